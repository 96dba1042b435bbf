"""A source is withdrawn in the example desk: who leans on it is found, told and put right, and what readers saw is kept."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.whole_program import BEN, Desk

MAP = "https://survey.example/map/brackwater"
DETOUR, COMMUTERS, RESPONSE = "dcjhxccb", "yr01ndn4", "z19e6jz4"
WAS = "By the road map the way was 11 kilometres longer."
NOW = "By the standing order it was 11 kilometres longer."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def states(found: Any) -> dict[str, tuple[str, str, int]]:
    return {one["case"]: (one["degree"], one["state"], len(one["way"])) for one in found["touched"]}


def put_right(desk: Desk) -> None:
    """Both cases that readers can see are corrected, each by a second person and without what no longer stands."""
    orders = desk.piece(DETOUR, "https://fire.example/orders/2024-31")
    report = desk("evidence", "add", DETOUR, "https://roads.example/detour", "--stance", "supports", "--publisher",
                  "Road Office", "--interest", "none known", "--json", "--no-capture")  # fmt: skip
    roads = json.loads(report.stdout.splitlines()[0])["id"]
    # It was closed, so it goes the whole way again.
    desk("stage", DETOUR, "researching", "--because", "Its map no longer stands.")
    desk("verdict", "propose", DETOUR, "true", "--because", f"{NOW} [{orders}] The Road Office says so too [{roads}].",
         "--cites", f"{orders},{roads}")  # fmt: skip
    desk("stage", DETOUR, "in-review")
    desk("review", DETOUR, "--approve", by=BEN)
    desk("correct", DETOUR, "--was", WAS, "--now", NOW, "--because", "The sheet was printed from an older survey.")
    kept = [one["id"] for one in desk.evidence(RESPONSE) if "desk.example" not in one["url"]]
    desk("correct", RESPONSE, "--was", "The way was 11 kilometres longer, by our check of the detour.", "--now",
         "The detour plays no part in the rating.", "--because", "That check rested on a sheet that no longer stands.",
         "--rating", "true", "--cites", ",".join(kept), by=BEN)  # fmt: skip


def test_a_withdrawn_source_is_put_right_wherever_it_reached(desk: Desk, tmp_path: Path) -> None:
    piece = desk.piece(DETOUR, MAP)
    said = desk(
        "evidence", "withdraw", DETOUR, piece, "--because", "The sheet was printed from an older survey."
    ).stderr
    assert f"2 other cases lean on it. Next: factcheck ripple {DETOUR} {piece}" in said

    found = desk.json("ripple", DETOUR, piece)
    assert states(found) == {
        DETOUR: ("cites", "to-correct", 1), COMMUTERS: ("holds", "to-reconsider", 1), RESPONSE: ("cites", "to-correct", 2),
    }  # fmt: skip
    assert states(desk.json("ripple", piece)) == states(desk.json("ripple", MAP)) == states(found)
    assert [one["id"] for one in found["articles"]] == ["cmbmgjmc"]
    assert set(found["feed"]) == {DETOUR, RESPONSE}

    desk("ripple", DETOUR, piece, "--notices", "notices")
    notices = {
        path.stem[7:]: " ".join(path.read_text(encoding="utf-8").split()) for path in (tmp_path / "notices").iterdir()
    }
    assert set(notices) == {DETOUR, COMMUTERS, RESPONSE}
    assert all("Road map 1 : 25,000" in text and "an older survey" in text for text in notices.values())
    assert "by way of our check of “Ambulances had to drive" in notices[RESPONSE]

    put_right(desk)
    after = states(desk.json("ripple", DETOUR, piece))
    assert {case: state for case, (_, state, _) in after.items()} == {
        DETOUR: "corrected", COMMUTERS: "to-reconsider", RESPONSE: "corrected",
    }  # fmt: skip
    assert DETOUR not in desk("ripple").stdout

    desk("site", "build", "public", "--base-url", "https://desk.example/")
    pages = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "public").rglob("*.html")}
    assert any(NOW in text and DETOUR in str(path) for path, text in pages.items())
    assert any("correction" in path.name and NOW in text for path, text in pages.items())

    assert NOW in (tmp_path / "public" / "feed.xml").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "public" / "claimreview.json").read_text(encoding="utf-8"))
    reviews = [review for item in data["dataFeedElement"] for review in item["item"]]
    told = [one["url"] for one in reviews if "CorrectionComment" in json.dumps(one)]
    assert all(any(case in url for url in told) for case in (DETOUR, RESPONSE))
    assert any(MAP in path.read_text(encoding="utf-8") for path in (tmp_path / "public" / "versions").rglob("*.*"))

    desk("bundle", DETOUR, "-o", "told.zip")
    assert desk("verify", "told.zip").stdout
    with zipfile.ZipFile(tmp_path / "told.zip") as bundle:
        old, new = (bundle.read(f"cases/{DETOUR}/published/{number}.json").decode() for number in (1, 2))
        assert NOW in bundle.read(f"cases/{DETOUR}/case.html").decode()
    assert (MAP in old, MAP in new) == (True, False)

    versions = [json.loads(line) for line in desk("history", DETOUR, "--published", "--json").stdout.splitlines()]
    assert [(one["version"], one["state"], one["is_correction"]) for one in versions] == [
        (1, "kept", False),
        (2, "kept", True),
    ]
    changed = desk.json("history", DETOUR, "--published", "--compare", "1..2")["changes"]
    removed = " ".join(one["text"] for part in changes_of(changed) for one in part if one["how"] == "removed")
    assert MAP in removed
    desk("doctor")


def changes_of(changes: list[Any]) -> list[list[Any]]:
    return [change["passages"] for change in changes]


def test_without_the_index_the_answer_is_the_same(desk: Desk, tmp_path: Path) -> None:
    with_index = desk.json("ripple", MAP)
    index = tmp_path / "cases" / ".index"
    shutil.rmtree(index)
    index.write_text("no folder", encoding="utf-8")
    without = desk.json("ripple", MAP)
    assert without["touched"] == with_index["touched"]
    assert any("index" in note for note in without["notes"])
