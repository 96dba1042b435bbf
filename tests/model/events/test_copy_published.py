"""Copies in public archives add up, each once."""

from __future__ import annotations

from factcheck.model.case_record import case_record
from tests.model.making import add_evidence, opened

URL = "https://web.archive.org/web/20260301080000/https://records.example/1"


def test_a_public_copy_is_kept_once() -> None:
    copy = opened()
    add_evidence(copy)
    where = {"evidence": copy.evidence.id}
    copy.do("copy-published", where, url=URL, taken_at="2026-03-01T08:00:00Z")
    assert [public.url for public in copy.evidence.public_copies] == [URL]
    assert case_record(copy.case)["evidence"][-1]["public_copies"][0]["url"] == URL
    assert "already" in copy.refusal("copy-published", where, url=URL).message
    assert copy.refusal("copy-published", where, url="javascript:alert(1)").hint
    copy.force("copy-published", where)
    assert len(copy.evidence.public_copies) == 1
