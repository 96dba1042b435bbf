"""A verdict summary: the public cases of one claim, several, an article or a period, with their count.

A summary holds what is told; how it is worded and laid out is in `templates/`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from factcheck.model import stages
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.dates import PartialDate
from factcheck.model.origins import OriginKnowledge
from factcheck.model.scale import RatingScale
from factcheck.publish.clearance import public_date, public_day, public_url
from factcheck.publish.projection import label_of, project_article, project_case
from factcheck.publish.public_case import CHECKED, NOT_CHECKED, PublicArticle, PublicCase
from factcheck.publish.standing import GROUPS

CASE = "case"
CASES = "cases"
ARTICLE = "article"
PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who publishes a summary: the name of the desk, the language of its readers (BCP 47), where they report a mistake, the
    day (ISO) it is made, by which a deadline has passed or not, what the desk knows of where evidence comes from, and the
    address of its homepage."""

    desk_name: str
    generated_on: str
    language: str = "en"
    corrections: str = ""
    origins: Callable[[Case], OriginKnowledge] = lambda _case: OriginKnowledge()
    homepage: str = ""


@dataclass(frozen=True, slots=True)
class RatingCount:
    """How many checked claims stand at one rating. `label_language` as of a case."""

    scale_key: str
    rating_key: str
    rating_label: str
    count: int
    label_language: str = ""


@dataclass(frozen=True, slots=True)
class PublicScale:
    """A scale that a verdict of the summary stands on. `labels` are those on its axis, from true to false."""

    key: str
    name: str
    version: str
    dated: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A claim without a public verdict, and how far the work on it is (a group of `standing`)."""

    id: str
    claim: str
    group: str


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many claims without a public verdict stand in one group."""

    group: str
    count: int


@dataclass(frozen=True, slots=True)
class Summary:
    """One verdict summary. `cases` are those with something to read: checked, withdrawn and, where asked for, drafts.

    `checked` of `total` claims have a verdict; `counts` stand in the order of their scale, true to false, `groups` in the
    order in which work goes on. `since` and `until` are the partial dates of a period, both included.
    """

    kind: str
    title: str
    desk_name: str
    language: str
    generated_on: str
    corrections: str
    cases: tuple[PublicCase, ...]
    not_checked: tuple[NotChecked, ...]
    counts: tuple[RatingCount, ...]
    groups: tuple[GroupCount, ...]
    scales: tuple[PublicScale, ...]
    checked: int
    total: int
    article: PublicArticle | None = None
    since: str = ""
    until: str = ""
    homepage: str = ""


def summarize_cases(
    cases: Sequence[Case],
    imprint: Imprint,
    scales: Sequence[RatingScale],
    *,
    articles: Mapping[str, Article] | None = None,
    drafts: bool = False,
    title: str = "",
) -> Summary:
    """The summary of one case or of several, in the order given.

    `scales` are those that verdicts stand on, the desk's own first; `articles` those that claims were found in, by id.
    """
    public = _project(cases, imprint, scales, articles or {}, drafts)
    return _summary(CASE if len(cases) == 1 else CASES, public, imprint, scales, title)


def summarize_article(
    article: Article, cases: Sequence[Case], imprint: Imprint, scales: Sequence[RatingScale], *, drafts: bool = False
) -> Summary:
    """The summary of an article: the cases on its claims, in the order in which the article makes them."""
    ordered = sorted(cases, key=_place_in_article)
    public = _project(ordered, imprint, scales, {article.id: article}, drafts)
    summary = _summary(ARTICLE, public, imprint, scales, article.title)
    return replace(summary, article=project_article(article))


def summarize_period(
    cases: Sequence[Case],
    since: PartialDate,
    until: PartialDate,
    imprint: Imprint,
    scales: Sequence[RatingScale],
    *,
    articles: Mapping[str, Article] | None = None,
    drafts: bool = False,
) -> Summary:
    """The summary of a period, from the first day `since` may mean to the last day `until` may mean.

    It tells of the claims that were taken up in the period and of those whose verdict was reached, published, corrected or
    withdrawn in it, each as it stands now. Verdicts come in the order of their day.
    """
    within = [
        (case, public)
        for case, public in _pairs(cases, imprint, scales, articles or {}, drafts)
        if any(since.first <= PartialDate.parse(day).first <= until.last for day in _days(case, public))
    ]
    ordered = sorted(within, key=lambda pair: (pair[1].checked_on or pair[0].opened.at, pair[0].opened.at, pair[0].id))
    summary = _summary(PERIOD, _without_twins(ordered), imprint, scales, "")
    return replace(summary, since=str(since), until=str(until))


