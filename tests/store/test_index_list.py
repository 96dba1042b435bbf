"""Lists: conditions, orders, pages and totals, the same with the index as without it."""

from __future__ import annotations

import itertools
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.model.event import Draft
from factcheck.model.listing import SORTS, CaseRow, ListQuery
from factcheck.store import DeskStore, index_query
from factcheck.store.index_list import list_page
from factcheck.store.index_query import condition_of, order_of, source_of

if TYPE_CHECKING:
    from tests.store.conftest import World

CLAIMS = ["The lake froze in July", "Wages fell by 5 %", "LAKES never freeze", "Zażółć gęślą jaźń"]
WORDS = ["lake", "Lak", "froze july", "zazolc", "gesla", "wages", "5", "none", "Sowa", "thick", '"', "OR", "la*", "ice"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> DeskStore:
    """A desk of twelve cases that differ in everything a list can ask for, one of them damaged. Never changed."""
    root = tmp_path_factory.mktemp("desk")
    store = DeskStore(root)
    for number in range(12):
        _open(store, number)
    damaged = next(root.glob("*/7777777b-*.json"))
    damaged.write_bytes(b"{}")
    os.utime(damaged, (1_780_394_411, 1_780_394_411))  # 2 June 2026, as the case was opened
    return store


def _open(store: DeskStore, number: int) -> None:
    from factcheck.model.event import Who

    anna, ben = Who("Anna Sowa", "anna@desk.example"), Who("Ben Ito")

    def edit(change: Any) -> None:
        body: dict[str, Any] = {"claim": CLAIMS[number % 4], "score": number * 80, "priority": number % 4}
        if number % 2:
            body["claimant"] = {"name": f"Radio {'Nord' if number % 3 else 'Süd'}", "kind": "organisation"}
        if number % 3 == 0:
            body["due"] = "2026-10-31"
        article = {"article": "aaaaaaa0"} if number < 4 else {}
        change.add(Draft("case-opened", {"case": f"7777777{number:x}", **article}, body))
        if number % 4 == 1:
            change.add(Draft("assigned", {"add": ["Anna Sowa"]}, {}))
        if number % 4 == 3:
            change.add(Draft("assigned", {"add": ["Ben Ito", "Anna Sowa"]}, {}))
        if number % 5 == 2:
            change.add(Draft("tagged", {"add": ["Ice", f"t{number}"]}, {}))
        change.add(Draft("question-asked", {}, {"text": f"How thick was it, case {number}?"}))

    at = f"2026-{(number * 7) % 12 + 1:02d}-02T10:00:{number:02d}Z"
    store.create_case(edit, by=anna if number % 2 else ben, at=at, identifier=f"7777777{number:x}")


def test_without_conditions_the_newest_change_comes_first(desk: DeskStore) -> None:
    listed = desk.list_cases(ListQuery())
    assert listed.total == 12
    assert listed.notes == ()
    times = [row.updated_at for row in listed.rows]
    assert times == sorted(times, reverse=True)


def test_a_row_says_what_the_case_says(desk: DeskStore) -> None:
    (row,) = desk.list_cases(ListQuery(claimants=("radio süd",), assignees=("BEN ITO",))).rows[:1]
    case = desk.read_case(row.id).case
    assert case.claimant is not None
    assert row == CaseRow(
        id=case.id, claim=case.claim, claimant=case.claimant.name, claimed_on="", stage="triage", rating="", scale="",
        is_published=False, is_fresh=True, assignees=("Ben Ito", "Anna Sowa"), tags=case.tags, article=case.article,
        evidence=0, conflicts=0, priority=case.priority, score=case.score, due=case.due, deadline="",
        opened_at=case.opened.at, updated_at=case.updated.at, needed=8,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({"articles": ("aaaaaaa0",)}, "0123"),
        ({"assignees": ("anna sowa",)}, "13579"),
        ({"assignees": ("Ben Ito", "Nobody")}, "37"),
        ({"tags": ("ice",)}, "27"),
        ({"tags": ("t2", "t7")}, "27"),
        ({"claimants": ("NORD",)}, "157"),
        ({"stages": ("triage",)}, "0123456789a"),
        ({"stages": ("open", "closed")}, ""),
        ({"ratings": ("false",)}, ""),
        ({"has_conflicts": True}, ""),
        ({"words": ("lake",)}, "02468a"),
        ({"words": ("lake", "froze")}, "048"),
        ({"words": ("froze in july",)}, "048"),
        ({"words": ("zażółć",)}, "37"),
        ({"words": ("ZAZOŁC",)}, "37"),
        ({"words": ("thick", "case 3")}, "3"),
        ({"words": ("ice",)}, "27"),
        ({"words": ("!!!",)}, ""),
        ({"overdue_on": "2026-11-01"}, "0369"),
        ({"overdue_on": "2026-10-31"}, ""),
        ({"updated_since": "2026-10"}, "35a"),
        ({"opened_since": "2026-12-02", "assignees": ("anna sowa",)}, "5"),
    ],
    ids=str,
)
def test_each_condition_keeps_the_cases_it_means(desk: DeskStore, query: dict[str, Any], ids: str) -> None:
    listed = desk.list_cases(ListQuery(**query, sort="id"))
    assert [row.id for row in listed.rows] == [f"7777777{one}" for one in ids]
    assert listed.total == len(ids)


