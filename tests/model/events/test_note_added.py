"""Notes add up in the order of events."""

from __future__ import annotations

from factcheck.model.ids import short_id
from tests.model.making import ANA, BEN, CASE_ID, opened


def test_a_note_says_who_wrote_it_and_has_an_id() -> None:
    copy = opened()
    event = copy.do("note-added", text="Call the archive.")
    copy.do("note-added", by=BEN, text="Called; shut until May.")
    assert [(note.text, note.stamp.by) for note in copy.case.notes] == [
        ("Call the archive.", ANA),
        ("Called; shut until May.", BEN),
    ]
    assert copy.case.notes[0].id == short_id(event.id)


def test_an_empty_note_is_refused() -> None:
    assert opened().refusal("note-added", text=" \n ").hint == f'factcheck note {CASE_ID} "TEXT"'
    assert opened().refusal("note-added").exit_code == 3


def test_notes_written_apart_are_all_there_in_one_order() -> None:
    ana = opened()
    ben = ana.fork("ben")
    ana.do("note-added", text="one")
    ben.do("note-added", by=BEN, text="two")
    assert {note.text for note in ana.merge(ben).case.notes} == {"one", "two"}
    assert ana.merge(ben).case.notes == ben.merge(ana).case.notes


def test_a_note_that_was_erased_stands_without_words() -> None:
    copy = opened()
    copy.erase(copy.do("note-added", text="Her number is 555."))
    assert [note.text for note in copy.case.notes] == [""]
