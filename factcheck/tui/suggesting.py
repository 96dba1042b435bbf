"""What a line that is typed may become: the name of a file, or of a person of the desk. → takes what is offered.

Nothing is offered that would have to be shown otherwise than it is: what is taken must be what was seen.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from factcheck.render.inert import view

Suggest = Callable[[str], str]  # what was typed -> what it may become, "" for nothing
_MOST = 5000  # names of a folder that are looked at; a line is typed meanwhile


def suggest_path(typed: str) -> str:
    """The first file or folder, by its name, that a path may go on to; of a folder with the slash behind it."""
    folder, slash, begun = typed.rpartition("/")
    try:
        with os.scandir(Path(folder + slash).expanduser()) as entries:
            found = [entry for entry, _ in zip(entries, range(_MOST), strict=False) if _goes_on(entry.name, begun)]
            best = min(found, key=lambda entry: entry.name, default=None)
            return "" if best is None else folder + slash + best.name + ("/" if best.is_dir() else "")
    except (OSError, ValueError, RuntimeError):  # no such folder or home, or none that may be read
        return ""


def _goes_on(name: str, begun: str) -> bool:
    return name.startswith(begun) and (bool(begun) or not name.startswith(".")) and view(name) == name


def suggest_name(names: Iterable[str]) -> Suggest:
    """The rest of a name that was begun, the last one of several with commas between."""
    known = [name for name in dict.fromkeys(names) if view(name) == name]

    def suggest(typed: str) -> str:
        before, comma, last = typed.rpartition(",")
        begun = last.lstrip()
        match = next((name for name in known if begun and name.casefold().startswith(begun.casefold())), "")
        return f"{before}{comma}{last[: len(last) - len(begun)]}{begun}{match[len(begun) :]}" if match else ""

    return suggest
