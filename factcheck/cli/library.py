"""`factcheck library`: other organisations' checks, imported and searched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from factcheck.cli.options import (
    AtOption,
    ByOption,
    CsvOption,
    DeskOption,
    JsonLinesOption,
    JsonOption,
    PlainOption,
    examples,
)
from factcheck.cli.session import Session, start
from factcheck.errors import UsageError

Tell = Callable[[Any], object]

NO_EQUAL = "This rating has no line in library-ratings.toml of the desk, so it has no equal here."
library_app = typer.Typer(help="Other organisations' checks.", no_args_is_help=True, rich_markup_mode=None)
EntryArgument = Annotated[str, typer.Argument(metavar="ENTRY", help="The entry: its id or a beginning of it.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(library_app, name="library")


@library_app.command("import", epilog=examples(
    "factcheck library import claimreview-feed.json.gz", "factcheck library import checks.csv --preview",
    'factcheck library import checks.xlsx --map "claim=What was said" --map rating=Result',
    "factcheck library import feed.json --report remarks.jsonl",
))  # fmt: skip
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A feed, a search answer, an export or a sheet.")],
    columns: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="What a column holds; may be given again.")
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Show the columns and stop.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write each remark to it, one JSON object a line.")
    ] = None,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Import checks of others from a feed, an export or a sheet.

    These are ClaimReview feeds, answers of Google's fact-check search, Check exports, CSV and XLSX. What is known to
    be mistaken in them is repaired or refused, and told. The same file again changes nothing.
    """
    from factcheck.desk.library import import_library, is_sheet, look_at_columns, remember_columns
    from factcheck.render.library_page import show_columns, show_imported

    session = start(desk, by=by, at=at, json=json, plain=plain)
    mapping = None
    if is_sheet(file):
        seen = look_at_columns(session.desk, file, columns or ())
        show_columns(session.output, seen.mapping, seen.headers, seen.first_rows, origin=seen.origin)
        if preview:
            session.output.note(
                "Nothing was imported. Say otherwise with --map FIELD=COLUMN, or run it without --preview."
            )
            return
        _demand_claim(seen.mapping, seen.headers)
        remember_columns(session.desk, seen)
        mapping = seen.mapping
    with _remarks(session, report, json) as (tell, advance):
        done = import_library(session.desk, file, mapping=mapping, tell=tell, progress=advance)
    show_imported(session.output, name=done.name, checks=done.checks, new=done.new, remarks=done.remarks, fates=done.fates,
                  was_known=done.was_known)  # fmt: skip


def _demand_claim(mapping: dict[str, str], headers: tuple[str, ...]) -> None:
    if "claim" not in mapping:
        raise UsageError(
            "No column seems to hold the claim. Nothing was changed.",
            hint=f"Name it with --map claim=COLUMN; the columns are: {', '.join(headers)}",
        )


@contextmanager
def _remarks(session: Session, report: Path | None, json: bool) -> Iterator[tuple[Tell, Tell]]:
    """Two functions while an import runs: one that gets each remark, one that gets how many bytes were read."""
    from contextlib import ExitStack

    from factcheck.render.library_page import remark_json
    from factcheck.render.output import json_line
    from factcheck.render.progress import progress

    with ExitStack() as stack:
        file = stack.enter_context(_report_file(report)) if report else None
        advance = stack.enter_context(progress(session.output, "Megabytes read"))
        read = 0

        def tell(remark: Any) -> None:
            if file is not None:
                file.write(json_line(remark_json(remark), ascii_only=True) + "\n")
            if json:
                session.output.data(remark_json(remark))

        def count(done: int) -> None:
            nonlocal read
            if done - read >= 1 << 20:
                advance((done - read) >> 20)
                read = done

        yield tell, count


def _report_file(path: Path) -> Any:
    try:
        return path.open("x", encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"The report can't be written to {path}: {error.strerror}. Nothing was changed.", hint="Name a new file."
        ) from error


