"""Every page of this room with what it shows, so that each rule can be tried on all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from factcheck.errors import StageRefusedError
from factcheck.model.as_of import case_as_of
from factcheck.model.event import Event
from factcheck.model.fold import fold_case
from factcheck.model.grid import make_grid
from factcheck.model.listing import CaseList, SearchHit
from factcheck.model.proposal import Sentence
from factcheck.model.way import steps_ahead
from factcheck.render import (
    added,
    article_page,
    capture_words,
    case_list,
    case_page,
    desk_page,
    evidence_page,
    findings_page,
    grid_page,
    history,
    merge_page,
    origins_page,
    profile_page,
    proposals_page,
    repairs_page,
    scale_page,
    search_page,
    standards_page,
    stats_page,
    summary_out,
    watch_page,
)
from factcheck.render.output import Mode, Output
from tests.render.after_pages import AFTER_PAGES
from tests.render.library_pages import LIBRARY_PAGES
from tests.render.making import ARTICLE, CASE, article, disputed, make_labels, published, research, undone
from tests.render.seal_pages import SEAL_PAGES
from tests.render.site_pages import SITE_PAGES
from tests.render.things import (
    article_rows,
    case_rows,
    desk_view,
    findings,
    free_scale,
    gridded,
    merge_report,
    origins,
    outcomes,
    profile,
    profile_changes,
    proposals,
    proposed_elements,
    repairs,
    scale,
    seen_again,
    standard_results,
    stats,
)


def _show_merge(output: Output, texts: Callable[[str], str]) -> None:
    merge_page.show_merge(output, merge_report(texts))


def _show_search(output: Output, texts: Callable[[str], str]) -> None:
    rows = case_rows(texts)
    hits = [
        SearchHit(rows[0], "claim", texts("The landing on the moon was filmed in a \x02hangar\x03 in Nevada.")),
        SearchHit(rows[2], "note", texts("…the man from the \x02hangar\x03 called about the \x02hangar\x03…")),
    ]
    search_page.show_hits(output, hits, total=7, labels=make_labels(), notes=(texts("The newest are shown."),))


def _show_watch(output: Output, texts: Callable[[str], str]) -> None:
    seen = seen_again(texts)
    for one in seen:
        watch_page.show_seen(output, one)
    watch_page.note_total(output, seen)


def _show_outcomes(output: Output, texts: Callable[[str], str]) -> None:
    for outcome in outcomes(texts):
        capture_words.show_outcome(output, outcome)


def _show_cases(output: Output, texts: Callable[[str], str]) -> None:
    found = CaseList(case_rows(texts), 1234, (texts("The index could not be used."),))
    case_list.show_cases(output, found, labels=make_labels())


def _show_case(output: Output, events: Sequence[Event], texts: Callable[[str], str]) -> None:
    title = texts("The night the moon came back")
    results = standard_results(texts)
    case_page.show_case(output, fold_case(events), labels=make_labels(), article_title=title, standards=results)


def _show_readiness(output: Output, texts: Callable[[str], str]) -> None:
    results = standard_results(texts)
    case = research(texts).state
    steps = steps_ahead(case)
    standards_page.show_readiness(output, case, results, results[1].remedy, is_ready=False, steps=steps)


def _show_readiness_then(output: Output, texts: Callable[[str], str]) -> None:
    known = case_as_of(research(texts).state, "1968")
    standards_page.show_readiness(output, known.case, standard_results(texts), is_ready=False, as_of=known)


def _show_case_then(output: Output, texts: Callable[[str], str]) -> None:
    known = case_as_of(fold_case(published(texts)), "1968-12")
    case_page.show_case(output, known.case, labels=make_labels(), as_of=known)


def _show_grid(output: Output, texts: Callable[[str], str]) -> None:
    case = gridded(texts)
    grid_page.show_grid(output, make_grid(case), proposals=proposed_elements(texts))


def _show_grid_then(output: Output, texts: Callable[[str], str]) -> None:
    known = case_as_of(gridded(texts), "1968-12")
    grid_page.show_grid(output, make_grid(known.case), as_of=known)


def _show_no_grid(output: Output, texts: Callable[[str], str]) -> None:
    grid_page.show_grid(output, make_grid(research(texts).state), proposals=proposed_elements(texts))


def _show_elements(output: Output, texts: Callable[[str], str]) -> None:
    grid_page.show_proposed_elements(output, CASE, texts("The landing on the moon"), proposed_elements(texts))


def _show_origins(output: Output, texts: Callable[[str], str]) -> None:
    origins_page.show_origins(output, research(texts).state, origins(texts), 3)


def _show_proposals(output: Output, texts: Callable[[str], str]) -> None:
    title = texts("The night the moon came back")
    asides = [Sentence(title, 0, 28, 0, "headline repeated")]
    known = {2: CASE, 3: "declined"}
    proposals_page.show_proposals(output, proposals(texts), title=title, asides=asides, known=known)


def _show_written(output: Output, texts: Callable[[str], str]) -> None:
    summary_out.show_written(output, {
        "file": texts("card.png"), "format": "card", "bytes": 30_512, "sha256": "ab" * 32,
        "alt": texts("The claim: “The landing was staged.” Our verdict: False."),
    })  # fmt: skip


def _show_error(output: Output, texts: Callable[[str], str]) -> None:
    what = texts("Case k3f9x2ab can't go from triage to published. Nothing was changed.")
    output.error(StageRefusedError(what, hint=texts(f"factcheck stage {CASE} open")))


def _show_article(output: Output, texts: Callable[[str], str]) -> None:
    shown = article(texts).state
    article_page.show_article(output, shown, case_rows(texts)[:2], labels=make_labels(), with_text=True)


Texts = Callable[[str], str]
TEXT_MODES = (Mode.RICH, Mode.PLAIN)
OBJECT = (*TEXT_MODES, Mode.JSON)
TABLE = (*OBJECT, Mode.CSV)


class ExamplePage(NamedTuple):
    """A page that every rule of this room is tried on: the forms it has, the schema of its JSON, and how it is printed."""

    modes: tuple[str, ...]
    schema: str
    show: Callable[[Output, Texts], None]


def _show_history(output: Output, texts: Texts) -> None:
    history.show_history(output, undone(texts), subject=texts("The landing on the moon"), labels=make_labels())


def _show_stats(output: Output, texts: Texts) -> None:
    stats_page.show_stats(output, stats(texts), labels=make_labels())


def _show_piece(output: Output, texts: Texts) -> None:
    case = research(texts).state
    evidence_page.show_piece(output, case, case.evidence[0].id)


def _show_opened(output: Output, texts: Texts) -> None:
    opened = [(research(texts).state, 1), (fold_case(published(texts)), None)]
    proposals_page.show_opened(output, opened, ARTICLE)


def _show_added(output: Output, texts: Texts) -> None:
    sentence = texts(f"Evidence 7qk2m3xa added to case {CASE}.")
    added.show_added(output, sentence, identifier="7qk2m3xa", case=CASE, more={"stage": "open"})


def _show_conflicts(output: Output, texts: Texts) -> None:
    case = fold_case(disputed(texts))
    named = [(name, case.details[name]) for name in ("claimant",)]
    merge_page.show_conflicts(output, case.id, [*named, ("verdict", case.verdicts)])


_MORE = (*LIBRARY_PAGES.items(), *AFTER_PAGES.items(), *SITE_PAGES.items(), *SEAL_PAGES.items())
PAGES: dict[str, ExamplePage] = {
    "case-list": ExamplePage(TABLE, "case-row", _show_cases),
    "case-published": ExamplePage(OBJECT, "case", lambda out, texts: _show_case(out, published(texts), texts)),
    "case-disputed": ExamplePage(OBJECT, "case", lambda out, texts: _show_case(out, disputed(texts), texts)),
    "case-researched": ExamplePage(OBJECT, "case", lambda out, texts: _show_case(out, research(texts).events, texts)),
    "history": ExamplePage(TABLE, "event", _show_history),
    "article-history": ExamplePage(TABLE, "event", lambda out, texts: history.show_history(out, article(texts).events)),
    "search": ExamplePage(TABLE, "search-hit", _show_search),
    "stats": ExamplePage(TABLE, "stats", _show_stats),
    "evidence": ExamplePage(
        TABLE, "evidence", lambda out, texts: evidence_page.show_evidence(out, fold_case(published(texts)))
    ),
    "watch": ExamplePage(OBJECT, "watch", _show_watch),
    "capture": ExamplePage(OBJECT, "capture", _show_outcomes),
    "evidence-piece": ExamplePage(OBJECT, "evidence", _show_piece),
    "readiness": ExamplePage(OBJECT, "readiness", _show_readiness),
    "readiness-then": ExamplePage(OBJECT, "readiness", _show_readiness_then),
    "case-then": ExamplePage(OBJECT, "case", _show_case_then),
    "case-grid": ExamplePage(OBJECT, "case", lambda out, texts: case_page.show_case(out, gridded(texts))),
    "grid": ExamplePage(TABLE, "grid", _show_grid),
    "grid-then": ExamplePage(TABLE, "grid", _show_grid_then),
    "grid-empty": ExamplePage(TABLE, "grid", _show_no_grid),
    "elements": ExamplePage(OBJECT, "proposed-element", _show_elements),
    "origins": ExamplePage(OBJECT, "origins", _show_origins),
    "desk": ExamplePage(OBJECT, "desk", lambda out, texts: desk_page.show_desk(out, desk_view(texts))),
    "article-list": ExamplePage(
        TABLE, "article-row", lambda out, texts: article_page.show_articles(out, article_rows(texts), total=9)
    ),
    "article": ExamplePage(OBJECT, "article", _show_article),
    "profile-list": ExamplePage(
        OBJECT,
        "profile",
        lambda out, texts: profile_page.show_profiles(out, [profile(texts), profile(texts, numbers={})]),
    ),
    "profile": ExamplePage(
        OBJECT,
        "profile",
        lambda out, texts: profile_page.show_profile(out, profile(texts), profile_changes(texts), at_desk=True),
    ),
    "profile-adopt": ExamplePage(
        OBJECT,
        "profile",
        lambda out, texts: profile_page.show_adopted(out, profile(texts), profile_changes(texts), is_adopted=False),
    ),
    "scale-list": ExamplePage(
        TABLE,
        "scale",
        lambda out, texts: scale_page.show_scales(out, [scale(texts), free_scale(texts)], current="default"),
    ),
    "scale": ExamplePage(TABLE, "scale", lambda out, texts: scale_page.show_scale(out, scale(texts))),
    "proposals": ExamplePage(OBJECT, "proposal", _show_proposals),
    "proposal": ExamplePage(
        OBJECT, "proposal", lambda out, texts: proposals_page.show_proposal(out, proposals(texts)[0], number=1, total=3)
    ),
    "opened": ExamplePage(OBJECT, "intake-case", _show_opened),
    "findings": ExamplePage(
        TABLE, "finding", lambda out, texts: findings_page.show_findings(out, findings(texts), checked=1290)
    ),
    "repairs": ExamplePage(
        OBJECT, "repair", lambda out, texts: repairs_page.show_repairs(out, repairs(texts), checked=1290)
    ),
    "added": ExamplePage(OBJECT, "added", _show_added),
    "summary": ExamplePage(
        OBJECT,
        "",
        lambda out, texts: summary_out.show_summary(out, texts("False: the landing was not filmed.\n\nSee [1].\n")),
    ),
    "written": ExamplePage(OBJECT, "written", _show_written),
    "merge": ExamplePage(OBJECT, "merge", _show_merge),
    "conflicts": ExamplePage(OBJECT, "conflicts", _show_conflicts),
    **{name: ExamplePage(*parts) for name, parts in _MORE},
    "error": ExamplePage(OBJECT, "error", _show_error),
}