def _project(
    cases: Iterable[Case],
    imprint: Imprint,
    scales: Sequence[RatingScale],
    articles: Mapping[str, Article],
    drafts: bool,
) -> list[PublicCase]:
    return _without_twins(_pairs(cases, imprint, scales, articles, drafts))


def _pairs(
    cases: Iterable[Case],
    imprint: Imprint,
    scales: Sequence[RatingScale],
    articles: Mapping[str, Article],
    drafts: bool,
) -> list[tuple[Case, PublicCase]]:
    return [
        (
            case,
            project_case(
                case,
                scale=_scale_of(case, scales),
                language=imprint.language,
                article=articles.get(case.article),
                drafts=drafts,
                origins=imprint.origins,
            ),
        )
        for case in cases
    ]


def _scale_of(case: Case, scales: Sequence[RatingScale]) -> RatingScale:
    """The scale of a case's verdict: of its key and version, else of its key, else the first one."""
    verdict = case.verdict
    same = [scale for scale in scales if verdict and scale.key == verdict.scale]
    exact = [scale for scale in same if verdict and scale.version == verdict.scale_version]
    return (exact or same or list(scales))[0]


def _without_twins(pairs: Iterable[tuple[Case, PublicCase]]) -> list[PublicCase]:
    """The cases without those that duplicate another one of them: one claim is told and counted once."""
    told = list(pairs)
    ids = {case.id for case, _ in told}
    return [public for case, public in told if not (case.stage == stages.DUPLICATE and _twin(case) in ids)]


def _twin(case: Case) -> str:
    return next((link.case for link in reversed(case.links) if link.relation == "duplicate-of"), "")


def _place_in_article(case: Case) -> tuple[bool, int]:
    start = case.quote.start if case.quote else None
    return (False, start) if isinstance(start, int) else (True, 0)


def _days(case: Case, public: PublicCase) -> list[str]:
    """The days on which readers or the desk met the case: taken up, checked, published, corrected, withdrawn."""
    days = [public_day(case.opened.at), public.checked_on, public.published_on]
    days += [correction.on for correction in public.corrections]
    days += [public_date(one.published_on) for one in case.publications]
    days += [public.withdrawn.on] if public.withdrawn else []
    return [day for day in days if day]


def _summary(
    kind: str, public: Sequence[PublicCase], imprint: Imprint, scales: Sequence[RatingScale], title: str
) -> Summary:
    told = tuple(case for case in public if case.standing != NOT_CHECKED)
    groups = Counter(case.group for case in public if case.standing == NOT_CHECKED)
    checked = [case for case in told if case.standing == CHECKED]
    return Summary(
        kind=kind,
        title=title,
        desk_name=imprint.desk_name,
        language=imprint.language,
        generated_on=imprint.generated_on,
        corrections=imprint.corrections,
        cases=told,
        not_checked=tuple(NotChecked(one.id, one.claim, one.group) for one in public if one.standing == NOT_CHECKED),
        counts=_counts(checked, scales),
        groups=tuple(GroupCount(group, groups[group]) for group in GROUPS if group in groups),
        scales=tuple(_public_scale(scale, imprint.language) for scale in scales if _is_used(scale, told)),
        checked=len(checked),
        total=len(public),
        homepage=public_url(imprint.homepage),
    )


def _counts(checked: Sequence[PublicCase], scales: Sequence[RatingScale]) -> tuple[RatingCount, ...]:
    """How many claims stand at each rating, in the order of the scales; a verdict in free words is counted by nothing."""
    free = {scale.key for scale in scales if scale.free_text}
    known = {(scale.key, rating.key): None for scale in scales for rating in scale.ratings}
    found = Counter((case.scale_key, case.rating_key) for case in checked if case.scale_key not in free)
    labels = {(case.scale_key, case.rating_key): (case.rating_label, case.label_language) for case in reversed(checked)}
    order = [*(pair for pair in known if pair in found), *(pair for pair in found if pair not in known)]
    return tuple(RatingCount(*pair, labels[pair][0], found[pair], labels[pair][1]) for pair in order)


def _is_used(scale: RatingScale, told: Sequence[PublicCase]) -> bool:
    return any((case.scale_key, case.scale_version) == (scale.key, scale.version) for case in told)


def _public_scale(scale: RatingScale, language: str) -> PublicScale:
    on_axis = (rating for rating in scale.ratings if rating.position is not None)
    return PublicScale(
        key=scale.key,
        name=scale.name_in(language),
        version=scale.version,
        dated=str(scale.dated),
        labels=tuple(label_of(scale, rating.key, language) for rating in on_axis),
    )
