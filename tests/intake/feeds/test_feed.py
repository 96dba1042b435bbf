"""A feed with every mistake is read to its end, and each repair is counted."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import UnreadableSourceError
from factcheck.intake.feeds.feed import read_feed
from factcheck.model.library import Check, Remark
from tests.intake.feeds.feed_maker import write_feed


def _read(path: Path) -> tuple[list[Check], list[Remark]]:
    outcomes = list(read_feed(path))
    return [c for o in outcomes for c in o.checks], [r for o in outcomes for r in o.remarks]


def _written(path: Path, value: Any) -> Path:
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


REVIEW: dict[str, Any] = {
    "@type": "ClaimReview",
    "claimReviewed": "The well is dry",
    "url": "https://checks.example/1",
    "author": {"@type": "Organization", "name": "Example Checks"},
    "datePublished": "2026-02-03T10:00:00Z",
    "reviewRating": {"alternateName": "False", "ratingValue": 1, "worstRating": 1, "bestRating": 5},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Quill"}, "datePublished": "2026-01"},
}


@pytest.mark.parametrize("name", ["feed.json", "feed.json.gz"])
def test_every_mistake_is_counted_as_often_as_it_was_made(tmp_path: Path, name: str) -> None:
    made = write_feed(tmp_path / name, 600)
    checks, remarks = _read(tmp_path / name)
    assert len(checks) == made.checks
    assert Counter(remark.what for remark in remarks) == made.made


@pytest.mark.parametrize(
    "form",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "url": "u", "item": REVIEW}]},
        json.dumps(REVIEW) + "\n" + json.dumps({"@type": "WebPage"}) + "\n",
        "<html><script type='application/ld+json'>" + json.dumps(REVIEW) + "</script></html>",
    ],
    ids=["one", "list", "graph", "data feed", "lines", "page"],
)
def test_each_form_gives_the_same_check(tmp_path: Path, form: Any) -> None:
    checks, _ = _read(_written(tmp_path / "feed", form))
    assert [(c.claim, c.rating, c.publisher, c.checked_on, c.claimed_on, c.claimant_kind) for c in checks] == [
        ("The well is dry", "False", "Example Checks", "2026-02-03", "2026-01", "person")
    ]


def test_an_answer_of_the_fact_check_search_gives_a_check_for_each_review(tmp_path: Path) -> None:
    review = {"publisher": {"name": "P", "site": "p.example"}, "url": "https://p.example/1", "textualRating": "Nope"}
    answer = {"claims": [{"text": "A", "claimReview": [review, {}]}, {"text": "B"}], "nextPageToken": "t"}
    checks, remarks = _read(_written(tmp_path / "answer.json", answer))
    assert [(check.claim, check.rating, check.site) for check in checks] == [("A", "Nope", "p.example"), ("A", "", "")]
    assert "not-a-claim-review" in {remark.what for remark in remarks}
    assert _read(_written(tmp_path / "empty.json", {}))[0] == []


def test_what_cannot_be_read_is_refused_by_itself_with_its_line(tmp_path: Path) -> None:
    lines = [
        json.dumps(REVIEW),
        '{"@type": "ClaimReview", "claimReviewed": ',
        json.dumps(REVIEW | {"url": "https://b.example"}),
    ]
    checks, remarks = _read(_written(tmp_path / "lines.jsonl", "\n".join(lines)))
    assert len(checks) == 2
    assert [(remark.what, remark.line) for remark in remarks] == [("unreadable", 2)]


def test_depth_size_and_numbers_have_limits(tmp_path: Path) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    huge = '{"@type": "ClaimReview", "claimReviewed": ' + "9" * 10_000 + "}"
    text = '{"@type": "ClaimReview", "x": ' + deep + "}\n" + huge + "\n" + json.dumps(REVIEW)
    checks, remarks = _read(_written(tmp_path / "hostile.json", text))
    assert any(check.claim == "The well is dry" for check in checks)
    assert any(remark.what == "unreadable" for remark in remarks)


def test_a_bomb_and_a_torn_file_are_refused_in_a_sentence(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "bomb.gz", "wb") as file:
        for _ in range(100):
            file.write(b" " * (1 << 20))
    with pytest.raises(UnreadableSourceError, match=r"neither JSON nor a sheet|unpacks to more"):
        _read(tmp_path / "bomb.gz")
    packed = gzip.compress(json.dumps([REVIEW] * 5000).encode())
    (tmp_path / "torn.gz").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(UnreadableSourceError, match="breaks off"):
        _read(tmp_path / "torn.gz")
