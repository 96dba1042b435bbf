"""`factcheck evidence tie`, `untie` and `origins`: what evidence says of each element, and where it comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import (
    AtOption,
    BecauseOption,
    ByOption,
    CaseArgument,
    DeskOption,
    EvidenceArgument,
    JsonOption,
    PlainOption,
    examples,
    listed,
)
from factcheck.cli.session import start

ElementsArgument = Annotated[
    list[str], typer.Argument(metavar="ELEMENT…", help="Elements: kinds, ids or beginnings of them, or words.")
]


def register(evidence_app: typer.Typer) -> None:
    """Add these commands to those about evidence."""
    evidence_app.command("tie", epilog=examples(
        "factcheck evidence tie k3f 7q how-much when", "factcheck evidence tie k3f 7q where --stance supports",
    ))(tie)  # fmt: skip
    evidence_app.command("untie", epilog=examples("factcheck evidence untie k3f 7q where"))(untie)
    evidence_app.command("origins", epilog=examples(
        "factcheck evidence origins k3f", "factcheck evidence origins k3f --accept all",
        'factcheck evidence origins k3f --apart 9d --because "its reporter was there herself"',
    ))(origins)  # fmt: skip


def tie(
    case: CaseArgument,
    evidence: EvidenceArgument,
    elements: ElementsArgument,
    stance: Annotated[
        str | None,
        typer.Option(
            "--stance", metavar="S", help="supports, refutes, context or insufficient; else as for the claim."
        ),
    ] = None,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Say what a piece of evidence says of elements of the claim."""
    from factcheck.desk.grid import tie_evidence

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = tie_evidence(session.desk, case, evidence, tuple(elements), stance)
    session.tell(f"Evidence {done.id} is tied to the grid of case {done.case.id}.", done)


def untie(
    case: CaseArgument,
    evidence: EvidenceArgument,
    elements: ElementsArgument,
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Take a piece of evidence off elements of the claim."""
    from factcheck.desk.grid import tie_evidence

    session = start(desk, by=by, at=at, json=json, plain=plain)
    done = tie_evidence(session.desk, case, evidence, tuple(elements), "")
    session.tell(f"Evidence {done.id} is off these elements of case {done.case.id}.", done)


def origins(
    case: CaseArgument,
    accept: Annotated[
        str, typer.Option("--accept", metavar="all|E,…", help="Say of this evidence what is proposed.")
    ] = "",
    apart: Annotated[
        str, typer.Option("--apart", metavar="E", help="Say that this evidence is its publisher's own reporting.")
    ] = "",
    because: BecauseOption = "",
    desk: DeskOption = None,
    by: ByOption = "",
    at: AtOption = "",
    json: JsonOption = False,
    plain: PlainOption = False,
) -> None:
    """Show which evidence counts as one, and why.

    Papers that name one agency, or print nearly the same text, count as one origin until somebody says otherwise: --accept
    says so too, --apart says that a piece stands alone, and evidence amend --origin names any origin.
    """
    from factcheck.desk.origins import accept_origins, set_apart, show_origins
    from factcheck.errors import UsageError
    from factcheck.render.origins_page import show_origins as show

    if accept and apart:
        raise UsageError("Use --accept or --apart, not both.", hint="factcheck evidence origins CASE --help")
    session = start(desk, by=by, at=at, json=json, plain=plain)
    if accept:
        done = accept_origins(session.desk, case, () if accept == "all" else listed(accept), because)
        session.tell(f"The origin is written down for evidence of case {done.case.id}.", done)
    elif apart:
        done = set_apart(session.desk, case, apart, because)
        session.tell(f"Evidence {apart} of case {done.case.id} stands alone now.", done)
    else:
        found = show_origins(session.desk, case)
        show(session.output, found.case, found.origins, found.wanted)
