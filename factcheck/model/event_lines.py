"""Events proved from the lines of a file: each line is read once, written down once, and cut for its hashes.

An event's id and the hash of its body are made of pieces of the event's own canonical text. Once the line is proved to be
that text, they are cut out of it where its keys leave no doubt about where they begin and end; any other event is verified
value by value, by `event_of`. Both ways accept the same events.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NoReturn

from factcheck.model.canonical import LARGEST_INTEGER, demand_unambiguous, is_sha256, sha256
from factcheck.model.compact_json import compact_json
from factcheck.model.dates import is_instant
from factcheck.model.event import (
    DEEPEST_BODY,
    ENVELOPE,
    KIND,
    PERSON,
    SALT,
    Event,
    InvalidEventError,
    event_of,
    event_of_verified,
)

_MOST_DIGITS = len(str(LARGEST_INTEGER)) + 1
_BODY, _BODY_HASH, _ID, _SALT = ',"body":', ',"body_hash":"', ',"id":"', ',"salt":"'
_ID_LENGTH, _SALT_LENGTH = len(_ID) + 64 + 1, len(_SALT) + 32 + 1  # with the value and its second quotation mark

Proved = tuple[dict[str, Any], Event]


def events_of_lines(lines: Sequence[str]) -> list[Proved]:
    """The record and the event of each line, which must be exactly the event's canonical text.

    Raises ValueError (InvalidEventError, where the event itself is wrong), and RecursionError for what is nested too deeply.
    """
    records = _read(f"[{','.join(lines)}]")
    if len(records) != len(lines):
        raise ValueError("a line is not one event")
    return [(record, _proved(record, line)) for record, line in zip(records, lines, strict=True)]


def _proved(record: Any, line: str) -> Event:
    if compact_json(record) != line:
        raise ValueError("it is not in its canonical form")
    if not line.isascii() or line.count("{") + line.count("[") > DEEPEST_BODY:
        demand_unambiguous(record, DEEPEST_BODY + 1)
    if not _is_plain(record) or not _has_plain_keys(line):
        return event_of(record)
    body = line.index(_BODY) + len(_BODY)
    after = line.index(_BODY_HASH, body)
    if sha256(bytes.fromhex(record["salt"]) + line[body:after].encode()) != record["body_hash"]:
        raise InvalidEventError("what was written does not agree with its hash")
    name = line.index(_ID, after)
    salt = line.index(_SALT, name)
    parts = (line[: body - len(_BODY)], line[after:name], line[name + _ID_LENGTH : salt], line[salt + _SALT_LENGTH :])
    if sha256("".join(parts).encode()) != record["id"]:
        raise InvalidEventError("its content does not agree with its id")
    return event_of_verified(record)


def _is_plain(record: Any) -> bool:
    """Whether it has the shape of an event, in the form that nearly all have; what has not may be sound all the same.

    Its own hashes need no look: they are compared with hashes.
    """
    if type(record) is not dict or not record.keys() >= ENVELOPE:
        return False
    by, clock, parents, name = record["by"], record["clock"], record["parents"], record["id"]
    return (
        type(clock) is int
        and clock >= 1
        and type(parents) is list
        and (not parents or (len(parents) == 1 and is_sha256(parents[0])))
        and type(by) is dict
        and by.keys() == PERSON
        and type(by["name"]) is type(by["address"]) is type(record["body_hash"]) is type(name) is str
        and len(name) == 64
        and type(record["body"]) is dict
        and _is_salt(record["salt"])
        and _is_kind(record["kind"])
        and type(record["at"]) is str
        and is_instant(record["at"])
    )


def _has_plain_keys(line: str) -> bool:
    """Whether the keys that are cut at stand in the line once, and nothing between the body and its hash.

    A quotation mark inside of a text has a backslash before it, so a key can only be found where a key is.
    """
    return line.count('"body') == 2 and line.count('"id":') == 1 and line.count('"salt":') == 1


def _is_salt(value: Any) -> bool:
    return type(value) is str and SALT.fullmatch(value) is not None


@lru_cache(256)  # the kinds of all events are the same few
def _is_kind(value: Any) -> bool:
    return isinstance(value, str) and KIND.fullmatch(value) is not None


def _whole_number(digits: str) -> int:
    value = int(digits) if len(digits) <= _MOST_DIGITS else LARGEST_INTEGER + 1
    if abs(value) > LARGEST_INTEGER:
        raise ValueError("it holds a number that is too large")
    return value


def _refuse_number(digits: str) -> NoReturn:
    raise ValueError(f"it holds {digits[:40]}, and numbers in it are whole")


_decoder = json.JSONDecoder(parse_int=_whole_number, parse_float=_refuse_number, parse_constant=_refuse_number)


def _read(text: str) -> list[Any]:
    value, end = _decoder.raw_decode(text)
    if end != len(text) or type(value) is not list:
        raise ValueError("it is not a list of events")
    return value
