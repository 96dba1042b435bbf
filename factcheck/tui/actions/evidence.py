"""Evidence of a case: adding, changing, withdrawing, keeping a copy, and searches for the other side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import not_one_case, open_form, with_case

if TYPE_CHECKING:
    from factcheck.model.case import Case
    from factcheck.model.evidence import Evidence
    from factcheck.tui.form import Field, Form
    from factcheck.tui.messages import Told

STANCES = ("supports", "refutes", "context", "insufficient")
_DETAILS = ("title", "publisher", "author", "quote", "kind", "origin", "interest", "published_on", "note")


def _detail_fields(piece: Evidence | None = None) -> tuple[Field, ...]:
    from factcheck.tui.form import CHOICE, TEXT, Field, choices

    def now(name: str) -> str:
        return str(piece.detail(name)) if piece else ""

    return (
        Field("quote", "Quote", "the exact words that matter", TEXT, now("quote")),
        Field("title", "Title", value=now("title")),
        Field("publisher", "Publisher", value=now("publisher")),
        Field("author", "Author", value=now("author")),
        Field("kind", "Kind", "primary: a document, data, a recording, a witness", CHOICE, now("kind"),
              choices("primary", "secondary")),
        Field("origin", "Origin", "who first produced the information", value=now("origin")),
        Field("interest", "Interest", "what the source stands to gain; none known is an answer", value=now("interest")),
        Field("published_on", "Published on", "2026-01-31, 2026-01 or 2026", value=now("published_on")),
        Field("note", "Remark", "for the desk", value=now("note")),
    )  # fmt: skip


def open_evidence_form(screen: Any, first: str = "") -> None:
    """The form that adds a piece of evidence."""
    from factcheck.desk.copies import details_of_source
    from factcheck.desk.evidence import EvidenceDetails, add_evidence
    from factcheck.tui.form import CHOICE, SWITCH, Field, Form, choices
    from factcheck.tui.messages import Told
    from factcheck.tui.suggesting import suggest_path

    app, (case, *_) = screen.desk_app, screen.chosen_cases()

    def save(values: Mapping[str, str]) -> Told:
        details = EvidenceDetails(**{name: values[name] or None for name in _DETAILS})
        done = add_evidence(app.desk, case, values["source"].strip(), values["stance"], details,
                            confidential=bool(values["confidential"]))  # fmt: skip
        return Told(f"Evidence {done.id} added to case {done.case.id} ({values['stance']}).", (done.case.id,))

    fields = (
        Field("source", "Source", "an address (kept as it is) or a file (copied; → completes it)", needed=True,
              suggest=suggest_path),
        Field("stance", "Stance", "what it does to the claim", CHOICE, options=choices(*STANCES), needed=True),
        *_detail_fields(),
        Field("confidential", "Confidential: never show it outside the desk", kind=SWITCH),
    )  # fmt: skip
    command = f"factcheck evidence add {case} URL-or-FILE --stance STANCE"
    form = Form(
        "evidence-add", f"Evidence for case {case}", fields, save, (case,), command, first=first,
        fill=lambda values: details_of_source(app.desk, values["source"].strip()), fills="the page",
    )  # fmt: skip
    open_form(screen, form)


def open_amend_form(screen: Any, evidence: str, first: str = "") -> None:
    """The form that changes a piece of evidence."""
    with_case(screen, lambda case: _amend_form(screen.desk_app, case, evidence, first))


def _amend_form(app: Any, case: Case, evidence: str, first: str) -> Form:
    from factcheck.desk.evidence import EvidenceDetails, amend_evidence, resolve_evidence
    from factcheck.tui.form import CHOICE, SWITCH, Field, Form, choices
    from factcheck.tui.form_screen import same_as_before
    from factcheck.tui.messages import Told

    piece = resolve_evidence(case, evidence)
    fields = (
        Field("url", "Address", value=piece.url),
        Field("stance", "Stance", kind=CHOICE, value=piece.stance, options=choices(*STANCES)),
        *_detail_fields(piece),
        Field("confidential", "Confidential", kind=SWITCH, value="yes" if piece.confidential else ""),
        Field("because", "Why the change", "stays in the history"),
    )
    before = {field.name: field.value for field in fields}

    def save(values: Mapping[str, str]) -> Told:
        changed = same_as_before(before, values)
        because = changed.pop("because", "")
        confidential = bool(changed.pop("confidential")) if "confidential" in changed else None
        amend_evidence(
            app.desk, case.id, piece.id, EvidenceDetails(**changed), confidential=confidential, because=because
        )
        return Told(f"Evidence {piece.id} of case {case.id} changed.", (case.id,))

    command = f"factcheck evidence amend {case.id} {piece.id}"
    title = f"Evidence {piece.id} of case {case.id}"
    return Form("evidence-amend", title, fields, save, (case.id,), command, first=first, part=piece.id)


def _amend(screen: Any) -> None:
    open_amend_form(screen, screen.chosen_evidence())


def _withdraw(screen: Any) -> None:
    from factcheck.desk.evidence import withdraw_evidence
    from factcheck.tui.form import TEXT, Field, Form
    from factcheck.tui.messages import Told

    app, (case, *_), evidence = screen.desk_app, screen.chosen_cases(), screen.chosen_evidence()

    def save(values: Mapping[str, str]) -> Told:
        withdraw_evidence(app.desk, case, evidence, values["because"])
        return Told(f"Evidence {evidence} of case {case} no longer counts.", (case,))

    fields = (Field("because", "Why it no longer counts", "it stays visible, with this reason", TEXT, needed=True),)
    command = f'factcheck evidence withdraw {case} {evidence} --because "WHY"'
    title = f"Withdraw evidence {evidence}"
    open_form(screen, Form("evidence-withdraw", title, fields, save, (case,), command, part=evidence))


def open_search_form(screen: Any) -> None:
    """The form that records a search for the other side."""
    from factcheck.desk.evidence import record_search
    from factcheck.tui.form import TEXT, Field, Form
    from factcheck.tui.messages import Told

    app, (case, *_) = screen.desk_app, screen.chosen_cases()

    def save(values: Mapping[str, str]) -> Told:
        record_search(app.desk, case, values["text"])
        return Told(f"The search is recorded in case {case}.", (case,))

    fields = (
        Field(
            "text", "Search", "where you looked, for what, and what you found; nothing counts too", TEXT, needed=True
        ),
    )
    command = f'factcheck evidence searched {case} "TEXT"'
    open_form(
        screen, Form("evidence-searched", f"A search for the other side, case {case}", fields, save, (case,), command)
    )


def no_evidence(screen: Any) -> str:
    """Why an action on a piece of evidence can't be done: none is chosen."""
    chosen = getattr(screen, "chosen_evidence", None)
    if chosen is None:
        return "Open the case first, and choose a piece of its evidence."
    return "" if chosen() else "Choose a piece of evidence first."


ACTIONS = (
    Action("evidence-add", "e", "Evidence", "Add a source and what it shows.", open_evidence_form, "evidence add",
           why_not=not_one_case, changes=True),
    Action("evidence-amend", "E", "Amend", "Change what is known of the evidence the cursor is on.", _amend,
           "evidence amend", why_not=no_evidence, changes=True, in_footer=False),
    Action("evidence-withdraw", "W", "Withdraw", "Say that a piece of evidence no longer counts, and why.", _withdraw,
           "evidence withdraw", why_not=no_evidence, changes=True, in_footer=False),
    Action("evidence-searched", "S", "Searched", "Record a search for evidence of the other side.", open_search_form,
           "evidence searched", why_not=not_one_case, changes=True, in_footer=False),
)  # fmt: skip
