"""Looking things up: list, show, history, search, stats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.acts import list_found
from factcheck.cli.options import (
    AsOfOption,
    CaseArgument,
    CsvOption,
    DeskOption,
    JsonLinesOption,
    JsonOption,
    LookingOption,
    PlainOption,
    examples,
)
from factcheck.cli.session import Session, start


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("list", epilog=examples(
        "factcheck list", "factcheck list bridge --stage open --stage researching",
        "factcheck list --assignee Ana --sort deadline", "factcheck list --due",
        "factcheck list --article 4m8 --json | head -1",
    ))(list_)  # fmt: skip
    app.command(
        "show",
        epilog=examples(
            "factcheck show k3f",
            "factcheck show k3f --plain",
            "factcheck show k3f --json",
            "factcheck show k3f --as-of claim",
        ),
    )(show)
    app.command(
        "history",
        epilog=examples(
            "factcheck history k3f",
            "factcheck history k3f --published",
            "factcheck history k3f --published --compare 1..2",
        ),
    )(history)
    app.command("search", epilog=examples("factcheck search bridge million", "factcheck search inflat --json"))(search)
    app.command("stats", epilog=examples(
        "factcheck stats", "factcheck stats --by-period month --since 2026-01", "factcheck stats --since 2026 --csv",
        "factcheck stats --by-period week --since 2026-10 -o autumn.svg",
    ))(stats)  # fmt: skip


def list_(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORDS…]", help="Words that must all be found.")] = None,
    stage: Annotated[list[str] | None, typer.Option("--stage", metavar="S", help="Only this stage; repeatable.")] = None,
    verdict: Annotated[list[str] | None, typer.Option("--verdict", metavar="R", help="Only it.")] = None,
    assignee: Annotated[list[str] | None, typer.Option("--assignee", metavar="W", help="Only with this person.")] = None,
    article: Annotated[list[str] | None, typer.Option("--article", metavar="ID", help="Only of this article.")] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", metavar="T", help="Only with this tag.")] = None,
    claimant: Annotated[list[str] | None, typer.Option("--claimant", metavar="C", help="Only by this claimant.")] = None,
    conflicts: Annotated[bool, typer.Option("--conflicts", help="Only where people disagree.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only past their deadline or due day.")] = False,
    due: Annotated[bool, typer.Option("--due", help="Only with a day to keep, the first day first: replies, due days, "
                                      "and the ends of rests.")] = False,
    sort: Annotated[
        str,
        typer.Option("--sort", metavar="F", help="updated, opened, claim, stage, rating, claimant, assignee, deadline, due, "
                     "next, priority, score or id; -F the other way round."),
    ] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=0, help="How many rows; 0 for all.")] = 50,
    desk: DeskOption = None,
    json: JsonLinesOption = False,
    csv: CsvOption = False,
    plain: PlainOption = False,
) -> None:  # fmt: skip
    """List cases, the newest change first."""
    conditions = {
        "words": tuple(words or ()), "stages": tuple(stage or ()), "ratings": tuple(verdict or ()),
        "assignees": tuple(assignee or ()), "articles": tuple(article or ()), "tags": tuple(tag or ()),
        "claimants": tuple(claimant or ()), "has_conflicts": conflicts, "is_overdue": overdue, "is_due": due, "sort": sort,
        "limit": limit,
    }  # fmt: skip
    list_found(conditions, {"folder": desk, "json": json, "csv": csv, "plain": plain})


def show(
    case: CaseArgument,
    as_of: AsOfOption = "",
    desk: DeskOption = None,
    by: LookingOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show one case, whole. That is its claim, evidence, questions, replies, verdict, reviews, publication and conflicts.

    With --as-of it is shown without the evidence that could not be known on that day; evidence without a date stays. On a
    desk that takes a reviewer's own rating first (rate-first in desk.toml) a verdict in review is shown to its author and to
    whoever has rated it; JSON is for programs and holds it.
    """
    from factcheck.desk.lists import read_case
    from factcheck.render.case_page import show_case

    session = start(desk, by=by, json=json, plain=plain)
    found = read_case(session.desk, case, as_of)
    title = found.article.title if found.article else ""
    show_case(
        session.output,
        found.case,
        labels=session.labels,
        article_title=title,
        as_of=found.as_of,
        verdicts=found.verdicts,
    )


