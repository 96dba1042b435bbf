"""What was checked before, asked of a person in a terminal; and a verdict that differs asks why."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pexpect
import pytest

from factcheck.cli import second_rating
from tests.cli.terminal import ANA, Terminal

ROOT = Path(__file__).resolve().parents[2]
ASKED = r"\[q\]uit > "


@pytest.fixture
def twin(at_desk: Terminal, ids: dict[str, str]) -> str:
    """A case that says nearly the same as the published one, which was rated False, ready for a verdict."""
    claim = at_desk.case(ids["published"])["claim"]
    case = at_desk.id_of("open", claim.rstrip("."), "--claimant", "unknown", "--claimed-on", "unknown", "--appearance",
                         "unknown", "--why", "Shared widely.", "--anyway")  # fmt: skip
    for stage in ("open", "researching"):
        if stage == "researching":
            at_desk.done("assign", case, "Ana Ruiz")
        at_desk.done("stage", case, stage)
    return case


def propose(terminal: Terminal, case: str, *words: str) -> tuple[str, ...]:
    piece = terminal.id_of("evidence", "add", case, "https://x.example/1", "--stance", "supports")
    return ("verdict", "propose", case, "true", "--because", "So it is.", "--cites", piece, *words)


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a terminal of Unix")
def test_a_person_links_and_tells_apart_and_is_not_asked_again(at_desk: Terminal, twin: str) -> None:
    for answer in ("n", ""):
        child = pexpect.spawn(
            sys.executable, ["-m", "factcheck", "match", twin, "--quick", "--limit", "1"], cwd=str(at_desk.folder),
            env={**os.environ, "PYTHONPATH": str(ROOT), "FACTCHECK_BY": ANA, "NO_COLOR": "1"}, encoding="utf-8",
            timeout=60, dimensions=(40, 100),
        )  # fmt: skip
        if answer:
            child.expect(ASKED)
            child.sendline(answer)
            child.expect("is told apart from")
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
    assert [tie["relation"] for tie in at_desk.case(twin)["ties"]] == ["different"]
    assert "different from" in at_desk.done("show", twin).out


def test_elsewhere_a_verdict_that_differs_is_refused_and_names_the_option(
    at_desk: Terminal, twin: str, ids: dict[str, str]
) -> None:
    refused = at_desk.refused(3, *propose(at_desk, twin))
    assert ids["published"] in refused["message"]
    assert "--differs-because" in refused["hint"]


def test_in_a_terminal_the_reason_is_asked_for_and_kept(
    at_desk: Terminal, twin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_rating, "is_somebody_there", lambda _session: True)
    words = propose(at_desk, twin)
    assert at_desk(*words, stdin="\n").code == 3
    ran = at_desk.done(*words, stdin="It is about the new bridge.\n")
    assert "Why does this one differ > " in ran.err
    assert at_desk.case(twin)["verdict"]["differs_because"] == "It is about the new bridge."
    assert "about the new bridge" in at_desk.done("show", twin).out
    assert "about the new bridge" in at_desk.done("history", twin).out


def test_told_apart_the_verdict_needs_no_reason(at_desk: Terminal, twin: str, ids: dict[str, str]) -> None:
    words = propose(at_desk, twin)
    for other in [one["id"] for one in at_desk.done("match", twin, "--quick", "--json").lines if one["rating"]]:
        at_desk.done("match", twin, "--different", other, "--because", "Another bridge.")
    at_desk.done(*words)
    assert ids["published"] in [tie["other"] for tie in at_desk.case(twin)["ties"]]
