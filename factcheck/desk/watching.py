"""Noticing that another process changed the desk: by the times of its folders, which every save moves, and its settings."""

from __future__ import annotations

import os
from pathlib import Path

from factcheck.desk.quick_reads import SETTINGS_FILE

_PLACES = ("", "articles")
_OF_A_MONTH = 7  # characters: 2026-11

DeskStamp = tuple[tuple[str, int], ...]


def desk_stamp(root: Path) -> DeskStamp:
    """What is different after any change of a case, an article or the settings; one look at each month's folder.

    What can't be looked at counts as gone: whoever reads it says why.
    """
    found = [(SETTINGS_FILE, _time(root / SETTINGS_FILE))]
    for place in _PLACES:
        try:
            with os.scandir(root / place) as entries:
                months = sorted(entry.path for entry in entries if len(entry.name) == _OF_A_MONTH)
        except OSError:
            continue
        found += [(month, _time(Path(month))) for month in months]
    return tuple(found)


def _time(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return -1
