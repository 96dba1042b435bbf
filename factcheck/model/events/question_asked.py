"""A question was asked that has to be answered before the claim can be judged."""

from __future__ import annotations

from factcheck.model.case import Case, Question
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.ids import short_id
from factcheck.model.stamp import demand_words, stamp_of

KIND = "question-asked"
SUBJECT = "case"


def check(case: Case, event: Event) -> None:
    """A question has words."""
    demand_words(event, "text", what="The question is empty.", command=f'factcheck question ask {case.id} "TEXT"')


def apply(case: Case, event: Event) -> Case:
    """Questions add up in the order of events."""
    question = Question(short_id(event.id), event.words("text"), stamp_of(event))
    return replace(case, questions=(*case.questions, question))
