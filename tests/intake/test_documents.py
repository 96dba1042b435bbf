"""`The report` is the one that the article named, with who made it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.documents import meet_documents


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        (
            "The Ombudsman of Aldon published an interim report.",
            "The report",
            "the interim report of the Ombudsman of Aldon",
        ),
        ("A study by the Aldon Institute is out.", "the study", "the study of the Aldon Institute"),
        ("Ada Brandt’s letter was read.", "The letter", "the letter of Ada Brandt"),
        ("The council of Aldon issued a statement.", "the statement", "the statement of the council of Aldon"),
        ("A survey by the Aldon Institute is out.", "The study", "the survey of the Aldon Institute"),
        ("The Aldon Institute released its annual report.", "Its figures", "the annual report of the Aldon Institute"),
    ],
)
def test_a_bare_document_is_the_one_that_was_named(text: str, phrase: str, name: str) -> None:
    assert meet_documents(text).find_named(phrase, len(text)) == name


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The report was read.", "The report"),
        ("The Ombudsman of Aldon published a report.", "a report by the council"),
        ("The Ombudsman of Aldon published a report.", "The letter"),
        ("On Monday a report was out. Monday’s report was short.", "The report"),
    ],
)
def test_a_document_that_nobody_named_stays_as_it_is(text: str, phrase: str) -> None:
    assert meet_documents(text).find_named(phrase, len(text)) is None


def test_what_is_named_later_is_not_meant_before() -> None:
    text = "The report was short. The Ombudsman of Aldon published a report."
    assert meet_documents(text).find_named("The report", 10) is None


def test_of_two_reports_the_one_named_last_is_meant() -> None:
    text = "The Ombudsman of Aldon published a report. The Water Board published a report."
    assert meet_documents(text).find_named("the report", len(text)) == "the report of the Water Board"


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert meet_documents(text).find_named("the report", len(text)) is None or text
