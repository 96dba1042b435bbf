"""What a stream and the environment allow: colour, width, letters beyond ASCII."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

NARROWEST, WIDEST, USUAL = 40, 250, 100


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at what is written to the stream."""
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def wants_color(stream: TextIO, env: Mapping[str, str]) -> bool:
    """NO_COLOR forbids (https://no-color.org), FORCE_COLOR demands, else a terminal gets colour and a file gets none."""
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR") not in (None, "", "0"):
        return True
    return is_terminal(stream) and env.get("TERM") not in ("dumb", "unknown") and _understands_escapes()


def has_many_colors(env: Mapping[str, str]) -> bool:
    """Whether the terminal has 256 colours or more, as far as it says."""
    term = env.get("TERM", "")
    return bool(env.get("COLORTERM")) or "256" in term or "direct" in term or os.name == "nt"


def width_of(stream: TextIO, env: Mapping[str, str]) -> int:
    """The cells of a line: COLUMNS, else the terminal's own, else 100; never under 40 or over 250."""
    asked = env.get("COLUMNS", "")
    wanted = int(asked[:6]) if asked.isascii() and asked.isdigit() else 0
    cells = wanted or _terminal_columns(stream) or USUAL
    return max(NARROWEST, min(WIDEST, cells))


def carries_unicode(stream: TextIO) -> bool:
    """Whether every letter can be written to the stream; one that has another encoding is turned to UTF-8 if it lets us."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("_", "-")
    if encoding.startswith("utf"):
        return True
    try:
        stream.reconfigure(encoding="utf-8")  # type: ignore[attr-defined]
    except (AttributeError, ValueError, OSError):
        return False
    return True


def _terminal_columns(stream: TextIO) -> int:
    if not is_terminal(stream):
        return 0
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (AttributeError, ValueError, OSError):
        return 0


def _understands_escapes() -> bool:
    """Whether escape sequences colour text: everywhere but on old Windows consoles, where they are switched on first."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    console = kernel.GetStdHandle(-11)
    mode = ctypes.c_ulong()
    enable_virtual_terminal = 0x0004
    if not kernel.GetConsoleMode(console, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(console, mode.value | enable_virtual_terminal))
