"""The full-screen desk in a real terminal, driven by keys: what stands on the screen is waited for, never time."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 60.0  # seconds that anything may take on a busy machine
needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="needs tmux, which is not here")


class Terminal:
    """One terminal of 120 by 40 with the desk in it. `pressed` counts the keys since `task` was called last."""

    def __init__(self, name: str, folder: Path, by: str) -> None:
        self._name, self._folder = name, folder
        self._started = 0
        self.pressed = 0
        self.tasks: list[tuple[str, int]] = []
        own = {"FACTCHECK_BY": by, "FACTCHECK_STATE": str(folder / f"state-{name}"), "PYTHONPATH": str(ROOT),
               "FACTCHECK_OFFLINE": "1", "HOME": str(folder), "LANG": "C.UTF-8", "TERM": "tmux-256color"}  # fmt: skip
        (folder / f"state-{name}").mkdir(exist_ok=True)
        (folder / f"state-{name}" / "tour-seen").touch()
        self._command = shlex.join(
            ["env", *(f"{key}={value}" for key, value in own.items()), sys.executable, "-m", "factcheck"]
        )

    @property
    def _tmux(self) -> list[str]:
        """A server of its own for each start: one that was told to go may not be gone yet."""
        return ["tmux", "-L", f"factcheck-{os.getpid()}-{self._name}-{self._started}", "-f", os.devnull]

    def start(self) -> None:
        """Open the desk."""
        self._started += 1
        self._run("new-session", "-d", "-x", "120", "-y", "40", "-c", str(self._folder), self._command)

    def kill(self) -> None:
        """Close the terminal, as a crash does: nobody is asked to tidy up."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def screen(self) -> str:
        """All that stands on the screen."""
        return self._run("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self.pressed += len(keys)
        self._run("send-keys", *keys)

    def write(self, text: str) -> None:
        """Type a text, a key for each letter."""
        self.pressed += len(text)
        self._run("send-keys", "-l", text)

    def until(self, *words: str, gone: str = "") -> float:
        """Wait until all words stand on the screen, and others don't; the seconds that took."""
        return self.wait(
            lambda screen: all(one in screen for one in words) and not (gone and gone in screen), str(words)
        )

    def wait(self, condition: Callable[[str], object], what: str) -> float:
        """Wait until the screen is as a condition wants it; the seconds that took."""
        start = time.monotonic()
        while not condition(screen := self.screen()):
            if time.monotonic() - start > LONGEST:
                pytest.fail(f"never came: {what}\n{screen}")
        return time.monotonic() - start

    def choose(self, word: str) -> None:
        """Go to the option of the list that has the cursor, and choose it."""
        options = [line for line in self.screen().splitlines() if "( )" in line or "(•)" in line]
        place = next(number for number, line in enumerate(options) if f") {word}" in line)
        self.press("Home", *["Down"] * place, "Space")
        self.wait(lambda screen: any("(•)" in line and word in line for line in screen.splitlines()), word)

    def task(self, name: str) -> None:
        """A task is done: note its keys, and count anew."""
        self.tasks.append((name, self.pressed))
        self.pressed = 0

    def _run(self, *words: str) -> str:
        return subprocess.run([*self._tmux, *words], check=True, capture_output=True, text=True).stdout


@contextmanager
def terminal(name: str, folder: Path, by: str) -> Iterator[Terminal]:
    """A terminal with the desk of a folder open in it."""
    opened = Terminal(name, folder, by)
    try:
        opened.start()
        yield opened
    finally:
        opened.kill()
