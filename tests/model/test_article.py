"""An article with its versions, and as one JSON object without its texts."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.article import DETAILS
from factcheck.model.article_record import article_record
from factcheck.model.canonical import canonical_bytes, sha256
from factcheck.model.event import without_body
from factcheck.model.fold import fold_article
from tests.model.histories import random_article
from tests.model.making import ANA, ARTICLE_ID, ARTICLE_TEXT, AT, BEN, kept_article, moment, reread, text_fields

NEW = ARTICLE_TEXT.replace("whole", "half")
KEYS = {"schema", "id", *DETAILS, "versions", "declined", "conflicts", "unknown_kinds", "opened_at", "opened_by",
        "updated_at", "updated_by", "heads", "clock"}  # fmt: skip


def test_the_record_has_details_and_versions_by_hash_and_length_but_no_text() -> None:
    copy = kept_article(publisher="The Halden Post", published_on="2026-02")
    copy.do("version-kept", text_fields(NEW), by=BEN, text=NEW)
    copy.do("proposal-declined", quote="Traffic went by ferry.", reason="")
    record = article_record(copy.article)
    assert set(record) == KEYS
    assert (record["id"], record["publisher"], record["published_on"]) == (ARTICLE_ID, "The Halden Post", "2026-02")
    assert (record["author"], record["language"]) == (None, None)
    assert [version["sha256"] for version in record["versions"]] == [sha256(t.encode()) for t in (ARTICLE_TEXT, NEW)]
    assert [version["characters"] for version in record["versions"]] == [len(ARTICLE_TEXT), len(NEW)]
    assert [version["by"] for version in record["versions"]] == [str(ANA), str(BEN)]
    assert record["declined"][0]["quote"] == "Traffic went by ferry."
    assert (record["opened_at"], record["updated_at"], record["clock"]) == (AT, moment(2), 3)
    assert "closed for" not in json.dumps(record)


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_every_article_has_one_canonical_form_in_any_order_of_its_events(seed: int, count: int) -> None:
    rng = Random(seed)
    events = random_article(rng, count)
    record = article_record(fold_article(events))
    assert json.loads(canonical_bytes(record)) == record
    assert article_record(fold_article(rng.sample(events, k=len(events)) + events[:1])) == record
    assert fold_article(reread(events)) == fold_article(events)
    erased = fold_article([without_body(event) for event in events])
    assert set(article_record(erased)) == KEYS
    assert erased.current.sha256 == fold_article(events).current.sha256


def test_a_date_that_is_none_is_no_date() -> None:
    copy = kept_article()
    assert copy.article.published_on is None
    assert kept_article(published_on="2026-02").article.published_on is not None


def test_the_documented_keys_are_those_of_the_record() -> None:
    schema = Path(__file__).parents[2] / "factcheck" / "render" / "schemas" / "article.schema.json"
    documented = set(json.loads(schema.read_text(encoding="utf-8"))["properties"])
    if not documented >= KEYS:
        pytest.fail(f"not documented: {sorted(KEYS - documented)}")
