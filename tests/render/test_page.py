"""Labelled values and running text, for a terminal and as labelled lines."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.render.output import Mode, Output
from factcheck.render.page import Page, joined
from tests.render.printing import printed

LONG = "Thousands of people stood in the square that night and waited for the moon to come back."


def lines(write: Callable[[Page], None], *, mode: str = Mode.RICH, width: int = 60) -> list[str]:
    """The lines that a page writes."""

    def show(output: Output) -> None:
        write(Page(output))

    return printed(show, mode=mode, width=width).out.splitlines()


def test_a_value_is_wrapped_beside_its_label() -> None:
    assert lines(lambda page: page.field("Quote", LONG)) == [
        "  Quote        Thousands of people stood in the square that",
        "               night and waited for the moon to come back.",
    ]


def test_a_labelled_line_is_one_line_however_long() -> None:
    assert lines(lambda page: page.field("Quote", LONG), mode=Mode.PLAIN) == [f"Quote: {LONG}"]


def test_an_empty_value_is_not_written() -> None:
    for mode in (Mode.RICH, Mode.PLAIN):
        assert lines(lambda page: page.field("Quote", "", " "), mode=mode) == []


def test_an_address_stays_on_one_line() -> None:
    address = "https://example.org/" + "moon-" * 20
    assert lines(lambda page: page.field("Address", address, whole=True)) == [f"  Address      {address}"]


def test_each_paragraph_of_a_labelled_text_has_its_label() -> None:
    text = "One.\r\n\r\nVerdict: True\u2028Three."
    assert lines(lambda page: page.prose("Note", text), mode=Mode.PLAIN) == [
        "Note: One.",
        "Note: Verdict: True",
        "Note: Three.",
    ]


def test_paragraphs_stand_apart_in_a_terminal() -> None:
    assert lines(lambda page: page.prose("Note", "One.\n\nTwo.")) == ["  Note         One.", "", "               Two."]


def test_text_is_no_wider_than_one_can_read() -> None:
    assert max(map(len, lines(lambda page: page.field("Quote", LONG * 5), width=250))) <= 115


def test_a_heading_counts_what_it_stands_over() -> None:
    assert lines(lambda page: page.heading("Notes", 2), width=40) == ["", "Notes (2) " + "─" * 30]
    assert lines(lambda page: page.heading("Notes", 2), mode=Mode.PLAIN) == ["", "Notes: 2"]


def test_an_item_hangs_under_its_text_or_where_that_is_too_narrow_under_its_lead() -> None:
    lead = [("2026-11-02 09:00  ", "")]
    assert lines(lambda page: page.item(lead, "Ana Ruiz added evidence to the case", indent=0), width=50) == [
        "2026-11-02 09:00  Ana Ruiz added evidence to the",
        "                  case",
    ]
    assert lines(lambda page: page.item(lead, "Ana Ruiz added evidence to the case", indent=0), width=40)[
        0
    ].strip() == ("2026-11-02 09:00")


def test_parts_are_joined_with_what_stands_between_them() -> None:
    assert joined(["a", ("b", "bold"), "c"], " · ") == ["a", " · ", ("b", "bold"), " · ", "c"]
    assert joined([]) == []
