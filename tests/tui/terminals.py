"""The full-screen desk in a real terminal, driven by keys: what stands on the screen is waited for, never time."""

from __future__ import annotations

import codecs
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pyte
import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 60.0  # seconds that anything may take on a busy machine
SIZES = ((120, 40), (80, 24))
# Keys by the names that are written beside them, as an xterm sends them; every other key is the letter itself.
_KEYS = {
    "Enter": "\r", "Escape": "\x1b", "Tab": "\t", "BTab": "\x1b[Z", "Space": " ", "Up": "\x1b[A", "Down": "\x1b[B",
    "Right": "\x1b[C", "Left": "\x1b[D", "Home": "\x1b[H", "End": "\x1b[F", "PageUp": "\x1b[5~", "PageDown": "\x1b[6~",
    "Delete": "\x1b[3~", "F1": "\x1bOP", "F2": "\x1bOQ", "F3": "\x1bOR", "F4": "\x1bOS",
    **{f"C-{letter}": chr(ord(letter) & 31) for letter in "abcdefghijklmnopqrstuvwxyz"},
}  # fmt: skip

_ESCAPES = re.compile(r"\x1b(?:\[[0-9;:?<>=]*[ -/]*[@-~]|[^\[])|[\x00-\x1f]")
_TOLD = 12_000  # bytes
# The program asks whether pictures may be drawn as one, and then marks where each begins and ends.
_MAY_IT, _IT_MAY, _BEGINS, _ENDS = b"\x1b[?2026$p", b"\x1b[?2026;2$y", b"\x1b[?2026h", b"\x1b[?2026l"


