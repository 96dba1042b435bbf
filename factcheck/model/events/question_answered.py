"""A question was answered."""

from __future__ import annotations

from factcheck.errors import NotFoundError
from factcheck.model.case import Answer, Case
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.stamp import demand_citable, demand_words, stamp_of

KIND = "question-answered"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """The question is there, the answer has words, and what it cites counts."""
    identifier = event.field("question")
    if identifier not in {question.id for question in case.questions}:
        raise NotFoundError(f"Case {case.id} has no question “{identifier}”.", hint=f"factcheck show {case.id}")
    command = f'factcheck question answer {case.id} {identifier} "TEXT"'
    demand_words(event, "text", what="The answer is empty.", command=command)
    demand_citable(case, event.strings("cites"))


def apply(case: Case, event: Event) -> Case:
    """Answers add up; an answer to a question that was undone is passed over."""
    answer = Answer(event.words("text"), event.strings("cites"), stamp_of(event))
    questions = tuple(
        replace(question, answers=(*question.answers, answer)) if question.id == event.field("question") else question
        for question in case.questions
    )
    return replace(case, questions=questions)