@library_app.command("list", epilog=examples("factcheck library list", "factcheck library list --json | head -1"))
def list_(
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many.")] = 20,
    desk: DeskOption = None,
    json: JsonLinesOption = False,
    csv: CsvOption = False,
    plain: PlainOption = False,
) -> None:
    """List the entries that were checked last."""
    from factcheck.desk.library import newest_entries, ratings_here
    from factcheck.render.library_page import show_entries

    session = start(desk, json=json, csv=csv, plain=plain)
    entries, total = newest_entries(session.desk, limit)
    show_entries(session.output, entries, ratings=ratings_here(session.desk, entries))
    session.output.note(f"{len(entries)} of {total:,} entries.")


@library_app.command("show", epilog=examples("factcheck library show lib-7q2m", "factcheck library show 7q2m --json"))
def show(entry: EntryArgument, desk: DeskOption = None, json: JsonOption = False, plain: PlainOption = False) -> None:
    """Show one entry, whole."""
    from factcheck.desk.library import find_entry, ratings_here
    from factcheck.render.library_page import show_entry

    session = start(desk, json=json, plain=plain)
    found = find_entry(session.desk, entry)
    here = ratings_here(session.desk, [found]).get(found.id, "")
    hint = "" if here or not found.check.rating else NO_EQUAL
    show_entry(session.output, found, rating_here=here, hint=hint)


@library_app.command("search", epilog=examples("factcheck library search bridge million"))
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="Words that must all be found.")],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many.")] = 20,
    desk: DeskOption = None,
    json: JsonLinesOption = False,
    csv: CsvOption = False,
    plain: PlainOption = False,
) -> None:
    """Search claims and titles of the library."""
    from factcheck.desk.library import ratings_here, search_library
    from factcheck.render.library_page import show_entries

    session = start(desk, json=json, csv=csv, plain=plain)
    entries = search_library(session.desk, words, limit)
    show_entries(session.output, entries, ratings=ratings_here(session.desk, entries))
    if not entries:
        session.output.note("No entry of the library holds all these words.")


@library_app.command("ratings", epilog=examples(
    "factcheck library ratings", "factcheck library ratings --open", 'factcheck library ratings "Pants on fire" false',
    'factcheck library ratings "Four lighthouses" mostly-false --publisher "Example Checks"',
    'factcheck library ratings "Pants on fire" --remove',
))  # fmt: skip
def ratings(
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="The words of their rating.")] = "",
    rating: Annotated[str, typer.Argument(metavar="[RATING]", help="The rating of this desk that it is.")] = "",
    publisher: Annotated[str, typer.Option("--publisher", metavar="NAME", help="For this publisher alone.")] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Take the line out.")] = False,
    only_open: Annotated[bool, typer.Option("--open", help="Only ratings that have no equal here.")] = False,
    desk: DeskOption = None,
    json: JsonLinesOption = False,
    csv: CsvOption = False,
    plain: PlainOption = False,
) -> None:
    """List others' ratings, or say which of ours one is.

    It is kept in library-ratings.toml of the desk. Nothing is guessed: a rating without a line has no equal here.
    """
    from factcheck.desk.library_ratings import list_ratings, set_rating
    from factcheck.render.library_ratings_page import show_ratings

    session = start(desk, json=json, csv=csv, plain=plain)
    if words:
        if bool(rating) == remove:
            raise UsageError(
                "Say which rating of this desk it is. Nothing was changed.",
                hint=f'factcheck library ratings "{words}" RATING   (or --remove)',
            )
        here = set_rating(session.desk, words, rating, publisher)
        whose = f" of {publisher}" if publisher else ""
        session.output.note(f"“{words}”{whose} is {here} here." if here else f"“{words}”{whose} has no line any more.")
    found = list_ratings(session.desk, only_open=only_open)
    show_ratings(session.output, [one for one in found if not words or one.words.casefold() == words.casefold()])


@library_app.command("adopt", epilog=examples("factcheck library adopt lib-7q2m"))
def adopt(
    entry: EntryArgument,
    anyway: Annotated[bool, typer.Option("--anyway", help="Open it though a case has the same claim.")] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Open a case on the claim of an entry. What the other organisation found stays in the history, tied to the case."""
    from factcheck.desk.library import adopt as adopt_entry

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done, found = adopt_entry(session.desk, entry, anyway=anyway)
    session.tell(f"Case {done.case.id} opened on {found.id}.", done, entry=found.id)
