"""Opening a case and moving it about: open, stage, assign, note, tag, link, override, undo."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.acts import write_note
from factcheck.cli.options import (
    AtOption,
    BecauseOption,
    ByOption,
    CaseArgument,
    DeskOption,
    JsonOption,
    PlainOption,
    examples,
)
from factcheck.cli.session import start
from factcheck.cli.signed_words import SignedWordsCommand, signed_words
from factcheck.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("open", epilog=examples(
        'factcheck open "The bridge cost 40 million" --claimant "Mayor Example" --claimed-on 2026-01-31',
        'factcheck open "The bridge cost 40 million" --claimant unknown --claimed-on unknown --appearance unknown',
    ))(open_)  # fmt: skip
    app.command("stage", epilog=examples(
        "factcheck stage k3f researching", 'factcheck stage k3f declined --because "an opinion"',
        "factcheck stage k3f duplicate --of 7qk",
    ))(stage)  # fmt: skip
    app.command(
        "assign", epilog=examples('factcheck assign k3f "Ana Ruiz"', 'factcheck assign k3f "Ana Ruiz" --remove')
    )(assign)
    app.command(
        "note", epilog=examples('factcheck note k3f "Called the ministry, no answer"', "pbpaste | factcheck note k3f -")
    )(note)
    app.command(
        "tag", epilog=examples("factcheck tag k3f +health +election", "factcheck tag k3f -health"),
        cls=SignedWordsCommand,
    )(tag)  # fmt: skip
    app.command("link", epilog=examples("factcheck link k3f 7qk --as related"))(link)
    app.command("override", epilog=examples('factcheck override k3f primary-source --because "the archive burned"'))(
        override
    )
    app.command("undo", epilog=examples("factcheck undo k3f"))(undo)


def open_(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim in one sentence, as it was claimed.")],
    quote: Annotated[str, typer.Option("--quote", metavar="Q", help="The exact words.")] = "",
    claimant: Annotated[str, typer.Option("--claimant", metavar="C", help="Who made it, or unknown.")] = "",
    claimant_kind: Annotated[
        str, typer.Option("--claimant-kind", metavar="K", help="person, organisation, document, outlet or unknown.")
    ] = "unknown",
    claimed_on: Annotated[str, typer.Option("--claimed-on", metavar="D", help="When: 2026-01-31, 2026, unknown.")] = "",
    appearance: Annotated[
        str, typer.Option("--appearance", metavar="U", help="Where: an address, a place, unknown.")
    ] = "",
    article: Annotated[str, typer.Option("--article", metavar="ID", help="The article it was found in.")] = "",
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why this claim: reach, importance or harm.")] = "",
    tags: Annotated[list[str] | None, typer.Option("--tag", metavar="T", help="A tag; may be given again.")] = None,
    anyway: Annotated[bool, typer.Option("--anyway", help="Open it though a case has the same claim.")] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Open a case on a claim."""
    from factcheck.desk.cases import NewClaim, open_case, typed_quote

    session = start(desk, by=by, at=at, json=json, plain=plain)
    new = NewClaim(
        claim=claim, quote=typed_quote(session.desk, quote, article), claimant=claimant, claimant_kind=claimant_kind,
        claimed_on=claimed_on, appearance=appearance, article=article, why=why, tags=tuple(tags or ()),
    )  # fmt: skip
    done = open_case(session.desk, new, anyway=anyway)
    session.tell(f"Case {done.case.id} opened.", done)


def stage(
    case: CaseArgument,
    to: Annotated[str, typer.Argument(metavar="STAGE", help="Where it goes; a refusal says what is missing.")],
    because: BecauseOption = "",
    of: Annotated[str, typer.Option("--of", metavar="CASE", help="With duplicate: the case that it duplicates.")] = "",
    until: Annotated[
        str, typer.Option("--until", metavar="D", help="With on-hold: the day until which it rests.")
    ] = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Move a case to a stage.

    Stages: triage, open, researching, awaiting-reply, on-hold, drafted, in-review, approved, published, correcting, closed,
    declined, duplicate, withdrawn. What has ended is taken up again as researching.
    """
    from factcheck.desk.cases import move_stage
    from factcheck.desk.meant import stage_named

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = move_stage(session.desk, case, stage_named(to), because=because, of=of, until=until)
    session.tell(f"Case {done.case.id} is now {done.case.stage}.", done)


def assign(
    case: CaseArgument,
    who: Annotated[list[str], typer.Argument(metavar="WHO", help="Who works on it.")],
    instead: Annotated[bool, typer.Option("--instead", help="Take it from everybody else.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take it from WHO.")] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Give a case to somebody."""
    from factcheck.desk.cases import assign as assign_case

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = assign_case(session.desk, case, tuple(who), instead=instead, remove=remove)
    people = ", ".join(done.case.assignees) or "nobody"
    session.tell(f"Case {done.case.id} is with {people}.", done, assignees=list(done.case.assignees))


def note(
    case: CaseArgument,
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT|-", help="The note; - reads it; none opens your editor.")
    ] = None,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Write a note on a case; notes are never published."""
    write_note(case, text, {"folder": desk, "by": by, "at": at, "json": json, "plain": plain})


def tag(
    case: CaseArgument,
    tags: Annotated[
        list[str] | None, typer.Argument(metavar="[+T|-T…]", help="+T adds a tag, -T takes it away.")
    ] = None,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Add tags to a case, or take them away; without tags, show them."""
    from factcheck.desk.cases import parse_tags, show_tags
    from factcheck.desk.cases import tag as tag_case

    session = start(desk, by=by, at=at, json=json, plain=plain)
    add, remove = parse_tags(signed_words(tags or ()))
    done = tag_case(session.desk, case, add, remove) if add or remove else show_tags(session.desk, case)
    shown = " ".join(done.case.tags) or "no tags"
    session.tell(f"Case {done.case.id}: {shown}.", done, tags=list(done.case.tags))


def link(
    case: CaseArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other case.")],
    relation: Annotated[str, typer.Option("--as", metavar="HOW", help="same-claim, related or follows.")] = "related",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Tie a case to another one."""
    from factcheck.desk.cases import link as link_case

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = link_case(session.desk, case, other, relation)
    session.tell(f"Case {done.case.id} is tied to {done.case.links[-1].case} ({relation}).", done)


def override(
    case: CaseArgument,
    standard: Annotated[str, typer.Argument(metavar="STANDARD", help="Its name, as `verdict check` shows it.")],
    because: BecauseOption = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Set a standard of the desk aside for one case. It is done by name, with a reason that stays in the history."""
    from factcheck.desk.cases import override as override_standard

    session = start(desk, by=by, at=at, json=json, plain=plain)
    if not because:
        raise UsageError(
            "Setting a standard aside needs a reason.", hint=f'factcheck override {case} {standard} --because "WHY"'
        )
    done = override_standard(session.desk, case, standard, because)
    session.tell(f"The standard {standard} is set aside for case {done.case.id}; the reason is on record.", done)


def undo(
    case: CaseArgument,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Undo what your newest command did to a case. Nothing is taken away: the history keeps both."""
    from factcheck.desk.cases import undo as undo_newest

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done, undone = undo_newest(session.desk, case)
    kinds = ", ".join(event.kind for event in undone)
    session.tell(
        f"Undone in case {done.case.id}: {kinds}. It is {done.case.stage}.", done, undone=[e.id for e in undone]
    )
