"""A question is answered, with the evidence that the answer cites."""

from __future__ import annotations

import pytest

from factcheck.errors import NotFoundError
from factcheck.model.ids import short_id
from tests.model.making import BEN, CASE_ID, CaseCopy, add_evidence, opened


@pytest.fixture
def copy() -> CaseCopy:
    asked = opened()
    asked.do("question-asked", text="On how many days was it open?")
    return asked


def question_of(copy: CaseCopy) -> str:
    return copy.case.questions[0].id


def test_answers_add_up_with_what_they_cite(copy: CaseCopy) -> None:
    evidence = add_evidence(copy)
    copy.do("question-answered", {"question": question_of(copy), "cites": [evidence]}, text="212.")
    copy.do("question-answered", {"question": question_of(copy)}, by=BEN, text="211 by my count.")
    (question,) = copy.case.questions
    assert [(a.text, a.cites) for a in question.answers] == [("212.", (evidence,)), ("211 by my count.", ())]


def test_a_question_that_is_not_there_has_no_answer(copy: CaseCopy) -> None:
    error = copy.refusal("question-answered", {"question": "00000000"}, text="212.")
    assert isinstance(error, NotFoundError)
    assert error.hint == f"factcheck show {CASE_ID}"


def test_an_answer_has_words(copy: CaseCopy) -> None:
    error = copy.refusal("question-answered", {"question": question_of(copy)}, text=" ")
    assert error.hint == f'factcheck question answer {CASE_ID} {question_of(copy)} "TEXT"'


def test_an_answer_cites_only_what_is_there_and_counts(copy: CaseCopy) -> None:
    evidence = add_evidence(copy)
    fields = {"question": question_of(copy), "cites": [evidence]}
    assert copy.refusal("question-answered", {**fields, "cites": ["00000000"]}, text="212.").exit_code == 4
    copy.do("evidence-withdrawn", {"evidence": evidence}, reason="A forgery.")
    assert copy.refusal("question-answered", fields, text="212.").exit_code == 3


def test_an_answer_to_a_question_that_was_undone_is_passed_over_and_comes_back_with_it(copy: CaseCopy) -> None:
    asked = copy.events[-1]
    copy.do("question-answered", {"question": short_id(asked.id)}, text="212.")
    undoing = copy.undo(asked)
    assert not copy.case.questions
    copy.undo(undoing)
    assert [answer.text for answer in copy.case.questions[0].answers] == ["212."]


def test_an_answer_that_was_erased_or_dangles_raises_nothing(copy: CaseCopy) -> None:
    copy.erase(copy.do("question-answered", {"question": question_of(copy)}, text="212."))
    copy.force("question-answered", {"question": "00000000", "cites": [1, None]}, text="Lost.")
    copy.force("question-answered", {"question": ["x"]})
    assert [answer.text for answer in copy.case.questions[0].answers] == [""]
