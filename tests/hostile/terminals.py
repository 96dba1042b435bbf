"""Commands in a terminal of their own: what reaches it, byte by byte, and what of it may not."""

from __future__ import annotations

import fcntl
import importlib
import os
import pkgutil
import pty
import re
import struct
import sys
import termios
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import factcheck
from tests.render.allowed import offences

# Our own colours: the attributes and the numbers that `render.words` and the pages use, and nothing else.
_ATTRIBUTE = r"(?:0|1|2|3|4|7|3[1-6]|38;5;(?:35|107|110|139|167|173|178|245))"
_COLOUR = re.compile(rf"\x1b\[{_ATTRIBUTE}(?:;{_ATTRIBUTE})*m")
# What a bar writes besides: the cursor hidden and shown, a line cleared, one line up, and the colours of rich's bar.
_BAR = re.compile(r"\x1b\[(?:\?25[lh]|2K|1A|1B|(?:36|35|38;5;(?:197|237|70)|38;2;\d{1,3};\d{1,3};\d{1,3})m)|\r")
# Loaded once here, so that no child has to: the whole program, and what it loads late.
for _module in (*pkgutil.walk_packages(factcheck.__path__, "factcheck."),):
    if not _module.name.endswith("__main__"):
        importlib.import_module(_module.name)
for _name in ("jinja2", "rich.progress", "tinydb", "filelock", "html", "csv"):
    importlib.import_module(_name)

WITH_BAR = {"doctor", "reindex", "merge", "intake", "backup", "restore", "library", "watch", "evidence", "site"}


@dataclass(frozen=True)
class Shown:
    """How a command ended and every byte that its terminal was given."""

    code: int
    data: bytes

    @property
    def text(self) -> str:
        """The same as text, with the line ends that the program wrote."""
        return self.data.decode("utf-8").replace("\r\n", "\n")


def run_in_terminal(words: Sequence[str], *, folder: Path, width: int = 80, typed: str = "", by: str = "") -> Shown:
    """Run the program with these words in a new terminal of so many columns; `typed` is what the person types."""
    child, terminal = pty.fork()
    if child == 0:
        _become_the_program(words, folder, width, by)
    attributes = termios.tcgetattr(terminal)
    attributes[3] &= ~termios.ECHO  # what a person types is the terminal's to show
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)
    if typed:
        os.write(terminal, typed.encode())
    parts = []
    with suppress(OSError):  # the terminal is gone with the program
        while part := os.read(terminal, 1 << 16):
            parts.append(part)
    os.close(terminal)
    return Shown(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), b"".join(parts))


def offending(shown: Shown, command: str) -> list[str]:
    """What reached the terminal and may not, by name and place."""
    try:
        text = shown.text
    except UnicodeDecodeError as error:
        return [f"{command}: byte {shown.data[error.start]:#04x} at {error.start}"]
    text = _COLOUR.sub("", text)
    if command.split()[0] in WITH_BAR:
        text = _BAR.sub("", text)
    return [f"{command}: {offence}" for offence in offences(text, multiline=True)]


def _become_the_program(words: Sequence[str], folder: Path, width: int, by: str) -> None:
    code = 99
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
        os.chdir(folder)
        os.environ["FACTCHECK_BY"] = by
        sys.stdin, sys.stdout, sys.stderr = (open(n, mode, encoding="utf-8") for n, mode in enumerate("rww"))  # noqa: PTH123, SIM115
        sys.argv = ["factcheck", *words]
        from factcheck.__main__ import main

        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)
