"""Whether a quote stands in what was captured counts for the words that were looked for."""

from __future__ import annotations

from factcheck.model.case_record import case_record
from tests.model.making import HASH, add_evidence, opened


def test_a_finding_counts_until_the_quote_is_changed() -> None:
    copy = opened()
    add_evidence(copy)
    where = {"evidence": copy.evidence.id}
    copy.do("evidence-amended", where, quote="31 million")
    body = {"quote": "31 million", "state": "differs", "found": "34 million", "copy": HASH}
    copy.do("quote-compared", where, **body)  # type: ignore[arg-type]
    assert copy.evidence.finding is not None
    assert (copy.evidence.finding.state, copy.evidence.finding.found) == ("differs", "34 million")
    assert case_record(copy.case)["evidence"][-1]["quote_found"]["state"] == "differs"
    assert copy.case.is_fresh
    copy.do("evidence-amended", where, quote="34 million")
    assert copy.evidence.finding is None


def test_only_known_answers_are_kept() -> None:
    copy = opened()
    add_evidence(copy)
    where = {"evidence": copy.evidence.id}
    assert copy.refusal("quote-compared", where, quote="x", state="perhaps").hint
    copy.force("quote-compared", where, quote="x", state="perhaps")
    assert copy.evidence.findings == ()
