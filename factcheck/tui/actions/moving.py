"""Where the work on cases is and who does it: stages, assignments, and standards that are set aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import no_case, not_one_case, open_form, said, to_each, with_case

if TYPE_CHECKING:
    from factcheck.model.case import Case
    from factcheck.tui.form import Form
    from factcheck.tui.messages import Told


def _assign(screen: Any) -> None:
    from factcheck.desk.cases import assign
    from factcheck.tui.form import SWITCH, Field, Form
    from factcheck.tui.suggesting import suggest_name

    cases, app = screen.chosen_cases(), screen.desk_app
    people = [person.name for person in app.desk.settings.people]

    def save(values: Mapping[str, str]) -> Told:
        who = tuple(name.strip() for name in values["who"].split(",") if name.strip())
        instead, remove = bool(values["instead"]), bool(values["remove"])
        return to_each(
            cases, lambda case: assign(app.desk, case, who, instead=instead, remove=remove), "Assignment of {} changed."
        )

    fields = (
        Field("who", "Who", "a first name will do, → completes it; several with commas between", value=app.who,
              needed=True, suggest=suggest_name([*people, app.who])),
        Field("instead", "Instead of everybody else", kind=SWITCH),
        Field("remove", "Take it from them", kind=SWITCH),
    )  # fmt: skip
    command = f"factcheck assign {cases[0]} WHO"
    open_form(screen, Form("assign", f"Who works on {said(cases)}", fields, save, cases, command))


def _stage(screen: Any, to: str = "") -> None:
    cases = screen.chosen_cases()
    if len(cases) == 1:
        with_case(screen, lambda case: _stage_form(screen.desk_app, cases, case, to))
    else:
        open_form(screen, _stage_form(screen.desk_app, cases, None))


def _stage_form(app: Any, cases: tuple[str, ...], case: Case | None, proposed: str = "") -> Form:
    from factcheck.desk.cases import move_stage
    from factcheck.model.stages import STAGES
    from factcheck.tui.form import CHOICE, Field, Form, choices

    def save(values: Mapping[str, str]) -> Told:
        to, because, until, of = (values[name].strip() for name in ("to", "because", "until", "of"))
        return to_each(
            cases,
            lambda one: move_stage(app.desk, one, to, because=because, until=until, of=of),
            f"Moved to {to}: {{}}.",
        )

    fields = (
        Field(
            "to",
            "Stage",
            kind=CHOICE,
            value=proposed,
            options=choices(*STAGES, why_not=_refusals(case) if case else {}),
            needed=True,
        ),
        Field("because", "Why", "stays in the history; needed to decline, to hold, and to take up again"),
        Field("until", "Until", "on hold: the day until which it rests"),
        Field("of", "Duplicate of", "the other case"),
    )
    title = f"Where {said(cases)} goes from {case.stage}" if case else f"Where {said(cases)} go"
    about = case.claim if case else "Each case moves where its own stage lets it; a refusal says which one stops it."
    return Form("stage", title, fields, save, cases, f"factcheck stage {cases[0]} STAGE", about)


def _next(screen: Any) -> None:
    """Do what the case says is next: the command that it names is the command of an action."""
    from factcheck.model.case_record import case_record
    from factcheck.render.next_step import next_step
    from factcheck.tui.asking import ask

    app, (case, *_) = screen.desk_app, screen.chosen_cases()
    ask(screen, lambda: next_step(case_record(app.desk.store.read_case(case).case))[1],
        lambda command: _do_command(screen, command), group="next")  # fmt: skip


def _do_command(screen: Any, command: str) -> None:
    from factcheck.tui.actions.writing import open_claim_form

    words = command.removeprefix("factcheck ")
    if words.startswith("stage "):
        _stage(screen, words.split()[2])
    elif words.startswith("claim amend "):
        open_claim_form(screen, words.partition("--")[2].split(" ")[0].replace("-", "_"))
    else:
        action = next((one for one in screen.actions if one.command and words.startswith(f"{one.command} ")), None)
        screen.desk_app.say(command) if action is None else screen.action_do(action.name)


def _refusals(case: Case) -> dict[str, str]:
    """Why the case can't go to a stage, for each that the table of stages does not lead to or that this form does not do."""
    from factcheck.model.stages import MOVES

    ways = MOVES.get(case.stage, ())
    refused = {stage: _why_no_way(case, stage) for stage in MOVES if stage not in ways}
    elsewhere = {stage: words for stage, words in _ELSEWHERE.items() if stage in ways}
    return {**refused, **elsewhere}


def _why_no_way(case: Case, stage: str) -> str:
    from factcheck.model.stages import MOVES

    if stage == case.stage:
        return "it is there"
    before = [one for one, following in MOVES.items() if stage in following]
    return f"is reached from {' or '.join(before[:3])}" if before else "only when it is opened"


# What moves a case by doing something else: a verdict, a review, a publication.
_ELSEWHERE = {
    "awaiting-reply": "request a reply, which moves it",
    "drafted": "propose a verdict, which moves it",
    "approved": "review it, which moves it",
    "published": "publish it, which moves it",
    "correcting": "record the correction, which moves it",
    "withdrawn": "withdraw it, which moves it",
}


def open_override_form(screen: Any, standard: str = "") -> None:
    """The form that sets a standard aside."""
    with_case(screen, lambda case: _override_form(screen.desk_app, case, standard))


def _override_form(app: Any, case: Case, standard: str) -> Form:
    from factcheck.desk.cases import override
    from factcheck.model.standards import STANDARDS
    from factcheck.tui.form import CHOICE, TEXT, Field, Form, choices
    from factcheck.tui.messages import Told

    def save(values: Mapping[str, str]) -> Told:
        override(app.desk, case.id, values["standard"], values["because"])
        return Told(f"The standard {values['standard']} is set aside for case {case.id}.", (case.id,))

    fields = (
        Field("standard", "Standard", kind=CHOICE, value=standard, options=choices(*(one.name for one in STANDARDS)),
              needed=True),
        Field("because", "Why", "stays in the history, with your name", TEXT, needed=True),
    )  # fmt: skip
    command = f'factcheck override {case.id} STANDARD --because "WHY"'
    return Form("override", f"Set a standard aside for case {case.id}", fields, save, (case.id,), command)


ACTIONS = (
    Action("next-step", "full_stop", "Do next", "Do what the case needs next, as its line “Next” says.", _next,
           no_command="show names the command", why_not=not_one_case, changes=True),
    Action("stage", "s", "Stage", "Move the case to another stage; those it can't go to say why.", _stage, "stage",
           why_not=no_case, changes=True),
    Action("assign", "a", "Assign", "Give the case to somebody, or take it from them.", _assign, "assign",
           why_not=no_case, changes=True),
    Action("override", "o", "Set aside", "Set a standard of the desk aside for this case, with a reason.",
           open_override_form, "override", why_not=not_one_case, changes=True, in_footer=False),
)  # fmt: skip
