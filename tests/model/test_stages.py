"""The stages of a case, where each leads, and which counts of several."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from factcheck.model.stages import (
    CLOSED,
    CORRECTING,
    DECLINED,
    DUPLICATE,
    ENDED,
    MOVES,
    PUBLISHED,
    RESEARCHING,
    STAGES,
    TRIAGE,
    WITHDRAWN,
    is_reopening,
    least_published,
    next_step,
)

# The table of the trade, written out once more.
TABLE = {
    "triage": {"open", "declined", "duplicate"},
    "open": {"researching", "declined", "duplicate"},
    "researching": {"awaiting-reply", "drafted", "on-hold"},
    "awaiting-reply": {"researching", "drafted"},
    "on-hold": {"researching"},
    "drafted": {"in-review", "researching"},
    "in-review": {"approved", "researching"},
    "approved": {"published", "in-review"},
    "published": {"correcting", "closed"},
    "correcting": {"published", "withdrawn"},
    "closed": {"researching"},
    "declined": {"researching"},
    "duplicate": {"researching"},
    "withdrawn": {"researching"},
}


def test_the_moves_are_those_of_the_trade() -> None:
    assert {stage: set(following) for stage, following in MOVES.items()} == TABLE
    assert len(STAGES) == 14


def test_every_stage_can_be_reached_and_left() -> None:
    assert {to for following in MOVES.values() for to in following} == set(STAGES) - {TRIAGE}
    assert all(MOVES.values())


@pytest.mark.parametrize(
    ("apart", "counts"),
    [
        (("approved", "researching"), "researching"),
        (("published", "approved"), "approved"),
        (("published", "correcting"), "correcting"),
        (("published", "withdrawn"), "withdrawn"),
        (("published", "closed"), "published"),
        (("in-review", "drafted"), "drafted"),
        (("drafted", "on-hold"), "on-hold"),
        (("triage", "open"), "triage"),
    ],
)
def test_of_stages_set_apart_the_least_published_counts(apart: tuple[str, ...], counts: str) -> None:
    assert least_published(apart) == counts
    assert least_published(apart[::-1]) == counts


@pytest.mark.parametrize("ended", sorted(ENDED))
def test_a_case_that_was_reopened_beats_one_that_was_closed(ended: str) -> None:
    assert least_published((ended, RESEARCHING)) == RESEARCHING


def test_the_stage_that_counts_is_one_of_them_and_the_same_in_any_order() -> None:
    for apart in combinations(STAGES, 3):
        found = {least_published(order) for order in permutations(apart)}
        assert len(found) == 1
        assert found <= set(apart)


def test_a_stage_that_this_version_does_not_know_counts_first() -> None:
    assert least_published((TRIAGE, "translated")) == "translated"
    assert least_published(("translated", "moderated")) == "moderated"


def test_only_what_had_ended_is_reopened() -> None:
    assert {stage for stage in STAGES if is_reopening(stage, RESEARCHING)} == {CLOSED, DECLINED, DUPLICATE, WITHDRAWN}
    assert not any(is_reopening(stage, "open") for stage in STAGES)


def within_reach(before: str) -> set[str]:
    """Where moves lead to without giving the case up on the way."""
    found = set(MOVES[before])
    while True:
        more = found | {to for stage in found - {DECLINED, DUPLICATE, WITHDRAWN} for to in MOVES[stage]}
        if more == found:
            return found
        found = more


@pytest.mark.parametrize("before", STAGES)
@pytest.mark.parametrize("to", STAGES)
def test_the_steps_to_a_stage_are_moves_and_lead_there_by_no_detour(before: str, to: str) -> None:
    stage, steps = before, 0
    while stage != to or not steps:
        step = next_step(stage, to)
        if step is None:
            assert to not in within_reach(before)
            return
        assert step in MOVES[stage]
        assert step not in (DECLINED, DUPLICATE, WITHDRAWN) or step == to
        stage, steps = step, steps + 1
        assert steps < len(STAGES)
    if to in MOVES[before]:
        assert steps == 1


def test_the_way_out_of_a_correction_is_to_publish_it_not_to_withdraw() -> None:
    assert next_step(CORRECTING, RESEARCHING) == PUBLISHED
    assert next_step(CORRECTING, WITHDRAWN) == WITHDRAWN


def test_there_is_no_way_from_or_to_a_stage_nobody_knows() -> None:
    assert next_step("translated", PUBLISHED) is None
    assert next_step(TRIAGE, "translated") is None