@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort != "next"])
def test_every_order_turns_round_and_leaves_what_is_empty_at_the_end(desk: DeskStore, sort: str) -> None:
    there, back = (desk.list_cases(ListQuery(sort=f"{sign}{sort}", limit=0)).rows for sign in ("", "-"))
    assert sorted(row.id for row in there) == sorted(row.id for row in back)
    field = {"updated": "updated_at", "opened": "opened_at", "assignee": "assignees"}.get(sort, sort)
    for rows, reverse in ((there, False), (back, True)):
        values = [getattr(row, field) for row in rows]
        filled = [value for value in values if value not in ("", (), None)]
        assert values[: len(filled)] == filled
        keys = [value[0].casefold() if isinstance(value, tuple) else value for value in filled]
        if sort not in ("stage", "claim", "claimant"):
            assert keys == sorted(keys, reverse=reverse)


@pytest.mark.parametrize("sign", ["", "-"])
def test_what_is_due_comes_by_its_first_day_and_what_has_no_day_last(desk: DeskStore, sign: str) -> None:
    rows = desk.list_cases(ListQuery(sort=f"{sign}next", limit=0)).rows
    with_days = [row for row in rows if row.due]
    assert list(rows[: len(with_days)]) == with_days
    days = [row.due for row in with_days]
    assert days == sorted(days, reverse=bool(sign))
    due = desk.list_cases(ListQuery(is_due=True, sort=f"{sign}next", limit=0))
    assert (list(due.rows), due.total) == (with_days, len(with_days))


def test_an_order_that_there_is_not_is_refused_with_those_there_are(desk: DeskStore) -> None:
    with pytest.raises(UsageError) as caught:
        desk.list_cases(ListQuery(sort="claim; DROP TABLE cases"))
    assert "updated, opened, claim" in caught.value.hint


def test_pages_together_are_the_whole(desk: DeskStore) -> None:
    whole = desk.list_cases(ListQuery(limit=0)).rows
    pages = [desk.list_cases(ListQuery(limit=5), offset=start) for start in (0, 5, 10)]
    assert tuple(itertools.chain.from_iterable(page.rows for page in pages)) == whole
    assert {page.total for page in pages} == {12}


def test_a_damaged_file_is_a_row_that_says_why(desk: DeskStore) -> None:
    (row,) = (row for row in desk.list_cases(ListQuery()).rows if row.damaged)
    assert row.id == "7777777b"
    assert row.damaged == "it is not laid out as it was written"
    assert (row.claim, row.stage) == ("", "")


