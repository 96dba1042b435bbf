"""Searches: where a word was found and the words around, best first, and never as syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.model.listing import ListQuery
from factcheck.store import index_query

if TYPE_CHECKING:
    import pytest

    from tests.store.conftest import World


def test_a_hit_names_its_field_and_marks_the_word(world: World) -> None:
    world.opened("The lake froze", identifier="k7h2m3pq")
    source = {
        "url": "https://weather.example/july",
        "stance": "refutes",
        "quote": "It was warm — 28 degrees — all July",
    }
    world.did("k7h2m3pq", "evidence-added", {"confidential": False}, source)
    world.noted("k7h2m3pq", "Called the weather service")
    hits, total = world.store.search(("degree",))
    assert total == 1
    assert (hits[0].row.id, hits[0].where) == ("k7h2m3pq", "evidence")
    assert "28 \x02degrees\x03 — all July" in hits[0].excerpt
    assert world.store.search(("called",))[0][0].where == "notes"
    assert world.store.search(("froze", "july"))[1] == 1


def test_a_word_in_the_claim_counts_more_than_one_in_a_note(world: World) -> None:
    world.opened("Something else", identifier="00000000")
    world.noted("00000000", "The bridge again: bridge")
    world.opened("The bridge is closed", identifier="zzzzzzzz")
    assert [hit.row.id for hit in world.store.search(("bridge",))[0]] == ["zzzzzzzz", "00000000"]


def test_beyond_what_can_be_ranked_the_newest_come_first(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_query, "MOST_RANKED", 1)
    world.opened("A bridge bridge bridge", identifier="00000000", at="2026-01-02T10:00:00Z")
    world.opened("One bridge among many other things", identifier="zzzzzzzz", at="2026-03-02T10:00:00Z")
    assert [hit.row.id for hit in world.store.search(("bridge",))[0]] == ["zzzzzzzz", "00000000"]


def test_a_search_follows_a_change_of_words(world: World) -> None:
    world.opened("The lake froze", identifier="k7h2m3pq")
    assert world.store.search(("pond",)) == ([], 0)
    world.did("k7h2m3pq", "claim-reworded", {}, {"claim": "The pond froze"})
    assert world.store.search(("pond",))[1] == 1
    assert world.store.search(("lake",))[1] == 0


def test_marks_of_a_hit_can_not_be_forged_by_a_text(world: World) -> None:
    world.opened("The \x02lake\x03 froze \x00 hard", identifier="k7h2m3pq")
    (hit,), _ = world.store.search(("hard",))
    assert hit.excerpt.count("\x02") == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.text(st.characters(), max_size=8) | st.sampled_from(("NEAR(", "a OR b", "-a", "claim:a")), max_size=3
    )
)
def test_no_word_is_ever_read_as_syntax(world: World, words: list[str]) -> None:
    if not world.store.case_ids():
        world.opened("The lake froze")
    hits, total = world.store.search(tuple(words))
    assert len(hits) == total <= 1
    assert not words or world.store.list_cases(ListQuery(words=tuple(words))).total == total
