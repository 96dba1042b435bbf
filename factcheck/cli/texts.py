"""Texts that people give: as an argument, from standard input as `-`, or written in their editor."""

from __future__ import annotations

import os
import sys

from factcheck.errors import UsageError

LONGEST_TEXT = 1_000_000  # characters; beyond this somebody piped the wrong file


def given_text(value: str | None, *, what: str, command: str) -> str:
    """The text: the argument itself, standard input for `-`, the editor where nothing was given and somebody is there.

    Raises UsageError where there is none.
    """
    if value == "-":
        text = _piped(what)
    elif value is None:
        text = _edited(what, command)
    else:
        text = value
    if len(text) > LONGEST_TEXT:
        raise UsageError(f"{what} is longer than a million characters. Nothing was changed.", hint=command)
    if not text.strip():
        raise UsageError(f"{what} is empty. Nothing was changed.", hint=command)
    return text.strip()


def _piped(what: str) -> str:
    data = sys.stdin.buffer.read(4 * LONGEST_TEXT + 4)  # no character takes more than four bytes
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{what} is not UTF-8 text. Nothing was changed.", hint="Save it as UTF-8 and give it again."
        ) from error


def _edited(what: str, command: str) -> str:
    from factcheck.desk.editor import edit_text, editor_of

    editor = editor_of(os.environ)
    if not editor or not sys.stdin.isatty():
        raise UsageError(f"{what} is missing.", hint=f"{command}   (or - to read it from standard input)")
    return edit_text(editor, "", command)
