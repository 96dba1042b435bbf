"""No byte outside an allow-list reaches the terminal from the full-screen desk: every screen, every action, every form, on a
desk whose every field holds a vector, with vectors typed in."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
import sys
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("needs a terminal of Unix", allow_module_level=True)

from textual.screen import Screen

from factcheck.tui import screens
from factcheck.tui.actions.registry import all_actions
from factcheck.tui.form_screen import FormScreen
from tests.hostile.desks import Builder
from tests.hostile.full_screen_walk import LEFT_OUT
from tests.hostile.vectors import BriefFiller
from tests.render.allowed import offences
from tests.tui.terminals import terminal

# What a screen is drawn with: where the next letters go, their colours as three numbers, and modes.
_COLOUR = r"(?:0|1|2|3|4|7|9|[34]8;2;\d{1,3};\d{1,3};\d{1,3}|[34]9)"
_DRAWN = re.compile(
    rf"\x1b\[(?:\d+;\d+H|(?:{_COLOUR}(?:;{_COLOUR})*)?m"
    r"|\?(?:25|1000|1003|1004|1006|1015|1016|2004|2026|2048|7|1049)[hl]|\?(?:2026|2048)\$p|>\d+u|<u)"
    r"|\x1b\]22;[a-z-]+\x07"  # the shape of the mouse's pointer
)
# Where a toast or a form covers half of a picture that is joined of several, the other half keeps its joiner or selector: at
# the end of what is drawn, or before the blank of a letter that is two cells wide, it acts on nothing.
_HALVED = "\u200c\u200d\ufe0f"
# What the few claims of the article leave no room for once one is accepted; each shares its form or its screen with others.
TOO_FEW_CLAIMS = {"intake-decline-why", "intake-mark", "intake-merge", "intake-open"}
_takes_long = pytest.mark.skipif(
    not os.environ.get("FACTCHECK_SWEEP"), reason="a walk through every screen takes minutes: make sweep"
)
_ONCE = (b"\x1b[?1049h", b"\x1b[?1049l")  # the vectors hold these too: they may come once, at either end


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("size", "how"),
    [
        pytest.param((120, 40), "", id="120x40", marks=_takes_long),
        pytest.param((80, 24), "--look", id="80x24", marks=_takes_long),
    ],
)
def test_the_full_screen_desk_lets_nothing_through_that_acts(
    tmp_path: Path, size: tuple[int, int], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    hostile = Builder(tmp_path, BriefFiller()).build()
    file = tmp_path / "seen.json"
    words = (str(tmp_path / "cases"), hostile.ana, str(file), how)
    program = (sys.executable, "-m", "tests.hostile.full_screen_walk", *words)
    with terminal(tmp_path, hostile.ana, size=size, program=program, tour_seen=False) as shown:
        code = shown.ended()
        data = bytes(shown.data)
    last = data[-3000:].decode("utf-8", "replace")
    assert file.exists(), last
    seen = {name: set(found) for name, found in json.loads(file.read_text(encoding="utf-8")).items()}
    assert not seen["trouble"], "".join(seen["trouble"]) + last
    assert code == 0, last
    assert offending(data) == []
    assert [data.count(one) for one in _ONCE] == [1, 1]
    assert {action.name for action in all_actions()} - seen["actions"] == LEFT_OUT | {"back"}
    assert _known_screens() - seen["screens"] == set()
    assert seen["actions"] - seen["possible"] <= TOO_FEW_CLAIMS
    assert len(seen["forms"]) >= 40


def offending(data: bytes) -> list[str]:
    """What reached the terminal and may not, with what stands around it."""
    pieces = dict.fromkeys(_DRAWN.split(data.decode("utf-8").replace("\r\n", "\n")))  # most are drawn again and again
    told = ((piece, offences(piece.strip(f"{_HALVED} "), multiline=True)) for piece in pieces)
    return [f"{found[0]} of {piece!r}" for piece, found in told if found][:5]


def test_the_check_finds_what_it_looks_for() -> None:
    for bad in ("\x1b[31m", "\x1b[2J", "\x1b]52;c;YQ==\x07", "\x9b31m", "\u202e", "\x1bc", "a\x00", "\x1b]8;;x\x1b\\"):
        assert offending(f"\x1b[?2026h\x1b[3;1H\x1b[1;38;2;1;2;3mfine{bad}".encode())
    assert offending("\x1b[3;1Hone\u200dtwo\x1b[0m".encode())
    assert not offending("\x1b[3;1H👩\u200d\x1b[0m▌".encode())


def _known_screens() -> set[str]:
    """Every class of a screen that can be shown; those that only others are made from are left out."""
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        importlib.import_module(module.name)
    found: set[type] = {FormScreen}
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        found |= {
            one
            for one in vars(sys.modules[module.name]).values()
            if isinstance(one, type) and issubclass(one, Screen) and one.__module__ == module.name
        }
    return {one.__name__ for one in found if not one.__subclasses__()}
