"""What a stream and the environment allow."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from factcheck.render import words
from factcheck.render.output import Output, make_output, spell_out
from factcheck.render.streams import carries_unicode, has_many_colors, is_terminal, width_of


@pytest.mark.parametrize(
    ("columns", "cells"),
    [("", 100), ("80", 80), ("12", 40), ("9999", 250), ("0", 100), ("wide", 100), ("-5", 100), ("²", 100)],
)
def test_the_width_is_what_columns_says_within_reason(columns: str, cells: int) -> None:
    assert width_of(io.StringIO(), {"COLUMNS": columns}) == cells


@pytest.mark.parametrize(
    ("env", "has_them"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm"}, False),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, True),
    ],
)
def test_a_terminal_has_the_colours_that_it_says(env: dict[str, str], has_them: bool) -> None:
    assert has_many_colors(env) is has_them


def test_a_stream_of_another_encoding_is_turned_to_utf_8() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    assert carries_unicode(stream)
    assert stream.encoding.lower() == "utf-8"


class Stubborn(io.TextIOWrapper):
    """A stream whose encoding can't be changed."""

    def reconfigure(self, **_options: object) -> None:
        raise io.UnsupportedOperation("reconfigure")


def written_to_cp1252(print_to: Callable[[Output], None]) -> bytes:
    """The bytes that reach a stream of one byte a letter."""
    raw = io.BytesIO()
    stream = Stubborn(raw, encoding="cp1252", newline="\n")
    print_to(make_output(stdout=stream, stderr=io.StringIO(), env={"COLUMNS": "80"}))
    stream.flush()
    return raw.getvalue()


def test_where_letters_can_t_be_written_symbols_are_ascii_and_letters_are_numbers() -> None:
    shown = written_to_cp1252(lambda output: output.line("✗ café 月 \x1b ⟨", ("▃ researching", "")))
    assert shown.decode("cp1252") == "x café <U+6708> ^[ <: researching\n"


def test_where_letters_can_t_be_written_json_is_ascii() -> None:
    assert written_to_cp1252(lambda output: output.data({"claim": "é月"})) == b'{"claim": "\\u00e9\\u6708"}\n'


def test_every_symbol_of_the_program_has_an_ascii_form_of_one_cell() -> None:
    signs = [*words.STAGES.values(), *words.STANCES.values(), *words.AXIS, *words.LEVELS.values()]
    signs += [*words.SEVERITIES.values(), words.OFF_AXIS, words.YES, words.NO, words.WARNING]
    for symbol, _ in [*signs, ("┃", ""), ("─", ""), ("━", ""), ("█", ""), ("▌", ""), ("░", ""), ("…", "")]:
        spelled = spell_out(symbol, "ascii")
        assert len(spelled) == 1, symbol
        assert spelled.isascii()


def test_a_closed_stream_is_no_terminal() -> None:
    stream = io.StringIO()
    stream.close()
    assert not is_terminal(stream)
