"""A summary on stdout: inert in a terminal, the same page in a file, the same object in JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.render.output import Mode, make_output
from factcheck.render.summary_out import show_bytes, show_summary, show_written
from tests.render.printing import printed

PAGE = "<!doctype html>\n<p>\u05e9\u05dc\u05d5\u05dd\u200f soft\u00adhyphen \x1b[2J \x9b1m\ttab</p>\n"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_text_keeps_its_lines_and_is_inert() -> None:
    assert printed(show_summary, "False.\n\nSee \x1b]8;;x\x07 [1].").out == "False.\n\nSee ␛]8;;x␇ [1].\n"


def test_a_page_that_goes_into_a_file_keeps_what_its_language_needs_but_no_control_character() -> None:
    assert printed(show_summary, PAGE).out == PAGE.replace("\x1b", "␛").replace("\x9b", "⟨U+009B⟩")


def test_a_page_that_goes_to_a_terminal_is_inert() -> None:
    terminal = Terminal()
    show_summary(make_output(stdout=terminal, stderr=io.StringIO(), env={"TERM": "xterm"}), PAGE)
    assert "\u200f" not in terminal.getvalue()
    assert "\x1b" not in terminal.getvalue()


def test_json_stays_the_same_json() -> None:
    value = {"claim": "a\u202eb \x7f\u200b", "nested": [1, None, "é"]}
    text = json.dumps(value, ensure_ascii=False, indent=2)
    for mode in (Mode.RICH, Mode.JSON):
        shown = printed(show_summary, text, mode=mode).out
        assert json.loads(shown) == value
        assert "\u202e" not in shown


def test_a_text_is_an_object_where_json_was_asked_for() -> None:
    assert json.loads(printed(show_summary, "False.", mode=Mode.JSON).out) == {"text": "False."}
    assert json.loads(printed(show_summary, "False.", mode=Mode.JSON, record={"a": 1}).out) == {"a": 1}
    assert json.loads(printed(show_summary, "{not json", mode=Mode.JSON).out) == {"text": "{not json"}


def test_what_is_no_text_goes_into_a_pipe_byte_for_byte(tmp_path: Path) -> None:
    data = bytes(range(256))
    with (tmp_path / "pipe").open("w", encoding="utf-8") as stdout:
        show_bytes(make_output(stdout=stdout, stderr=io.StringIO(), env={}), data, "pdf", "pdf")
    assert (tmp_path / "pipe").read_bytes() == data


@pytest.mark.parametrize(("json_asked", "where"), [(False, "in a terminal"), (True, "among JSON")])
def test_what_is_no_text_is_not_shown_where_text_is_read(json_asked: bool, where: str) -> None:
    terminal = Terminal()
    output = make_output(json=json_asked, stdout=terminal, stderr=io.StringIO(), env={})
    with pytest.raises(UsageError, match=f"can't be shown {where}") as refusal:
        show_bytes(output, b"%PDF", "pdf", "pdf")
    assert (refusal.value.hint, terminal.getvalue()) == ("Add: -o summary.pdf", "")


def test_a_file_that_was_written_is_named_with_the_words_for_its_picture() -> None:
    record = {"file": "a.png", "format": "card", "bytes": 1, "sha256": "ab" * 32, "alt": "False."}
    assert printed(show_written, record).err == "Written to a.png.\nAlternative text: False.\n"
    assert json.loads(printed(show_written, record, mode=Mode.JSON).out) == record
