"""What a ClaimReview has to hold so that others can read it, rule by rule.

Sources: https://schema.org/ClaimReview, Google's guideline for fact checks
(https://developers.google.com/search/docs/appearance/structured-data/factcheck) and the mistakes that readers of such feeds
see. The rules look at the exported object alone, wherever it comes from: from a case, or from a page that was built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from factcheck.model.dataclass import dataclass
from factcheck.model.dates import PartialDate
from factcheck.publish.claim_review_words import LONGEST, without_rating

# What nobody can see without asking the server of the page.
NOT_CHECKED_OFFLINE = "Whether the address of the page redirects can't be checked without asking its server."

_NUMBERS = ("ratingValue", "bestRating", "worstRating")


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that a ClaimReview breaks: the name of the rule, the field it is about, and what is wrong, in a sentence."""

    rule: str
    field: str
    message: str


def broken_rules(review: Any, page_url: str = "") -> tuple[BrokenRule, ...]:
    """The rules that a ClaimReview breaks, in the order of its fields; none where it is sound.

    `page_url` is the address of the page it stands on; "" where no page is known, and then nothing is said of domains.
    """
    if not isinstance(review, dict):
        return (BrokenRule("type", "", "There is no ClaimReview."),)
    found = [rule for check in _CHECKS for rule in check(review)]
    return (*found, *_same_domain(review, page_url))


def _type(review: dict[str, Any]) -> Iterator[BrokenRule]:
    if review.get("@type") != "ClaimReview":
        yield BrokenRule("type", "@type", "It must be ClaimReview.")
    if "@context" in review and "schema.org" not in str(review["@context"]):
        yield BrokenRule("type", "@context", "It must be https://schema.org.")


def _url(review: dict[str, Any]) -> Iterator[BrokenRule]:
    if not review.get("url"):
        yield BrokenRule("url", "url", "The address of the page is missing.")
    elif not _host(review["url"]):
        yield BrokenRule("url", "url", "It must be one http or https address.")


def _claim_reviewed(review: dict[str, Any]) -> Iterator[BrokenRule]:
    claim = review.get("claimReviewed")
    if not isinstance(claim, str) or not claim.strip():
        yield BrokenRule("claim-reviewed", "claimReviewed", "The claim is missing.")
        return
    if len(claim) > LONGEST:
        yield BrokenRule(
            "claim-length", "claimReviewed", f"It has {len(claim)} characters; at most {LONGEST} may be shown."
        )
    label = _dict(review.get("reviewRating")).get("alternateName")
    if isinstance(label, str) and without_rating(claim, (label,)) != claim:
        yield BrokenRule("rating-in-claim", "claimReviewed", f"The rating “{label}” stands in the claim.")


def _author(review: dict[str, Any]) -> Iterator[BrokenRule]:
    author = _dict(review.get("author"))
    if not _named(author):
        yield BrokenRule("author", "author.name", "The organisation that checked is not named.")
    elif not str(author.get("@type", "")).endswith("Organization"):
        yield BrokenRule("author", "author.@type", "The checker must be an Organization.")
    if author.get("url") and not _host(author["url"]):
        yield BrokenRule("author", "author.url", "It must be one http or https address.")


def _rating(review: dict[str, Any]) -> Iterator[BrokenRule]:
    rating = _dict(review.get("reviewRating"))
    label = rating.get("alternateName")
    if not isinstance(label, str) or not label.strip():
        yield BrokenRule("rating", "reviewRating.alternateName", "The rating in words is missing.")
    there = [name for name in _NUMBERS if name in rating]
    if not there:
        return
    if len(there) < len(_NUMBERS):
        yield BrokenRule("rating-numbers", "reviewRating", f"Of {', '.join(_NUMBERS)} there must be all or none.")
        return
    value, best, worst = (rating[name] for name in _NUMBERS)
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in (value, best, worst)):
        yield BrokenRule("rating-numbers", "reviewRating", "Its numbers must be numbers.")
    elif worst < 1 or best <= worst:
        yield BrokenRule(
            "rating-range", "reviewRating", f"best {best} must be above worst {worst}, and worst at least 1."
        )
    elif not worst <= value <= best:
        yield BrokenRule("rating-range", "reviewRating.ratingValue", f"{value} is outside {worst} to {best}.")


def _item_reviewed(review: dict[str, Any]) -> Iterator[BrokenRule]:
    claim = review.get("itemReviewed")
    if not isinstance(claim, dict) or claim.get("@type") != "Claim":
        yield BrokenRule("item-reviewed", "itemReviewed.@type", "It must be a Claim.")
        return
    author = claim.get("author")
    if author is not None and (_dict(author).get("@type") not in ("Person", "Organization") or not _named(author)):
        yield BrokenRule(
            "claimant", "itemReviewed.author", "The claimant must be a Person or an Organization with a name."
        )
    yield from _appearances(claim)


def _appearances(claim: dict[str, Any]) -> Iterator[BrokenRule]:
    for name in ("firstAppearance", "appearance"):
        given = claim.get(name, [])
        for work in given if isinstance(given, list) else [given]:
            url = _dict(work).get("url")
            if not _dict(work).get("@type") or not (url or _named(work)) or (url and not _host(url)):
                yield BrokenRule("appearance", f"itemReviewed.{name}", "It must be a work with one address or a name.")


def _dates(review: dict[str, Any]) -> Iterator[BrokenRule]:
    claimed = _dict(review.get("itemReviewed")).get("datePublished")
    fields = {
        "itemReviewed.datePublished": claimed,
        **{one: review.get(one) for one in ("datePublished", "dateModified")},
    }
    wrong = [name for name, value in fields.items() if value is not None and _day(value) is None]
    for name in wrong:
        yield BrokenRule("date", name, "It must be a date such as 2026-03-02, 2026-03 or 2026.")
    said, told = _day(claimed), _day(review.get("datePublished"))
    if said and told and said.is_surely_after(told):
        yield BrokenRule("claimed-after-checked", "itemReviewed.datePublished", "The claim is later than its check.")


def _corrections(review: dict[str, Any]) -> Iterator[BrokenRule]:
    given = review.get("correction", [])
    for one in given if isinstance(given, list) else [given]:
        if _dict(one).get("@type") != "CorrectionComment" or not _dict(one).get("text"):
            yield BrokenRule("correction", "correction", "It must be a CorrectionComment with a text.")


_CHECKS: tuple[Callable[[dict[str, Any]], Iterator[BrokenRule]], ...] = (
    _type, _url, _claim_reviewed, _author, _rating, _item_reviewed, _dates, _corrections,
)  # fmt: skip


def _same_domain(review: dict[str, Any], page_url: str) -> Iterator[BrokenRule]:
    own, page = _host(review.get("url")), _host(page_url)
    if own and page and own != page and not own.endswith(f".{page}") and not page.endswith(f".{own}"):
        yield BrokenRule("same-domain", "url", f"It is at {own}, but the page is at {page}.")


def _host(url: Any) -> str:
    """The host of one web address without `www.`, "" for everything else, and for several addresses in one text."""
    if not isinstance(url, str) or any(sign.isspace() for sign in url):
        return ""
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _day(value: Any) -> PartialDate | None:
    return PartialDate.read(value[:10]) if isinstance(value, str) else None


def _named(node: Any) -> bool:
    name = _dict(node).get("name")
    return isinstance(name, str) and bool(name.strip())


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
