"""Exchanging the ledger with another copy of the desk: the union of lines, file by file, the same in any order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.store.atomic import make_folders, read_whole, write_durably
from factcheck.store.ledger import ENDING, FOLDER, Ledger, unrecorded, writers_in
from factcheck.store.ledger_lines import Heads, LedgerLineError, read_line, whole_lines
from factcheck.store.ledger_reading import LARGEST, read_ledger
from factcheck.store.operations import OSOps
from factcheck.store.os_words import explain

_WHAT = "The ledger"


@contextmanager
def merged_ledgers(ledger: Ledger, other: Path, problems: list[str]) -> Iterator[None]:
    """Around the merging of files: afterwards the ledgers are one, and what none of them told of yet is recorded.

    The other ledger is read before the files and joined after them, and only where none was left out (`problems`), so that
    this one never gets ahead of what it tells of. What the other copy recorded of a merged file is not recorded again: two
    copies that merged each other are equal byte for byte.
    """
    theirs = dict(_read(str(other), ledger.ops, problems))

    def unless_known(files: Heads) -> Heads:
        try:
            if not problems:
                _join(ledger, theirs, problems)
            known = read_ledger(ledger.root, ledger.ops)
        except OSError:  # the files are saved: what this ledger told of already is then told a second time
            return files
        return unrecorded(files, {place: known.heads_of(place) for place in files})

    with ledger.together(unless_known):
        yield


def _read(root: str, ops: OSOps, problems: list[str]) -> Iterator[tuple[str, bytes]]:
    try:
        writers = writers_in(os.path.join(root, FOLDER))
    except OSError as error:
        problems.append(f"The ledger of the other desk was left out: {explain(error)}.")
        return
    for writer in writers:
        try:
            data = read_whole(ops, os.path.join(root, FOLDER, f"{writer}{ENDING}"), LARGEST)[0]
            yield writer, data[: data.rfind(b"\n") + 1]
        except OSError as error:
            problems.append(_left_out(writer, explain(error)))


def _join(ledger: Ledger, theirs: Mapping[str, bytes], problems: list[str]) -> None:
    for writer, new in theirs.items():
        try:
            _join_one(ledger, os.path.join(ledger.folder, f"{writer}{ENDING}"), new)
        except FactcheckError as error:
            problems.append(error.message)
        except (OSError, LedgerLineError) as error:
            problems.append(_left_out(writer, explain(error) if isinstance(error, OSError) else str(error)))


def _join_one(ledger: Ledger, path: str, new: bytes) -> None:
    old = read_whole(ledger.ops, path, LARGEST)[0] if os.path.lexists(path) else b""
    united = _united(old, new)
    if united != old:
        make_folders(ledger.ops, ledger.root, ledger.folder, what=_WHAT)
        write_durably(ledger.ops, path, united, what=_WHAT, is_there=partial(_holds, path, united))


def _holds(path: str, data: bytes) -> bool:
    with open(path, "rb") as file:
        return file.read() == data


def _united(old: bytes, new: bytes) -> bytes:
    """The lines of two copies of one ledger file, in the order of their numbers. Raises LedgerLineError."""
    if old.startswith(new):
        return old
    if new.startswith(old):
        return new
    lines = {text: read_line(text) for text in (*whole_lines(old), *whole_lines(new))}
    ordered: Sequence[str] = sorted(lines, key=lambda text: (lines[text].number, lines[text].seal, text))
    return "".join(f"{text}\n" for text in ordered).encode()


def _left_out(writer: str, why: str) -> str:
    return f"The ledger {writer}{ENDING} was left out: {why}."
