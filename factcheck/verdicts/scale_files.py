"""Where rating scales are kept and how they are read: those that ship with factcheck, and those a desk adds.

Each is one TOML file named after its key. A desk's own file wins over a shipped one of the same key. The form of the
file is explained at the top of `scales/default.toml`.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from factcheck.errors import NotFoundError, SettingsError
from factcheck.model.scale import RatingScale
from factcheck.model.toml_form import parse_table, shown
from factcheck.verdicts.find_rating import find_rating
from factcheck.verdicts.scale_form import is_scale_key, scale_from

__all__ = ["LARGEST_FILE", "SHIPPED", "find_rating", "list_scales", "load_scale", "read_scale"]

SHIPPED = Path(__file__).parent / "scales"
LARGEST_FILE = 256 * 1024  # bytes; a scale in thirty languages is a tenth of it

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # a named pipe in the folder must not hold the program


def load_scale(key: str, extra_folder: Path | None = None) -> RatingScale:
    """The scale of this key, from the desk's folder (if given and there) or else from those that ship.

    Raises NotFoundError, which lists the keys, and SettingsError where the file can't be used.
    """
    path = _files(extra_folder).get(key)
    if path is None:
        raise _not_found(key, extra_folder)
    return read_scale(path)


def list_scales(extra_folder: Path | None = None) -> tuple[RatingScale, ...]:
    """Every scale there is, `default` first and the others by key. Raises SettingsError for the first unusable file."""
    files = _files(extra_folder)
    return tuple(read_scale(files[key]) for key in sorted(files, key=lambda key: (key != "default", key)))


def read_scale(path: Path) -> RatingScale:
    """The scale in one file. Raises SettingsError naming the file, the line or key, and what to write there.

    A symbolic link is not followed, and a file larger than LARGEST_FILE is not read.
    """
    if not is_scale_key(path.stem):
        hint = "Name it after the scale's key: small letters, digits and single hyphens, such as our-desk.toml."
        raise SettingsError(f"{path}: {shown(path.stem)} can't be the key of a scale.", hint=hint)
    return scale_from(parse_table(read_plain_file(path), str(path)), str(path), path.stem)


def _files(extra_folder: Path | None) -> dict[str, Path]:
    """The file of each key. Names that begin with a dot (what editors and systems leave behind) are passed over."""
    found: dict[str, Path] = {}
    for folder in (SHIPPED, extra_folder):
        if folder is not None and folder.is_dir():
            found |= {path.stem: path for path in sorted(folder.glob("*.toml")) if not path.name.startswith(".")}
    return found


def read_plain_file(path: Path) -> bytes:
    """The bytes of a small file of settings. Raises SettingsError; a symbolic link is not followed."""
    try:
        if path.is_symlink():  # where the system has no O_NOFOLLOW, this is the only guard
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        with open(path, "rb", opener=_open_plainly) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise SettingsError(f"{path} is not a file.", hint="Put the scale there as a plain text file.")
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(data) > LARGEST_FILE:
        raise SettingsError(
            f"{path} is larger than {LARGEST_FILE // 1024} kB.", hint="A scale holds labels and a sentence on each."
        )
    return data


def _open_plainly(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_LINKS | _NO_WAITING)


def _unreadable(path: Path, error: OSError) -> SettingsError:
    if error.errno == errno.ELOOP:
        return SettingsError(f"{path} is a symbolic link, which is not followed.", hint="Put a copy of the file there.")
    return SettingsError(f"{path} can't be read: {error.strerror}.", hint="Check that it is there and yours to read.")


def _not_found(key: str, extra_folder: Path | None) -> NotFoundError:
    from difflib import get_close_matches

    keys = sorted(_files(extra_folder))
    close = get_close_matches(key.casefold(), keys, n=1)
    guess = f"Did you mean {close[0]}? " if close else ""
    return NotFoundError(f"There is no rating scale {shown(key)}.", hint=f"{guess}The scales are: {', '.join(keys)}.")
