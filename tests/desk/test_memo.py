"""The editor's memo: all of a case, with what is confidential marked, for nobody but the desk."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest
from jinja2 import Environment

from factcheck.desk import evidence
from factcheck.desk.memo import is_memo, make_memo_file
from factcheck.desk.place import Desk, open_desk
from factcheck.desk.summary_files import formats_of, save_summary_file
from factcheck.errors import UnwordedError, UsageError
from factcheck.publish.template_files import SHIPPED
from tests.desk import making
from tests.publish.writers.reading import raw_parts, read_pdf, read_word

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
UPDATE = bool(os.environ.get("FACTCHECK_UPDATE_GOLDEN"))
ENDINGS = ("txt", "md", "html", "docx", "pdf")
LANGUAGES = ("ar", "de", "en", "es", "fr", "pt")
CANARY = "Canary-1911"


@pytest.fixture
def told(desk: Desk) -> tuple[Desk, str]:
    """A published case with a confidential piece of evidence; the canary is in its every detail."""
    case = making.published(desk)
    details = evidence.EvidenceDetails(**dict.fromkeys(("title", "publisher", "author", "quote", "note"), CANARY))
    evidence.add_evidence(desk, case, f"https://canary.example/{CANARY}", "refutes", details, confidential=True)
    return desk, case


@pytest.mark.parametrize(("language", "ending"), [*((one, "txt") for one in LANGUAGES), ("en", "md"), ("es", "md")])
def test_a_memo_on_the_example_reads_as_it_was_promised(language: str, ending: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "cases", tmp_path / "cases", ignore=shutil.ignore_patterns(".*"))
    desk = open_desk(tmp_path / "cases", at="2026-11-29T08:00:00Z", environment={})
    made = make_memo_file(desk, ("bpp7syrq",), language, Path(f"memo.{ending}"))
    path = GOLDEN / f"memo.{language}.{ending}"
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made.text, encoding="utf-8", newline="\n")
    assert made.text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_confidential_is_in_a_memo_and_marked(ending: str, told: tuple[Desk, str]) -> None:
    made = make_memo_file(told[0], (told[1],), "", Path(f"memo.{ending}"))
    readers = {"docx": read_word, "pdf": read_pdf}
    lines = readers[ending](made.data) if ending in readers else made.text.splitlines()
    text = "\n".join(line for line in lines if not line.startswith("link "))  # a PDF names them before its words
    joined = " ".join(text.split())
    assert "NOT FOR PUBLICATION" in joined[: joined.index("The case")]
    assert joined.count("CONFIDENTIAL") >= 3  # the notice, the piece of evidence, and the event that added it
    below = joined[joined.index("marked CONFIDENTIAL") + len("marked CONFIDENTIAL") :]
    assert below.index("CONFIDENTIAL") < below.index(CANARY)
    assert "Ana Ruiz" in below
    assert CANARY.encode() in raw_parts(made.data)


@pytest.mark.parametrize("ending", ENDINGS)
def test_two_memos_on_one_case_are_equal_byte_for_byte(ending: str, told: tuple[Desk, str]) -> None:
    desk = told[0].acting(at="2026-06-01T08:00:00Z")
    first, second = (make_memo_file(desk, (told[1],), "", Path(f"memo.{ending}")).data for _ in range(2))
    assert first == second


def test_a_memo_is_none_of_the_public_formats(desk: Desk) -> None:
    assert [one.name for one in formats_of(desk) if is_memo(one.name) or one.is_private] == []


def test_only_its_owner_may_read_a_memo(told: tuple[Desk, str], tmp_path: Path) -> None:
    to = tmp_path / "memo.md"
    to.write_text("old", encoding="utf-8")
    to.chmod(0o644)
    save_summary_file(make_memo_file(told[0], (told[1],), "", to), to)
    assert stat.S_IMODE(to.stat().st_mode) == 0o600


def test_a_memo_is_on_one_case_and_in_a_file_that_it_can_be_written_in(told: tuple[Desk, str]) -> None:
    desk, case = told
    for cases in ((), (case, case)):
        with pytest.raises(UsageError, match="on one case"):
            make_memo_file(desk, cases)
    with pytest.raises(UsageError) as refusal:
        make_memo_file(desk, (case,), "", Path("memo.xlsx"))
    assert refusal.value.hint == "It may end in .txt, .md, .html, .docx, .pdf."


def test_every_language_of_summaries_words_everything_that_a_memo_says() -> None:
    environment = Environment()
    said = {one: vars(environment.from_string(_words(one)).module) for one in LANGUAGES}
    for words in said.values():
        assert {name for name in words if not name.startswith("_")} == {
            name for name in said["en"] if not name.startswith("_")
        }
        assert set(words["kinds"]) == set(said["en"]["kinds"])
    assert {path.name.split(".")[1] for path in SHIPPED.glob("words.*.j2")} == set(LANGUAGES)


def test_a_memo_is_never_in_a_language_that_nobody_asked_for(desk: Desk) -> None:
    case = making.published(desk)
    with pytest.raises(UnwordedError, match="no wording in sv"):
        make_memo_file(desk, (case,), "sv")
    made = make_memo_file(desk, (case,), "sv", fallback="fr")
    assert "NE PAS PUBLIER" in made.text
    assert "There is no wording in sv, so this is in fr." in made.notes[0]
    assert make_memo_file(desk, (case,), "de-AT").text.startswith(make_memo_file(desk, (case,), "de").text[:40])


def _words(language: str) -> str:
    return (SHIPPED / f"memo_words.{language}.j2").read_text(encoding="utf-8")
