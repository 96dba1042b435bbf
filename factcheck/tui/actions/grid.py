"""The grid: the elements of a claim against the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import not_one_case, with_answer, with_case
from factcheck.tui.actions.replies import evidence_options

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.desk.grid import CaseGrid
    from factcheck.desk.place import Desk
    from factcheck.model.case import Case
    from factcheck.tui.form import Form
    from factcheck.tui.messages import Told

_AS_FOR_THE_CLAIM = "as-for-the-claim"


def _show(screen: Any) -> None:
    from factcheck.tui.screens.reading import ReadingScreen

    app, (case, *_) = screen.desk_app, screen.chosen_cases()
    screen.app.push_screen(ReadingScreen(f"The grid of case {case}", lambda width: _page(app, case, width), (case,)))


def _page(app: Any, case: str, width: int) -> Content:
    from factcheck.desk.grid import read_grid
    from factcheck.render.grid_page import show_grid
    from factcheck.tui.captured import CapturedOutput

    found = read_grid(app.desk, case)
    output = CapturedOutput(width)
    show_grid(output, found.grid, proposals=found.proposals)
    return output.content


def _origins(screen: Any) -> None:
    from factcheck.tui.screens.reading import ReadingScreen

    app, (case, *_) = screen.desk_app, screen.chosen_cases()

    def write(width: int) -> Content:
        from factcheck.desk.origins import show_origins as read
        from factcheck.render.origins_page import show_origins
        from factcheck.tui.captured import CapturedOutput

        output, found = CapturedOutput(width), read(app.desk, case)
        show_origins(output, found.case, found.origins, found.wanted)
        return output.content

    screen.app.push_screen(ReadingScreen(f"Where the evidence of case {case} comes from", write, (case,)))


def _add(screen: Any) -> None:
    from factcheck.desk.grid import read_grid

    def read(desk: Desk, case: str) -> CaseGrid:
        return read_grid(desk, case)

    with_answer(screen, read, lambda found: _add_form(screen.desk_app, found))


def _add_form(app: Any, found: CaseGrid) -> Form:
    """Elements that the claim's words suggest, to be marked, and one in one's own words."""
    from factcheck.desk.grid import accept_elements, add_element
    from factcheck.errors import UsageError
    from factcheck.model.elements import ELEMENT_KINDS
    from factcheck.tui.form import CHOICE, SEVERAL, Field, Form, Option, choices
    from factcheck.tui.messages import Told

    case = found.grid.case

    def save(values: Mapping[str, str]) -> Told:
        numbers, text = tuple(map(int, values["proposed"].split())), values["text"].strip()
        if not numbers and not text:
            raise UsageError("Mark what is proposed, or write an element down.", hint="")
        if numbers:
            done = accept_elements(app.desk, case, numbers)
        if text:
            done = add_element(app.desk, case, values["kind"], text)
        return Told(f"The grid of case {case} has {len(done.case.elements)} elements.", (case,))

    proposed = tuple(Option(str(n), f"{one.kind}: {one.text}") for n, one in enumerate(found.proposals, 1))
    asked = (Field("proposed", "Proposed", "space marks each", SEVERAL, options=proposed),) if proposed else ()
    fields = (
        *asked,
        Field("kind", "Kind", kind=CHOICE, options=choices(*ELEMENT_KINDS)),
        Field("text", "In your own words", "an element of the claim that can be right or wrong by itself"),
    )
    command = f'factcheck element add {case} KIND "WORDS"'

    def saved(values: Mapping[str, str]) -> Told:
        return save({"proposed": "", **values})

    return Form(
        "element-add", f"Elements of the claim of case {case}", fields, saved, (case,), command, found.grid.claim
    )


def _tie(screen: Any) -> None:
    with_case(screen, lambda case: _tie_form(screen.desk_app, case, getattr(screen, "chosen_evidence", str)()))


def _tie_form(app: Any, case: Case, evidence: str) -> Form:
    from factcheck.desk.grid import tie_evidence
    from factcheck.errors import RefusedError
    from factcheck.tui.form import CHOICE, SEVERAL, Field, Form, Option, choices
    from factcheck.tui.messages import Told

    pieces = evidence_options(case)
    if not case.elements or not pieces:
        raise RefusedError("There are no elements or no evidence to tie.", hint="+ adds elements, e adds evidence.")
    stances = choices(_AS_FOR_THE_CLAIM, "supports", "refutes", "context", "insufficient", "loose")
    known = {one.value for one in pieces}

    def save(values: Mapping[str, str]) -> Told:
        said = {_AS_FOR_THE_CLAIM: None, "loose": ""}.get(values["stance"], values["stance"])
        tie_evidence(app.desk, case.id, values["evidence"], tuple(values["elements"].split()), said)
        return Told(f"The grid of case {case.id} is changed.", (case.id,))

    fields = (
        Field("evidence", "Evidence", kind=CHOICE, options=pieces, value=evidence if evidence in known else pieces[0].value,
              needed=True),
        Field("elements", "Elements", "space marks each", SEVERAL,
              options=tuple(Option(one.id, f"{one.kind}: {one.text}") for one in case.elements), needed=True),
        Field("stance", "What it says of them", "loose takes it off them", CHOICE, _AS_FOR_THE_CLAIM, stances, needed=True),
    )  # fmt: skip
    command = f"factcheck evidence tie {case.id} EVIDENCE ELEMENT"
    return Form("evidence-tie", f"Evidence and elements of case {case.id}", fields, save, (case.id,), command)


ACTIONS = (
    Action("grid", "T", "Grid", "The elements of the claim against the evidence.", _show, "grid", why_not=not_one_case,
           in_footer=False),
    Action("evidence-origins", "ctrl+g", "Origins", "Which evidence counts as one origin, and why.", _origins,
           "evidence origins", why_not=not_one_case, in_footer=False),
    Action("element-add", "plus", "Element", "Add elements of the claim, proposed ones or your own.", _add, "element add",
           why_not=not_one_case, changes=True, in_footer=False),
    Action("evidence-tie", "ampersand", "Tie", "Say what a piece of evidence says of each element.", _tie, "evidence tie",
           why_not=not_one_case, changes=True, in_footer=False),
)  # fmt: skip
