"""The lines of a ledger: which heads the files had after a change, each line chained by its seal to the one before.

A line is one JSON object with its keys in order, so that its seal is its end: `{"at":…,"files":{place:[heads]},"line":7,
"seal":…}`. The seal is the SHA-256 of the seal before it (none for line 1) followed by the line without its own seal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.model.compact_json import compact_json
from factcheck.model.dataclass import dataclass

SEAL = ',"seal":"'
_TAIL = len(SEAL) + 64 + len('"}')  # characters from the comma before the seal to the end of a line
TOGETHER = 400  # files that one line tells of at most, so that a tail of it is soon read

Heads = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line: its number from 1, the moment of the newest event it tells of (ISO, UTC), the heads of files by their
    place, and its seal.

    `gone` are heads, by place, that a person (`by`) accepted as missing, and `because` why. `follows` are the seals, by
    ledger, that the ledgers of the desk ended in when this one began.
    """

    number: int
    at: str
    files: Heads
    seal: str
    text: str
    gone: Heads
    by: str
    because: str
    follows: Mapping[str, str]


class LedgerLineError(ValueError):
    """A line is not one that a ledger holds."""


def sealed(before: str, number: int, content: Mapping[str, Any]) -> tuple[str, str]:
    """The text of line `number`, which follows the line with the seal `before`, and its own seal."""
    open_text = compact_json({**content, "line": number})[:-1]
    seal = seal_of(before, open_text)
    return f'{open_text}{SEAL}{seal}"}}', seal


def lines_for(before: str, number: int, at: str, files: Heads) -> tuple[list[str], str, int]:
    """The lines that tell of these files, the seal of the last one, and its number."""
    texts, places = [], sorted(files)
    for start in range(0, len(places), TOGETHER):
        number += 1
        some = {place: sorted(files[place]) for place in places[start : start + TOGETHER]}
        text, before = sealed(before, number, {"at": at, "files": some})
        texts.append(text)
    return texts, before, number


def seal_of(before: str, open_text: str) -> str:
    """The seal of a line whose text, without its seal, is `open_text`."""
    return hashlib.sha256((before + open_text).encode("utf-8", "surrogatepass")).hexdigest()


def read_line(text: str) -> LedgerLine:
    """What one line says; whether its seal follows is another question. Raises LedgerLineError."""
    import json

    try:
        found = json.loads(text)
        line = LedgerLine(
            found["line"], found["at"], found.get("files", {}), found["seal"], text, found.get("gone", {}),
            found.get("by", ""), found.get("because", ""), found.get("follows", {}),
        )  # fmt: skip
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise LedgerLineError("it is not a line of a ledger") from error
    if not _has_shape(line) or not text.endswith(f'{SEAL}{line.seal}"}}'):
        raise LedgerLineError("it is not laid out as a line of a ledger")
    return line


def follows(line: LedgerLine, before: str) -> bool:
    """Whether the seal of a line is the one that follows the seal `before`."""
    return seal_of(before, line.text[:-_TAIL]) == line.seal


def whole_lines(data: bytes) -> Iterator[str]:
    """The text of each line that was written to its end. Raises LedgerLineError where it is not UTF-8."""
    try:
        text = data[: data.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError as error:
        raise LedgerLineError("there are bytes in it that are not UTF-8") from error
    yield from text.split("\n")[:-1]


def _has_shape(line: LedgerLine) -> bool:
    texts = (line.at, line.seal, line.by, line.because)
    if type(line.number) is not int or line.number < 1 or not all(isinstance(text, str) for text in texts):
        return False
    maps = (line.files, line.gone, line.follows)
    if len(line.seal) != 64 or not all(isinstance(one, dict) for one in maps):
        return False
    heads = [*line.files.values(), *line.gone.values()]
    return all(isinstance(some, list) and all(isinstance(head, str) for head in some) for some in heads)
