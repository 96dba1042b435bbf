"""What readers may see of a case: these fields and no others.

Every field is named here and filled by hand in `projection`; nothing reaches a reader because somebody forgot to take it
out. What nobody said is "" and what somebody looked for in vain is "unknown". Dates are ISO 8601 of the precision known.
"""

from __future__ import annotations

from factcheck.model.dataclass import dataclass

# How a case stands before readers.
CHECKED = "checked"  # a verdict that was approved or published
DRAFT = "draft"  # a proposed verdict, shown only where drafts were asked for
WITHDRAWN = "withdrawn"  # a verdict that was published and taken back
NOT_CHECKED = "not-checked"  # no verdict that readers may see


@dataclass(frozen=True, slots=True)
class PublicSource:
    """One source a verdict cites. `url` is http or https or "". `copy_sha256` is of the newest captured copy. `is_reply`
    where it is what the claimant answered to the desk."""

    number: int
    id: str
    title: str
    publisher: str
    author: str
    url: str
    published_on: str
    quote: str
    stance: str
    kind: str
    origin: str
    copy_sha256: str
    copy_taken_at: str
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class ReasoningPart:
    """Words of the reasoning and the numbers of the sources cited right after them. `text` keeps its own spaces."""

    text: str
    cites: tuple[int, ...] = ()


Paragraph = tuple[ReasoningPart, ...]


@dataclass(frozen=True, slots=True)
class PublicCorrection:
    """What was wrong, what is right, why and since when; the labels only where the rating changed."""

    on: str
    was: str
    now: str
    because: str
    rating_label: str
    rating_before_label: str


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """What came back on a request for a reply, in the claimant's words; none where they `declined` to comment in silence."""

    text: str
    received_on: str
    declined: bool = False


@dataclass(frozen=True, slots=True)
class PublicReply:
    """One request for a reply: who was asked ("" where only an address was noted), when, until when, what came back, and on
    which days they were asked again."""

    asked: str
    asked_on: str
    deadline: str
    answers: tuple[PublicAnswer, ...]
    asked_again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicAppearance:
    """A place where the claim was made: words for it, its address where it has one, and when."""

    where: str
    url: str
    when: str


@dataclass(frozen=True, slots=True)
class PublicWithdrawal:
    """Why a published verdict was taken back, on which day, and the address at which readers saw it last, or ""."""

    reason: str
    on: str
    was_at: str = ""


@dataclass(frozen=True, slots=True)
class PublicArticle:
    """The article that claims were found in."""

    title: str
    url: str
    publisher: str
    author: str
    published_on: str


@dataclass(frozen=True, slots=True)
class PublicOrigins:
    """How many independent origins the cited sources have, and the numbers of those that count as one with others."""

    independent: int
    as_one: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class PublicAxis:
    """Where a rating stands from true to false: `step` 1 is the true end of `steps`."""

    step: int
    steps: int


@dataclass(frozen=True, slots=True)
class PublicConversion:
    """The rating on another scale by a crosswalk of a day, beside the rating that was given. `rating_label` is "" where it
    has no equal there, and `reason` says why, where that is known in the language of the summary."""

    scale_key: str
    scale_name: str
    dated: str
    rating_key: str = ""
    rating_label: str = ""
    label_language: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PublicCase:
    """One case as readers may see it.

    `standing` is `checked`, `draft`, `withdrawn` or `not-checked`; `group` says how far the work on a case without a
    verdict is. `checked_by` is the author of the verdict, `reviewed_by` who approved it. A withdrawn verdict shows its
    rating and the reason for taking it back, and nothing else that the desk no longer stands by. `origins` is None unless
    several sources count as one, `axis` where the rating stands on none. `label_language` is "" unless the label is in
    another language than the summary, because the scale has none in it. `on_other_scale` is there where it was asked for.
    """

    id: str
    claim: str
    quote: str
    claimant: str
    claimant_kind: str
    claimed_on: str
    appearance: PublicAppearance | None
    other_appearances: tuple[PublicAppearance, ...]
    article: PublicArticle | None
    standing: str
    group: str
    rating_key: str
    rating_label: str
    rating_meaning: str
    scale_key: str
    scale_name: str
    scale_version: str
    reasoning: tuple[Paragraph, ...]
    sources: tuple[PublicSource, ...]
    replies: tuple[PublicReply, ...]
    no_reply_reason: str
    corrections: tuple[PublicCorrection, ...]
    withdrawn: PublicWithdrawal | None
    checked_on: str
    published_on: str
    url: str
    checked_by: str
    reviewed_by: tuple[str, ...]
    origins: PublicOrigins | None = None
    axis: PublicAxis | None = None
    label_language: str = ""
    on_other_scale: PublicConversion | None = None
