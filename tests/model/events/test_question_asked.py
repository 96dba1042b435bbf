"""Questions add up; each waits for its answers."""

from __future__ import annotations

from factcheck.model.ids import short_id
from tests.model.making import ANA, CASE_ID, opened


def test_a_question_begins_without_an_answer() -> None:
    copy = opened()
    event = copy.do("question-asked", text="On how many days was it open?")
    (question,) = copy.case.questions
    assert (question.id, question.text) == (short_id(event.id), "On how many days was it open?")
    assert (question.answers, question.stamp.by) == ((), ANA)


def test_an_empty_question_is_refused() -> None:
    assert opened().refusal("question-asked", text="").hint == f'factcheck question ask {CASE_ID} "TEXT"'


def test_a_question_that_was_erased_keeps_its_answers() -> None:
    copy = opened()
    event = copy.do("question-asked", text="Who closed it?")
    copy.do("question-answered", {"question": short_id(event.id)}, text="The county.")
    copy.erase(event)
    (question,) = copy.case.questions
    assert question.text == ""
    assert [answer.text for answer in question.answers] == ["The county."]
