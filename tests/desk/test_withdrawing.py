"""Taking back what was published, tried on a copy of the example desk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factcheck.desk.place import Desk, open_desk
from factcheck.desk.publishing import withdraw_case
from factcheck.errors import RefusedError

EXAMPLE = Path(__file__).resolve().parents[2] / "cases"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    copy = shutil.copytree(EXAMPLE, tmp_path / "cases", ignore=shutil.ignore_patterns(".index", ".locks"))
    return open_desk(copy, by="Ana Ruiz <ana@desk.example>", at="2026-11-02", environment={})


def published(desk: Desk) -> str:
    cases = (desk.store.read_case(identifier).case for identifier in desk.store.case_ids())
    return next(case.id for case in cases if case.stage == "published")


@pytest.mark.parametrize("because", ["", "  \n"])
def test_without_a_reason_nothing_is_withdrawn_and_the_command_is_named(desk: Desk, because: str) -> None:
    case = published(desk)
    with pytest.raises(RefusedError, match="needs a reason") as caught:
        withdraw_case(desk, case, because)
    assert caught.value.hint == f'factcheck withdraw {case} --because "WHY"'
    assert desk.store.read_case(case).case.stage == "published"


def test_with_a_reason_it_is_withdrawn(desk: Desk) -> None:
    done = withdraw_case(desk, published(desk), "The figures were another city's.")
    assert done.case.stage == "withdrawn"
    assert done.case.withdrawals[-1].reason == "The figures were another city's."
