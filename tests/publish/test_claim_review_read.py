"""What others read in our ClaimReview: its shape, what extruct finds on a page, and our own importer in a feed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.intake.feeds.feed import read_feed
from factcheck.model.article import Article
from factcheck.model.dataclass import replace
from factcheck.model.library import Check
from factcheck.model.scale import RatingScale
from factcheck.publish.claim_review import embedded
from factcheck.publish.formats import write_summary
from factcheck.publish.summary import Imprint, Summary, summarize_cases
from factcheck.publish.summary_record import summary_record
from tests.publish.test_golden import KINDS, PACKAGE, all_kinds

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

UNKNOWN = {"name": "unknown", "kind": "unknown"}
NewCase = Callable[..., "CaseMaker"]
SCHEMA = json.loads((PACKAGE / "publish" / "schemas" / "data_feed.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def told(
    bridge: CaseMaker, new_case: NewCase, article: Article, scale: RatingScale, imprint: Imprint
) -> Callable[[str], Summary]:
    by = replace(imprint, homepage="https://desk.example")
    return all_kinds(bridge, new_case, article, scale, by)


def published(new_case: NewCase, identifier: str, claim: str, **details: Any) -> CaseMaker:
    made = new_case(identifier, claim, **details).upto("researching")
    source = made.source("A source")
    return made.propose("false", "So it is.", source).approve().publish(url=f"https://desk.example/{identifier}")


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_the_shape_of_schema_org(kind: str, told: Callable[[str], Summary]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    summary = told(kind)
    Draft202012Validator(SCHEMA).validate(json.loads(write_summary(summary, "datafeed")))
    record = json.loads(write_summary(summary, "claimreview"))
    reviews = [{"@context": record["@context"], **one} for one in record["@graph"]] if "@graph" in record else [record]
    whole = {**SCHEMA, **SCHEMA["$defs"]["claim_review"], "$id": "one"}
    for review in reviews:
        Draft202012Validator(whole).validate(review)
    assert len(reviews) == summary.checked


def test_a_stranger_reads_on_a_page_what_the_case_says(told: Callable[[str], Summary]) -> None:
    import extruct

    summary = told("corrected")
    case = summary_record(summary)["cases"][0]
    block = embedded(json.loads(write_summary(summary, "claimreview")))
    page = f'<!doctype html><title>x</title><script type="application/ld+json">{block}</script>'
    (found,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    claim, rating = found["itemReviewed"], found["reviewRating"]
    assert found["url"] == case["url"]
    assert claim["text"] == case["claim"]
    assert claim["author"] == {"@type": "Person", "name": case["claimant"]}
    assert claim["datePublished"] == case["claimed_on"]
    assert claim["firstAppearance"]["url"] == case["appearance"]["url"]
    assert rating["alternateName"] == case["rating_label"]
    assert rating["ratingValue"] == case["axis"]["steps"] + 1 - case["axis"]["step"]
    assert found["datePublished"] == case["published_on"]
    assert [one["datePublished"] for one in found["correction"]] == [one["on"] for one in case["corrections"]]


def test_our_importer_reads_a_feed_without_a_repair(
    bridge: CaseMaker, new_case: NewCase, scale: RatingScale, imprint: Imprint, article: Article, tmp_path: Path
) -> None:
    long = "No village in the whole of the Brunn valley has had a bus on any Sunday since the line was sold in 2019."
    same_day = {"claimed_on": "2026-03-17"}
    cases = [
        bridge,
        published(new_case, "m4t7w2xz", long, claimant={"name": "Friends of the Valley", "kind": "organisation"}),
        published(
            new_case, "q9r5s8vw", "The mill burnt down.", claimant=UNKNOWN, claimed_on="1911", appearance="unknown"
        ),
        published(new_case, "t2v6x8zk", "Two trains a day stop in Brunn.", **same_day),
        published(new_case, "d6e9f3gj", "“Quoted” \\ and </script> & more.", appearance="a leaflet in Brunn"),
    ]  # fmt: skip
    gone = published(new_case, "n3p6q9rs", "The school will close.").withdraw("It was forged.")
    by = replace(imprint, homepage="https://desk.example")
    summary = summarize_cases([made.case for made in (*cases, gone)], by, [scale], articles={article.id: article})
    path = tmp_path / "feed.json"
    path.write_text(write_summary(summary, "datafeed"), encoding="utf-8")
    outcomes = list(read_feed(path))
    checks = [check for outcome in outcomes for check in outcome.checks]
    remarks = [(remark.what, remark.was) for outcome in outcomes for remark in outcome.remarks]
    assert remarks == [("taken-back", "2026-05-04")]
    assert [_read(check) for check in checks] == [_told(case) for case in summary_record(summary)["cases"][:-1]]


def _read(check: Check) -> dict[str, Any]:
    return {
        "claim": check.claim, "claimant": check.claimant or None, "kind": check.claimant_kind,
        "claimed_on": check.claimed_on or None, "rating": check.rating, "value": check.value, "best": check.best,
        "url": check.url, "checked_on": check.checked_on, "language": check.language, "publisher": check.publisher,
    }  # fmt: skip


def _told(case: dict[str, Any]) -> dict[str, Any]:
    return {
        "claim": case["claim"], "claimant": case["claimant"].replace("unknown", "") or None,
        "kind": case["claimant_kind"] or "unknown",
        "claimed_on": case["claimed_on"], "rating": case["rating_label"],
        "value": 1000 * (case["axis"]["steps"] + 1 - case["axis"]["step"]), "best": 1000 * case["axis"]["steps"],
        "url": case["url"], "checked_on": case["published_on"], "language": "en", "publisher": "Brunn Valley Checks",
    }  # fmt: skip


def test_no_feed_holds_what_was_never_published(told: Callable[[str], Summary]) -> None:
    for kind in ("draft", "unfinished", "no-reply", "bare"):
        assert json.loads(write_summary(told(kind), "datafeed"))["dataFeedElement"] == []
