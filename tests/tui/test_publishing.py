"""The preview before publishing shows what `publish --dry-run` finds, what stands in the way first."""

from __future__ import annotations

from factcheck.model.rehearsal import Finding, Rehearsal
from factcheck.tui.actions.publishing import found_words


def test_what_stands_in_the_way_comes_first_and_loud() -> None:
    findings = (
        Finding("ClaimReview", False, "url: [/] missing."),
        Finding("standard captured", True, "no copy of 7k3m"),
    )
    tried = Rehearsal("7k3m9qaz", "A claim.", "approved", "2026-03-01", "", findings, None, "")
    assert found_words(tried) == (
        ("In the way: standard captured: no copy of 7k3m\n", "bold"),
        ("Pointed out: ClaimReview: url: [/] missing.\n", ""),
    )
