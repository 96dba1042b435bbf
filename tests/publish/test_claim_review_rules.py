"""Each rule names what breaks it; a sound ClaimReview breaks none."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from factcheck.publish.claim_review_rules import broken_rules

PAGE = "https://desk.example/checks/bridge"
SOUND: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": PAGE,
    "claimReviewed": "The bridge cost twice as much.",
    "author": {"@type": "Organization", "name": "Brunn Valley Checks", "url": "https://desk.example"},
    "datePublished": "2026-03-17",
    "reviewRating": {
        "@type": "Rating", "alternateName": "False", "ratingValue": 1, "bestRating": 5, "worstRating": 1,
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ines Brandt"},
        "datePublished": "2026-03",
        "firstAppearance": {"@type": "CreativeWork", "url": "https://council.example/minutes"},
        "appearance": [{"@type": "CreativeWork", "name": "The Harbour Report"}],
    },
    "correction": [{"@type": "CorrectionComment", "text": "It was not 3."}],
}  # fmt: skip
GONE = object()


def changed(path: str, value: Any) -> dict[str, Any]:
    review = copy.deepcopy(SOUND)
    *way, last = path.split(".")
    node = review
    for name in way:
        node = node[name]
    if value is GONE:
        del node[last]
    else:
        node[last] = value
    return review


def test_a_sound_one_breaks_no_rule() -> None:
    assert broken_rules(SOUND, PAGE) == ()


@pytest.mark.parametrize(
    ("path", "value", "rule"),
    [
        ("@type", "Review", "type"),
        ("@context", "https://example.org", "type"),
        ("url", GONE, "url"),
        ("url", "ftp://desk.example/a", "url"),
        ("url", "https://desk.example/a https://desk.example/b", "url"),
        ("url", "https://elsewhere.example/checks/bridge", "same-domain"),
        ("url", "https://notdesk.example/checks/bridge", "same-domain"),
        ("claimReviewed", " ", "claim-reviewed"),
        ("claimReviewed", "x" * 75, "claim-length"),
        ("claimReviewed", "False: the bridge fell.", "rating-in-claim"),
        ("author", GONE, "author"),
        ("author.@type", "Person", "author"),
        ("author.url", "desk", "author"),
        ("reviewRating.alternateName", "", "rating"),
        ("reviewRating", GONE, "rating"),
        ("reviewRating.bestRating", GONE, "rating-numbers"),
        ("reviewRating.ratingValue", "1", "rating-numbers"),
        ("reviewRating.ratingValue", True, "rating-numbers"),
        ("reviewRating.bestRating", 1, "rating-range"),
        ("reviewRating.worstRating", 0, "rating-range"),
        ("reviewRating.ratingValue", 6, "rating-range"),
        ("itemReviewed", "The bridge cost twice as much.", "item-reviewed"),
        ("itemReviewed.@type", "CreativeWork", "item-reviewed"),
        ("itemReviewed.author", "Ines Brandt", "claimant"),
        ("itemReviewed.author.@type", "CreativeWork", "claimant"),
        ("itemReviewed.author.name", "", "claimant"),
        ("itemReviewed.appearance", "https://a.example https://b.example", "appearance"),
        ("itemReviewed.firstAppearance.url", "https://a.example https://b.example", "appearance"),
        ("itemReviewed.datePublished", "spring", "date"),
        ("datePublished", "17.3.2026", "date"),
        ("itemReviewed.datePublished", "2026-03-18", "claimed-after-checked"),
        ("correction", ["It was not 3."], "correction"),
    ],
)
def test_what_breaks_a_rule_is_named(path: str, value: Any, rule: str) -> None:
    assert [broken.rule for broken in broken_rules(changed(path, value), PAGE)] == [rule]


@pytest.mark.parametrize("page", ["", "https://www.desk.example/x", "https://checks.desk.example/x"])
def test_a_host_below_or_above_is_the_same_domain(page: str) -> None:
    assert broken_rules(SOUND, page) == ()


@pytest.mark.parametrize("review", [None, [], "ClaimReview", 3])
def test_what_is_no_object_is_no_claim_review(review: Any) -> None:
    assert [broken.rule for broken in broken_rules(review, PAGE)] == ["type"]
