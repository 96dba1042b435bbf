"""`factcheck evidence`: sources and what they show."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.acts import add_source
from factcheck.cli.archiving import register as add_archiving
from factcheck.cli.capturing import AllowPrivateOption
from factcheck.cli.capturing import register as add_capturing
from factcheck.cli.evidence_ties import register as add_ties
from factcheck.cli.options import (
    AtOption,
    BecauseOption,
    ByOption,
    CaseArgument,
    DeskOption,
    EvidenceArgument,
    JsonLinesOption,
    JsonOption,
    PlainOption,
    examples,
)
from factcheck.cli.ripples import tell_ripple
from factcheck.cli.session import start

evidence_app = typer.Typer(help="Sources and what they show.", no_args_is_help=True, rich_markup_mode=None)
TitleOption = Annotated[str | None, typer.Option("--title", metavar="T", help="Its title.")]
PublisherOption = Annotated[str | None, typer.Option("--publisher", metavar="P", help="Who published it.")]
AuthorOption = Annotated[str | None, typer.Option("--author", metavar="A", help="Who wrote it.")]
QuoteOption = Annotated[str | None, typer.Option("--quote", metavar="Q", help="The exact words that matter.")]
KindOption = Annotated[str | None, typer.Option("--kind", metavar="K", help="primary or secondary.")]
OriginOption = Annotated[str | None, typer.Option("--origin", metavar="O", help="Who first produced the information.")]
InterestOption = Annotated[
    str | None, typer.Option("--interest", metavar="I", help="What it stands to gain; “none known”.")
]
PublishedOption = Annotated[
    str | None, typer.Option("--published-on", metavar="D", help="When: 2026-01-31, 2026-01, 2026.")
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A remark for the desk.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(evidence_app, name="evidence")


@evidence_app.command("add", epilog=examples(
    'factcheck evidence add k3f https://stats.example/2026 --stance refutes --quote "31 million" --kind primary',
    "factcheck evidence add k3f contract.pdf --stance supports --publisher City --confidential",
))  # fmt: skip
def add(
    case: CaseArgument,
    source: Annotated[
        str, typer.Argument(metavar="URL-or-FILE", help="An address (its page is captured) or a file (copied).")
    ],
    stance: Annotated[str, typer.Option("--stance", metavar="S", help="supports, refutes, context or insufficient.")],
    quote: QuoteOption = None,
    title: TitleOption = None,
    publisher: PublisherOption = None,
    author: AuthorOption = None,
    kind: KindOption = None,
    origin: OriginOption = None,
    interest: InterestOption = None,
    published_on: PublishedOption = None,
    note: NoteOption = None,
    confidential: Annotated[bool, typer.Option("--confidential", help="Never show it outside the desk.")] = False,
    no_capture: Annotated[bool, typer.Option("--no-capture", help="Do not fetch the page now; it waits.")] = False,
    allow_private: AllowPrivateOption = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Add a source with what it shows.

    The page at an address is captured at once, where the desk allows it: its bytes, its readable text, and whether the quote
    stands in it. Where it can't be, the evidence is added all the same, and its copy waits.
    """
    details = {
        "quote": quote, "title": title, "publisher": publisher, "author": author, "kind": kind, "origin": origin,
        "interest": interest, "published_on": published_on, "note": note,
    }  # fmt: skip
    opening = {"folder": desk, "by": by, "at": at, "json": json, "plain": plain}
    add_source(
        case, source, stance, details, opening,
        confidential=confidential, capture=not no_capture, allow_private=allow_private,
    )  # fmt: skip


@evidence_app.command(
    "amend", epilog=examples('factcheck evidence amend k3f 7q --origin "Reuters" --interest "none known"')
)
def amend(
    case: CaseArgument,
    evidence: EvidenceArgument,
    url: Annotated[str | None, typer.Option("--url", metavar="U", help="Its address.")] = None,
    stance: Annotated[
        str | None, typer.Option("--stance", metavar="S", help="supports, refutes, context, insufficient.")
    ] = None,
    quote: QuoteOption = None,
    title: TitleOption = None,
    publisher: PublisherOption = None,
    author: AuthorOption = None,
    kind: KindOption = None,
    origin: OriginOption = None,
    interest: InterestOption = None,
    published_on: PublishedOption = None,
    note: NoteOption = None,
    confidential: Annotated[
        bool | None, typer.Option("--confidential/--not-confidential", help="Whether it may be shown outside the desk.")
    ] = None,
    because: BecauseOption = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Change details of a piece of evidence. What it said before stays in the history."""
    from factcheck.desk.evidence import EvidenceDetails, amend_evidence

    session = start(desk, by=by, at=at, json=json, plain=plain)
    details = EvidenceDetails(url, title, publisher, author, quote, stance, kind, origin, interest, published_on, note)
    done = amend_evidence(session.desk, case, evidence, details, confidential=confidential, because=because)
    session.tell(f"Evidence {done.id} of case {done.case.id} amended.", done)


@evidence_app.command(
    "withdraw", epilog=examples('factcheck evidence withdraw k3f 7q --because "the page was a forgery"')
)
def withdraw(
    case: CaseArgument,
    evidence: EvidenceArgument,
    because: BecauseOption = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Say that a piece of evidence no longer counts, and why. It stays visible."""
    from factcheck.desk.evidence import withdraw_evidence

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = withdraw_evidence(session.desk, case, evidence, because)
    session.tell(f"Evidence {done.id} of case {done.case.id} no longer counts.", done)
    tell_ripple(session, done, done.case.find_evidence(done.id))


@evidence_app.command(
    "searched", epilog=examples('factcheck evidence searched k3f "ministry archive, for higher figures: none"')
)
def searched(
    case: CaseArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Where you looked, for what, and what you found.")],
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Record a search for the other side. It counts whether it found something or not."""
    from factcheck.desk.evidence import record_search

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = record_search(session.desk, case, text)
    session.tell(f"The search is recorded in case {done.case.id}.", done)


@evidence_app.command("list", epilog=examples("factcheck evidence list k3f", "factcheck evidence list k3f --json"))
def list_(
    case: CaseArgument, desk: DeskOption = None, json: JsonLinesOption = False, plain: PlainOption = False
) -> None:
    """List the evidence of a case, withdrawn pieces too."""
    from factcheck.desk.evidence import list_evidence
    from factcheck.render.evidence_page import show_evidence

    session = start(desk, json=json, plain=plain)
    found, _pieces = list_evidence(session.desk, case)
    show_evidence(session.output, found)


add_capturing(evidence_app)
add_archiving(evidence_app)
add_ties(evidence_app)
