"""What a source looked like when it was read again is kept, and the newest is what it is compared with."""

from __future__ import annotations

from factcheck.errors import NotFoundError
from factcheck.model.case_record import case_record
from tests.model.making import add_evidence, opened


def test_sightings_add_up_by_their_source() -> None:
    copy = opened()
    add_evidence(copy)
    piece = copy.evidence.id
    copy.do("source-watched", {"evidence": piece}, state="changed", quote="31", after="34", url=copy.evidence.url)
    copy.do("source-watched", {"evidence": piece}, state="gone", reason="It answered 410.")
    copy.do("source-watched", {"article": "k3f9x2ab"}, state="changed")
    last = copy.case.last_sighting(evidence=piece)
    assert last is not None
    assert (last.state, last.reason) == ("gone", "It answered 410.")
    assert copy.case.last_sighting(article="00000000") is None
    assert [one["state"] for one in case_record(copy.case)["sightings"]] == ["changed", "gone", "changed"]
    assert copy.case.is_fresh


def test_it_is_of_a_source_that_is_there_and_in_a_known_state() -> None:
    copy = opened()
    add_evidence(copy)
    assert isinstance(copy.refusal("source-watched", {"evidence": "00000000"}, state="gone"), NotFoundError)
    assert copy.refusal("source-watched", {"evidence": copy.evidence.id}, state="odd").hint
    copy.force("source-watched", {"evidence": copy.evidence.id}, state="odd")
    assert copy.case.sightings == ()
