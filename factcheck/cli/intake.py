"""`factcheck intake`: an article goes in, its claims are proposed, cases come out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import AtOption, ByOption, DeskOption, JsonLinesOption, PlainOption, examples
from factcheck.cli.session import Session, start
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.desk.intake import Given, TakenIn
    from factcheck.model.case import Case
    from factcheck.model.near import Near
    from factcheck.model.proposal import Proposal, ReadArticle


BESIDE = 15  # of the first proposals it is told what was checked before


def register(app: typer.Typer) -> None:
    """Add this command."""
    epilog = examples(
        'factcheck intake article.txt --publisher "The Daily Example" --published-on 2026-01-31',
        "factcheck intake page.html --url https://daily.example/story --accept 1,3-5",
        "factcheck intake https://daily.example/story --accept top10",
        "factcheck intake report.pdf --title 'The report'",
        "factcheck intake --edit --publisher 'The Daily Example'",
        "factcheck intake article.txt --accept all --json",
        'pbpaste | factcheck intake - --title "A speech" --accept none',
    )
    app.command("intake", epilog=epilog)(intake)


def intake(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="An address, a file (page, PDF, DOCX, WARC, subtitles, text), or - for standard input.",
        ),
    ] = "",
    edit: Annotated[bool, typer.Option("--edit", help="Write or paste the text in your editor instead.")] = False,
    url: Annotated[str, typer.Option("--url", metavar="U", help="Where the article stands on the web.")] = "",
    title: Annotated[str, typer.Option("--title", metavar="T", help="Its title, in place of the one proposed.")] = "",
    publisher: Annotated[str, typer.Option("--publisher", metavar="P", help="Who published it.")] = "",
    author: Annotated[str, typer.Option("--author", metavar="A", help="Who wrote it.")] = "",
    published_on: Annotated[
        str, typer.Option("--published-on", metavar="D", help="When: 2026-01-31, 2026-01, 2026.")
    ] = "",
    accept: Annotated[
        str | None, typer.Option("--accept", metavar="WHICH", help="all, none, top10, or ranks such as 1,3-5.")
    ] = None,
    min_score: Annotated[
        float | None, typer.Option("--min-score", metavar="X", help="Accept those that score at least X (0 to 1).")
    ] = None,
    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help="The encoding of a text, where it is read wrong.")
    ] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch also from your own network or this machine.")
    ] = False,
    show_aside: Annotated[bool, typer.Option("--aside", help="Show also the sentences that were set aside.")] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:
    """Take an article in, and open cases on its claims.

    A page is captured before anything is read from it. In a terminal you confirm what is known of the article and go
    through the ranked claims one by one; --accept and --min-score serve scripts.
    """
    from factcheck.desk.intake import Given, take_in

    session = start(desk, by=by, at=at, json=json, plain=plain)
    read = _read(session, source, edit=edit, encoding=encoding, allow_private=allow_private)
    is_asked = accept is None and min_score is None and not json and sys.stdin.isatty() and sys.stdout.isatty()
    given = _confirmed(session, read, Given(url, title, publisher, author, published_on), is_asked=is_asked)
    if given is None:
        return
    taken = take_in(session.desk, read, given)
    _introduce(session, taken, with_details=not is_asked)
    chosen = _chosen(taken, accept, min_score)
    if is_asked:
        from factcheck.cli.intake_walk import walk

        walk(session, taken)
    elif chosen is None:
        _propose(session, taken, show_aside)
    else:
        _open(session, taken, chosen)


def _read(session: Session, source: str, *, edit: bool, encoding: str, allow_private: bool) -> ReadArticle:
    """The article from where the person says it is."""
    if edit == bool(source):
        raise UsageError(
            "Name one thing to take in: an address, a file, - or --edit. Nothing was changed.",
            hint="factcheck intake article.txt   (or: factcheck intake --edit)",
        )
    if edit:
        from factcheck.cli.texts import given_text
        from factcheck.desk.intake import read_written

        return read_written(given_text(None, what="The article", command="factcheck intake --edit"))
    from factcheck.desk.pages import read_named

    return read_named(session.desk, source, encoding=encoding, allow_private=allow_private)


def _confirmed(session: Session, read: ReadArticle, given: Given, *, is_asked: bool) -> Given | None:
    """What is known of the article as the person confirms it, None where they want nothing taken in."""
    if not is_asked:
        return given
    from factcheck.cli.intake_details import confirm

    return confirm(session, read, given)


def _chosen(taken: TakenIn, accept: str | None, min_score: float | None) -> tuple[Proposal, ...] | None:
    if accept is None and min_score is None:
        return None
    from factcheck.desk.intake import choose

    return choose(taken, accept, min_score)


def _introduce(session: Session, taken: TakenIn, *, with_details: bool) -> None:
    article, note = taken.article, session.output.note
    name = article.title or article.detail("source_name") or "untitled"
    if taken.is_new_version:
        note(
            f"Article {article.id} “{name}” had changed: its new text is kept beside the old one ({taken.recognised})."
        )
    elif taken.recognised:
        note(f"Article {article.id} “{name}” is at the desk already ({taken.recognised}).")
    else:
        note(f"Article {article.id} “{name}” was taken in.")
        for detail, value, source in taken.sources if with_details else ():
            note(f"  {detail.replace('_', ' ')}: {value}   ({source})")
    _tell_of_capture(session, taken)
    for remark in taken.notes:
        note(remark)
    if taken.candidates and not taken.undecided:
        note("Every claim of it has been decided on; nothing new to open.")


def _tell_of_capture(session: Session, taken: TakenIn) -> None:
    if not taken.captured:
        return
    where = f"from {taken.article.current.final_url} " if taken.is_capture_tied else "again "
    after = "" if taken.is_capture_tied else "; its text is that of the version kept before"
    session.output.note(f"  captured {where}as WARC with the SHA-256 {taken.captured}{after}")


def _propose(session: Session, taken: TakenIn, show_aside: bool) -> None:
    from factcheck.render.proposals_page import show_proposals

    known = {c.proposal.rank: c.case or "declined" for c in taken.candidates if not c.is_new}
    proposals = [candidate.proposal for candidate in taken.candidates]
    asides = taken.aside if show_aside else ()
    near = _checked_before(session, taken)
    show_proposals(session.output, proposals, title=taken.article.title, asides=asides, known=known, near=near)
    _tell_checked_before(session, near)
    if taken.undecided:
        session.output.note("No case was opened. Next: the same command with --accept all, or --accept 1,3-5")


def _checked_before(session: Session, taken: TakenIn) -> dict[int, tuple[Near, ...]]:
    """What the first proposals are near to, by their rank."""
    from factcheck.desk.matching import checked_before

    found = {}
    for candidate in taken.undecided[:BESIDE]:
        proposal = candidate.proposal
        who = proposal.claimant.name if proposal.claimant else ""
        found[proposal.rank] = checked_before(session.desk, proposal.quote.text, who)
    return found


def _tell_checked_before(session: Session, near: Mapping[int, tuple[Near, ...]]) -> None:
    """Say which of the first proposals look like something that was checked before."""
    for rank, (one, *_) in ((rank, found) for rank, found in near.items() if found):
        rated = f"rated {one.rating}" if one.rating else "not rated yet"
        whose = one.publisher or ("our own case" if one.place == "case" else "unknown publisher")
        session.output.note(f"Rank {rank} may have been checked before: {one.id}, {whose}, {rated}, {one.day}")


def _open(session: Session, taken: TakenIn, chosen: tuple[Proposal, ...]) -> None:
    from factcheck.desk.intake import accept_all
    from factcheck.render.progress import progress
    from factcheck.render.proposals_page import show_opened

    with progress(session.output, "Opening cases", total=len(chosen)) as advance:
        opened = accept_all(session.desk, taken, chosen, progress=lambda _done, _all: advance(1))
    cases: list[tuple[Case, int | None]] = [(done.case, proposal.rank) for proposal, done in opened]
    show_opened(session.output, cases, taken.article.id)
    if len(opened) < len(chosen):
        session.output.note(
            f"{len(chosen) - len(opened)} of the claims chosen have a case already; none was opened twice."
        )
