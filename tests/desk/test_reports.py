"""What happened in a period is what the cases say, and its picture holds nothing but inert text."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PIL import Image

from factcheck.desk import cases, intake, publishing, reports
from factcheck.desk.place import Desk, open_desk
from factcheck.errors import UsageError
from factcheck.model.canonical import sha256
from factcheck.model.report import quartiles_of
from factcheck.publish.report_picture import draw_svg, lay_out
from factcheck.publish.report_png import draw_png
from factcheck.store import DeskStore
from factcheck.store.index_report import period_of
from tests.desk import making
from tests.hostile.vectors import VECTORS
from tests.render.after_pages import a_report

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "publish" / "golden"
UPDATES = os.environ.get("FACTCHECK_UPDATE_GOLDEN") == "1"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def example(tmp_path: Path) -> Desk:
    """A copy of the desk that ships as an example, without its index."""
    shutil.copytree(ROOT / "cases", tmp_path / "cases", ignore=shutil.ignore_patterns(".index", ".locks"))
    return open_desk(tmp_path / "cases", environment={})


@pytest.mark.parametrize("indexed", [True, False])
def test_the_whole_time_of_the_example_desk(example: Desk, indexed: bool) -> None:
    example.__dict__["store"] = DeskStore(example.root, index=indexed)
    found = reports.read_report(example, reports.ReportWanted(step="month"))
    total = found.total
    assert (total.opened, total.judged, total.published, total.corrected, total.withdrawn) == (18, 10, 7, 1, 1)
    assert sum(number for _, number in found.by_stage) == 18
    assert dict(found.by_outlet) == {"The Brackwater Courier": 7, "The Varland Post": 2, "": 1}
    assert dict(found.by_checker) == {"Chidi Lang": 4, "Ana Ruiz": 3, "Ben Okafor": 3}
    assert sum(number for _, number in found.by_claimant) == 10
    assert (found.corrected_since, found.correction_share) == (2, 2 / 7)
    assert [one.name for one in found.periods] == [f"2026-{month:02d}" for month in range(3, 11)]
    assert found.days is not None
    assert found.days.first < found.days.median < found.days.third


def test_a_part_of_it_counts_what_happened_then_and_nothing_else(example: Desk) -> None:
    spring = reports.read_report(example, reports.ReportWanted("2026-04", "2026-05"))
    total = spring.total
    assert (total.opened, total.judged, total.published, total.corrected, total.withdrawn) == (0, 1, 1, 1, 1)
    assert (spring.by_outlet, spring.periods) == ((("The Brackwater Courier", 1),), ())
    by_year = reports.read_report(example, reports.ReportWanted(step="year"))
    assert [(one.name, one.opened) for one in by_year.periods] == [("2026", 18)]
    by_week = reports.read_report(example, reports.ReportWanted("2026-03", "2026-03", "week"))
    assert sum(one.opened for one in by_week.periods) == by_week.total.opened == 11
    assert all(one.name[8:] in ("09", "16", "23", "30") for one in by_week.periods)


def test_the_list_of_names_may_be_cut(example: Desk) -> None:
    found = reports.read_report(example, reports.ReportWanted(most=1))
    assert [len(one) for one in (found.by_outlet, found.by_checker, found.by_claimant)] == [1, 1, 1]


def test_an_article_that_changes_its_publisher_changes_the_count(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    file = tmp_path / "article.txt"
    file.write_text(making.ARTICLE, encoding="utf-8")
    taken = intake.take_in(
        desk, intake.read_source(str(file)), intake.Given(title="The bridge", publisher="The Old Paper")
    )
    case = making.researched(desk)
    cases.amend_claim(desk, case, details=cases.ClaimDetails(article=taken.article.id))
    making.propose(desk, case)
    assert reports.read_report(desk, reports.ReportWanted()).by_outlet == (("The Old Paper", 1),)
    intake.amend_article(desk, taken.article.id, intake.Given(publisher="The New Paper"))
    assert reports.read_report(desk, reports.ReportWanted()).by_outlet == (("The New Paper", 1),)


@pytest.mark.parametrize(("since", "until", "step"), [("", "", "day"), ("2026-05", "2026-04", ""), ("soon", "", "")])
def test_what_is_no_period_is_refused(desk: Desk, since: str, until: str, step: str) -> None:
    with pytest.raises(UsageError):
        reports.read_report(desk, reports.ReportWanted(since, until, step))


@pytest.mark.parametrize(
    ("seconds", "wanted"),
    [
        ([86_400], (86_400, 86_400, 86_400)),
        ([1, 2, 3, 4], (1.5, 2.5, 3.5)),
        ([5, 1, 3], (1, 3, 5)),
        ([1, 2, 3, 4, 5], (1.5, 3, 4.5)),
    ],
)
def test_quartiles(seconds: list[int], wanted: tuple[float, float, float]) -> None:
    found = quartiles_of(seconds)
    assert found is not None
    assert tuple(round(value * 86_400, 3) for value in (found.first, found.median, found.third)) == wanted


def test_of_nothing_there_are_no_quartiles() -> None:
    assert quartiles_of([]) is None


@pytest.mark.parametrize(
    ("day", "step", "name"),
    [
        ("2026-01-01", "week", "2025-12-29"),
        ("2026-03-31", "month", "2026-03"),
        ("2026-03", "week", "2026-03"),
        ("2026-03-31", "year", "2026"),
    ],
)
def test_the_period_that_a_day_lies_in(day: str, step: str, name: str) -> None:
    assert period_of(day, step) == name


def label(_scale: str, rating: str) -> str:
    return rating.capitalize()


def test_the_picture_is_as_it_was_promised() -> None:
    text = draw_svg(lay_out(a_report(), "The Daily Example", label))
    path = GOLDEN / "report.svg"
    if UPDATES:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("vector", VECTORS)
def test_whatever_a_name_holds_is_text_in_the_picture(vector: str) -> None:
    hostile = f"{VECTORS[vector]}<script>alert(1)</script>\"'&\x1b[2J\u202e\x00"
    text = draw_svg(
        lay_out(a_report(lambda words: f"{hostile}{words}"), hostile, lambda _scale, rating: hostile + rating)
    )
    root = ElementTree.fromstring(text.encode())
    assert {one.tag.removeprefix(SVG) for one in root.iter()} == {"svg", "title", "desc", "rect", "text"}
    allowed = {"viewBox", "width", "height", "role", "aria-labelledby", "font-family", "id", "x", "y", "fill", "stroke",
               "stroke-width", "font-size", "text-anchor", "font-weight"}  # fmt: skip
    assert {name for one in root.iter() for name in one.attrib} <= allowed
    assert not [sign for sign in text if sign in "\x1b\u202e\x00"]


def test_the_picture_says_in_words_what_it_shows() -> None:
    root = ElementTree.fromstring(draw_svg(lay_out(a_report(), "The Daily Example", label)).encode())
    assert root.attrib["role"] == "img"
    told = root.findtext(f"{SVG}desc") or ""
    assert all(
        words in told for words in ("987 first verdicts", "False 500", "The Courier 600", "2026-03: 1234 opened")
    )


def test_the_png_is_one_with_its_words_in_it() -> None:
    data = draw_png(lay_out(a_report(), "The Daily Example", label))
    image = Image.open(io.BytesIO(data))
    image.load()
    assert image.size[0] == 2000
    assert "987 first verdicts" in image.text["Description"]  # type: ignore[attr-defined]
    assert len(image.getcolors(1 << 20) or ()) > 3
    assert data == draw_png(lay_out(a_report(), "The Daily Example", label))


def test_it_is_drawn_into_a_file_by_its_ending(example: Desk, tmp_path: Path) -> None:
    for name, start in (("a.svg", b"<svg"), ("a.png", b"\x89PNG")):
        reports.draw_report(example, reports.ReportWanted(step="month"), tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    with pytest.raises(UsageError):
        reports.draw_report(example, reports.ReportWanted(), tmp_path / "a.gif")


def test_nothing_confidential_is_in_a_report(example: Desk, tmp_path: Path) -> None:
    reports.draw_report(example, reports.ReportWanted(step="month", most=0), tmp_path / "a.svg")
    assert "heronsgate" not in (tmp_path / "a.svg").read_text(encoding="utf-8").casefold()
    assert sha256((tmp_path / "a.svg").read_bytes())


def test_a_correction_counts_from_its_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    case = making.published(desk)
    publishing.correct_case(desk, case, was="31 million", now="34 million", because="Revised.")
    found = reports.read_report(desk, reports.ReportWanted())
    assert (found.total.corrected, found.corrected_since, found.correction_share) == (1, 1, 1.0)
