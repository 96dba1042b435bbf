"""A case as readers may see it, built field by field. See `public_case` for the fields and what they leave out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.model.article import Article
from factcheck.model.canonical import is_sha256
from factcheck.model.case import Appearance, Case, Reply, ReplyRequest
from factcheck.model.dates import is_instant
from factcheck.model.events.reply_waived import REASONS
from factcheck.model.evidence import KINDS, STANCES, Evidence
from factcheck.model.origins import OriginKnowledge, find_origins
from factcheck.model.scale import RatingScale
from factcheck.model.verdict import Correction, Verdict
from factcheck.publish.citations import cite, cite_line
from factcheck.publish.clearance import one_line, public_date, public_day, public_name, public_recipient, public_url
from factcheck.publish.public_case import (
    CHECKED,
    DRAFT,
    NOT_CHECKED,
    WITHDRAWN,
    PublicAnswer,
    PublicAppearance,
    PublicArticle,
    PublicAxis,
    PublicCase,
    PublicCorrection,
    PublicOrigins,
    PublicReply,
    PublicSource,
    PublicWithdrawal,
)
from factcheck.publish.standing import group_of, standing_of, standing_publications


def project_case(
    case: Case,
    *,
    scale: RatingScale,
    language: str,
    article: Article | None = None,
    drafts: bool = False,
    origins: Callable[[Case], OriginKnowledge] = lambda _case: OriginKnowledge(),
) -> PublicCase:
    """What readers may see of a case.

    `scale` is that of the verdict: a verdict on another scale shows the key of its rating as its label. `language` chooses
    the labels. With `drafts` a proposed verdict is shown too, with the standing `draft`. `origins` tells what the desk knows
    of where the evidence of a case comes from.
    """
    standing = standing_of(case, drafts)
    shown = case.verdict if standing in (CHECKED, DRAFT) else None
    cited = cite(case, shown) if shown else None
    numbers = cited.numbers if cited else {}
    corrections = case.corrections if standing in (CHECKED, WITHDRAWN) else ()
    rating, used_scale, version = _rated(case, standing)
    known = scale if used_scale in ("", scale.key) else None
    publications = standing_publications(case) if standing == CHECKED else ()
    quote, claimant = case.quote, case.claimant
    return PublicCase(
        id=case.id,
        claim=one_line(case.claim),
        quote=one_line(quote.text) if quote else "",
        claimant=one_line(claimant.name) if claimant else "",
        claimant_kind=claimant.kind if claimant else "",
        claimed_on=public_date(case.claimed_on),
        appearance=project_appearance(case.appearance, case.claimed_on) if case.appearance else None,
        other_appearances=tuple(project_appearance(seen.where, seen.when) for seen in _others(case)),
        article=project_article(article) if article else None,
        standing=standing,
        group=group_of(case) if standing == NOT_CHECKED else "",
        rating_key=rating,
        rating_label=label_of(known, rating, language),
        rating_meaning=meaning_of(known, rating, language),
        scale_key=known.key if known and rating else used_scale,
        scale_name=known.name_in(language) if known and rating else used_scale,
        scale_version=version,
        reasoning=cited.reasoning if cited else (),
        sources=_sources(cited.pieces) if cited else (),
        replies=tuple(_reply(request) for request in case.requests) if shown else (),
        no_reply_reason=_no_reply_reason(case) if shown else "",
        corrections=tuple(_correction(case, one, known, language, numbers) for one in corrections),
        withdrawn=_withdrawn(case, numbers) if standing == WITHDRAWN else None,
        checked_on=_checked_on(case, shown) if shown else "",
        published_on=public_date(publications[0].published_on) if publications else "",
        url=public_url(publications[-1].url) if publications else "",
        checked_by=public_name(shown.by.name) if shown else "",
        reviewed_by=_reviewers(case, shown) if shown else (),
        origins=_origins(case, cited.numbers, origins) if cited and len(cited.numbers) > 1 else None,
        axis=_axis(known, rating),
        label_language=label_language(known, rating, language),
    )


def project_article(article: Article) -> PublicArticle:
    """What readers may see of an article."""
    return PublicArticle(
        title=one_line(article.title),
        url=public_url(article.url),
        publisher=one_line(article.publisher),
        author=public_name(article.author),
        published_on=public_date(article.detail("published_on")),
    )


def label_of(scale: RatingScale | None, key: str, language: str) -> str:
    """The label of a rating in a language, in its main language ("de" for "de-AT"), or else in the scale's own."""
    if scale is None:
        return key
    for rating in scale.ratings:
        if rating.key == key and language not in rating.labels:
            return scale.label(key, language.partition("-")[0])
    return scale.label(key, language)


def label_language(scale: RatingScale | None, key: str, language: str) -> str:
    """The language that `label_of` finds the label of a rating in, "" where it is the language that was asked for."""
    labels = next((rating.labels for rating in scale.ratings if rating.key == key), {}) if scale else {}
    known = not labels or any(labels.get(one) for one in (language, language.partition("-")[0]))
    return scale.language if scale and not known else ""