def history(
    case: CaseArgument,
    published: Annotated[
        bool, typer.Option("--published", help="The versions that readers have seen, with their hashes.")
    ] = False,
    compare: Annotated[
        str, typer.Option("--compare", metavar="N..M", help="What differs between two of them, word by word.")
    ] = "",
    desk: DeskOption = None,
    by: LookingOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Show who did what to a case, when and why. It begins with the first event."""
    from factcheck.desk.lists import read_history
    from factcheck.render.history import show_history

    session = start(desk, by=by, json=json, plain=plain)
    if published or compare:
        _show_versions(session, case, compare)
        return
    found, events, shown = read_history(session.desk, case)
    show_history(session.output, events, subject=found.claim, labels=session.labels, verdicts=shown)


def _show_versions(session: Session, case: str, compare: str) -> None:
    from factcheck.desk.versions import compare_versions, read_versions
    from factcheck.render.versions_page import show_comparison, show_versions

    if compare:
        found = compare_versions(session.desk, case, compare)
        show_comparison(session.output, found.case, found.before, found.after, found.changes)
    else:
        seen = read_versions(session.desk, case)
        show_versions(session.output, seen.case, seen.versions, seen.withdrawals)


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS…", help="Words that must all be found; beginnings will do.")
    ],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many.")] = 50,
    desk: DeskOption = None,
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Search claims, quotes, notes, evidence and verdicts. The words around each hit are shown."""
    from factcheck.desk.lists import search as search_cases
    from factcheck.render.search_page import show_hits

    session = start(desk, json=json, plain=plain)
    session.show_indexing()
    hits, total = search_cases(session.desk, tuple(words), limit)
    show_hits(session.output, hits, total=total, labels=session.labels)


def stats(
    since: Annotated[str, typer.Option("--since", metavar="D", help="What happened since this day.")] = "",
    until: Annotated[str, typer.Option("--until", metavar="D", help="Up to this day, included.")] = "",
    by_period: Annotated[
        str, typer.Option("--by-period", metavar="P", help="week, month or year: each of them by itself too.")
    ] = "",
    picture: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Draw it into this file: .svg or .png.")
    ] = None,
    desk: DeskOption = None,
    json: JsonOption = False,
    csv: CsvOption = False,
    plain: PlainOption = False,
) -> None:
    """Show the numbers of the desk. They are cases by stage, verdicts by rating, what is overdue, how long it takes.

    With --since, --until, --by-period or -o it is a report of what happened in that time: verdicts by rating, claimant,
    outlet and checker, days to a verdict in quartiles, corrections, and where the cases stand that were opened then. A case
    counts by the day of its first verdict.
    """
    session = start(desk, json=json, csv=csv, plain=plain)
    session.show_indexing()
    if since or until or by_period or picture:
        _show_report(session, since, until, by_period, picture)
        return
    from factcheck.desk.lists import stats as desk_stats
    from factcheck.render.stats_page import show_stats

    show_stats(session.output, desk_stats(session.desk), labels=session.labels)


def _show_report(session: Session, since: str, until: str, by_period: str, picture: Path | None) -> None:
    from factcheck.desk.reports import ReportWanted, draw_report, read_report
    from factcheck.render.report_page import show_report

    wanted = ReportWanted(since, until, by_period)
    if picture is not None:
        draw_report(session.desk, wanted, picture)
        session.output.note(f"Drawn into {picture}.")
    if picture is None or session.output.mode in ("json", "csv"):
        show_report(session.output, read_report(session.desk, wanted), labels=session.labels)
