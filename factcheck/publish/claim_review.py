"""A verdict as others exchange it: one schema.org ClaimReview (https://schema.org/ClaimReview) for one page.

Only a verdict that readers may see has one: a draft, a claim that was not checked and a withdrawn verdict have none. What a
ClaimReview has to hold is checked by `claim_review_rules`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck.model.case import UNKNOWN
from factcheck.publish.claim_review_words import claim_reviewed, correction_words
from factcheck.publish.clearance import public_url
from factcheck.publish.public_case import CHECKED, PublicAppearance, PublicArticle, PublicCase
from factcheck.publish.summary import Imprint
from factcheck.publish.summary_record import escape_unseen

CONTEXT = "https://schema.org"

# A claimant of another kind is nobody who can be named as an author: a document is a work, and of an unknown kind of
# claimant either type would be a guess.
_AUTHOR_TYPES = {"person": "Person", "organisation": "Organization", "outlet": "Organization"}
_ENDS_A_BLOCK = re.compile("[<>&]")

Node = dict[str, Any]


def claim_review(case: PublicCase, imprint: Imprint, url: str, templates: Path | None = None) -> Node | None:
    """The ClaimReview of a case for the page at `url`, None where readers have no verdict to see.

    Keys that nobody said anything for are missing. `templates` is the desk's own folder of wordings.
    """
    if case.standing != CHECKED:
        return None
    corrections = [
        _filled({
            "@type": "CorrectionComment",
            "text": correction_words(one, imprint.language, templates),
            "datePublished": one.on,
        })
        for one in case.corrections
    ]  # fmt: skip
    return _filled({
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "url": public_url(url),
        "claimReviewed": claim_reviewed(case.claim, case.rating_label),
        "author": _filled({"@type": "Organization", "name": imprint.desk_name, "url": public_url(imprint.homepage)}),
        "datePublished": case.published_on,
        "dateModified": max((one.on for one in case.corrections), default=""),
        "inLanguage": imprint.language,
        "reviewRating": _rating(case),
        "itemReviewed": _claim(case),
        "correction": corrections,
    })  # fmt: skip


def embedded(record: Any) -> str:
    """JSON-LD ready to stand in a `<script>` of a page: on one line, and no sign in it can end the block."""
    text = escape_unseen(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
    return _ENDS_A_BLOCK.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _rating(case: PublicCase) -> Node:
    """The label, and numbers only for a step on an axis of at least two. The best rating is the true end."""
    node: Node = {"@type": "Rating", "alternateName": case.rating_label}
    if case.axis and case.axis.steps > 1:
        value = case.axis.steps + 1 - case.axis.step
        node |= {"ratingValue": value, "bestRating": case.axis.steps, "worstRating": 1}
    return node


def _claim(case: PublicCase) -> Node:
    first, others = _appearances(case)
    return _filled({
        "@type": "Claim",
        "text": case.claim,
        "author": _claimant(case),
        "datePublished": _known(case.claimed_on),
        "firstAppearance": first,
        "appearance": others,
    })  # fmt: skip


def _claimant(case: PublicCase) -> Node | None:
    kind = _AUTHOR_TYPES.get(case.claimant_kind, "")
    name = _known(case.claimant)
    return {"@type": kind, "name": name} if kind and name else None


def _appearances(case: PublicCase) -> tuple[Node | None, list[Node]]:
    """Where the claim was first made, and the other works it stands in, each once: places, the article, the document."""
    first = _place(case.appearance) if case.appearance else None
    works: list[Node | None] = [_place(one) for one in case.other_appearances]
    article = _article(case.article) if case.article else None
    if first and article and first.get("url") == article.get("url"):
        first = {**article, **first}
    works.append(article)
    works += [_document(case)]
    told, others = [first] if first else [], list[Node]()
    for work in filter(None, works):
        if not _is_told(work, told):
            told.append(work)
            others.append(work)
    return first, others


def _is_told(work: Node, told: Iterable[Node]) -> bool:
    """Whether a work of the same address or, where it has none, of the same name was named before."""
    same = "url" if "url" in work else "name"
    return any(one.get(same) == work[same] for one in told)


def _place(appearance: PublicAppearance) -> Node | None:
    where = {"url": appearance.url} if appearance.url else {"name": _known(appearance.where)}
    return _work(**where, datePublished=_known(appearance.when))


def _article(article: PublicArticle) -> Node | None:
    publisher = {"@type": "Organization", "name": article.publisher} if article.publisher else None
    return _work(
        url=article.url, name=article.title, datePublished=_known(article.published_on), publisher=publisher
    )  # fmt: skip


def _document(case: PublicCase) -> Node | None:
    return _work(name=_known(case.claimant)) if case.claimant_kind == "document" else None


def _work(**said: Any) -> Node | None:
    """A CreativeWork, None where neither its address nor its name is known."""
    node = _filled({"@type": "CreativeWork", **said})
    return node if "url" in node or "name" in node else None


def _known(text: str) -> str:
    return "" if text == UNKNOWN else text


def _filled(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", None, [])}
