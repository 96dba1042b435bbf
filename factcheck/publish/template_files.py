"""The template files of the formats: which there are, in which folder, and how one is read.

A format is a file `<name>.<medium>.j2`; the medium (`txt`, `md`, `html`) chooses the escaping. Every other file is
there to be included. A desk's folder adds formats, and a file of the same name takes the place of a shipped one; what
shipped stays within reach as `shipped/<file>`.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from factcheck.errors import SettingsError
from factcheck.model.dataclass import dataclass
from factcheck.publish.media import MEDIA

SHIPPED = Path(__file__).parent / "templates"
LARGEST_FILE = 512 * 1024  # bytes; the shipped ones have 20 at most

_FORMAT = re.compile(rf"([a-z0-9]+(?:-[a-z0-9]+)*)\.({'|'.join(MEDIA)})\.j2")
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # a named pipe in the folder must not hold the program


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """The template of one format."""

    name: str
    medium: str
    path: Path


def find_templates(extra: Path | None = None) -> dict[str, TemplateFile]:
    """The template of each format by name, a desk's own before a shipped one. Raises SettingsError where a folder has two
    of one name."""
    found: dict[str, TemplateFile] = {}
    for folder in (SHIPPED, extra):
        if folder is not None and folder.is_dir():
            found |= _in_folder(folder)
    return found


def loader_of(folder: Path) -> Callable[[str], tuple[str, str, None] | None]:
    """What Jinja asks for a template by its name: text, path and nothing more, or None where the folder has none of it.

    A name leads nowhere but into the folder.
    """

    def load(name: str) -> tuple[str, str, None] | None:
        if re.search(r"[/\\]|^\.", name):
            return None
        path = folder / name
        try:
            return read_template(path), str(path), None
        except FileNotFoundError:
            return None

    return load


def read_template(path: Path) -> str:
    """The text of a template. Raises SettingsError where it can't be read; FileNotFoundError where it is not there.

    A symbolic link is not followed: a template in a desk that somebody sent must not show other files of this machine.
    """
    try:
        data = _read(path)
    except FileNotFoundError:
        raise
    except OSError as error:
        why = error.strerror or "it is no ordinary file"
        raise SettingsError(
            f"The template {path} can't be read: {why}.", hint="It must be an ordinary file, not a link."
        ) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path} is not UTF-8 text (line {line}).", hint="Save it again as UTF-8.") from error


def _in_folder(folder: Path) -> dict[str, TemplateFile]:
    found: dict[str, TemplateFile] = {}
    for path in sorted(folder.iterdir()):
        match = _FORMAT.fullmatch(path.name)
        if match is None:
            continue
        name, medium = match.groups()
        if name in found:
            raise SettingsError(
                f"{folder} has two templates for the format {name}: {found[name].path.name} and {path.name}.",
                hint="Rename one of them.",
            )
        found[name] = TemplateFile(name, medium, path)
    return found


def _read(path: Path) -> bytes:
    with os.fdopen(os.open(path, os.O_RDONLY | _NO_LINKS | _NO_WAITING), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError("it is no ordinary file")
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise SettingsError(f"{path} is larger than {LARGEST_FILE // 1024} KB.", hint="Make the template smaller.")
    return data
