"""The way to publication: every stage ahead, what is missing, and the command for it."""

from __future__ import annotations

import pytest

from factcheck.model import stages
from factcheck.model.way import steps_ahead
from tests.model.making import CASE_ID, at_stage, opened, told


def test_a_bare_claim_is_told_everything_that_is_missing_once() -> None:
    steps = steps_ahead(opened().case)
    assert [step.stage for step in steps] == ["open", "researching", "drafted", "in-review", "approved", "published"]
    missing = {step.stage: step.missing for step in steps if step.missing}
    assert set(missing) == {"open", "researching", "drafted", "approved"}
    assert "where it was said and when it was said and who said it" in missing["open"]
    assert missing["researching"] == "nobody is assigned"
    assert missing["drafted"] == "there is no evidence that a verdict could cite"
    assert len({step.command for step in steps}) == len(steps)
    assert all(step.command.startswith("factcheck ") and CASE_ID in step.command for step in steps)


@pytest.mark.parametrize("stage", stages.STAGES)
def test_from_every_stage_the_way_ends_at_publication(stage: str) -> None:
    steps = steps_ahead(at_stage(stage).case)
    assert [step.stage for step in steps][-1:] == ([] if stage == stages.PUBLISHED else [stages.PUBLISHED])


def test_where_nothing_is_missing_the_command_takes_the_step() -> None:
    first = steps_ahead(told().case)[0]
    assert (first.stage, first.missing, first.command) == ("open", "", f"factcheck stage {CASE_ID} open")
    (last,) = steps_ahead(at_stage(stages.APPROVED).case)
    assert (last.stage, last.missing, last.command) == ("published", "", f"factcheck publish {CASE_ID}")
