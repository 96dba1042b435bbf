"""Why a page could not be captured counts for as long as there is no copy and the address is the same."""

from __future__ import annotations

from factcheck.errors import NotFoundError
from factcheck.model.case_record import case_record
from tests.model.making import HASH, CaseCopy, add_evidence, opened


def failing() -> CaseCopy:
    copy = opened()
    add_evidence(copy)
    return copy


def fail(copy: CaseCopy, reason: str = "It answered 404.") -> None:
    body = {"error": "PageGoneError", "reason": reason, "url": copy.evidence.url}
    copy.do("capture-failed", {"evidence": copy.evidence.id}, **body)  # type: ignore[arg-type]


def test_a_piece_waits_until_somebody_tries_and_then_says_why_it_failed() -> None:
    copy = failing()
    assert copy.evidence.capture_state == "waiting"
    fail(copy)
    assert copy.evidence.capture_state == "failed"
    record = case_record(copy.case)["evidence"][-1]["capture_failed"]
    assert (record["error"], record["reason"]) == ("PageGoneError", "It answered 404.")


def test_a_copy_or_another_address_takes_the_failure_away() -> None:
    copy = failing()
    fail(copy)
    copy.do("evidence-amended", {"evidence": copy.evidence.id}, url="https://records.example/other")
    assert copy.evidence.capture_state == "waiting"
    copy.do("copy-captured", {"evidence": copy.evidence.id}, sha256=HASH)
    assert (copy.evidence.capture_state, copy.evidence.failure) == ("captured", None)


def test_it_needs_evidence_and_a_reason() -> None:
    copy = failing()
    assert isinstance(copy.refusal("capture-failed", {"evidence": "00000000"}, reason="x"), NotFoundError)
    assert copy.refusal("capture-failed", {"evidence": copy.evidence.id}, reason=" ").hint
    copy.force("capture-failed", {"evidence": copy.evidence.id})
    assert copy.evidence.failures == ()
