"""A piece of evidence is added: a source and what it shows."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.errors import DuplicateRefusedError
from factcheck.model.evidence import by_source
from factcheck.model.ids import short_id
from tests.model.making import ANA, BEN, CASE_ID, HASH, add_evidence, at_stage, opened

SOURCE = {"url": "https://records.example/log", "stance": "refutes"}


def test_a_piece_has_what_was_given_and_an_id() -> None:
    copy = opened()
    body = {
        **SOURCE, "title": "Road log", "publisher": "County archive", "author": "R. Moe", "quote": "open on 212 days",
        "kind": "primary", "origin": "county", "interest": "none known", "published_on": "1953-01", "note": "page 4",
    }  # fmt: skip
    event = copy.do("evidence-added", {"confidential": False}, by=BEN, **body)
    piece = copy.evidence
    assert (piece.id, piece.event, piece.by) == (short_id(event.id), event.id, BEN)
    assert {name: piece.detail(name) for name in body} == body
    assert str(piece.published_on) == "1953-01"
    assert (piece.confidential, piece.is_withdrawn, piece.counts, piece.copies) == (False, False, True, ())
    assert copy.case.find_evidence(piece.id) == piece


def test_the_short_name_of_a_piece_is_the_best_there_is() -> None:
    copy = opened()
    for body in (SOURCE, {**SOURCE, "quote": "a", "publisher": "Archive"}, {**SOURCE, "quote": "b", "title": "Log"}):
        copy.do("evidence-added", None, by=ANA, **body)
    copy.do("evidence-added", None, by=ANA, file="log.pdf", stance="context")
    copy.force("evidence-added")
    names = [piece.name for piece in copy.case.evidence]
    assert names == ["https://records.example/log", "Archive", "Log", "log.pdf", "(untitled)"]


@pytest.mark.parametrize(
    "body",
    [
        {"stance": "refutes"}, {"stance": "refutes", "title": "Road log"}, {"url": "", "file": "", "stance": "refutes"},
        {"url": SOURCE["url"]}, {**SOURCE, "stance": "against"}, {**SOURCE, "stance": ""}, {**SOURCE, "stance": 1},
        {**SOURCE, "kind": "tertiary"},
    ],
)  # fmt: skip
def test_evidence_has_a_source_a_stance_and_words_of_the_trade(body: dict[str, Any]) -> None:
    error = opened().refusal("evidence-added", None, by=ANA, **body)
    assert error.exit_code == 3
    assert error.hint.startswith(f"factcheck evidence add {CASE_ID}")


def test_when_it_was_published_is_a_date() -> None:
    assert opened().refusal("evidence-added", None, by=ANA, **SOURCE, published_on="in May").exit_code == 2


def test_the_same_passage_is_not_added_twice_but_another_passage_of_it_is() -> None:
    copy = opened()
    copy.do("evidence-added", None, by=ANA, **SOURCE, quote="open on 212 days")
    error = copy.refusal("evidence-added", None, by=BEN, **SOURCE, quote="open on 212 days")
    assert isinstance(error, DuplicateRefusedError)
    assert error.hint == f"factcheck evidence amend {CASE_ID} {copy.evidence.id} --help"
    copy.do("evidence-added", None, by=ANA, **SOURCE, quote="shut in January")
    assert len(copy.case.evidence) == 2


def test_a_passage_that_was_withdrawn_may_be_added_again() -> None:
    copy = opened()
    copy.do("evidence-added", None, by=ANA, **SOURCE)
    copy.do("evidence-withdrawn", {"evidence": copy.evidence.id}, reason="Wrong page.")
    copy.do("evidence-added", None, by=ANA, **SOURCE)
    assert [piece.counts for piece in copy.case.evidence] == [False, True]


def test_a_source_that_two_people_added_apart_is_kept_twice_and_grouped() -> None:
    ana = opened()
    ben = ana.fork("ben")
    first, other = add_evidence(ana, 1), add_evidence(ana, 2)
    again = add_evidence(ben, 1, by=BEN)
    pieces = ana.merge(ben).case.evidence
    assert {piece.id for piece in pieces} == {first, other, again}
    groups = [{piece.id for piece in group} for group in by_source(pieces)]
    assert sorted(groups, key=len) == [{other}, {first, again}]


def test_pieces_with_the_same_captured_bytes_are_grouped_across_addresses() -> None:
    copy = opened()
    ids = [add_evidence(copy, number) for number in (1, 2, 3)]
    copy.do("evidence-added", None, by=ANA, url="https://records.example/2", quote="p. 9", stance="context")
    for evidence in (ids[0], ids[2], copy.evidence.id):
        copy.do("copy-captured", {"evidence": evidence}, sha256=HASH)
    groups = by_source(copy.case.evidence)
    assert [[piece.id for piece in group] for group in groups] == [[*ids, copy.evidence.id]]
    assert by_source(()) == ()


def test_groups_stand_in_the_order_of_their_first_pieces() -> None:
    ana = opened()
    ben = ana.fork("ben")
    first, second = add_evidence(ana, 1), add_evidence(ana, 2)
    for number in (7, 8, 9):
        add_evidence(ben, number, by=BEN)
    again = add_evidence(ben, 1, by=BEN)
    groups = [[piece.id for piece in group] for group in by_source(ana.merge(ben).case.evidence)]
    assert [first, again] in groups
    assert groups.index([first, again]) < groups.index([second])


def test_pieces_of_which_nothing_is_known_are_not_grouped() -> None:
    copy = opened()
    copy.force("evidence-added")
    copy.force("evidence-added")
    assert [len(group) for group in by_source(copy.case.evidence)] == [1, 1]


def test_a_verdict_whose_author_had_not_seen_it_goes_stale() -> None:
    copy = at_stage("drafted")
    assert copy.case.is_fresh
    event = copy.do("evidence-added", None, by=BEN, **SOURCE)
    assert not copy.case.is_fresh
    copy.undo(event)
    assert copy.case.is_fresh


def test_evidence_that_was_erased_stands_without_words_does_not_count_and_stays_confidential() -> None:
    copy = opened()
    copy.erase(copy.do("evidence-added", {"confidential": True}, by=ANA, **SOURCE))
    piece = copy.evidence
    assert (piece.erased, piece.counts, piece.confidential, piece.url) == (True, False, True, "")


def test_values_that_cannot_be_read_raise_nothing() -> None:
    copy = opened()
    copy.force("evidence-added", {"confidential": "yes"}, url=3, published_on="in May", stance=["x"])
    piece = copy.evidence
    assert (piece.url, piece.stance, piece.published_on, piece.confidential) == ("", "", None, False)
    assert piece.detail("published_on") == "in May"
