"""What is promised of each operation, by the size of the desk, and how a figure is judged.

Times are multiples of P (`python -c pass` in the same run), memory is in MB. On a shared machine a difference under a
quarter is none, so a figure that misses its target by less is called close.
"""

from __future__ import annotations

from collections.abc import Mapping

NOISE = 1.25
MB = 1_000_000
MET, CLOSE, MISSED = "met", "close", "missed"

TIMES: Mapping[str, tuple[float, float, float]] = {
    "list": (1.8, 1.8, 2.2),
    "show": (2.4, 2.4, 2.4),
    "note": (8, 8, 8),
    "evidence-add": (8, 8, 8),
    "search": (8, 8, 9),
    "note-typer": (8, 8, 8),
    "search-typer": (8, 8, 9),
    "reindex": (18, 18, 18),
    "first-list": (20, 20, 20),
    "bulk-open": (2, 2, 2),
    "paint": (1.2, 1.2, 1.2),
}
# Promised as a time, at any size.
SECONDS: Mapping[str, float] = {"doctor": 60.0, "jump": 0.025, "filter": 0.1, "library": 0.05}
# Why a target may be missed; it stands beside the figure wherever one is.
REASONS: Mapping[str, str] = {
    "list": "half of what is beyond P is the loading of SQLite; the rest is the desk's folders being looked at and the page",
    "note": "nearly all of it is loading SQLite, TinyDB, JSON, TOML and the words of the trade, so it follows the machine; "
    "the save itself takes a few milliseconds and two syncs",
    "evidence-add": "once the change is saved and told, the page at the address is captured where the desk allows it, and "
    "finding that out loads what fetches pages",
    "note-typer": "loading Typer alone is 5.5 to 6 P; the plain forms do without it",
    "search-typer": "loading Typer alone is 5.5 to 6 P; the plain forms do without it",
    "reindex": "every row is also sealed and every word goes into the full-text index, which reading a file does not do",
    "first-list": "as for `reindex`, and at a small desk the start of the program is the greater part",
    "bulk-open": "each event is hashed and checked, each case goes into the index, and names are synced after the files; "
    "creating the files does none of it",
    "paint": "the list, its preview and the line of keys are more than one line of text, and reading the first page and the "
    "settings comes before",
    "jump": "a terminal's picture is written in steps of a sixtieth of a second, and the last page is read from the index",
    "filter": "the page and the count of what is found are read from the index at each letter; a letter that stands in a "
    "great part of all words has to be counted",
    "library": "the claim's rarest words are looked up and their best 50 entries compared word by word",
    "doctor": "every event of every file is proved; on several processors, so it takes longer where they are few or busy",
}
MEMORY: Mapping[str, tuple[float, float, float]] = {
    "list": (15, 15, 20), "show": (15, 15, 20), "filter": (80, 80, 80),
}  # fmt: skip
_UP_TO = (1_000, 10_000)


def time_target(key: str, size: int) -> float | None:
    """The multiple that an operation may cost at a desk of so many cases, None where nothing is promised."""
    return TIMES[key][_column(size)] if key in TIMES else None


def seconds_target(key: str) -> float | None:
    """The seconds that an operation may take, None where none are promised."""
    return SECONDS.get(key)


def memory_target(key: str, size: int) -> float | None:
    """The megabytes that an operation may take, None where nothing is promised."""
    return MEMORY[key][_column(size)] if key in MEMORY else None


def judge(figure: float, target: float | None) -> str:
    """`met`, `close` or `missed`; "" where nothing is promised."""
    if target is None:
        return ""
    if figure <= target:
        return MET
    return CLOSE if figure <= target * NOISE else MISSED


def _column(size: int) -> int:
    return next((place for place, largest in enumerate(_UP_TO) if size <= largest), len(_UP_TO))
