"""A file has one byte form, and reading demands exactly that."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.store.layout import LARGEST_FILE, LayoutError, lay_out, read_layout, read_state

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(TEXT, VALUES, max_size=5)
FILE = lay_out("case", {"schema": 1, "claim": "A – “b”"}, [{"kind": "x", "text": "one"}, {"kind": "y", "text": "two"}])


def test_one_key_of_the_state_and_one_event_stand_on_a_line() -> None:
    assert FILE.decode().split("\n") == [
        '{"case": {"1": {',
        '"schema": 1,',
        '"claim": "A – “b”"',
        "}},",
        '"events": {',
        '"1": {"kind":"x","text":"one"},',
        '"2": {"kind":"y","text":"two"}',
        "}}",
        "",
    ]


@given(OBJECTS, st.lists(OBJECTS, min_size=1, max_size=4))
def test_what_is_laid_out_is_read_back(record: dict[str, Any], events: list[dict[str, Any]]) -> None:
    data = lay_out("case", record, events)
    tables = read_layout("case", data)
    assert (tables.record, tables.events) == (record, events)
    assert list(tables.record) == list(record)
    assert read_state("case", data) == record
    assert json.loads(data) == {"case": {"1": record}, "events": {str(n): e for n, e in enumerate(events, 1)}}


@given(st.data())
def test_no_other_bytes_have_the_same_content(data: st.DataObject) -> None:
    spaced = bytearray(FILE)
    spaced.insert(data.draw(st.integers(0, len(FILE))), data.draw(st.integers(0, 255)))
    try:
        found = read_layout("case", bytes(spaced))
    except LayoutError:
        return
    assert found != read_layout("case", FILE)


@pytest.mark.parametrize(
    ("found", "put", "reason"),
    [
        (b'"one"', b'"one","text":"one"', "laid out"),
        (b'"one"', b"1.5", "whole"),
        (b'"one"', b"1e3", "whole"),
        (b'"one"', b"NaN", "no number"),
        (b'"one"', b"Infinity", "no number"),
        (b'"one"', b"1" * 5000, "too large"),
        (b'"one"', b'"\\ud800"', "half a character"),
        (b'"one"', b'"\xff"', "UTF-8"),
        (b'"one"', b'"\\u006fne"', "laid out"),
        (b'"one"', b"[" * 100_000 + b"]" * 100_000, "nested"),
        (b'"one"', b'"one', "not JSON"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_two_readers_could_take_differently_is_refused_with_its_event(
    found: bytes, put: bytes, reason: str
) -> None:
    with pytest.raises(LayoutError, match=reason) as caught:
        read_layout("case", FILE.replace(found, put))
    assert caught.value.event == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xef\xbb\xbf" + FILE,
        FILE[:-1],
        FILE + b"\n",
        FILE.replace(b'"case"', b'"article"', 1),
        FILE.replace(b'"2": ', b'"3": '),
        FILE.replace(b'"1": {\n', b'"2": {\n'),
        FILE.replace(b'{"kind":"y","text":"two"}', b"[]"),
        b"[" * 1_000_000,
        b'{"a":' * 200_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_is_no_database_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(LayoutError):
        read_layout("case", data)


def test_a_file_beyond_the_limit_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(LayoutError, match="larger than 64 MB"):
        read_layout("case", bytes(LARGEST_FILE + 1))


def test_the_state_alone_is_refused_where_the_file_was_cut_or_respelled() -> None:
    for data in (FILE[:-2], FILE[:40], FILE.replace(b'"schema": 1', b'"schema":1'), FILE.replace(b"A", b"\\u0041")):
        with pytest.raises(LayoutError):
            read_state("case", data)
