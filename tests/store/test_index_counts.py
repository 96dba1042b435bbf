"""The numbers of a desk, from the index and without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck.store import DeskStore
from factcheck.store.layout import lay_out, read_layout

if TYPE_CHECKING:
    from tests.store.conftest import World


@pytest.mark.parametrize("indexed", [True, False])
def test_the_numbers_of_a_desk(world: World, indexed: bool) -> None:
    world.opened("One", identifier="11111111", due="2026-10-31", claimant={"name": "unknown", "kind": "unknown"},
                 claimed_on="unknown", appearance="unknown", checkable="checkable")  # fmt: skip
    world.opened("Two", identifier="22222222", article="aaaaaaa0")
    world.opened("Three", identifier="33333333", article="aaaaaaa0", at="2026-09-01T10:00:00Z").path.write_bytes(b"{}")
    world.did("11111111", "assigned", {"add": ["Anna Sowa", "Ben Ito"]}, {})
    world.did("22222222", "assigned", {"add": ["ben ito"]}, {})
    world.did("11111111", "stage-moved", {"stage": "open"}, {})
    store = DeskStore(world.root, index=indexed)
    numbers = store.stats("2026-12-01")
    assert numbers.total == 3
    assert numbers.by_stage == {"open": 1, "triage": 1}
    assert numbers.by_assignee == {"Ben Ito": 2, "Anna Sowa": 1}
    assert (numbers.published, numbers.corrected, numbers.disputed, numbers.overdue) == (0, 0, 0, 1)
    assert numbers.by_rating == ()
    assert numbers.median_days is None
    assert store.stats("2026-10-31").overdue == 0
    assert store.cases_of_article("aaaaaaa0") == ("22222222",)


@pytest.mark.parametrize(("taken", "middle"), [((1, 3, 8), 3), ((8, 1, 5, 2), 3.5), ((4,), 4)])
def test_the_days_to_a_verdict_are_counted_to_the_first_one(
    world: World, taken: tuple[int, ...], middle: float
) -> None:
    for number, days in enumerate(taken):
        path = world.opened(f"Claim {number}", identifier=f"k7h2m3p{number}", at="2026-10-01T10:00:00Z").path
        tables = read_layout("case", path.read_bytes())
        verdicts = [{"at": f"2026-10-{day:02d}T10:00:00Z", "kind": "verdict-proposed"} for day in (1 + days, 30)]
        record = {**tables.record, "rating": "false", "verdict": {"scale": "default", "reasoning": "It was warm."}}
        path.write_bytes(lay_out("case", record, [*tables.events, *verdicts]))  # good enough for counting
    numbers = world.store.stats("2026-12-01")
    assert numbers.median_days == middle
    assert [(one.scale, one.rating, one.cases) for one in numbers.by_rating] == [("default", "false", len(taken))]


def test_a_rating_that_was_taken_back_is_no_rating_of_the_desk(world: World) -> None:
    path = world.opened("The pond froze", identifier="k7h2m3p4").path
    tables = read_layout("case", path.read_bytes())
    record = {**tables.record, "stage": "withdrawn", "rating": "false", "verdict": {"scale": "default"}}
    path.write_bytes(lay_out("case", record, tables.events))
    numbers = world.store.stats("2026-12-01")
    assert (numbers.by_rating, numbers.by_stage) == ((), {"withdrawn": 1})


def test_no_count_reads_the_rows_themselves(world: World) -> None:
    """They are wide: what is counted stands in indexes of its own."""
    statements: list[str] = []
    connection = world.store.index.connection
    connection.set_trace_callback(statements.append)
    world.store.stats("2026-12-01")
    connection.set_trace_callback(None)
    counting = [statement for statement in statements if "FROM cases" in statement and "folder" not in statement]
    assert len(counting) >= 4
    for statement in counting:
        for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
            assert "COVERING INDEX" in step, statement