def meaning_of(scale: RatingScale | None, key: str, language: str) -> str:
    """What a rating means, in the language of the readers; what is not said in it is left out."""
    languages = (language, language.partition("-")[0])
    meanings = next((rating.meaning for rating in scale.ratings if rating.key == key), {}) if scale else {}
    return next((meanings[one] for one in languages if meanings.get(one)), "")


def _axis(scale: RatingScale | None, key: str) -> PublicAxis | None:
    positions = (rating.position for rating in scale.ratings if rating.key == key) if scale else ()
    position = next(iter(positions), None)
    return PublicAxis(position + 1, scale.worst + 1) if scale and position is not None else None


def _rated(case: Case, standing: str) -> tuple[str, str, str]:
    """Rating, scale and version that readers may see. Of a withdrawn verdict, the rating they saw last."""
    verdict = case.verdict
    if standing in (CHECKED, DRAFT) and verdict:
        return verdict.rating, verdict.scale, verdict.scale_version
    if standing == WITHDRAWN:
        last = case.publications[-1]
        same = verdict is not None and verdict.event == last.verdict
        return last.rating, verdict.scale if verdict and same else "", verdict.scale_version if verdict and same else ""
    return "", "", ""


def _others(case: Case) -> tuple[Appearance, ...]:
    return tuple(seen for seen in case.appearances if one_line(seen.where) != one_line(case.appearance))


def project_appearance(where: str, when: str) -> PublicAppearance:
    """What readers may see of a place where the claim was made."""
    url = public_url(where)
    return PublicAppearance(where=url or one_line(where), url=url, when=public_date(when))


def _sources(pieces: tuple[Evidence, ...]) -> tuple[PublicSource, ...]:
    return tuple(project_source(number, piece) for number, piece in enumerate(pieces, 1))


def project_source(number: int, piece: Evidence) -> PublicSource:
    """What readers may see of a piece of evidence; `may_be_shown` says whether they may see it at all."""
    copy = next((copy for copy in reversed(piece.copies) if is_sha256(copy.sha256)), None)
    return PublicSource(
        number=number,
        id=piece.id,
        title=one_line(piece.title),
        publisher=one_line(piece.publisher),
        author=public_name(piece.detail("author")),
        url=public_url(piece.url),
        published_on=public_date(piece.detail("published_on")),
        quote=piece.quote.strip(),
        stance=piece.stance if piece.stance in STANCES else "",
        kind=piece.kind if piece.kind in KINDS else "",
        origin=one_line(piece.origin),
        copy_sha256=copy.sha256 if copy else "",
        copy_taken_at=copy.taken_at if copy and is_instant(copy.taken_at) else "",
        is_reply=bool(piece.reply),
    )


def _origins(
    case: Case, numbers: Mapping[str, int], origins: Callable[[Case], OriginKnowledge]
) -> PublicOrigins | None:
    """Which of the cited sources count as one, as the desk's standard counts them; None where each stands alone."""
    groups = [
        tuple(sorted(numbers[piece] for piece in origin.pieces if piece in numbers))
        for origin in find_origins(case.evidence, origins(case))
    ]
    as_one = tuple(group for group in groups if len(group) > 1)
    return PublicOrigins(sum(1 for group in groups if group), as_one) if as_one else None


def _reply(request: ReplyRequest) -> PublicReply:
    return PublicReply(
        asked=public_recipient(request.to),
        asked_on=public_day(request.stamp.at),
        deadline=public_date(request.deadline),
        answers=tuple(_answer(one) for one in request.replies),
        asked_again=tuple(public_day(one.stamp.at) for one in request.follow_ups),
    )


def _answer(reply: Reply) -> PublicAnswer:
    return PublicAnswer(reply.text.strip(), public_date(reply.received_on), reply.declined)


def _no_reply_reason(case: Case) -> str:
    """`not-possible`, `safety`, `self-evident` or "": what was noted beside it stays with the desk."""
    reason = case.no_reply_reasons[-1].reason.partition(":")[0] if case.no_reply_reasons else ""
    return reason if reason in REASONS else ""


def _correction(
    case: Case, one: Correction, scale: RatingScale | None, language: str, numbers: dict[str, int]
) -> PublicCorrection:
    changed = bool(one.rating) and one.rating != one.before
    return PublicCorrection(
        on=public_day(one.at),
        was=cite_line(case, one.was, numbers),
        now=cite_line(case, one.now, numbers),
        because=cite_line(case, one.because, numbers),
        rating_label=label_of(scale, one.rating, language) if changed else "",
        rating_before_label=label_of(scale, one.before, language) if changed and one.before else "",
    )


def _withdrawn(case: Case, numbers: dict[str, int]) -> PublicWithdrawal:
    last = case.withdrawals[-1]
    was_at = public_url(case.publications[-1].url) if case.publications else ""
    return PublicWithdrawal(cite_line(case, last.reason, numbers), public_day(last.at), was_at)


def _checked_on(case: Case, verdict: Verdict) -> str:
    """The day of the last approval; of a verdict that a correction brought, the day it was given."""
    return public_day(case.approvals[-1].at if case.approvals else verdict.at)


def _reviewers(case: Case, verdict: Verdict) -> tuple[str, ...]:
    names = (public_name(one.by.name) for one in case.approvals if not one.by.is_same_person(verdict.by))
    return tuple(dict.fromkeys(filter(None, names)))
