"""Texts that people give: as an argument, from standard input as `-`, or written in their editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

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
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor or not sys.stdin.isatty():
        raise UsageError(f"{what} is missing.", hint=f"{command}   (or - to read it from standard input)")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.touch(mode=0o600)
        _start(editor, path, command)
        return path.read_text(encoding="utf-8", errors="replace")


def _start(editor: str, path: Path, command: str) -> None:
    try:
        # The editor's own words come from the user's settings; the text's path is never taken for an option.
        code = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode
    except (OSError, ValueError) as error:
        raise UsageError(f"Your editor “{editor}” can't be started. Nothing was changed.", hint=command) from error
    if code:
        raise UsageError(f"Your editor left with the code {code}. Nothing was changed.", hint=command)
