"""Questions that are answered, and the right of reply: asking, recording what came back, saying why nobody was asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import not_one_case, open_form, with_case

if TYPE_CHECKING:
    from factcheck.model.case import Case
    from factcheck.tui.form import Form, Option
    from factcheck.tui.messages import Told


def evidence_options(case: Case) -> tuple[Option, ...]:
    """The evidence of a case that counts, to be picked from: stance, name and exact words."""
    from factcheck.tui.form import Option

    found = []
    for piece in case.evidence:
        if piece.counts:
            quote = f"  “{piece.quote[:80]}”" if piece.quote else ""
            found.append(Option(piece.id, f"{piece.id}  {piece.stance}  {piece.name}{quote}"))
    return tuple(found)


def _answer(screen: Any) -> None:
    with_case(screen, lambda case: _answer_form(screen.desk_app, case))


def _answer_form(app: Any, case: Case) -> Form:
    from factcheck.desk.questions import answer_question
    from factcheck.errors import RefusedError
    from factcheck.tui.form import CHOICE, SEVERAL, TEXT, Field, Form, Option
    from factcheck.tui.messages import Told

    if not case.questions:
        raise RefusedError(f"No question is asked in case {case.id}.", hint="Q asks one.")
    asked = sorted(case.questions, key=lambda one: bool(one.answers))
    options = tuple(Option(one.id, f"{'✓ ' if one.answers else ''}{one.text}") for one in asked)

    def save(values: Mapping[str, str]) -> Told:
        answer_question(app.desk, case.id, values["question"], values["text"], tuple(values["cites"].split()))
        return Told(f"The question is answered in case {case.id}.", (case.id,))

    fields = (
        Field("question", "Question", kind=CHOICE, value=options[0].value, options=options, needed=True),
        Field("text", "Answer", kind=TEXT, needed=True),
        Field("cites", "Evidence it rests on", "space marks each", SEVERAL, options=evidence_options(case)),
    )
    command = f'factcheck question answer {case.id} QUESTION "TEXT" --cites EVIDENCE,…'
    return Form(
        "question-answer", f"Answer a question of case {case.id}", fields, save, (case.id,), command, first="text"
    )


def _request(screen: Any) -> None:
    with_case(screen, lambda case: _request_form(screen.desk_app, case))


def _request_form(app: Any, case: Case) -> Form:
    from factcheck.desk.replies import request_reply
    from factcheck.tui.form import TEXT, Field, Form
    from factcheck.tui.messages import Told

    def save(values: Mapping[str, str]) -> Told:
        to, deadline, text, channel = (values[name].strip() for name in ("to", "deadline", "text", "channel"))
        done = request_reply(app.desk, case.id, to=to, deadline=deadline, text=text, channel=channel)
        asked = done.case.requests[-1]
        return Told(f"{asked.to} was asked in case {case.id}, with a deadline of {asked.deadline}.", (case.id,))

    fields = (
        Field("to", "Who was asked", "else the claimant", value=case.claimant.name if case.claimant else ""),
        Field("deadline", "Until which day", "2026-01-31; else the desk's own number of days"),
        Field("text", "What was asked", kind=TEXT),
        Field("channel", "How", "by mail, by phone …"),
    )
    about = "Nothing is sent: it is put on record that you asked, and the case waits for the answer."
    command = f"factcheck reply request {case.id} --to WHO --deadline DAY"
    title = f"The right of reply in case {case.id}"
    return Form("reply-request", title, fields, save, (case.id,), command, about)


def _receive(screen: Any) -> None:
    with_case(screen, lambda case: _receive_form(screen.desk_app, case))


def _receive_form(app: Any, case: Case) -> Form:
    from factcheck.desk.replies import receive_reply
    from factcheck.errors import RefusedError
    from factcheck.tui.form import CHOICE, TEXT, Field, Form, Option
    from factcheck.tui.messages import Told

    if not case.requests:
        raise RefusedError(f"Nobody was asked for a reply in case {case.id}.", hint="f records that you asked.")
    newest = case.open_request() or case.requests[-1]
    options = tuple(Option(one.id, f"{one.to}, until {one.deadline}: {one.text}") for one in reversed(case.requests))

    def save(values: Mapping[str, str]) -> Told:
        receive_reply(app.desk, case.id, values["text"], request=values["request"],
                      received_on=values["received_on"].strip())  # fmt: skip
        return Told(f"The reply is recorded in case {case.id}.", (case.id,))

    fields = (
        Field("request", "Who was asked", kind=CHOICE, value=newest.id, options=options, needed=True),
        Field("text", "The answer", "in their words", TEXT, needed=True),
        Field("received_on", "Received on", "2026-01-31; else today"),
    )
    command = f'factcheck reply receive {case.id} "TEXT"'
    return Form("reply-receive", f"A reply in case {case.id}", fields, save, (case.id,), command, first="text")


def _waive(screen: Any) -> None:
    from factcheck.desk.replies import waive_reply
    from factcheck.tui.form import CHOICE, TEXT, Field, Form, choices
    from factcheck.tui.messages import Told

    app, (case, *_) = screen.desk_app, screen.chosen_cases()

    def save(values: Mapping[str, str]) -> Told:
        waive_reply(app.desk, case, values["reason"], values["note"])
        return Told(f"It is on record why nobody was asked in case {case}.", (case,))

    fields = (
        Field("reason", "Reason", kind=CHOICE, options=choices("not-possible", "safety", "self-evident"), needed=True),
        Field("note", "More about it", kind=TEXT),
    )
    command = f"factcheck reply waive {case} REASON"
    open_form(screen, Form("reply-waive", f"Why nobody is asked in case {case}", fields, save, (case,), command))


ACTIONS = (
    Action("question-answer", "w", "Answer", "Answer a question, and say on which evidence.", _answer, "question answer",
           why_not=not_one_case, changes=True, in_footer=False),
    Action("reply-request", "f", "Ask reply", "Record that the claimant was asked for a reply, with a deadline.", _request,
           "reply request", why_not=not_one_case, changes=True),
    Action("reply-receive", "F", "Reply came", "Record what the claimant answered.", _receive, "reply receive",
           why_not=not_one_case, changes=True, in_footer=False),
    Action("reply-waive", "D", "Not asked", "Say why the claimant was not asked.", _waive, "reply waive",
           why_not=not_one_case, changes=True, in_footer=False),
)  # fmt: skip
