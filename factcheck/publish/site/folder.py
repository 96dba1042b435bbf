"""The folder of a site: only what changed is written, only what is ours is taken away, and nothing outside of it is touched.

A manifest in the folder names every file that we made, with the digest of what it was made from, its SHA-256, its size and
its time: a file that stands as it was left, and would be made from the same again, is not even rendered. No symbolic link is
followed, neither as a file nor as a folder in between.
"""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.errors import NotWritableError, RefusedError
from factcheck.model.collecting import uncollected
from factcheck.publish.site.addresses import SAFE_PATH

MANIFEST = "site-manifest.json"
SCHEMA = 1
LARGEST_MANIFEST = 256 * 1024 * 1024
_HEX = re.compile(r"[0-9a-f]+")
_DIRECTORY = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
_PUBLIC_FILE, _PUBLIC_FOLDER = 0o644, 0o755  # a web server that is somebody else must be able to read them


class Made(NamedTuple):  # there are some for each page, so they are kept small
    """One file that we made: the digest of what it was made from, its SHA-256, its size in bytes, its time in ns."""

    digest: str
    sha256: str
    size: int
    mtime_ns: int


class SiteFolder:
    """The folder at `root`, which must be there. `known` is what its manifest says that we made, `about` how: the address
    and the language of the site."""

    def __init__(self, root: Path, known: Mapping[str, Made], about: Mapping[str, str] | None = None) -> None:
        self.root = root
        self._base = str(root)
        self.known = dict(known)
        self.about = dict(about or {})
        self._opened: dict[str, int] | None = None  # the folders that are held open, by their names

    @contextmanager
    def held(self) -> Iterator[None]:
        """While it lasts, a folder that was opened stays open, so that each is looked for once and not for every file."""
        self._opened = {}
        try:
            yield
        finally:
            for handle in self._opened.values():
                os.close(handle)
            self._opened = None

    def is_current(self, path: str, digest: str) -> bool:
        """Whether a file stands as it was left and would be made from the same again."""
        made = self.known.get(path)
        if made is None or made.digest != digest:
            return False
        try:
            found = os.lstat(f"{self._base}/{path}")
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode) and (found.st_size, found.st_mtime_ns) == (made.size, made.mtime_ns)

    def put(self, path: str, data: bytes, digest: str) -> tuple[Made, bool]:
        """Put a file there if its bytes are others than those that stand there; whether they were.

        Raises RefusedError where something that is not ours stands in its way, NotWritableError where the system refuses.
        """
        with self._folder_of(path, make=True) as (folder, name):
            there = _read_at(folder, name, f"{self._base}/{path}")
            if there is not None and path not in self.known and there != data:
                raise _in_the_way(f"{self._base}/{path}")
            if there != data:
                _replace_at(folder, name, data)
            found = os.stat(name, dir_fd=folder, follow_symlinks=False)
        return Made(digest, sha256(data).hexdigest(), len(data), found.st_mtime_ns), there != data

    def take_away(self, path: str) -> bool:
        """Take a file of ours away, if it is there and is one."""
        if not SAFE_PATH.fullmatch(path):
            return False
        try:
            with self._folder_of(path, make=False) as (folder, name):
                os.unlink(name, dir_fd=folder)
        except (FileNotFoundError, NotADirectoryError, RefusedError):
            return False
        if "/" in path:
            with suppress(OSError):  # others may have files there
                (self.root / path).parent.rmdir()
        return True

    def write_manifest(self, made: Mapping[str, Made], about: Mapping[str, str]) -> bool:
        """Keep what we made and how; whether that differs from what was kept."""
        if dict(made) == self.known and dict(about) == self.about and (self.root / MANIFEST).is_file():
            return False
        # Paths hold no sign that JSON writes otherwise, and what is known of a file is hex and numbers, as what is read is.
        lines = ",\n".join(f'"{path}":["{{}}","{{}}",{{}},{{}}]'.format(*made[path]) for path in sorted(made))
        told = json.dumps(dict(about), separators=(",", ":"), sort_keys=True)
        data = (
            f'{{"schema":{SCHEMA},"made_by":"factcheck site build","about":{told},"files":{{\n{lines}\n}}}}\n'.encode()
        )
        with self.held(), _system(f"{self._base}/{MANIFEST}"):
            _replace_at(self._handle("", make=False), MANIFEST, data)
        return True

    @contextmanager
    def _folder_of(self, path: str, *, make: bool) -> Iterator[tuple[int, str]]:
        """The open folder that a file lies in, and the file's name."""
        if not SAFE_PATH.fullmatch(path):
            raise RefusedError(f"{path} is no name for a page. Nothing of it was written.")
        inner, _, name = path.rpartition("/")
        with nullcontext() if self._opened is not None else self.held(), _system(f"{self._base}/{path}"):
            yield self._handle(inner, make), name

    def _handle(self, inner: str, make: bool) -> int:
        """The folder of this name, "" for the site's own, opened without following a link."""
        assert self._opened is not None, "nothing is held open"
        if inner in self._opened:
            return self._opened[inner]
        if not inner:
            self._opened[inner] = os.open(self.root, _DIRECTORY)
            return self._opened[inner]
        above = self._handle("", make)
        if make:
            with suppress(FileExistsError):
                os.mkdir(inner, _PUBLIC_FOLDER, dir_fd=above)
        try:
            self._opened[inner] = os.open(inner, _DIRECTORY, dir_fd=above)
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENOTDIR):
                raise _in_the_way(self.root / inner) from error
            raise
        return self._opened[inner]


