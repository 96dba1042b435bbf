"""The byte form of a file: a TinyDB database laid out for people and for diffs.

The first table holds one document, the state, one key per line; the table `events` holds one event per line, in the order
(clock, id). Reading demands exactly these bytes: what was parsed is laid out again and compared, so that any other
spelling, order or duplicate is damage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from factcheck.model.dataclass import dataclass, field
from factcheck.store.strict_json import NotStrictError, encoded, parse_strict, strict_bytes, strict_text, strict_texts

EVENTS = "events"
LARGEST_FILE = 64 * 1024 * 1024
_BETWEEN = b'\n}},\n"events": {\n'
_END = b"\n}}\n"


@dataclass(frozen=True, slots=True)
class Tables:
    """What a file holds: the state as one object, and the records of its events in their order; `lines` are the bytes of the
    state as they were read."""

    record: dict[str, Any]
    events: list[dict[str, Any]]
    lines: bytes = field(default=b"", compare=False, repr=False)


class LayoutError(ValueError):
    """Bytes that are not laid out as a file is. `event` is the position of the event they belong to, 0 where none."""

    def __init__(self, reason: str, event: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.event = event


def lay_out(table: str, record: Mapping[str, Any], events: Sequence[Mapping[str, Any]]) -> bytes:
    """The bytes of a file whose state lies in `table`. The order of the record's own keys is kept, those inside sorted.

    Raises NotStrictError.
    """
    numbered = ",\n".join([f'"{place}": {text}' for place, text in enumerate(strict_texts(events), 1)])
    return b"".join((opening_bytes(table), lines_of(record), _BETWEEN, encoded(numbered), _END))


def opening_bytes(table: str) -> bytes:
    """The first bytes of a file whose state lies in `table`."""
    return b'{"%b": {"1": {\n' % table.encode("ascii")


def lines_of(record: Mapping[str, Any]) -> bytes:
    """The bytes of a state as they lie in a file. Raises NotStrictError."""
    texts = zip(map(_start_of, record), strict_texts(record.values()), strict=True)
    return encoded(",\n".join([start + text for start, text in texts]))


def read_layout(table: str, data: bytes) -> Tables:
    """What the bytes of a file hold. Raises LayoutError where they are not exactly as `lay_out` makes them."""
    try:
        tables = parse_layout(table, data)
        again = lay_out(table, tables.record, tables.events)
    except NotStrictError as error:
        at = _event_at(data, error.offset) if error.offset >= 0 else _first_bad_event(data)
        raise LayoutError(error.reason, at) from error
    if again != data:
        place = _first_difference(again, data)
        raise LayoutError("it is not laid out as it was written", _event_at(data, place))
    return tables


def cut_lines(table: str, data: bytes) -> tuple[bytes, list[str]]:
    """The bytes of the state and the text of each event, cut out of a file and not yet read: what they hold, and that it is
    written in the one way there is, remains to be proved. Raises LayoutError, UnicodeDecodeError."""
    head, end = opening_bytes(table), data.find(_BETWEEN)
    if end < 0 or not data.startswith(head) or not data.endswith(_END) or len(data) > LARGEST_FILE:
        raise LayoutError("it is not laid out as it was written")
    texts = []
    for place, line in enumerate(data[end + len(_BETWEEN) : -len(_END)].decode("utf-8").split(",\n"), 1):
        number = f'"{place}": '
        if not line.startswith(number):
            raise LayoutError("its events are not numbered from 1", place)
        texts.append(line[len(number) :])
    return data[len(head) : end], texts


def parse_layout(table: str, data: bytes) -> Tables:
    """The same, not yet compared with what `lay_out` makes of it. Raises LayoutError, NotStrictError."""
    if len(data) > LARGEST_FILE:
        raise LayoutError(f"it is larger than {LARGEST_FILE >> 20} MB")
    record, events = _tables_of(table, parse_strict(data))
    return Tables(record, events, data[len(opening_bytes(table)) : data.find(_BETWEEN)])


def read_state(table: str, data: bytes) -> dict[str, Any]:
    """The state alone, for the index: quicker, and blind to damage among the events. Raises LayoutError."""
    head = opening_bytes(table)
    end = data.find(_BETWEEN)
    if not data.startswith(head) or end < 0 or not data.endswith(_END) or len(data) > LARGEST_FILE:
        raise LayoutError("it is not laid out as it was written", _event_at(data, len(data)) if end >= 0 else 0)
    try:
        record = parse_strict(b"{" + data[len(head) : end] + b"}")
        again = lines_of(record)
    except NotStrictError as error:
        raise LayoutError(error.reason) from error
    if again != data[len(head) : end]:
        raise LayoutError("it is not laid out as it was written")
    assert isinstance(record, dict)
    return record


@lru_cache(512)  # the keys of all files are the same
def _start_of(key: str) -> str:
    return f"{strict_text(key)}: "


def _tables_of(table: str, value: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    if not isinstance(value, dict) or list(value) != [table, EVENTS]:
        raise LayoutError(f"it does not hold the tables “{table}” and “{EVENTS}”")
    states, events = value[table], value[EVENTS]
    if not isinstance(states, dict) or list(states) != ["1"] or not isinstance(states["1"], dict):
        raise LayoutError(f"its table “{table}” does not hold one document")
    if not isinstance(events, dict) or not events:
        raise LayoutError("it holds no events")
    if list(events) != [str(place) for place in range(1, len(events) + 1)]:
        raise LayoutError("its events are not numbered from 1")
    for place, event in enumerate(events.values(), 1):
        if not isinstance(event, dict):
            raise LayoutError("it is not an object", place)
    return states["1"], list(events.values())


def _first_difference(one: bytes, other: bytes) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _first_bad_event(data: bytes) -> int:
    """The position of the first event whose own line is not strict JSON, 0 where none is to blame."""
    start = data.find(_BETWEEN)
    if start < 0:
        return 0
    lines = data[start + len(_BETWEEN) : -len(_END)].split(b"\n")
    for place, line in enumerate(lines, 1):
        try:
            strict_bytes(parse_strict(b"{" + line.removesuffix(b",") + b"}"))
        except NotStrictError:
            return place
    return 0


def _event_at(data: bytes, offset: int) -> int:
    """The position of the event whose line holds a byte, 0 where the byte belongs to no event."""
    between = data.find(_BETWEEN)
    if between < 0 or offset < between + len(_BETWEEN):
        return 0
    return 1 + data.count(b"\n", between + len(_BETWEEN), min(offset, len(data) - 1))
