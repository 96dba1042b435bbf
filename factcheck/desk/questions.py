"""Questions of a case and their answers."""

from __future__ import annotations

from factcheck.desk.cases import Done, change_case, one_event
from factcheck.desk.evidence import resolve_cites, resolve_within
from factcheck.desk.place import Desk
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.event import Draft


def ask_question(desk: Desk, case_id: str, text: str) -> Done:
    """Ask what has to be answered before the claim can be judged."""
    return one_event(desk, case_id, Draft("question-asked", {}, {"text": text.strip()}), "question")


def answer_question(desk: Desk, case_id: str, question: str, text: str, cites: tuple[str, ...] = ()) -> Done:
    """Answer a question, citing evidence. The id of what is done is the question's."""
    answered = ""

    def edit(change: Change[Case]) -> None:
        nonlocal answered
        case = change.state
        answered = resolve_within(case, question, tuple(asked.id for asked in case.questions), "question")
        fields = {"question": answered, "cites": list(resolve_cites(case, cites))}
        change.add(Draft("question-answered", fields, {"text": text.strip()}))

    done = change_case(desk, case_id, edit, "answer")
    return Done(done.case, "answer", answered)
