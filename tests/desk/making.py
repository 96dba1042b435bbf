"""Desks for tests: made in an empty folder, with a clock that goes a minute forward whenever it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from factcheck.desk import cases, evidence, publishing, verdicts
from factcheck.desk.place import Desk
from factcheck.desk.setup import init_desk
from factcheck.errors import FactcheckError
from factcheck.model.case import Case

ANA = "Ana Ruiz <ana@desk.example>"
BEN = "Ben Okafor <ben@desk.example>"
CLEO = "Cleo Wójcik <cleo@desk.example>"
STARTED = datetime(2026, 3, 16, 9, tzinfo=UTC)
CLAIM = "The Halden bridge cost 40 million."

# Every paragraph is invented. The fourth sentence holds two claims, and the headline stands twice.
ARTICLE = """Halden opens its new bridge

Halden opens its new bridge

The new bridge over the Tista cost 40 million crowns, Mayor Ivo Brandt said on Monday.

“In 2024 the old bridge was closed on 212 days,” Brandt told the town council. According to the Road Office, 23,000 \
vehicles crossed it every day before it closed.

The council approved the loan in May 2023, and the builders finished the work 14 months early.

It was a lovely morning for everybody.
"""

# A rating scale such as a desk adds by itself.
HOUSE_SCALE = """key = "house"
name = "House scale"
version = "1"
dated = "2026"
language = "en"

[[ratings]]
key = "solid"
labels.en = "Solid"

[[ratings]]
key = "wobbly"
labels.en = "Wobbly"
"""


class Ticking:
    """A clock that goes a minute forward whenever it is looked at."""

    def __init__(self) -> None:
        self._minutes = count()

    def __call__(self) -> datetime:
        return STARTED + timedelta(minutes=next(self._minutes))


def make_desk(root: Path, *, settings: str = "") -> Desk:
    """A new desk at `root` where Ana works. `settings` takes the place of its desk.toml."""
    made = init_desk(root, name="The Daily Example")
    if settings:
        (root / "desk.toml").write_text(settings, encoding="utf-8")
    return reopen(made)


def reopen(desk: Desk) -> Desk:
    """The desk as another start of the program finds it."""
    from factcheck.config import read_desk_settings

    return Desk(desk.root, read_desk_settings(desk.root / "desk.toml"), by=ANA, environment={}, clock=Ticking())


def settings_with(*, approvals: int = 1, **levels: str) -> str:
    """A desk.toml with these levels; the names of standards are written with underscores."""
    lines = [f'{name.replace("_", "-")} = "{level}"' for name, level in levels.items()]
    return "\n".join(['[desk]\nname = "The Daily Example"', "[standards]", *lines, "[standards.at-least]",
                      f"approvals = {approvals}", ""])  # fmt: skip


def files_of(desk: Desk) -> dict[str, bytes]:
    """Every case and article of a desk with its bytes."""
    return {
        str(path): path.read_bytes() for path in sorted(desk.root.glob("**/*.json")) if "captures" not in path.parts
    }


@contextmanager
def refused(desk: Desk, error: type[FactcheckError] = FactcheckError) -> Iterator[pytest.ExceptionInfo[FactcheckError]]:
    """What is done within is refused, says what to do next, and leaves every file as it was."""
    before = files_of(desk)
    with pytest.raises(error) as caught:
        yield caught
    assert files_of(desk) == before
    assert caught.value.message
    assert caught.value.hint


def open_told(desk: Desk, claim: str = CLAIM) -> str:
    """A case in triage of which everything is known that leaving triage asks for; its id."""
    new = cases.NewClaim(claim, claimant="Ivo Brandt", claimant_kind="person", claimed_on="2026-03-09",
                         appearance="the town council")  # fmt: skip
    return cases.open_case(desk, new).case.id


def add_source(desk: Desk, case: str, number: int = 1, **details: str) -> str:
    """A piece of evidence with a publisher of its own; its id."""
    given = {"publisher": f"Office {number}", "interest": "none known", **details}
    source = f"https://records.example/{number}"
    return evidence.add_evidence(desk, case, source, "refutes", evidence.EvidenceDetails(**given)).id


def researched(desk: Desk, claim: str = CLAIM) -> str:
    """A case in research with two sources; its id."""
    case = open_told(desk, claim)
    cases.move_stage(desk, case, "open")
    cases.assign(desk, case, ("Ana Ruiz",))
    cases.move_stage(desk, case, "researching")
    add_source(desk, case, 1)
    add_source(desk, case, 2)
    return case


def drafted(desk: Desk, claim: str = CLAIM, rating: str = "false") -> str:
    """A case with a verdict by Ana that cites both sources; its id."""
    case = researched(desk, claim)
    propose(desk, case, rating)
    return case


def in_review(desk: Desk, claim: str = CLAIM) -> str:
    """A case that waits for its second person; its id."""
    case = drafted(desk, claim)
    cases.move_stage(desk, case, "in-review")
    return case


def approved(desk: Desk, claim: str = CLAIM) -> str:
    """A case whose verdict Ben approved; its id."""
    case = in_review(desk, claim)
    verdicts.review_verdict(desk.acting(by=BEN), case, approve=True)
    return case


def published(desk: Desk, claim: str = CLAIM) -> str:
    """A case that readers can see; its id."""
    case = approved(desk, claim)
    publishing.publish_case(desk, case, url="https://daily.example/checks/bridge")
    return case


def propose(desk: Desk, case: str, rating: str = "false") -> Case:
    """Propose a verdict that cites all evidence that counts."""
    pieces = [piece for piece in read(desk, case).evidence if piece.counts]
    markers = "".join(f" [{piece.id}]" for piece in pieces)
    because = f"The final accounts say 31 million{markers}."
    return verdicts.propose_verdict(desk, case, rating, because, tuple(piece.id for piece in pieces)).case


def read(desk: Desk, case: str) -> Case:
    """The case as its file holds it."""
    return desk.store.read_case(case).case
