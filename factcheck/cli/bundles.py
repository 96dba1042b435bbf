"""`factcheck bundle` and `factcheck verify`: the reader's bundle, made at a desk and verified anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import AtOption, CsvOption, DeskOption, JsonOption, PlainOption, examples
from factcheck.cli.session import output_only, start

ALTERED, UNPROVED = 7, 3  # exit codes


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("bundle", epilog=examples(
        "factcheck bundle k3f -o bridge.zip", "factcheck bundle k3f 7qk -o bridges.zip",
        "factcheck bundle --article 4m8 -o article.zip",
    ))(bundle)  # fmt: skip
    app.command("verify", epilog=examples("factcheck verify bridge.zip", "factcheck verify bridge.zip --json"))(verify)


def bundle(
    cases: Annotated[list[str] | None, typer.Argument(metavar="CASE…", help="One case or several.")] = None,
    article: Annotated[str, typer.Option("--article", metavar="ID", help="All published cases of an article.")] = "",
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The file to write.")] = Path(
        "bundle.zip"
    ),
    with_addresses: Annotated[
        bool,
        typer.Option("--with-addresses", help="Also where events carry addresses of others than the desk's people."),
    ] = False,
    desk: DeskOption = None,
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Put published cases into one file that proves itself.

    It holds the pages, the events, every version that was published and the captured copies of the sources that are cited.
    Nothing confidential is in it, and of what people wrote only what readers were shown; the chain of events verifies all
    the same, on any machine, with `factcheck verify`.
    """
    from factcheck.desk.bundles import made_record, make_bundle
    from factcheck.render.bundle_page import show_made

    session = start(desk, at=at, json=json, plain=plain)
    made = make_bundle(session.desk, output, cases=tuple(cases or ()), article=article, with_addresses=with_addresses)
    show_made(session.output, made_record(made))


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The bundle.")],
    json: JsonOption = False,
    csv: CsvOption = False,
    plain: PlainOption = False,
) -> None:
    """Verify a reader's bundle. It needs no desk and no network.

    It says what was altered, what is missing and what was added, member by member and event by event, and whether the pages
    say what the events say. The exit code is 0 where all is as it was written, 7 where something was altered, and 3 where
    something could not be proved or the file is not opened.
    """
    from factcheck.desk.bundles import verify_bundle
    from factcheck.render.bundle_page import show_report

    output = output_only(json=json, csv=csv, plain=plain)
    report = verify_bundle(file)
    show_report(output, report)
    if not report.is_proved:
        raise typer.Exit(ALTERED if report.is_altered else UNPROVED)
