"""The elements of a claim that are already written down: in other words, of another kind, or taken out of the grid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import not_one_case, with_case

if TYPE_CHECKING:
    from factcheck.model.case import Case
    from factcheck.tui.form import Field, Form
    from factcheck.tui.messages import Told


def _which(case: Case) -> Field:
    """The field that asks for an element. Raises RefusedError where there is none."""
    from factcheck.errors import RefusedError
    from factcheck.tui.form import CHOICE, Field, Option

    if not case.elements:
        raise RefusedError(f"The grid of case {case.id} has no elements.", hint="+ adds them.")
    options = tuple(Option(one.id, f"{one.kind}: {one.text}") for one in case.elements)
    return Field("element", "Element", kind=CHOICE, options=options, needed=True)


def _amend(screen: Any) -> None:
    with_case(screen, lambda case: _amend_form(screen.desk_app, case))


def _amend_form(app: Any, case: Case) -> Form:
    from factcheck.desk.grid import amend_element
    from factcheck.model.elements import ELEMENT_KINDS
    from factcheck.tui.form import CHOICE, Field, Form, choices
    from factcheck.tui.messages import Told

    def save(values: Mapping[str, str]) -> Told:
        text, kind = values["text"].strip() or None, values["kind"] or None
        done = amend_element(app.desk, case.id, values["element"], kind=kind, text=text)
        return Told(f"Element {done.id} of case {case.id} is changed.", (case.id,))

    fields = (
        _which(case),
        Field("text", "Its words", "empty: as they are"),
        Field("kind", "Its kind", "none: as it is", CHOICE, options=choices(*ELEMENT_KINDS)),
    )
    command = f'factcheck element amend {case.id} ELEMENT --text "WORDS"'
    return Form("element-amend", f"An element of case {case.id}", fields, save, (case.id,), command, case.claim)


def _remove(screen: Any) -> None:
    with_case(screen, lambda case: _remove_form(screen.desk_app, case))


def _remove_form(app: Any, case: Case) -> Form:
    from factcheck.desk.grid import remove_element
    from factcheck.tui.form import Field, Form
    from factcheck.tui.messages import Told

    def save(values: Mapping[str, str]) -> Told:
        remove_element(app.desk, case.id, values["element"], values["because"].strip())
        return Told(f"An element of case {case.id} is taken out, with what was tied to it.", (case.id,))

    fields = (_which(case), Field("because", "Why", "stays in the history"))
    command = f"factcheck element remove {case.id} ELEMENT"
    return Form("element-remove", f"Take an element out, case {case.id}", fields, save, (case.id,), command, case.claim)


ACTIONS = (
    Action("element-amend", "equals_sign", "Change element", "Put an element of the claim in other words.", _amend,
           "element amend", why_not=not_one_case, changes=True, in_footer=False),
    Action("element-remove", "minus", "Drop element", "Take an element out of the grid.", _remove, "element remove",
           why_not=not_one_case, changes=True, in_footer=False),
)  # fmt: skip
