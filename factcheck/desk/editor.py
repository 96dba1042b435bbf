"""A text written in the person's own editor, the one that VISUAL or EDITOR names."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from factcheck.errors import UsageError


def editor_of(environment: Mapping[str, str]) -> str:
    """The editor's command line, "" where none is named."""
    return environment.get("VISUAL") or environment.get("EDITOR") or ""


def edit_text(editor: str, text: str, command: str) -> str:
    """The text as it is once the editor has closed it. It takes the terminal for as long as it is open.

    `command` is what to run instead. Raises UsageError where the editor can't be started or leaves with an error.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8", errors="replace")
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