class Terminal:
    """One terminal with a program in it. `pressed` counts the keys since `task` was called last; `data` is every byte that
    the terminal was given."""

    def __init__(self, folder: Path, by: str, size: tuple[int, int], program: Sequence[str]) -> None:
        self._folder, self._size, self._program = folder, size, program
        self._environment = {
            "HOME": str(folder), "FACTCHECK_STATE": str(folder / ".state"), "FACTCHECK_OFFLINE": "1",
            "PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "PS1": "$ ",
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "ENV": os.devnull, "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull, **({"FACTCHECK_BY": by} if by else {}),
        }  # fmt: skip
        self._child = self._descriptor = -1
        self.pressed = 0
        self.tasks: list[tuple[str, int]] = []
        self.data = bytearray()
        self._drawn = 0  # bytes of it that the screen has drawn

    def start(self) -> None:
        """Open the terminal."""
        import pty

        self._screen = pyte.Screen(*self._size)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._child, self._descriptor = pty.fork()
        if self._child == 0:
            self._become_the_program()
        self.resize(self._size)

    def _become_the_program(self) -> None:
        try:
            os.chdir(self._folder)
            self._wait_for_the_size()
            os.execvpe(self._program[0], list(self._program), self._environment)
        finally:
            os._exit(127)

    def _wait_for_the_size(self) -> None:
        while os.get_terminal_size(0).columns != self._size[0]:
            select.select([], [], [], 0.001)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the terminal so many columns and lines."""
        import fcntl
        import struct
        import termios

        self._size = size
        self._draw()
        self._screen.resize(size[1], size[0])
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def kill(self) -> None:
        """End the program as a crash does: it is not asked to tidy up."""
        if self._child > 0:
            with suppress(OSError):
                os.killpg(self._child, signal.SIGKILL)
            os.close(self._descriptor)
            os.waitpid(self._child, 0)
            self._child = -1

    def hang_up(self) -> int:
        """Take the terminal away, as a window that is closed does; the signal that ended the program, 0 for none."""
        os.close(self._descriptor)
        _, status = os.waitpid(self._child, 0)
        self._child = -1
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0

    def screen(self) -> str:
        """All that stands on the screen."""
        self._draw()
        return "\n".join(line.rstrip() for line in self._screen.display)

    def _draw(self) -> None:
        """Draw what was written since: only when somebody looks, or the program would have to wait for its own terminal."""
        part, self._drawn = self.data[self._drawn :], len(self.data)
        self._stream.feed(self._decoder.decode(part))

    def press(self, *keys: str) -> None:
        """Press keys, by their names."""
        self.pressed += len(keys)
        os.write(self._descriptor, "".join(_KEYS.get(key, key) for key in keys).encode())

    def write(self, text: str) -> None:
        """Type a text, a key for each letter."""
        self.pressed += len(text)
        os.write(self._descriptor, text.encode())

    def until(self, *words: str, gone: str = "") -> float:
        """Wait until all words stand on the screen, and others don't; the seconds that took."""
        return self.wait(
            lambda screen: all(one in screen for one in words) and not (gone and gone in screen), f"{words} -{gone}"
        )

    def wait(self, condition: Callable[[str], object], what: str) -> float:
        """Wait until the screen is as a condition wants it; the seconds that took."""
        start = time.monotonic()
        while not (self._is_whole and condition(self.screen())):
            if time.monotonic() - start > LONGEST or not self._read():
                pytest.fail(f"never came: {what}\n{self.screen()}\nWritten last: {self._written_last()}")
        return time.monotonic() - start

    def _written_last(self) -> str:
        """The words that were written last, also those that are gone from the screen: a toast stays for a few seconds."""
        words = _ESCAPES.sub(" ", self.data[-_TOLD:].decode("utf-8", "replace"))
        return " ".join(words.split())

    def read_on_to(self, words: str) -> None:
        """Turn pages until some words stand on the screen."""
        for _page in range(9):
            if words in self.screen():
                return
            before = self.screen()
            self.press("PageDown")
            self.wait(before.__ne__, f"more than {before}")
        pytest.fail(f"no page has {words!r}\n{self.screen()}")

    @property
    def _is_whole(self) -> bool:
        """Whether no picture is only half drawn."""
        return self.data.rfind(_ENDS) >= self.data.rfind(_BEGINS)

    def _read(self) -> bool:
        """Take what the program writes next; whether it still runs."""
        ready, _, _ = select.select([self._descriptor], [], [], 1.0)
        if not ready:
            return True
        try:
            part = os.read(self._descriptor, 1 << 16)
        except OSError:  # the terminal is gone with the program
            return False
        self.data += part
        if _MAY_IT in part:
            os.write(self._descriptor, _IT_MAY)
        return bool(part)

    def ended(self) -> int:
        """Wait until the program is gone; the code it left with."""
        while self._read():
            pass
        code = os.waitstatus_to_exitcode(os.waitpid(self._child, 0)[1])
        os.close(self._descriptor)
        self._child = -1
        return code

    def task(self, name: str) -> None:
        """A task is done: note its keys, and count anew."""
        self.tasks.append((name, self.pressed))
        self.pressed = 0


@contextmanager
def terminal(
    folder: Path, by: str = "", *, size: tuple[int, int] = SIZES[0], program: Sequence[str] = ("factcheck",),
    tour_seen: bool = True,
) -> Iterator[Terminal]:  # fmt: skip
    """A terminal with the desk of a folder open in it, or another program."""
    if os.name == "nt":
        pytest.skip("needs a terminal of Unix")
    _make_home(folder, tour_seen=tour_seen)
    opened = Terminal(folder, by, size, program)
    try:
        opened.start()
        yield opened
    finally:
        opened.kill()


def _make_home(folder: Path, *, tour_seen: bool) -> None:
    """The folder is the person's home too: the program is found there, and knows whether its tour was seen."""
    script = folder / "factcheck"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    if tour_seen:
        state = folder / ".state"
        state.mkdir(parents=True, exist_ok=True)
        (state / "tour-seen").touch()


def keys_of(tasks: Mapping[str, int] | Sequence[tuple[str, int]]) -> str:
    """How many keys each task took, in a line."""
    pairs = list(tasks.items() if isinstance(tasks, Mapping) else tasks)
    return ", ".join(f"{name} {keys}" for name, keys in pairs) + f"; in all {sum(keys for _, keys in pairs)}"
