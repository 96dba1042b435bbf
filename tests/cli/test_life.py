"""The full life of one case by two people, through every stage, and each forbidden move on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factcheck.model.stages import MOVES, STAGES
from tests.cli.terminal import ANA, BEN, Terminal


class Life:
    """One case at a desk. After each step every move that the table forbids is tried, and refused."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        terminal.done("desk", "init")
        self.case = terminal.id_of("open", "The bridge cost 40 million.")
        self.met: list[str] = []
        self.stands("triage")

    def do(self, *words: str, by: str = ANA) -> str:
        """One step, with CASE for the case; the id of what it added."""
        return self.terminal.id_of(*(self.case if word == "CASE" else word for word in words), by=by)

    def forbidden(self, code: int, *words: str, by: str = ANA) -> None:
        """One step that is refused: the bytes stay, and the next command names the case."""
        error = self.terminal.refused(code, *(self.case if word == "CASE" else word for word in words), by=by)
        assert self.case in error["hint"] or "--by" in error["hint"], error

    def stands(self, stage: str) -> None:
        """The case stands at a stage, and may go only where the table says."""
        assert self.terminal.case(self.case)["stage"] == stage
        if stage in self.met:
            return
        self.met.append(stage)
        for to in STAGES:
            if to not in MOVES[stage]:
                self.forbidden(3, "stage", "CASE", to, "--because", "I want to.", "--until", "2030-01-31")

    def moves(self, to: str, *words: str) -> None:
        """One move of the stage."""
        self.do("stage", "CASE", to, *words)
        self.stands(to)


@pytest.fixture
def life(terminal: Terminal) -> Iterator[Life]:
    """The life of a case; whatever happened, every file is as it was written."""
    yield Life(terminal)
    terminal.done("doctor")


def test_a_case_lives_through_every_stage(life: Life) -> None:
    life.forbidden(3, "stage", "CASE", "open")
    life.moves("declined", "--because", "An opinion.")
    life.moves("researching", "--because", "A fact after all.")
    life.moves("on-hold", "--because", "The archive is shut.", "--until", "2030-01-31")
    life.moves("researching")
    life.forbidden(3, "verdict", "propose", "CASE", "false", "--because", "So it is.")
    life.do("reply", "request", "CASE", "--to", "The mayor", "--deadline", "2031-01-31")
    life.stands("awaiting-reply")
    life.do("reply", "receive", "CASE", "The figure includes the roads.")
    life.stands("researching")

    first = life.do("evidence", "add", "CASE", "https://a.example/1", "--stance", "refutes", "--publisher", "A")
    draft = ("verdict", "propose", "CASE", "false", "--because", f"It says 31 million [{first}].", "--cites")
    life.do(*draft, first)
    life.stands("drafted")
    life.forbidden(3, "stage", "CASE", "in-review")  # one source is not enough
    life.forbidden(3, "review", "CASE", "--approve", by=BEN)
    second = life.do("evidence", "add", "CASE", "https://b.example/2", "--stance", "refutes", "--publisher", "B")
    life.forbidden(3, "stage", "CASE", "in-review")  # the verdict has not seen the second one
    life.do(*draft, f"{first},{second}")
    life.moves("in-review")
    life.forbidden(3, "review", "CASE", "--approve")  # its author
    life.forbidden(3, "publish", "CASE")
    life.do("review", "CASE", "--ask-changes", "Say which year.", by=BEN)
    life.stands("researching")
    life.do(*draft, f"{first},{second}")
    life.moves("in-review")
    life.do("review", "CASE", "--approve", by=BEN)
    life.stands("approved")
    life.moves("in-review")
    life.do("undo", "CASE")
    life.stands("approved")

    life.do("publish", "CASE", "--url", "https://daily.example/checks/bridge")
    life.stands("published")
    life.forbidden(3, "undo", "CASE")
    life.forbidden(3, "publish", "CASE")
    life.moves("correcting", "--because", "A reader wrote.")
    life.forbidden(3, "publish", "CASE")
    life.do("correct", "CASE", "--was", "31 million", "--now", "34 million", "--because", "The accounts were revised.")
    life.stands("published")
    wrong = (
        "correct",
        "CASE",
        "--was",
        "False",
        "--now",
        "It is half true.",
        "--because",
        "An audit.",
        "--rating",
        "half",
    )
    life.forbidden(3, *wrong)  # its author
    life.do(*wrong, by=BEN)
    life.stands("published")

    life.moves("closed")
    life.forbidden(3, "stage", "CASE", "researching")  # without a reason
    life.moves("researching", "--because", "A new audit.")
    life.do(*draft, f"{first},{second}")
    life.moves("in-review")
    life.do("review", "CASE", "--approve", by=BEN)
    life.forbidden(3, "publish", "CASE")  # readers saw something else before
    life.do("correct", "CASE", "--was", "Half true", "--now", "False after all.", "--because", "A new audit.")
    life.stands("published")
    life.do("withdraw", "CASE", "--because", "The claim was never made.")
    life.stands("withdrawn")
    life.moves("researching", "--because", "It was made after all.")

    other = life.terminal.id_of("open", "The bridge cost forty million.", "--claimant", "unknown")
    life.terminal.done("claim", "amend", other, "--claimed-on", "unknown", "--appearance", "unknown")
    life.case = other
    life.moves("open")
    life.forbidden(3, "stage", "CASE", "researching")  # nobody is assigned
    life.forbidden(3, "stage", "CASE", "duplicate", "--of", other)
    life.moves("duplicate", "--of", life.terminal.done("list", "--stage", "researching", "--json").data["id"])
    assert set(life.met) == set(STAGES)

    history = life.terminal.done("history", life.case, "--json").lines
    assert history[0]["kind"] == "case-opened"
    assert {event["by"]["name"] for event in history} == {"Ana Ruiz"}
