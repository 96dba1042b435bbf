"""Questions of a case and their answers."""

from __future__ import annotations

from factcheck.desk.place import Desk
from factcheck.desk.questions import answer_question, ask_question
from factcheck.errors import NotFoundError, RefusedError
from tests.desk.making import add_source, open_told, read, refused


def test_a_question_is_answered_by_any_beginning_of_its_id(desk: Desk) -> None:
    case = open_told(desk)
    piece = add_source(desk, case)
    asked = ask_question(desk, case, " What did the accounts say? ").id
    done = answer_question(desk, case, asked[:4], " 31 million. ", (piece[:5],))
    assert done.id == asked
    question = read(desk, case).questions[0]
    assert (question.id, question.text) == (asked, "What did the accounts say?")
    assert [(answer.text, answer.cites) for answer in question.answers] == [("31 million.", (piece,))]
    answer_question(desk, case, asked, "34 million, once revised.")
    assert len(read(desk, case).questions[0].answers) == 2


def test_an_answer_to_nothing_from_nothing_or_of_nothing_is_refused(desk: Desk) -> None:
    case = open_told(desk)
    with refused(desk, NotFoundError):
        answer_question(desk, case, "7q", "31 million.")
    asked = ask_question(desk, case, "What did the accounts say?").id
    with refused(desk, NotFoundError):
        answer_question(desk, case, asked, "31 million.", ("uuuu",))
    with refused(desk, RefusedError):
        answer_question(desk, case, asked, "  ")
    with refused(desk, RefusedError):
        ask_question(desk, case, "  ")
