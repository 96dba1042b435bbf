"""Cases and others: links, what was checked before, and conflicts that people left, settled side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import PAGE_WIDTH, not_one_case, open_form, with_answer

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.desk.matching import Matches
    from factcheck.desk.merging import Conflict
    from factcheck.desk.place import Desk
    from factcheck.model.case import Case
    from factcheck.tui.form import Form
    from factcheck.tui.messages import Told


def _link(screen: Any) -> None:
    from factcheck.desk.cases import link
    from factcheck.tui.form import CHOICE, Field, Form, choices
    from factcheck.tui.messages import Told

    app, (case, *_) = screen.desk_app, screen.chosen_cases()

    def save(values: Mapping[str, str]) -> Told:
        link(app.desk, case, values["other"].strip(), values["relation"])
        return Told(f"Case {case} is linked to {values['other'].strip()} ({values['relation']}).", (case,))

    fields = (
        Field("other", "The other case", "its id, or the beginning of it", needed=True),
        Field("relation", "It is", kind=CHOICE, options=choices("same-claim", "related", "follows"), value="related",
              needed=True),
    )  # fmt: skip
    command = f"factcheck link {case} CASE --as RELATION"
    open_form(screen, Form("link", f"Link case {case} to another one", fields, save, (case,), command))


def _match(screen: Any) -> None:
    from factcheck.desk.matching import match

    with_answer(screen, lambda desk, case: match(desk, case), lambda found: _match_form(screen.desk_app, found))


def _match_form(app: Any, found: Matches) -> Form:
    from factcheck.desk.matching import tie
    from factcheck.errors import NotFoundError
    from factcheck.render.match_page import NOTHING, show_near
    from factcheck.tui.captured import CapturedOutput
    from factcheck.tui.form import CHOICE, Field, Form, Option
    from factcheck.tui.messages import Told

    assert found.case is not None
    case = found.case.id
    if not found.near:
        raise NotFoundError(NOTHING, hint="")

    def save(values: Mapping[str, str]) -> Told:
        tie(app.desk, case, values["other"], values["how"], values["because"].strip())
        return Told(f"It is on record what case {case} and {values['other']} have in common.", (case,))

    output = CapturedOutput(PAGE_WIDTH)
    show_near(output, found.near)
    near = tuple(Option(one.id, f"{one.id}  {one.claim}") for one in found.near)
    how = (Option("same-claim", "the same claim: link it"), Option("duplicate-of", "this case is a duplicate of it"),
           Option("different", "another claim: don't show it as the same again"))  # fmt: skip
    fields = (
        Field("other", "Near", kind=CHOICE, options=near, value=near[0].value, needed=True),
        Field("how", "It is", kind=CHOICE, options=how, needed=True),
        Field("because", "Why"),
    )
    command = f"factcheck match {case} --same ID"
    return Form("match", f"What was checked before, for case {case}", fields, save, (case,), command, found.claim,
                page=output.content)  # fmt: skip


def _resolve(screen: Any) -> None:
    from factcheck.desk.merging import read_conflicts

    def read(desk: Desk, case: str) -> tuple[Case, Sequence[Conflict]]:
        return read_conflicts(desk, case)

    with_answer(screen, read, lambda found: _resolve_form(screen.desk_app, *found))


def _resolve_form(app: Any, case: Case, conflicts: Sequence[Conflict]) -> Form:
    """The values to choose from, named as they stand side by side below."""
    from factcheck.desk.merging import resolve_conflict
    from factcheck.errors import RefusedError
    from factcheck.model.case_record import case_record
    from factcheck.render.case_talk import field_word, value_words
    from factcheck.tui.form import CHOICE, Field, Form, Option
    from factcheck.tui.messages import Told

    if not conflicts:
        raise RefusedError(f"Nobody disagrees about case {case.id}.", hint="")
    record = case_record(case)
    options = []
    for one in record["conflicts"]:
        for number, value in enumerate(_in_order(conflicts, one), 1):
            words = value_words(value["value"], app.labels)
            options.append(Option(f"{number} {one['field']}", f"{field_word(one['field'])}: {words} ({value['by']})"))

    def save(values: Mapping[str, str]) -> Told:
        number, _, field = values["take"].partition(" ")
        resolve_conflict(app.desk, case.id, field, int(number), values["because"].strip())
        return Told(f"The conflict about {field_word(field)} of case {case.id} is settled.", (case.id,))

    fields = (
        Field("take", "What counts from now on", kind=CHOICE, options=tuple(options), needed=True),
        Field("because", "Why", "stays in the history"),
    )
    command = f"factcheck resolve {case.id} --field FIELD --take N"
    title = f"People disagree about case {case.id}"
    return Form("resolve", title, fields, save, (case.id,), command, page=_side_by_side(app, record))


def _in_order(conflicts: Sequence[Conflict], one: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The values of a conflict of the record in the order in which `resolve_conflict` counts them."""
    order = next([said.event for said in found.values] for found in conflicts if found.field == one["field"])
    return sorted(one["values"], key=lambda value: order.index(value["event"]))


def _side_by_side(app: Any, record: Mapping[str, Any]) -> Content:
    from factcheck.render.case_talk import write_conflicts
    from factcheck.render.page import Page
    from factcheck.tui.captured import CapturedOutput

    output = CapturedOutput(PAGE_WIDTH)
    write_conflicts(Page(output), record, app.labels)
    return output.content


def _no_conflict(screen: Any) -> str:
    return not_one_case(screen)


ACTIONS = (
    Action("link", "L", "Link", "Tie the case to another one.", _link, "link", why_not=not_one_case, changes=True,
           in_footer=False),
    Action("match", "M", "Before", "What was checked before, and whether it is the same claim.", _match, "match",
           why_not=not_one_case, changes=True, in_footer=False),
    Action("resolve", "x", "Settle", "Settle what two people wrote without seeing each other.", _resolve, "resolve",
           why_not=_no_conflict, changes=True, in_footer=False),
)  # fmt: skip
