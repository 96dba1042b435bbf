"""From what a person typed to one file: any unique beginning of an id, with what is near where nothing fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from factcheck.errors import AmbiguousIdError, DamagedFileError, NotFoundError
from factcheck.model.fold import State
from factcheck.model.ids import ALPHABET, LENGTH, normalize_prefix
from factcheck.store.file_names import id_in_name
from factcheck.store.subjects import Subject

_SHOWN = 5


def choose(
    subject: Subject[State],
    typed: str,
    paths_of: Callable[[str], Sequence[Path]],
    title_of: Callable[[Path], str],
) -> Path:
    """The one file whose id begins with what was typed.

    `paths_of` finds the files of a prefix, `title_of` gives the words of one for a message. Raises NotFoundError with ids
    that are near, AmbiguousIdError with up to five of those that fit, DamagedFileError where two files carry one id.
    """
    prefix = normalize_prefix(typed)
    usable = prefix[: next((place for place, letter in enumerate(prefix) if letter not in ALPHABET), LENGTH)]
    paths = list(paths_of(prefix)) if prefix and prefix == usable else []
    if len(paths) == 1:
        return paths[0]
    if not paths:
        _refuse_unknown(subject, typed, usable, paths_of, title_of)
    if len({id_in_name(path.name) for path in paths}) == 1:
        raise DamagedFileError(
            f"Two files hold {subject.name} {id_in_name(paths[0].name)}: {paths[0].name} and {paths[1].name}.",
            path=str(paths[1]),
            hint="Keep the one that is right, and move the other out of the desk.",
        )
    listed = _list(paths, title_of)
    raise AmbiguousIdError(
        f"“{typed}” is the beginning of {len(paths)} {subject.name}s:\n{listed}",
        hint="Type one or two characters more.",
    )


def gone(subject: Subject[State], path: Path) -> NotFoundError:
    """The error for a file that was taken away between finding and reading it."""
    return NotFoundError(
        f"The file of {subject.name} {id_in_name(path.name)} was taken away just now. Nothing was changed.",
        hint=_everything(subject),
    )


def _everything(subject: Subject[State]) -> str:
    return "factcheck list" if subject.name == "case" else f"factcheck {subject.name} list"


def _refuse_unknown(
    subject: Subject[State],
    typed: str,
    usable: str,
    paths_of: Callable[[str], Sequence[Path]],
    title_of: Callable[[Path], str],
) -> NoReturn:
    near: Sequence[Path] = ()
    for length in range(len(usable), 0, -1):
        near = paths_of(usable[:length])
        if near:
            break
    told = f" Near it:\n{_list(near, title_of)}" if near else ""
    raise NotFoundError(f"There is no {subject.name} “{typed}”.{told}", hint=_everything(subject))


def _list(paths: Sequence[Path], title_of: Callable[[Path], str]) -> str:
    lines = [f"  {id_in_name(path.name)}  {_short(title_of(path))}" for path in paths[:_SHOWN]]
    return "\n".join([*lines, f"  … and {len(paths) - _SHOWN} more"] if len(paths) > _SHOWN else lines)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 70 else line[:69] + "…"
