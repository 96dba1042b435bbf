"""Copying to the clipboard of the machine that the person sits at: a program of the system where there is one, else the
terminal itself (OSC 52), which works over ssh and in most terminals."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

_SECONDS = 3.0  # a clipboard that takes longer is not there


def copy(app: App[object], text: str, environment: Mapping[str, str]) -> str:
    """Copy a text; by which way, in words. To be called in a worker: a program may take a moment."""
    for command in _programs(environment):
        if _copied_by(command, text):
            return command[0]
    app.call_from_thread(app.copy_to_clipboard, text)
    return "the terminal"


def _programs(environment: Mapping[str, str]) -> list[Sequence[str]]:
    """The programs of this system, the first one that is there first. Over ssh none of them is the person's own machine."""
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return []
    known: list[tuple[bool, Sequence[str]]] = [
        (sys.platform == "darwin", ("pbcopy",)),
        (sys.platform == "win32", ("clip",)),
        (bool(environment.get("WAYLAND_DISPLAY")), ("wl-copy",)),
        (bool(environment.get("DISPLAY")), ("xclip", "-selection", "clipboard")),
    ]
    return [command for is_here, command in known if is_here and shutil.which(command[0])]


def _copied_by(command: Sequence[str], text: str) -> bool:
    encoding = "utf-16" if command[0] == "clip" else "utf-8"  # clip reads anything else as the machine's own code page
    try:
        # Its output goes nowhere: wl-copy and xclip stay in the background and would hold on to ours.
        done = subprocess.run(command, input=text.encode(encoding, "replace"), stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=_SECONDS, check=False)  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
