"""Verdict summaries for cases, an article or a period, and what is kept of one when it is published."""

from __future__ import annotations

from factcheck.desk.cases import tag_named
from factcheck.desk.languages import readers_language
from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError, RefusedError, UsageError
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.dates import PartialDate
from factcheck.model.listing import ListQuery
from factcheck.model.scale import RatingScale
from factcheck.publish.confidential import find_leaks
from factcheck.publish.formats import write_summary
from factcheck.publish.kept import kept_bytes
from factcheck.publish.summary import Imprint, Summary, summarize_article, summarize_cases, summarize_period

_EXTENSIONS = {"json": "json", "markdown": "md"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which summary: of these cases, of an article, or of what happened since a day; of all cases with a tag, or on what a
    claimant said, which a period narrows. `drafts`: proposed verdicts too.

    `language` is that of its readers, the desk's where it is ""; `fallback` one that may stand in where it has no wording.
    `scale` is another scale on which the ratings are shown beside their own.
    """

    cases: tuple[str, ...] = ()
    article: str = ""
    since: str = ""
    until: str = ""
    drafts: bool = False
    language: str = ""
    fallback: str = ""
    scale: str = ""
    tag: str = ""
    claimant: str = ""


def make_summary(desk: Desk, wanted: Wanted) -> Summary:
    """The summary that is wanted. Raises UsageError unless exactly one of cases, article and a choice of cases is named."""
    is_choice = bool(wanted.since or wanted.tag or wanted.claimant)
    if sum(map(bool, (wanted.cases, wanted.article, is_choice))) != 1:
        raise UsageError("Name a case, or --article, or --since, --tag, --claimant.", hint="factcheck summary CASE")
    by = imprint(desk, wanted.language, wanted.fallback)
    if wanted.article:
        article = desk.store.read_article(wanted.article).article
        cases = [desk.store.read_case(identifier).case for identifier in desk.store.cases_of_article(article.id)]
        return summarize_article(article, cases, by, scales_of(desk, cases), drafts=wanted.drafts)
    if is_choice:
        return _chosen(desk, wanted, by)
    named = dict.fromkeys(desk.store.resolve_case(prefix) for prefix in wanted.cases)
    cases = [desk.store.read_case(identifier).case for identifier in named]
    articles = articles_of(desk, cases)
    return summarize_cases(cases, by, scales_of(desk, cases), articles=articles, drafts=wanted.drafts)


def write_summary_of(desk: Desk, wanted: Wanted, format_name: str) -> str:
    """The summary in a format that is text (in every format: `summary_files`). Raises NotFoundError for an unknown one."""
    return write_summary(make_summary(desk, wanted), format_name, desk.templates_folder)


def published_bytes(desk: Desk, case: Case) -> dict[str, tuple[bytes, str]]:
    """What readers see of a case, by format, with the ending of its file: what is kept with its hash at publication.

    Raises RefusedError where somebody wrote a detail of confidential evidence into a text that readers would see.
    """
    summary = summarize_cases([case], imprint(desk), scales_of(desk, [case]), articles=articles_of(desk, [case]))
    _refuse_leaks(summary, case)
    return {
        name: (data, _EXTENSIONS.get(name, "bin")) for name, data in kept_bytes(summary, desk.templates_folder).items()
    }


def imprint(desk: Desk, language: str = "", fallback: str = "") -> Imprint:
    """What the desk says of itself at the foot of a summary, and the language that its readers get.

    `language` and `fallback` as in `Wanted`. Raises UnwordedError where there is no wording in either.
    """
    settings = desk.settings
    return Imprint(
        desk_name=settings.organisation or settings.name,
        generated_on=desk.today,
        language=readers_language(desk, language, fallback),
        corrections=settings.corrections or settings.contact,
        origins=desk.origins_of,
        homepage=settings.url,
    )


def scales_of(desk: Desk, cases: list[Case]) -> list[RatingScale]:
    """The desk's own scale first, then the others that verdicts of these cases stand on and that are still known."""
    scales = {desk.scale.key: desk.scale}
    for case in cases:
        key = case.verdict.scale if case.verdict else ""
        if key and key not in scales:
            try:
                scales[key] = desk.scale_of(key)
            except FactcheckError:  # its file is gone: the verdict is shown under the key that it was given
                continue
    return list(scales.values())


def articles_of(desk: Desk, cases: list[Case]) -> dict[str, Article]:
    """The articles that the claims of these cases were found in, by id."""
    known = set(desk.store.article_ids())
    wanted = {case.article for case in cases if case.article in known}
    return {identifier: desk.store.read_article(identifier).article for identifier in sorted(wanted)}


def _refuse_leaks(summary: Summary, case: Case) -> None:
    leaks = [leak for public in summary.cases for leak in find_leaks(public, case)]
    if leaks:
        found = "; ".join(f"{leak.field} holds the {leak.detail} of evidence {leak.evidence}" for leak in leaks)
        raise RefusedError(
            f"Readers of case {case.id} would see what is confidential: {found}. Nothing was changed.",
            hint="Take the words out, or if they may be seen: factcheck evidence amend "
            f"{case.id} {leaks[0].evidence} --not-confidential",
        )


def _chosen(desk: Desk, wanted: Wanted, by: Imprint) -> Summary:
    """The summary of a period, a tag, a claimant, or of all three. The index chooses the files that are read."""
    since, until = _period(desk, wanted)
    query = ListQuery(
        tags=(tag_named(wanted.tag),) if wanted.tag else (),
        claimants=(wanted.claimant,) if wanted.claimant else (),
        met=(since.first.isoformat(), until.last.isoformat()) if since else None,
        sort="opened",
        limit=0,
    )
    found = _ids(desk, ListQuery(is_damaged=True, limit=0)) or _ids(desk, query)
    # What is damaged is read too, which names it: a summary that leaves a case out without a word would be wrong.
    cases = [desk.store.read_case(one).case for one in found]
    articles, scales = articles_of(desk, cases), scales_of(desk, cases)
    if since:
        return summarize_period(cases, since, until, by, scales, articles=articles, drafts=wanted.drafts)
    names = {case.claimant.name for case in cases if case.claimant} if wanted.claimant else set()
    title = wanted.tag or (names.pop() if len(names) == 1 else wanted.claimant)
    return summarize_cases(cases, by, scales, articles=articles, drafts=wanted.drafts, title=title)


def _ids(desk: Desk, query: ListQuery) -> list[str]:
    found = desk.store.order_cases(query)
    return [found[start : start + 8] for start in range(0, len(found), 8)]


def _period(desk: Desk, wanted: Wanted) -> tuple[PartialDate | None, PartialDate]:
    until = PartialDate.parse(wanted.until or desk.today)
    since = PartialDate.parse(wanted.since) if wanted.since else None
    if since and since.first > until.last:
        raise UsageError(
            f"{since} comes after {until}.", hint="factcheck summary --since 2026-01-01 --until 2026-01-31"
        )
    if wanted.until and not since:
        raise UsageError("--until needs --since.", hint="factcheck summary --since 2026-01-01 --until 2026-01-31")
    return since, until
