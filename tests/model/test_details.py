"""Which values the details of a claim may have, and which of those in a file can be read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from factcheck.errors import FactcheckError
from factcheck.model.details import CHECKABLE, demand_details, readable_details
from factcheck.model.event import Draft, Event, make_event
from tests.model.making import ANA, AT, salt_of
from tests.model.test_fold import random_values

NAMES = (
    "claim", "claimant", "claimed_on", "appearance", "quote", "article", "why", "checkable", "priority", "due", "score",
    "reasons",
)  # fmt: skip


def saying(body: dict[str, Any]) -> Event:
    draft = Draft("claim-amended", {}, body)
    return make_event(draft, by=ANA, at=AT, clock=1, parents=(), salt=salt_of("details"))


@given(random_values())
def test_a_value_of_any_shape_is_readable_or_refused(value: Any) -> None:
    for name in NAMES:
        event = saying({name: value})
        readable = readable_details(event, NAMES)
        assert readable in ({name: value}, {})
        try:
            demand_details(event, NAMES, command="factcheck claim amend")
        except FactcheckError:
            continue
        assert value is None or readable == {name: value}  # what passes the check can be read


@pytest.mark.parametrize("name", NAMES)
def test_a_detail_may_be_emptied(name: str) -> None:
    event = saying({name: ""})
    demand_details(event, NAMES, command="factcheck claim amend")
    assert readable_details(event, NAMES) == {name: ""}


def test_a_claim_is_checkable_an_opinion_or_a_forecast() -> None:
    for value in CHECKABLE:
        demand_details(saying({"checkable": value}), NAMES, command="factcheck claim amend")


def test_a_detail_that_was_not_asked_for_is_left_alone() -> None:
    event = saying({"why": 3, "claim": "The bridge was shut."})
    assert readable_details(event, ("claim",)) == {"claim": "The bridge was shut."}
    demand_details(event, ("claim",), command="factcheck claim amend")
