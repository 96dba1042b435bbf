"""`factcheck anchor`: one hash of all that the desk holds, to be kept where nobody at the desk reaches it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import (
    AtOption,
    ByOption,
    DeskOption,
    JsonLinesOption,
    JsonOption,
    PlainOption,
    examples,
)
from factcheck.cli.session import start

DAMAGED = 7
anchor_app = typer.Typer(
    help="One hash of all that the desk holds.",
    invoke_without_command=True,
    rich_markup_mode=None,
)
AuthorityOption = Annotated[
    Path | None,
    typer.Option("--authority", metavar="FILE", help="The authority's certificate (PEM), from its own page."),
]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.add_typer(anchor_app, name="anchor")


@anchor_app.callback(
    epilog=examples(
        "factcheck anchor                                     write it, and print the hash to keep elsewhere",
        "factcheck anchor --tsa https://tsa.example --authority tsa.pem",
        "factcheck anchor verify                              whether all that was anchored is still there",
    )
)
def anchor(
    ctx: typer.Context,
    tsa: Annotated[str, typer.Option("--tsa", metavar="URL", help="Ask this time stamp authority (RFC 3161).")] = "",
    authority: AuthorityOption = None,
    policy: Annotated[str, typer.Option("--policy", metavar="OID", help="The policy that the stamp must have.")] = "",
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let the authority be in a private network.")
    ] = False,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Make one hash of all that the desk holds.

    Keep it where nobody at the desk reaches it: print it, or mail it. Nothing that it stands for can vanish unnoticed then.
    With --tsa the hash, and nothing else, is sent to the authority that is named, and its answer is proved and kept.
    """
    if ctx.invoked_subcommand:
        return
    from factcheck.desk.anchoring import anchor_desk
    from factcheck.render.seals_page import show_anchor

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = anchor_desk(session.desk, authority_url=tsa, authority=authority, policy=policy, allow_private=allow_private)
    show_anchor(session.output, done, is_new=True)


@anchor_app.command("list", epilog=examples("factcheck anchor list"))
def list_(desk: DeskOption = None, json: JsonLinesOption = False, plain: PlainOption = False) -> None:
    """List the anchors, with who stamped them when."""
    from factcheck.desk.anchoring import list_anchors
    from factcheck.render.seals_page import show_anchors

    session = start(desk, json=json, plain=plain)
    show_anchors(session.output, list_anchors(session.desk))


@anchor_app.command(
    "verify", epilog=examples("factcheck anchor verify", "factcheck anchor verify 2026-10-02 --root 9f3c…")
)
def verify(
    name: Annotated[str, typer.Argument(metavar="[ANCHOR]", help="Its day, or the beginning of its hash.")] = "",
    root: Annotated[str, typer.Option("--root", metavar="HASH", help="The hash that was kept elsewhere.")] = "",
    authority: AuthorityOption = None,
    desk: DeskOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Tell whether all that was anchored is there.

    Where no anchor is named, it is the newest one. What is missing is told file by file, and the exit code is 7 then.
    """
    from factcheck.desk.anchoring import verify_anchor
    from factcheck.render.seals_page import show_verified

    session = start(desk, json=json, plain=plain)
    stamped, findings = verify_anchor(session.desk, name, root=root, authority=authority)
    show_verified(session.output, stamped, findings)
    if stamped.problem or any(finding.severity == "damage" for finding in findings):
        raise typer.Exit(DAMAGED)
