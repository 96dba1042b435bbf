"""Whatever is typed, in whatever order: the program never breaks, and what it refuses changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model.stages import STAGES
from tests.cli.terminal import ANA, BEN, CLEO, Ran, Terminal, copy_desk

HOSTILE = ("", " ", "-", "--", "\x1b[2J", "a\tb", "\u202egpj", "[bold]x[/]", "=1+1", "'; drop table", "%s {0}", "ü" * 300,
           "\ud800", "\udcff", "0", "-1", "null", "../../etc/passwd", "https://", "https://[x", "https://x.example/ü",
           "unknown", "2026-02-30", "2026", "9999-12-31", "0000", "[7q]", "<script>", "line\nline")  # fmt: skip
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=12), st.sampled_from(("31 million", "The mayor", "false")))
DAYS = st.one_of(st.sampled_from(("2026-03-16", "2031-01-31", "2025", "unknown", "")), WORDS)
STANCES = st.sampled_from(("supports", "refutes", "context", "insufficient", "denies"))
RATINGS = st.one_of(st.sampled_from(("true", "false", "half", "unproven", "not checkable")), WORDS)
PEOPLE = st.one_of(st.sampled_from((ANA, BEN, CLEO, "Ana Ruiz")), WORDS)
SOURCES = st.one_of(st.sampled_from(("https://a.example/1", "https://b.example/2", "page.html", "gone.html")), WORDS)

# Words in capitals stand for something that is drawn.
COMMANDS = (
    "open WORDS --claimant WORDS --claimed-on DAY --appearance WORDS --tag WORDS", "open WORDS --quote WORDS --anyway",
    "stage CASE STAGE --because WORDS --until DAY --of CASE", "stage CASE STAGE", "stage CASE STAGE --because yes",
    "assign CASE WHO", "assign CASE WHO --remove", "assign CASE WHO WHO --instead", "note CASE WORDS",
    "tag CASE WORDS", "tag CASE +a -b", "link CASE CASE --as related", "link CASE CASE --as WORDS",
    "override CASE second-person --because WORDS", "override CASE WORDS --because WORDS", "undo CASE", "undo CASE",
    "claim amend CASE --claimant WORDS --claimed-on DAY --appearance WORDS", "claim amend CASE --claim WORDS",
    "claim amend CASE --due DAY --priority 2 --checkable opinion --why WORDS", "claim amend CASE --checkable checkable",
    "claim appeared CASE WORDS --when DAY", "evidence add CASE SOURCE --stance STANCE --publisher WORDS --quote WORDS",
    "evidence add CASE SOURCE --stance STANCE --published-on DAY --confidential", "evidence list CASE",
    "evidence amend CASE PIECE --origin WORDS --url SOURCE", "evidence amend CASE PIECE --stance STANCE --not-confidential",
    "evidence withdraw CASE PIECE --because WORDS", "evidence capture CASE PIECE --file SOURCE",
    "evidence searched CASE WORDS", "question ask CASE WORDS", "question answer CASE PIECE WORDS --cites PIECE",
    "reply request CASE --to WORDS --deadline DAY", "reply request CASE", "reply receive CASE WORDS --received-on DAY",
    "reply waive CASE safety --note WORDS", "verdict propose CASE RATING --because WORDS --cites PIECE,PIECE",
    "verdict propose CASE false --because yes --cites PIECE", "verdict check CASE", "review CASE --approve",
    "review CASE --ask-changes WORDS", "review CASE --rating RATING --because WORDS", "publish CASE --url SOURCE",
    "publish CASE --published-on DAY", "publish CASE", "correct CASE --was WORDS --now WORDS --because WORDS",
    "correct CASE --was a --now b --because c", "correct CASE --was a --now b --because c --rating RATING --cites PIECE",
    "withdraw CASE --because WORDS", "summary CASE CASE --drafts", "summary CASE --format html", "summary --since DAY",
    "show CASE", "history CASE", "list WORDS --stage STAGE --sort=-score", "list --verdict RATING --claimant WORDS",
    "search WORDS", "resolve CASE", "resolve CASE --take 1", "article show WORDS", "scale show WORDS", "stats",
    "intake page.html --title WORDS --published-on DAY --accept top2", "intake - --accept WORDS", "WORDS WORDS", "doctor",
)  # fmt: skip
EXAMPLES = settings().max_examples // 12  # each is a desk and up to ten commands
CHANGES_ARTICLES = "intake"  # an article may be kept although no case was opened


@st.composite
def lines(draw: st.DrawFn) -> list[tuple[str, ...]]:
    """Several commands, CASE and PIECE still standing in them."""
    drawn = {"WORDS": WORDS, "DAY": DAYS, "STANCE": STANCES, "RATING": RATINGS, "WHO": PEOPLE, "SOURCE": SOURCES,
             "STAGE": st.sampled_from(STAGES)}  # fmt: skip
    typed = []
    for line in draw(st.lists(st.sampled_from(COMMANDS), min_size=3, max_size=10)):
        words = [draw(drawn[word]) if word in drawn else word for word in line.split()]
        form = draw(st.sampled_from((["--json"], ["--plain"], [])))
        by = ["--by", draw(st.sampled_from((ANA, BEN, CLEO)))] if draw(st.booleans()) else []
        typed.append((*words, *form, *by))
    return typed


def aim(terminal: Terminal, words: tuple[str, ...], case: str, other: str) -> list[str]:
    """The words with real ids in them: mostly one case, so that it gets somewhere, and its own evidence."""
    pieces = [one["id"] for one in terminal.case(case)["evidence"]] or ["7q"]
    ids = iter((case, other))
    aimed = [next(ids, other) if word == "CASE" else word for word in words]
    return [pieces[0] if word == "PIECE" else ",".join(pieces) if word == "PIECE,PIECE" else word for word in aimed]


def check(terminal: Terminal, words: list[str], before: dict[str, bytes], ran: Ran) -> None:
    """Hold the program to its word after a command."""
    assert ran.code in {0, 2, 3, 4}, (words, ran)
    assert not set("\x1b\x07\u202e") & set(ran.out + ran.err), words
    if ran.code and CHANGES_ARTICLES not in words:
        assert terminal.files() == before, (words, ran)
    if ran.code and "check" not in words:
        assert ran.err or ran.out.startswith("Usage:"), words


@pytest.mark.timeout(400)
@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(typed=lines(), start=st.sampled_from(STAGES))
def test_whatever_is_typed_nothing_breaks_and_every_file_stays_sound(
    terminal: Terminal, built: tuple[Path, dict[str, str]], typed: list[tuple[str, ...]], start: str
) -> None:
    shutil.rmtree(terminal.desk, ignore_errors=True)
    copy_desk(built[0], terminal.folder)
    (terminal.folder / "page.html").write_text("<p>The bridge cost 31 million crowns in 2024.</p>")
    case, other = built[1][start], built[1]["open"]
    for line in typed:
        words = aim(terminal, line, case, other)
        before = terminal.files()
        check(terminal, words, before, terminal(*words, stdin="The ferry sank in 1961 with 14 people aboard."))
    found = terminal.done("doctor", "--json").lines
    assert [finding for finding in found if finding["severity"] == "damage"] == []


def test_the_commands_of_this_test_are_the_programs(at_desk: Terminal) -> None:
    for line in COMMANDS:
        words = [word for word in line.split() if not word.isupper() or word == "-"]
        ran = at_desk(*words[:1], "--help")
        assert ran.code == 0 or line.startswith("WORDS")
