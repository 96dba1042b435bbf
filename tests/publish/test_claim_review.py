"""One ClaimReview for one verdict: what it says of a case, and what it leaves out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model.article import Article
from factcheck.model.dataclass import replace
from factcheck.model.scale import RatingScale
from factcheck.publish.claim_review import claim_review, embedded
from factcheck.publish.claim_review_rules import broken_rules
from factcheck.publish.projection import project_case
from factcheck.publish.public_case import PublicCase
from factcheck.publish.summary import Imprint

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

PAGE = "https://desk.example/checks/bridge"
NewCase = Callable[..., "CaseMaker"]


@pytest.fixture
def desk(imprint: Imprint) -> Imprint:
    return replace(imprint, homepage="https://desk.example")


@pytest.fixture
def public(bridge: CaseMaker, scale: RatingScale, article: Article) -> PublicCase:
    return project_case(bridge.case, scale=scale, language="en", article=article)


def checked(made: CaseMaker, scale: RatingScale, rating: str = "false") -> PublicCase:
    source = made.upto("researching").source("A source")
    return project_case(
        made.propose(rating, "So it is.", source).approve().publish().case, scale=scale, language="en"
    )  # fmt: skip


def exported(case: PublicCase, desk: Imprint) -> dict[str, Any]:
    review = claim_review(case, desk, PAGE)
    assert review is not None
    assert broken_rules(review, PAGE) == ()
    return review


def test_it_says_what_the_case_says(public: PublicCase, desk: Imprint) -> None:
    assert exported(public, desk) == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": PAGE,
        "claimReviewed": "The new bridge cost twice what was planned.",
        "author": {"@type": "Organization", "name": "Brunn Valley Checks", "url": "https://desk.example"},
        "datePublished": "2026-03-17",
        "inLanguage": "en",
        "reviewRating": {
            "@type": "Rating", "alternateName": "Mostly false", "ratingValue": 2, "bestRating": 5, "worstRating": 1,
        },
        "itemReviewed": {
            "@type": "Claim",
            "text": "The new bridge cost twice what was planned.",
            "author": {"@type": "Person", "name": "Ines Brandt"},
            "datePublished": "2026-03-02",
            "firstAppearance": {
                "@type": "CreativeWork", "url": "https://council.example/minutes/2026-03", "datePublished": "2026-03-02",
            },
            "appearance": [{
                "@type": "CreativeWork",
                "url": "https://courier.example/2026/bridge",
                "name": "Councillors quarrel over bridge",
                "datePublished": "2026-03-02",
                "publisher": {"@type": "Organization", "name": "The Brunn Courier"},
            }],
        },
    }  # fmt: skip


def test_a_rating_off_the_axis_has_no_number(new_case: NewCase, scale: RatingScale, desk: Imprint) -> None:
    review = exported(checked(new_case(), scale, "unproven"), desk)
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Unproven"}


def test_a_sentence_in_place_of_a_label_has_no_number(new_case: NewCase, scale: RatingScale, desk: Imprint) -> None:
    free = replace(scale, ratings=(), free_text=True)
    review = exported(checked(new_case(), free, "There is no evidence for this."), desk)
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "There is no evidence for this."}


def test_a_scale_of_one_step_gives_no_range(new_case: NewCase, scale: RatingScale, desk: Imprint) -> None:
    one = replace(scale, ratings=scale.ratings[:1])
    assert "bestRating" not in exported(checked(new_case(), one, "true"), desk)["reviewRating"]


@pytest.mark.parametrize(
    ("kind", "author"),
    [
        ("person", "Person"),
        ("organisation", "Organization"),
        ("outlet", "Organization"),
        ("document", None),
        ("unknown", None),
    ],
)
def test_the_claimant_has_the_type_that_was_said(
    kind: str, author: str | None, new_case: NewCase, scale: RatingScale, desk: Imprint
) -> None:
    made = new_case(claimant={"name": "Harbour Report", "kind": kind})
    claim = exported(checked(made, scale), desk)["itemReviewed"]
    assert claim.get("author") == ({"@type": author, "name": "Harbour Report"} if author else None)
    works = [work.get("name") for work in claim.get("appearance", [])]
    assert works == (["Harbour Report"] if kind == "document" else [])


def test_what_nobody_could_find_out_is_left_out(new_case: NewCase, scale: RatingScale, desk: Imprint) -> None:
    unknown = {"name": "unknown", "kind": "person"}
    made = new_case(claimant=unknown, claimed_on="unknown", appearance="unknown")
    assert exported(checked(made, scale), desk)["itemReviewed"] == {
        "@type": "Claim", "text": "The new bridge cost twice what was planned.",
    }  # fmt: skip


def test_a_date_keeps_the_precision_that_was_known(new_case: NewCase, scale: RatingScale, desk: Imprint) -> None:
    claim = exported(checked(new_case(claimed_on="2026-02"), scale), desk)["itemReviewed"]
    assert claim["datePublished"] == "2026-02"


def test_a_long_claim_is_cut_at_a_word_and_told_in_full_beside(
    new_case: NewCase, scale: RatingScale, desk: Imprint
) -> None:
    long = "The council has spent more on one single bridge over the river than on all of its schools in ten years."
    review = exported(checked(new_case(claim=long), scale), desk)
    assert review["claimReviewed"] == "The council has spent more on one single bridge over the river than on…"
    assert review["itemReviewed"]["text"] == long


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("False: the bridge fell.", "the bridge fell."),
        ("The bridge fell (FALSE)", "The bridge fell"),
        ("[False] The bridge fell.", "The bridge fell."),
        ("The bridge fell: false", "The bridge fell"),
        ("It is false that the bridge fell.", "It is false that the bridge fell."),
        ("The bridge is false", "The bridge is false"),
        ("False teeth fell.", "False teeth fell."),
        ("False:", "False:"),
    ],
)
def test_a_rating_set_off_in_the_claim_is_not_exported(
    claim: str, shown: str, new_case: NewCase, scale: RatingScale, desk: Imprint
) -> None:
    review = claim_review(checked(new_case(claim=claim), scale), desk, PAGE)
    assert review is not None
    assert review["claimReviewed"] == shown


def test_each_correction_is_a_comment(bridge: CaseMaker, scale: RatingScale, desk: Imprint) -> None:
    bridge.correct("4.6 million", "4.4 million", "The accounts were revised.", rating="half-true")
    review = exported(project_case(bridge.case, scale=scale, language="en"), desk)
    assert review["datePublished"] == "2026-03-17"
    assert review["dateModified"] == "2026-04-02"
    assert review["correction"] == [{
        "@type": "CorrectionComment",
        "text": "What was wrong: 4.6 million. What is right: 4.4 million. Why: The accounts were revised. "
        "Our verdict was “Mostly false” and is now “Half true”.",
        "datePublished": "2026-04-02",
    }]  # fmt: skip


def test_only_a_verdict_that_readers_may_see_has_one(
    bridge: CaseMaker, new_case: NewCase, scale: RatingScale, desk: Imprint
) -> None:
    withdrawn = bridge.withdraw("The claim was never made.").case
    draft = new_case().upto("researching")
    draft.propose("false", "So it is.", draft.source("A source"))
    for case in (withdrawn, draft.case, new_case().case):
        assert claim_review(project_case(case, scale=scale, language="en", drafts=True), desk, PAGE) is None


def test_no_sign_in_it_ends_its_block(public: PublicCase, desk: Imprint) -> None:
    hostile = replace(public, claim='</script><script>alert("1")</script><!-- \u202e\ud800 &amp;')
    text = embedded(claim_review(hostile, desk, PAGE))
    assert not set("<>&\u202e\n") & set(text)
    assert text.encode("utf-8")
    assert json.loads(text)["itemReviewed"]["text"] == hostile.claim
