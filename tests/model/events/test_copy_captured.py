"""The bytes of a source are kept, beside those that were kept before."""

from __future__ import annotations

import pytest

from factcheck.errors import NotFoundError
from tests.model.making import CASE_ID, HASH, CaseCopy, add_evidence, at_stage, moment, opened

WHOLE = {"sha256": HASH, "extension": "html", "media_type": "text/html", "size": 1234,
         "taken_at": "2026-03-01T08:00:00Z", "final_url": "https://records.example/1"}  # fmt: skip


@pytest.fixture
def copy() -> CaseCopy:
    with_evidence = opened()
    add_evidence(with_evidence)
    return with_evidence


def test_copies_add_up(copy: CaseCopy) -> None:
    event = copy.do("copy-captured", {"evidence": copy.evidence.id}, **WHOLE)  # type: ignore[arg-type]
    copy.do("copy-captured", {"evidence": copy.evidence.id}, sha256="d" * 64)
    first, second = copy.evidence.copies
    assert {name: getattr(first, name) for name in WHOLE} == WHOLE
    assert first.event == event.id
    assert (second.sha256, second.size, second.taken_at) == ("d" * 64, 0, moment(3))


def test_a_copy_belongs_to_evidence_that_is_there(copy: CaseCopy) -> None:
    assert isinstance(copy.refusal("copy-captured", {"evidence": "00000000"}, sha256=HASH), NotFoundError)


@pytest.mark.parametrize("digest", ["", "abc", "C" * 64, None])
def test_a_copy_is_known_by_its_hash(copy: CaseCopy, digest: str | None) -> None:
    error = copy.refusal("copy-captured", {"evidence": copy.evidence.id}, sha256=digest)
    assert error.hint == f"factcheck evidence capture {CASE_ID} {copy.evidence.id}"


def test_a_copy_does_not_make_a_verdict_stale() -> None:
    copy = at_stage("drafted")
    copy.do("copy-captured", {"evidence": copy.evidence.id}, sha256=HASH)
    assert copy.case.is_fresh


def test_a_copy_that_was_erased_or_dangles_is_passed_over(copy: CaseCopy) -> None:
    copy.erase(copy.do("copy-captured", {"evidence": copy.evidence.id}, sha256=HASH))
    copy.force("copy-captured", {"evidence": "00000000"}, sha256=HASH)
    copy.force("copy-captured", {"evidence": copy.evidence.id}, sha256=3)
    assert not copy.evidence.copies
    copy.force("copy-captured", {"evidence": copy.evidence.id}, sha256=HASH, size=-5, extension=None)
    assert [(kept.size, kept.extension) for kept in copy.evidence.copies] == [(0, "")]
