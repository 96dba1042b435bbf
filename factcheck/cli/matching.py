"""`factcheck match`: whether a claim was checked before, and what a person decides about it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import AtOption, BecauseOption, ByOption, DeskOption, JsonLinesOption, PlainOption, examples
from factcheck.cli.session import Session, start
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.desk.matching import Matches

_ASK = "[s]ame claim: link  [d]uplicate of  [n]ot the same  [Enter] nothing  [q]uit > "
_DEEDS = {"s": "same-claim", "d": "duplicate-of", "n": "different"}


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("match", epilog=examples(
        "factcheck match k3f", 'factcheck match "The bridge cost 40 million"', "factcheck match k3f --same 7qk",
        "factcheck match k3f --same lib-7q2m", 'factcheck match k3f --different 7qk --because "another bridge"',
        "factcheck match k3f --duplicate-of 7qk",
    ))(match)  # fmt: skip


def match(
    claim: Annotated[str, typer.Argument(metavar="CASE|TEXT", help="A case, or the words of a claim.")],
    same: Annotated[str, typer.Option("--same", metavar="ID", help="It is the same claim: link it.")] = "",
    duplicate_of: Annotated[str, typer.Option("--duplicate-of", metavar="ID", help="The case is a duplicate of it.")] = "",
    different: Annotated[str, typer.Option("--different", metavar="ID", help="It is a different claim.")] = "",
    because: BecauseOption = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="How many cases and how many entries.")] = 5,
    quick: Annotated[bool, typer.Option("--quick", help="Without word vectors.")] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonLinesOption = False,
    plain: PlainOption = False,
) -> None:  # fmt: skip
    """Show what was checked before, at this desk or elsewhere.

    These are the nearest cases of the desk and entries of the library, with reasons and ratings. With --same,
    --duplicate-of or --different a decision about the case is kept. In a terminal you are asked.
    """
    from factcheck.desk.matching import match as find
    from factcheck.render.match_page import show_near

    session = start(desk, by=by, at=at, json=json, plain=plain)
    told = [(how, other) for how, other in zip(_DEEDS.values(), (same, duplicate_of, different), strict=True) if other]
    if len(told) > 1:
        raise UsageError("Decide one thing at a time: --same, --duplicate-of or --different.")
    if told:
        _decide(session, claim, told[0][1], told[0][0], because)
        return
    matches = find(session.desk, claim, limit=limit, quick=quick)
    show_near(session.output, matches.near, claim=matches.claim, notes=matches.notes)
    if matches.case and matches.near and not json and sys.stdin.isatty() and sys.stdout.isatty():
        _walk(session, matches)


def _decide(session: Session, case: str, other: str, how: str, because: str = "") -> None:
    from factcheck.desk.matching import tie

    done = tie(session.desk, case, other, how, because)
    words = {
        "same-claim": "has the same claim as",
        "duplicate-of": "is a duplicate of",
        "different": "is told apart from",
    }
    session.tell(f"Case {done.case.id} {words[how]} {other}.", done)


def _walk(session: Session, matches: Matches) -> None:
    assert matches.case is not None
    for number, near in enumerate(matches.near, 1):
        if near.decided:
            continue
        sys.stderr.write(f"{number}. {near.id}  {_ASK}")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if not answer or answer.strip().lower() == "q":
            return
        how = _DEEDS.get(answer.strip().lower()[:1])
        if how:
            _decide(session, matches.case.id, near.id, how)
        if how == "duplicate-of":
            return
