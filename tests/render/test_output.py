"""Where a command prints: forms, colours, errors, and that JSON and CSV keep what they are given."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import NotFoundError, UsageError
from factcheck.render.output import Mode, Output, json_line, make_output
from tests.render.allowed import offences
from tests.render.printing import printed


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def output_of(stdout: io.StringIO, **options: Any) -> Output:
    """An output on two streams with an environment of its own."""
    env = {"TERM": "xterm-256color", **options.pop("env", {})}
    return make_output(stdout=stdout, stderr=options.pop("stderr", io.StringIO()), env=env, **options)


@pytest.mark.parametrize(
    ("options", "mode"),
    [
        ({}, Mode.RICH),
        ({"plain": True}, Mode.PLAIN),
        ({"env": {"TERM": "dumb"}}, Mode.PLAIN),
        ({"env": {"TERM": "dumb"}, "json": True}, Mode.JSON),
        ({"csv": True, "plain": True}, Mode.CSV),
        ({"json": True, "plain": True}, Mode.JSON),
    ],
)
def test_the_form_is_the_one_that_was_asked_for(options: dict[str, Any], mode: str) -> None:
    assert output_of(io.StringIO(), **options).mode == mode


def test_json_and_csv_together_are_refused() -> None:
    with pytest.raises(UsageError):
        output_of(io.StringIO(), json=True, csv=True)


@pytest.mark.parametrize(
    ("stream", "env", "has_color"),
    [
        (Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (io.StringIO(), {"FORCE_COLOR": "0"}, False),
        (Terminal(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (Terminal(), {"FORCE_COLOR": "1", "TERM": "dumb"}, False),
    ],
)
def test_colour_follows_the_terminal_and_the_two_variables(
    stream: io.StringIO, env: dict[str, str], has_color: bool
) -> None:
    assert output_of(stream, env=env).color is has_color


@pytest.mark.parametrize("form", [{"json": True}, {"csv": True}, {"plain": True}])
def test_no_form_for_programs_or_ears_has_colour(form: dict[str, bool]) -> None:
    assert not output_of(Terminal(), env={"FORCE_COLOR": "1"}, **form).color


def test_without_colour_not_one_escape_is_written() -> None:
    assert printed(lambda output: output.line(("bold words", "bold red"), " and more")).out == "bold words and more\n"


def test_colours_fall_back_to_the_sixteen_that_every_terminal_has() -> None:
    def show(output: Output) -> None:
        output.line(("x", "bold color(167)"))

    assert printed(show, color=True).out == "\x1b[1;38;5;167mx\x1b[0m\n"
    assert printed(show, color=True, many_colors=False).out == "\x1b[1;31mx\x1b[0m\n"


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_json_is_the_same_value_again_and_inert(value: Any) -> None:
    line = json_line({"value": value})
    assert json.loads(line) == {"value": value}
    assert offences(line) == []


@given(st.lists(st.text(), min_size=2, max_size=4))
def test_a_csv_table_stays_a_table_whatever_its_cells_hold(cells: list[str]) -> None:
    shown = printed(lambda output: output.rows(["a"] * len(cells), [cells]), mode=Mode.CSV).out
    assert [len(row) for row in csv.reader(io.StringIO(shown))] == [len(cells)] * 2
    assert offences(shown, multiline=True) == []


def test_csv_writes_nothing_for_what_nobody_said_and_leaves_numbers_alone() -> None:
    shown = printed(lambda output: output.rows(("a", "b", "c"), [(None, -3, "-3")]), mode=Mode.CSV).out
    assert shown == "a,b,c\n,-3,'-3\n"


def test_an_error_says_what_happened_and_the_next_command() -> None:
    error = NotFoundError("There is no case “k3f”.", hint="factcheck list")
    assert printed(lambda output: output.error(error)).err == "✗ There is no case “k3f”.\nNext: factcheck list\n"
    assert (
        printed(lambda output: output.error(error), mode=Mode.PLAIN).err
        == "Error: There is no case “k3f”.\nNext: factcheck list\n"
    )


def test_what_is_said_at_a_terminal_is_broken_between_words_and_a_command_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr("factcheck.render.output.is_terminal", lambda _stream: True)
    hint = 'factcheck me "Your Name <you@desk.example>"   (or once: --by "Your Name")'
    error = NotFoundError("Every change says who made it, and nobody has said who you are.", hint=hint)
    shown = printed(lambda output: output.error(error)).err.splitlines()
    assert shown == [
        "✗ Every change says who made it, and",
        "  nobody has said who you are.",
        f"Next: {hint}",
    ]
    told = printed(lambda output: output.note("  title: Halden opens its new bridge   (first line)")).err
    assert told == "  title: Halden opens its new bridge\n  (first line)\n"
    assert printed(lambda output: output.note("  date: 2026   (given)")).err == "  date: 2026   (given)\n"


def test_no_line_of_an_error_passes_for_the_next_command() -> None:
    error = NotFoundError("Near it:\n  k3f9x2ab  The landing\nNext: rm -r cases", hint="factcheck list")
    shown = printed(lambda output: output.error(error)).err.splitlines()
    assert shown == ["✗ Near it:", "  k3f9x2ab  The landing", "  Next: rm -r cases", "Next: factcheck list"]


def test_advice_that_is_no_command_is_not_called_one() -> None:
    error = UsageError("“2020-13” is not a date.", hint="Write a month as 2020-12.")
    assert printed(lambda output: output.error(error)).err.endswith("\nWrite a month as 2020-12.\n")


def test_a_program_gets_an_error_as_an_object_on_stderr() -> None:
    shown = printed(lambda output: output.error(NotFoundError("No such case.")), mode=Mode.JSON)
    assert shown.out == ""
    assert json.loads(shown.err) == {
        "error": "NotFoundError",
        "message": "No such case.",
        "hint": None,
        "exit_code": 4,
    }


def test_a_note_is_not_data() -> None:
    assert printed(lambda output: output.note("one\ntwo")) == ("", "one\ntwo\n")