def open_folder(root: Path) -> SiteFolder:
    """The folder of a site: made where it is missing, taken where it is empty or ours.

    Raises RefusedError where it is a link or holds files of others, NotWritableError where it can't be made.
    """
    if root.is_symlink():
        raise RefusedError(
            f"{root} is a link, which is not followed. Nothing was written.", hint="Name the folder itself."
        )
    with _system(root):
        root.mkdir(_PUBLIC_FOLDER, parents=True, exist_ok=True)
        names = sorted(path.name for path in root.iterdir())
    ours = read_manifest(root)
    if ours is None and names:
        raise RefusedError(
            f"{root} holds files that this program did not make ({', '.join(names[:3])}). Nothing was written.",
            hint="Name a new or an empty folder, or one that factcheck site build made: factcheck site build public",
        )
    return ours or SiteFolder(root, {})


def read_manifest(root: Path) -> SiteFolder | None:
    """The folder as its manifest tells of it; None where it has none that is ours."""
    try:
        handle = os.open(root / MANIFEST, _READ)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        data = file.read(LARGEST_MANIFEST)
    try:
        with uncollected():
            told = json.loads(data)
            return SiteFolder(root, _made_in(told), {str(name): str(value) for name, value in told["about"].items()})
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _made_in(told: Any) -> dict[str, Made]:
    if told["schema"] != SCHEMA:
        raise ValueError("it is of another version")
    return {
        path: Made(str(one[0]), str(one[1]), int(one[2]), int(one[3]))
        for path, one in told["files"].items()
        if SAFE_PATH.fullmatch(path) and _HEX.fullmatch(f"{one[0]}{one[1]}")
    }


def stray_files(root: Path, known: Iterable[str]) -> list[str]:
    """What lies in the folder of a site that we did not make, hidden files left aside."""
    ours = {*known, MANIFEST}
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(folder).relative_to(root)
        found += [
            path
            for name in sorted(names)
            if not name.startswith(".") and (path := (below / name).as_posix()) not in ours
        ]
    return found


def _read_at(folder: int, name: str, path: str) -> bytes | None:
    """The bytes of an ordinary file, None where nothing is there. Raises RefusedError for anything else."""
    try:
        handle = os.open(name, _READ, dir_fd=folder)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _in_the_way(path) from error
        raise
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _in_the_way(path)
        return file.read()


def _replace_at(folder: int, name: str, data: bytes) -> None:
    """Put a file in its place at once: a reader sees the old one or the new one. Derived files wait for no disk."""
    passing = f".{name}.{os.urandom(4).hex()}"
    handle = os.open(passing, _NEW, _PUBLIC_FILE, dir_fd=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(passing, name, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(passing, dir_fd=folder)
        raise


def _in_the_way(path: str | Path) -> RefusedError:
    return RefusedError(
        f"{path} is in the way and was not made by this program; it was left as it is.",
        hint="Move it elsewhere, or build into another folder: factcheck site build DIR",
    )


@contextmanager
def _system(path: str | Path) -> Iterator[None]:
    """What the system refuses within, told as NotWritableError."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise
    except OSError as error:
        raise NotWritableError(
            f"{path} could not be written: {error.strerror or error}.",
            hint="Check that there is room and that the folder is yours to write to.",
        ) from error
