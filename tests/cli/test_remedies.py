"""The command that a refusal names does meet what was missing."""

from __future__ import annotations

import itertools
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.terminal import BEN, CLEO, Terminal
from tests.desk.making import settings_with

# What a person puts in the place of the words in capitals.
FILLED = {
    "URL-or-FILE": "https://new.example/page", "supports|refutes|context": "refutes", "supports|refutes": "refutes",
    "EVIDENCE,…": "{first}", "EVIDENCE": "{first}", "WHO": "'Somebody Known'", "DATE": "{date}", "FILE": "page.html",
    '"WHERE YOU LOOKED, AND FOR WHAT"': "'The archive, for higher figures.'", '"REACH, IMPORTANCE OR HARM"': "'Shared.'",
    "RATING": "false", '"TEXT"': "'Some words.'", '"WHY"': "'It is so.'", '"SOMEBODY ELSE"': f"'{BEN}'",
    "not-possible|safety|self-evident": "safety",
}  # fmt: skip

Spoil = Callable[[Terminal, str], object]


def fill(remedy: str, **known: str) -> list[str]:
    """The remedy as a person types it."""
    for capitals in sorted(FILLED, key=len, reverse=True):
        remedy = remedy.replace(capitals, FILLED[capitals].format(**known))
    return shlex.split(remedy)[1:]


def standard(terminal: Terminal, case: str, name: str) -> dict[str, object]:
    ran = terminal("verdict", "check", case, "--json")
    return next(one for one in ran.data["standards"] if one["name"] == name)


def add(terminal: Terminal, case: str, *more: str) -> object:
    return terminal.done("evidence", "add", case, "https://spoil.example", "--stance", "refutes", *more)


def unspoiled(_terminal: Terminal, _case: str) -> None:
    """The standard is not met as the case stands."""


def withdraw(terminal: Terminal, case: str) -> object:
    piece = terminal.case(case)["evidence"][1]["id"]
    return terminal.done("evidence", "withdraw", case, piece, "--because", "a forgery")


CASES: tuple[tuple[str, str, Spoil], ...] = (
    ("independent-sources", "researching", withdraw),
    ("primary-source", "researching", unspoiled),
    ("named-sources", "researching", lambda terminal, case: terminal.done(
        "evidence", "amend", case, terminal.case(case)["evidence"][0]["id"], "--publisher", "anonymous")),
    ("interests-stated", "researching", lambda terminal, case: terminal.done(
        "evidence", "amend", case, terminal.case(case)["evidence"][0]["id"], "--interest", "")),
    ("right-of-reply", "researching", unspoiled),
    ("both-sides", "researching", unspoiled),
    ("why-this-claim", "triage", unspoiled),
    ("checkable", "triage", lambda terminal, case: terminal.done("claim", "amend", case, "--checkable", "opinion")),
    ("second-person", "in-review", unspoiled),
    ("captured", "researching", withdraw),
    ("fresh-verdict", "drafted", add),
    ("correction-recorded", "published", lambda terminal, case: terminal.done(
        "claim", "amend", case, "--claimed-on", "2026-02")),
    ("known-at-the-time", "researching", lambda terminal, case: [terminal.done(
        "evidence", "amend", case, piece["id"], "--published-on", "2026-06") for piece in terminal.case(case)["evidence"]]),
)  # fmt: skip


@pytest.mark.parametrize(("name", "stage", "spoil"), CASES, ids=[name for name, _, _ in CASES])
def test_what_a_standard_names_as_its_remedy_meets_it(
    at_desk: Terminal, ids: dict[str, str], name: str, stage: str, spoil: Spoil
) -> None:
    (at_desk.folder / "page.html").write_text("<p>31 million</p>")
    case = ids[stage]
    spoil(at_desk, case)
    before = standard(at_desk, case, name)
    assert before["met"] is False
    pieces = at_desk.case(case)["evidence"]
    date = "2031-01-01" if name == "right-of-reply" else "2020"
    words = fill(str(before["remedy"]), first=pieces[0]["id"] if pieces else "", date=date)
    at_desk.done(*words)
    if name == "checkable":
        assert at_desk.case(case)["stage"] == "declined"
    else:
        assert standard(at_desk, case, name)["met"] is True


