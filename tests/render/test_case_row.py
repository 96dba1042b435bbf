"""What must not be overlooked about a case in a list, and the day that comes first."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.model.stages import GIVEN_UP, STAGES
from factcheck.render import case_row
from factcheck.render.case_row import alarms, next_day
from tests.render.things import case_row as row_of


def test_the_stages_that_were_given_up_are_those_of_the_trade() -> None:
    assert set(case_row._GIVEN_UP) == GIVEN_UP


@pytest.mark.parametrize("stage", STAGES)
def test_a_verdict_out_of_date_alarms_unless_it_was_given_up(stage: str) -> None:
    row = row_of(stage=stage, rating="true", is_fresh=False)
    assert alarms(row) == ([] if stage in GIVEN_UP else ["verdict out of date"])


def test_the_day_that_comes_first_is_told_as_long_as_there_is_work() -> None:
    days: dict[str, Any] = {"due": "2026-10-12", "deadline": "2026-10-05", "held_until": "2026-10-20"}
    assert next_day(row_of(stage="researching", **days)) == "2026-10-05"
    assert next_day(row_of(stage="published", **days)) == ""
