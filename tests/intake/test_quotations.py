"""Direct quotations are found also where their marks are careless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.paragraphs import find_paragraphs
from factcheck.intake.quotations import Quotation, find_quotations


def quotations(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, find_paragraphs(text))


def quoted(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “it broke” and left.", ["“it broke”"]),
        ('He said "it broke" and "it sank".', ['"it broke"', '"it sank"']),
        ("Er sagte „es brach“ und ging.", ["„es brach“"]),
        ("Han sade ”det brast” och gick.", ["”det brast”"]),
        ("Sie sagte »es brach« und ging.", ["»es brach«"]),
        ("Il a dit « c’est fini » hier.", ["« c’est fini »"]),
        ("市長は「壊れた」と言った", ["「壊れた」"]),
        ("He said ''it broke'' at noon.", ["''it broke''"]),
        ("‘It broke,’ said the mayor’s aide, who didn’t stay.", ["‘It broke,’"]),
        ("“The law “On Wells” says so,” he said.", ["“The law “On Wells” says so,”"]),
        ("The mayor’s aide didn’t stay.", []),
    ],
)
def test_marks_of_many_habits(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_quotation_over_paragraphs_that_are_opened_again_continues() -> None:
    first, second = quotations("“The dam broke.\n\n“Nobody was hurt,” he said.")
    assert (first.closed, second.continues, second.closed) == (False, True, True)


def test_a_quotation_over_paragraphs_that_is_not_opened_again_continues() -> None:
    text = "“The dam broke.\n\nNobody was hurt.” He left."
    first, second = quotations(text)
    assert (first.closed, second.opened, second.continues) == (False, False, True)
    assert text[second.start : second.end] == "Nobody was hurt.”"


def test_a_quotation_that_never_closes_ends_with_its_paragraph() -> None:
    (only,) = quotations("“The dam broke\n\nThe mayor left.")
    assert (only.end, only.closed) == (14, False)


@given(st.lists(st.sampled_from([*"ab .\n\"“”‘’„«»「」'", "''", "\n\n"]), max_size=60).map("".join))
def test_quotations_never_overlap_and_stay_in_their_paragraph(text: str) -> None:
    paragraphs, end = find_paragraphs(text), 0
    for one in find_quotations(text, paragraphs):
        start, last = paragraphs[one.paragraph]
        assert max(start, end) <= one.start < one.end <= last
        end = one.end
