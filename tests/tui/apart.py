"""Two people who changed one claim without seeing each other, as a merge leaves it."""

from __future__ import annotations

import shutil

from factcheck.desk import cases, merging
from factcheck.desk.place import Desk
from tests.desk.making import BEN, reopen


def set_apart(desk: Desk, case: str, one: str, other: str) -> None:
    """The desk's own person rewords the claim of a case, Ben does so in a copy, and the copy is merged in."""
    place = desk.root.parent / "copy" / "cases"
    shutil.copytree(desk.root, place)
    copy = reopen(desk)
    copy.root = place
    cases.amend_claim(copy.acting(by=BEN), case, claim=other)
    cases.amend_claim(desk, case, claim=one)
    merging.merge_desk(desk, place)