def test_ids_are_told_apart_by_as_few_letters_as_it_takes(world: World) -> None:
    for identifier in ("k7h2m3pq", "k7h2zzzz", "k8000000", "00000000"):
        world.opened(identifier=identifier)
    rows = world.store.list_cases(ListQuery()).rows
    assert {row.id: row.needed for row in rows} == {"k7h2m3pq": 5, "k7h2zzzz": 5, "k8000000": 2, "00000000": 2}


QUERIES = st.builds(
    ListQuery,
    words=st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=2).map(tuple),
    stages=st.lists(st.sampled_from(("triage", "open")), max_size=1).map(tuple),
    assignees=st.lists(st.sampled_from(("anna sowa", "Ben Ito", "x")), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(("ice", "t7")), max_size=1).map(tuple),
    claimants=st.lists(st.sampled_from(("radio", "süd")) | st.text(max_size=3), max_size=1).map(tuple),
    overdue_on=st.sampled_from(("", "2026-11-15")),
    is_due=st.booleans(),
    sort=st.sampled_from(("", *SORTS, *(f"-{sort}" for sort in SORTS))),
    limit=st.integers(0, 15),
)


@given(query=QUERIES, offset=st.integers(0, 13))
def test_answers_are_the_same_with_the_index_and_without_it(desk: DeskStore, query: ListQuery, offset: int) -> None:
    without = _without(desk.root)
    assert desk.list_cases(query, offset=offset) == without.list_cases(query, offset=offset)
    assert desk.search(query.words, query.limit) == without.search(query.words, query.limit)


@given(query=QUERIES, sort=st.sampled_from(("updated", "-updated", "opened", "-opened")), offset=st.integers(0, 13))
def test_among_very_many_hits_the_newest_and_the_oldest_are_the_same(
    desk: DeskStore, query: ListQuery, sort: str, offset: int
) -> None:
    query = replace(query, sort=sort)
    with mock.patch.object(index_query, "MOST_RANKED", -1):
        among_many = desk.list_cases(query, offset=offset)
    assert among_many == desk.list_cases(query, offset=offset)


_kept: dict[Path, DeskStore] = {}


def _without(root: Path) -> DeskStore:
    return _kept.setdefault(root, DeskStore(root, index=False))


def test_the_first_page_is_read_from_an_index_and_nothing_is_sorted(desk: DeskStore) -> None:
    for query in (ListQuery(), ListQuery(sort="opened"), ListQuery(stages=("triage",)), ListQuery(ratings=("false",))):
        condition = condition_of(query)
        order = order_of(query, condition, 0)
        plan = desk.index.connection.execute(
            f"EXPLAIN QUERY PLAN SELECT * {condition.tail} ORDER BY {order} LIMIT 50", condition.values
        ).fetchall()
        assert "USING INDEX by_" in plan[0][3]
        assert not any("TEMP B-TREE" in step[3] for step in plan), plan


def test_the_newest_of_very_many_hits_are_found_without_sorting_them(desk: DeskStore) -> None:
    condition = condition_of(ListQuery(words=("the",)))
    source = source_of(ListQuery(words=("the",)), condition, index_query.MOST_RANKED + 1)
    plan = desk.index.connection.execute(
        f"EXPLAIN QUERY PLAN SELECT * {source} ORDER BY cases.updated_at DESC, cases.id LIMIT 50", condition.values
    ).fetchall()
    assert "USING INDEX by_update" in plan[0][3]
    assert not any("TEMP B-TREE" in step[3] for step in plan), plan


def test_hits_are_counted_without_a_look_at_their_cases() -> None:
    condition = condition_of(ListQuery(words=("the",)))
    assert "cases" not in condition.counted
    assert "cases" in condition_of(ListQuery(words=("the",), stages=("open",))).counted


def test_a_list_of_thousands_is_asked_of_the_index_alone(desk: DeskStore) -> None:
    statements: list[str] = []
    desk.index.connection.set_trace_callback(statements.append)
    try:
        list_page(desk.index.connection, str(desk.root), ListQuery())
    finally:
        desk.index.connection.set_trace_callback(None)
    assert sum("INSERT" in statement or "DELETE" in statement for statement in statements) == 0
