"""Writing about cases: notes, tags, questions, what is known of the claim; and opening a new case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import no_case, not_one_case, open_form, said, to_each, with_case

if TYPE_CHECKING:
    from factcheck.model.case import Case
    from factcheck.tui.form import Form
    from factcheck.tui.messages import Told

_WHEN = "2026-01-31, 2026-01, 2026 or unknown"


def _note(screen: Any) -> None:
    from factcheck.desk.cases import add_note
    from factcheck.tui.form import TEXT, Field, Form

    cases, desk_of = screen.chosen_cases(), screen.desk_app

    def save(values: Mapping[str, str]) -> Told:
        return to_each(cases, lambda case: add_note(desk_of.desk, case, values["text"]), "Note added to {}.")

    fields = (Field("text", "Note", "for the desk; never published", TEXT, needed=True),)
    open_form(
        screen, Form("note", f"A note on {said(cases)}", fields, save, cases, f'factcheck note {cases[0]} "TEXT"')
    )


def _tag(screen: Any) -> None:
    from factcheck.desk.cases import parse_tags, tag
    from factcheck.tui.form import Field, Form

    cases, app = screen.chosen_cases(), screen.desk_app

    def save(values: Mapping[str, str]) -> Told:
        add, remove = parse_tags(values["tags"].replace(",", " ").split())
        return to_each(cases, lambda case: tag(app.desk, case, add, remove), "Tags of {} changed.")

    fields = (Field("tags", "Tags", "health adds it, -health takes it away; several with spaces between", needed=True),)
    open_form(screen, Form("tag", f"Tags of {said(cases)}", fields, save, cases, f"factcheck tag {cases[0]} +TAG"))


def _question(screen: Any) -> None:
    from factcheck.desk.questions import ask_question
    from factcheck.tui.form import TEXT, Field, Form

    cases, app = screen.chosen_cases(), screen.desk_app

    def save(values: Mapping[str, str]) -> Told:
        return to_each(cases, lambda case: ask_question(app.desk, case, values["text"]), "Question added to {}.")

    fields = (Field("text", "Question", "what has to be answered before the claim can be judged", TEXT, needed=True),)
    command = f'factcheck question ask {cases[0]} "TEXT"'
    open_form(screen, Form("question-ask", f"A question on {said(cases)}", fields, save, cases, command))


def open_claim_form(screen: Any, first: str = "") -> None:
    """The form with all that is known of a claim; `first` is the field that has the cursor."""
    with_case(screen, lambda case: _claim_form(screen.desk_app, case, first))


def _claim_form(app: Any, case: Case, first: str) -> Form:
    from factcheck.desk.cases import CLAIMANT_KINDS, ClaimDetails, amend_claim
    from factcheck.tui.form import CHOICE, TEXT, Field, Form, choices
    from factcheck.tui.form_screen import same_as_before
    from factcheck.tui.messages import Told

    claimant = case.claimant
    fields = (
        Field("claim", "Claim", "one sentence, as it was claimed", TEXT, case.claim, needed=True),
        Field("claimant", "Claimant", "who made it, or unknown", value=claimant.name if claimant else ""),
        Field("claimant_kind", "The claimant is", kind=CHOICE, value=claimant.kind if claimant else "unknown",
              options=choices(*CLAIMANT_KINDS)),
        Field("claimed_on", "Claimed on", _WHEN, value=case.claimed_on),
        Field("appearance", "First seen", "an address, a place, or unknown", value=case.appearance),
        Field("why", "Why this claim", "its reach, importance or the harm it may do", TEXT, case.why),
        Field("checkable", "Checkable", kind=CHOICE, value=case.checkability,
              options=choices("checkable", "opinion", "forecast")),
        Field("priority", "Priority", kind=CHOICE, value=str(case.priority), options=choices("0", "1", "2", "3")),
        Field("due", "Due", "the day by which it should be done", value=case.due),
        Field("because", "Why the change", "stays in the history"),
    )  # fmt: skip
    before = {field.name: field.value for field in fields}

    def save(values: Mapping[str, str]) -> Told:
        changed = same_as_before(before, values)
        because, claim = changed.pop("because", ""), changed.pop("claim", None)
        details: dict[str, Any] = {
            **changed,
            **({"priority": int(changed["priority"])} if "priority" in changed else {}),
        }
        amend_claim(app.desk, case.id, claim=claim, details=ClaimDetails(**details), because=because)
        return Told(f"The claim of case {case.id} was changed.", (case.id,))

    command = f"factcheck claim amend {case.id}"
    return Form("claim-amend", f"The claim of case {case.id}", fields, save, (case.id,), command, first=first)


def _appeared(screen: Any) -> None:
    from factcheck.desk.cases import add_appearance
    from factcheck.tui.form import Field, Form

    cases, app = screen.chosen_cases(), screen.desk_app

    def save(values: Mapping[str, str]) -> Told:
        where, when = values["where"].strip(), values["when"].strip()
        return to_each(cases, lambda case: add_appearance(app.desk, case, where, when), "Also seen: noted in {}.")

    fields = (Field("where", "Also seen", "an address or a place", needed=True), Field("when", "When", _WHEN))
    command = f"factcheck claim appeared {cases[0]} WHERE"
    open_form(screen, Form("claim-appeared", f"Where else {said(cases)} was made", fields, save, cases, command))


def _open(screen: Any) -> None:
    from factcheck.desk.cases import NewClaim, open_case
    from factcheck.tui.form import SWITCH, TEXT, Field, Form
    from factcheck.tui.messages import Told

    app = screen.desk_app
    fields = (
        Field("claim", "Claim", "one sentence, as it was claimed", TEXT, needed=True),
        Field("claimant", "Claimant", "who made it, or unknown"),
        Field("claimed_on", "Claimed on", _WHEN),
        Field("appearance", "First seen", "an address, a place, or unknown"),
        Field("why", "Why this claim", "its reach, importance or the harm it may do"),
        Field("anyway", "Open it though a case has the same claim", kind=SWITCH),
    )

    def save(values: Mapping[str, str]) -> Told:
        claim, claimant, claimed_on, appearance, why = (values[field.name].strip() for field in fields[:5])
        new = NewClaim(claim, claimant=claimant, claimed_on=claimed_on, appearance=appearance, why=why)
        done = open_case(app.desk, new, anyway=bool(values["anyway"]))
        return Told(f"Case {done.case.id} opened.", (done.case.id,), undoes=False)

    open_form(screen, Form("open", "A new case", fields, save, (), 'factcheck open "CLAIM"'))


ACTIONS = (
    Action("note", "n", "Note", "Write a note on the case, or on all that are marked.", _note, "note",
           why_not=no_case, changes=True),
    Action("tag", "t", "Tag", "Add tags and take tags away.", _tag, "tag", why_not=no_case, changes=True),
    Action("question-ask", "Q", "Question", "Ask what has to be answered before the claim can be judged.", _question,
           "question ask", why_not=no_case, changes=True, in_footer=False),
    Action("claim-amend", "c", "Claim", "Put the claim in other words, or say who, when, where and why.", open_claim_form,
           "claim amend", why_not=not_one_case, changes=True, in_footer=False),
    Action("claim-appeared", "ctrl+a", "Also seen", "Record another place where the claim was made.", _appeared,
           "claim appeared", why_not=no_case, changes=True, in_footer=False),
    Action("open", "N", "New case", "Open a case on a claim that you type.", _open, "open", changes=True, in_footer=False),
)  # fmt: skip
