"""What people type for a word of the trade."""

from __future__ import annotations

import pytest

from factcheck.desk.meant import kind_named, stage_named, stance_named, word_meant
from factcheck.errors import UsageError
from factcheck.model.evidence import STANCES
from factcheck.model.stages import STAGES


@pytest.mark.parametrize(
    ("typed", "stage"),
    [("In Review", "in-review"), ("ON_HOLD", "on-hold"), ("reopened", "researching"), ("research", "researching"),
     ("op", "open"), ("awaiting", "awaiting-reply")],
)  # fmt: skip
def test_a_stage_is_meant_as_people_write_it(typed: str, stage: str) -> None:
    assert stage_named(typed) == stage


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_is_itself(stage: str) -> None:
    assert stage_named(stage) == stage


@pytest.mark.parametrize("typed", ["finished", "o", "", "researching it"])
def test_an_unknown_stage_is_answered_with_those_that_there_are(typed: str) -> None:
    with pytest.raises(UsageError, match="is no stage") as caught:
        stage_named(typed)
    assert all(stage in caught.value.hint for stage in STAGES)


def test_the_beginning_of_two_words_means_neither() -> None:
    with pytest.raises(UsageError, match="“de” may be declined or debated"):
        word_meant("de", ("declined", "debated"), "stage")


def test_a_stance_and_a_kind_are_meant_by_their_beginnings_and_may_be_left_out() -> None:
    assert [stance_named(one) for one in ("support", "refute", "Context", "")] == ["supports", "refutes", "context", ""]
    assert [kind_named(one) for one in ("prim", "secondary", " ")] == ["primary", "secondary", ""]
    with pytest.raises(UsageError) as caught:
        stance_named("denies")
    assert all(stance in caught.value.hint for stance in STANCES)
