"""What the doctor learns from names, links and rights, without reading any file."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from factcheck.model.listing import Finding
from factcheck.store.captures import FOLDER as CAPTURES
from factcheck.store.file_names import id_in_name
from factcheck.store.folders import all_files, is_month
from factcheck.store.index import FOLDER as INDEX
from factcheck.store.leftovers import is_abandoned, is_temporary
from factcheck.store.locks import FOLDER as LOCKS

_COPY_OF_SYNC = re.compile(
    r"conflicted copy|sync-conflict|\bconflict\b|\(\d+\)\.(json|toml)$|\.(orig|rej|bak)$|~$", re.IGNORECASE
)
_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb3",
    "smbfs",
    "afs",
    "9p",
    "ceph",
    "glusterfs",
    "fuse.sshfs",
    "davfs",
    "fuse.rclone",
}
_MOUNTS = Path("/proc/self/mounts")
_A_DAY = 86_400.0  # seconds; no save takes as long, whatever machine makes it
_FIX = "factcheck doctor --fix   (moves it aside, and takes nothing away)"


def examine_folders(root: Path) -> Iterator[Finding]:
    """Twins, links, leftovers, copies of sync programs, rights that are too wide, and a network file system."""
    yield from _find_twins(root, "", "case")
    yield from _find_twins(root, "articles", "article")
    for folder in _folders(root):
        yield from _examine_folder(folder)
    for folder in (root, root / "articles", root / CAPTURES):
        yield from _examine_above(folder)
    yield from _find_open_doors(root)
    yield from _find_network(root)


def _find_twins(root: Path, subject_folder: str, sort: str) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for folder, name in all_files(str(root), subject_folder):
        first = seen.setdefault(id_in_name(name), f"{folder}/{name}")
        if first != f"{folder}/{name}":
            meaning = f"Two files hold {sort} {id_in_name(name)}; the other is {first}."
            remedy = "Keep the one that is right, and move the other out of the desk."
            yield Finding("twins", "damage", str(root / folder / name), "", meaning, remedy)


def _folders(root: Path) -> Iterator[Path]:
    """Every folder in which the desk keeps files, links among them."""
    for place in (root, root / "articles"):
        if place.is_dir():
            yield from sorted(path for path in place.iterdir() if is_month(path.name))
    if (root / CAPTURES).is_dir():
        yield from sorted(path for path in (root / CAPTURES).iterdir() if path.is_dir())


def _examine_folder(folder: Path) -> Iterator[Finding]:
    if folder.is_symlink() or not folder.is_dir():
        meaning = "A link or a file stands where a folder of the desk should be: what lies behind it is not read."
        yield Finding("links", "warning", str(folder), "", meaning, "Put the folder itself in its place.")
        return
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            meaning = "A link stands where a file of the desk should be: it is not followed."
            yield Finding("links", "warning", str(path), "", meaning, "Put the file itself in its place.")
        else:
            yield from _examine_name(path)


def _examine_above(folder: Path) -> Iterator[Finding]:
    """The files beside the folders of months, where only settings are kept and other things may lie as well."""
    for path in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
        if path.is_file() and not path.is_symlink() and (is_temporary(path.name) or _COPY_OF_SYNC.search(path.name)):
            yield from _examine_name(path)


def _is_left(path: Path) -> bool:
    """Whether a temporary file can't be that of a save that still goes on, on this machine or another."""
    return is_abandoned(path.name) or time.time() - path.lstat().st_mtime > _A_DAY


def _examine_name(path: Path) -> Iterator[Finding]:
    if is_temporary(path.name):
        if _is_left(path):
            meaning = "A save that was cut off left it. It was never a case, and nobody was told that it was saved."
            yield Finding("leftovers", "note", str(path), "", meaning, _FIX)
    elif _COPY_OF_SYNC.search(path.name):
        meaning = "A program that syncs or merges files kept this second copy; it is not part of the desk."
        remedy = f"Compare it with the file of the same id, make what is missing there again, then: {_FIX}"
        yield Finding("copies-of-sync", "warning", str(path), "", meaning, remedy)
    elif path.parent.parent.name != CAPTURES and not id_in_name(path.name) and not path.name.startswith("."):
        meaning = "It is neither a case nor an article, and is not read."
        yield Finding("strangers", "note", str(path), "", meaning, "Move it out of the desk.")


def open_doors(root: Path) -> list[Path]:
    """The files and folders of a desk that other users of the machine may read or change; links are not looked behind."""
    if os.name == "nt":
        return []
    inner = [root / "articles", root / CAPTURES, *_folders(root), root / INDEX, root / LOCKS]
    folders = [folder for folder in inner if folder.is_dir() and not folder.is_symlink()]
    paths = [root, root / "desk.toml", *folders, *(path for folder in folders for path in folder.iterdir())]
    return sorted({path for path in paths if path.exists() and not path.is_symlink() and _is_open(path)})


def _is_open(path: Path) -> bool:
    return bool(stat.S_IMODE(path.lstat().st_mode) & 0o077)


def _find_open_doors(root: Path) -> Iterator[Finding]:
    wide = open_doors(root)
    if wide:
        meaning = f"Other users of this machine may read or change {len(wide)} of the desk's files and folders."
        yield Finding("rights", "note", str(wide[0]), "", meaning, "factcheck doctor --fix")


def _find_network(root: Path) -> Iterator[Finding]:
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    here = str(root.resolve())
    mounts = [(place.replace("\\040", " "), kind) for _, place, kind, *_ in (line.split(" ") for line in lines)]
    around = [(place, kind) for place, kind in mounts if f"{here}/".startswith(f"{place.rstrip('/')}/")]
    place, kind = max(around, key=lambda mount: len(mount[0]), default=("", ""))
    if kind in _NETWORK:
        meaning = f"The desk lies on a network file system ({kind}): locks between machines may not hold there."
        remedy = "Let one machine at a time write, or give each its own copy and exchange them with git."
        yield Finding("network", "warning", place, "", meaning, remedy)
