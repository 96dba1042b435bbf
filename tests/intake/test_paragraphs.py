"""Blank lines part paragraphs, single line breaks do unless the text is wrapped."""

from __future__ import annotations

import textwrap

from factcheck.intake.paragraphs import find_paragraphs

LONG = (
    "The council of Aldon has voted to close the upper mine after the spring floods. Nobody was asked, and the workers"
    " learned of it from the radio. The mayor promised that all of them would find work in the town before the winter."
)


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


def test_blank_lines_part_paragraphs_whatever_their_line_ends() -> None:
    assert paragraphs("One.\n\nTwo.\r\n \t\r\nThree.\r\rFour.") == ["One.", "Two.", "Three.", "Four."]


def test_single_line_breaks_part_the_lines_of_a_saved_page() -> None:
    assert paragraphs("Wells for Aldon\nSupport the Courier\nThe council met.") == [
        "Wells for Aldon",
        "Support the Courier",
        "The council met.",
    ]


def test_a_wrapped_text_is_one_paragraph() -> None:
    wrapped = textwrap.fill(LONG, 72)
    assert paragraphs(f"{wrapped}\n\n{wrapped}") == [wrapped, wrapped]


def test_a_line_that_goes_on_in_small_letters_is_joined() -> None:
    assert paragraphs("The council met\nin the old hall.\nIt voted.") == [
        "The council met\nin the old hall.",
        "It voted.",
    ]


def test_form_feeds_and_paragraph_separators_part_paragraphs() -> None:
    assert paragraphs("One\fTwo\u2029Three") == ["One", "Two", "Three"]
