"""The full-screen desk in a terminal: its first picture beside that of an empty Textual app, and how soon a key is answered.

Each is taken as a person sees it: from the start of the program, or from the key, until the terminal has the words.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.operations import FACTCHECK
from tests.benchmarks.rivals import ROOT

ROUNDS, FILTERS = 11, 3
FILTER = "bridge"
SIZE = (40, 120)  # lines and cells
_LONGEST = 60.0  # seconds
_SILENCE = 0.3  # seconds without output after which the program waits for keys
_READY = b"ready to work"
_EMPTY = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Empty(App):\n"
    "    def compose(self):\n"
    f"        yield Static({_READY.decode()!r})\n"
    "Empty().run()\n"
)


@dataclass(frozen=True, slots=True)
class FullScreen:
    """Seconds of each round: the first picture of ours and of the empty app, a jump to the end, and the slowest key of a
    filter; `memory` is the most that it took, in bytes."""

    paint: Sequence[float]
    empty: Sequence[float]
    jump: Sequence[float]
    filter: Sequence[float]
    memory: int


class Seen:
    """A program in a terminal of its own, started at `start`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        self.start = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT), **environment},
        )  # fmt: skip
        os.close(inner)

    def until(self, words: bytes, since: float) -> float:
        """Seconds from a moment until these words came. Raises TimeoutError."""
        seen = b""
        while time.perf_counter() - since < _LONGEST:
            if select.select([self._terminal], [], [], 0.5)[0]:
                seen += os.read(self._terminal, 1 << 16)
                if words in seen:
                    return time.perf_counter() - since
        raise TimeoutError(f"{words!r} never came")

    def press(self, keys: bytes) -> float:
        """Press keys; the moment."""
        moment = time.perf_counter()
        os.write(self._terminal, keys)
        return moment

    def rest(self) -> None:
        """Wait until it says nothing more."""
        while select.select([self._terminal], [], [], _SILENCE)[0]:
            os.read(self._terminal, 1 << 16)

    @property
    def memory(self) -> int:
        """The most memory it took so far, in bytes; 0 where the system does not say."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        except OSError:
            return 0
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))

    def end(self) -> None:
        """Close it."""
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)


def measure_full_screen(root: Path, tell: Callable[[str], None]) -> FullScreen:
    """Everything at the desk in `root`."""
    tell("  the full-screen desk")
    first, last = claim_at(root, "-updated"), claim_at(root, "updated")
    with tempfile.TemporaryDirectory() as own:
        wanted = {"FACTCHECK_DESK": str(root), "FACTCHECK_BY": "Ana Ruiz", "FACTCHECK_STATE": own}
        (Path(own) / "tour-seen").touch()
        empty, paint = [], []
        for _ in range(ROUNDS):
            empty.append(_painted([sys.executable, "-c", _EMPTY], {}, _READY))
            paint.append(_painted(FACTCHECK, wanted, first))
        with _open(FACTCHECK, wanted) as seen:
            seen.until(first, seen.start)
            seen.rest()
            jumps = [_answered(seen, b"G", last, b"g") for _ in range(ROUNDS)]
            keys = [_slowest_key(seen) for _ in range(FILTERS)]
            return FullScreen(paint, empty, jumps, keys, seen.memory)


def claim_at(root: Path, sort: str) -> bytes:
    """The beginning of the claim that comes first in an order, as much of it as every width shows."""
    command = [*FACTCHECK, "list", "--sort", sort, "--limit", "1", "--json", "--desk", str(root)]
    found = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return bytes(json.loads(found.stdout)["claim"][:18], "utf-8")


def _painted(command: Sequence[str], environment: Mapping[str, str], words: bytes) -> float:
    with _open(command, environment) as seen:
        return seen.until(words, seen.start)


def _answered(seen: Seen, key: bytes, words: bytes, back: bytes) -> float:
    """Seconds from a key until its words; then `back` undoes it."""
    seconds = seen.until(words, seen.press(key))
    seen.rest()
    seen.press(back)
    seen.rest()
    return seconds


def _slowest_key(seen: Seen) -> float:
    """The most seconds from a letter of a filter until the list says how many there are; the first is not looked for. The
    filter is empty again then."""
    for key in ("/", FILTER[0]):
        seen.press(key.encode())
        seen.rest()
    found = []
    for letter in FILTER[1:]:
        found.append(seen.until(b" case", seen.press(letter.encode())))
        seen.rest()
    for end in (b"\x15", b"\x1b"):  # empty the field, leave it
        seen.press(end)
        seen.rest()
    return max(found)


@contextmanager
def _open(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Seen]:
    seen = Seen(command, environment)
    try:
        yield seen
    finally:
        seen.end()