@pytest.mark.parametrize("stage", ["in-review", "approved", "published", "on-hold", "closed"])
def test_the_way_to_a_fresh_verdict_leads_there_step_by_step(
    at_desk: Terminal, ids: dict[str, str], stage: str
) -> None:
    case = ids[stage]
    if stage == "on-hold":  # a case may rest with the verdict that was sent back
        at_desk.done("stage", case, "researching")
        piece = at_desk.case(case)["evidence"][0]["id"]
        at_desk.done("verdict", "propose", case, "false", "--because", "So it is.", "--cites", piece)
        at_desk.done("stage", case, "researching")
        at_desk.done("stage", case, "on-hold", "--because", "Shut.", "--until", "2031-01-31")
    add(at_desk, case, "--publisher", "Another")
    for _step in range(6):
        found = standard(at_desk, case, "fresh-verdict")
        if found["met"]:
            break
        first = at_desk.case(case)["evidence"][0]["id"]
        at_desk.done(*fill(str(found["remedy"]), first=first, date="2031-01-01"), by=BEN)
    assert standard(at_desk, case, "fresh-verdict")["met"] is True


def test_the_next_command_leads_every_case_to_publication(
    at_desk: Terminal, ids: dict[str, str], tmp_path: Path
) -> None:
    assert tmp_path == at_desk.folder
    (at_desk.desk / "desk.toml").write_text(settings_with(), encoding="utf-8")
    for stage in ("triage", "open", "researching", "awaiting-reply", "on-hold", "drafted", "in-review", "approved"):
        case = ids[stage]
        by = ""
        for step in range(14):
            ran = at_desk("verdict", "check", case, "--json")
            following = ran.data["next"]
            if following is None:
                break
            pieces = at_desk.case(case)["evidence"]
            following = following.replace("URL-or-FILE", f"https://new{step}.example/page")
            by = BEN if following.startswith("factcheck review") else ""
            at_desk.done(*fill(following, first=pieces[0]["id"] if pieces else "", date="2031-01-31"), by=by)
        assert at_desk.case(case)["stage"] == "published", (stage, case)


FAR = (
    ("triage", "closed"), ("open", "withdrawn"), ("declined", "published"), ("closed", "published"),
    ("withdrawn", "correcting"), ("published", "withdrawn"), ("correcting", "awaiting-reply"), ("approved", "on-hold"),
)  # fmt: skip
STRICT = """[desk]
name = "The Daily Example"
[standards]
right-of-reply = "require"
primary-source = "require"
[standards.at-least]
approvals = 2
[review]
rate-first = true
"""


@pytest.mark.parametrize("settings", [settings_with(), STRICT], ids=["new desk", "strict desk"])
@pytest.mark.parametrize(("before", "to"), FAR)
def test_the_commands_that_refused_moves_name_lead_to_where_they_were_refused(
    at_desk: Terminal, ids: dict[str, str], before: str, to: str, settings: str
) -> None:
    (at_desk.desk / "desk.toml").write_text(settings, encoding="utf-8")
    case = ids[before]
    told: list[str] = []
    reviewers = itertools.cycle((BEN, CLEO))
    for step in range(20):
        ran = at_desk("stage", case, to, "--json")
        if ran.code == 0 or at_desk.case(case)["stage"] == to:
            break
        assert ran.code == 3, (told, ran)
        command = ran.error["hint"].partition("   (or")[0]
        told.append(command)
        counting = [piece["id"] for piece in at_desk.case(case)["evidence"] if not piece["withdrawn"]]
        by = next(reviewers) if command.endswith('ELSE"') or command.startswith("factcheck review") else ""
        words = command.removesuffix(' --by "SOMEBODY ELSE"').replace(
            "URL-or-FILE", f"https://office{step}.example/page"
        )
        at_desk.done(*fill(words, first=counting[0] if counting else "", date="2031-01-31"), by=by)
    assert at_desk.case(case)["stage"] == to, told
