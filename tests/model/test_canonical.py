"""The one byte form of a value, held against an independent implementation of RFC 8785."""

from __future__ import annotations

import json
import sys
from collections import OrderedDict
from types import MappingProxyType
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.canonical import DEEPEST, LARGEST_INTEGER, canonical_bytes, is_sha256, sha256

texts = st.text(st.characters(exclude_categories=["Cs"]))
keys = st.text(st.characters(codec="ascii"), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | texts,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=25,
)


@given(values)
def test_the_bytes_are_those_of_rfc_8785(value: Any) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)


@given(values)
def test_the_bytes_read_back_as_the_value(value: Any) -> None:
    assert json.loads(canonical_bytes(value)) == value


def test_the_order_in_which_keys_were_written_does_not_matter() -> None:
    assert canonical_bytes({"b": 1, "a": 2, "B": 3}) == canonical_bytes({"B": 3, "a": 2, "b": 1})


def test_every_control_character_has_the_escape_of_the_rfc() -> None:
    text = "".join(map(chr, range(0x20))) + '"\\/\x7f\u2028\u2029€😀'
    assert canonical_bytes(text) == rfc8785.dumps(text)


@pytest.mark.parametrize("value", [0.0, 1.5, float("nan"), float("inf"), -0.0, [1.0], {"a": 2.0}, {"a": [{"b": 0.1}]}])
def test_floats_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="float"):
        canonical_bytes(value)


@pytest.mark.parametrize("value", [2**53, -(2**53), [2**63], {"a": 10**5000}])
def test_integers_that_a_double_does_not_hold_exactly_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="too large"):
        canonical_bytes(value)
    assert canonical_bytes([LARGEST_INTEGER, -LARGEST_INTEGER]) == b"[9007199254740991,-9007199254740991]"


@pytest.mark.parametrize("value", ["\ud800", "a\udfffb", ["\udc00"], {"a": "\ud83d"}])
def test_half_a_character_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="surrogates"):
        canonical_bytes(value)


@pytest.mark.parametrize("value", [{"é": 1}, {"a": {"ключ": 1}}, [{"\ud800": 1}], {1: 2}, {None: 1}, {True: 1}])
def test_keys_that_are_not_ascii_texts_are_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="ASCII key"):
        canonical_bytes(value)


@pytest.mark.parametrize(
    "value", [b"bytes", {1, 2}, object(), 1j, range(3), MappingProxyType({"a": 1}), bytearray(b"a"), iter([])]
)
def test_what_json_does_not_know_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="no canonical JSON form"):
        canonical_bytes(value)


def test_tuples_and_kinds_of_dictionaries_are_written_as_what_json_has() -> None:
    assert canonical_bytes((1, OrderedDict(b=1, a=(True, None)))) == b'[1,{"a":[true,null],"b":1}]'


def nested(depth: int) -> Any:
    value: Any = []
    for _ in range(depth - 1):
        value = [value]
    return value


@pytest.mark.parametrize("depth", [DEEPEST + 1, 1_000, 50_000])
def test_nesting_beyond_the_limit_is_a_value_error_however_deep(depth: int) -> None:
    assert canonical_bytes(nested(DEEPEST)) == b"[" * DEEPEST + b"]" * DEEPEST
    with pytest.raises(ValueError, match="nested too deeply"):
        canonical_bytes(nested(depth))


def test_what_is_accepted_does_not_depend_on_how_deep_the_caller_stands() -> None:
    def deeper(levels: int) -> bytes:
        return deeper(levels - 1) if levels else canonical_bytes(nested(DEEPEST))

    assert deeper(sys.getrecursionlimit() // 2) == canonical_bytes(nested(DEEPEST))


def test_a_sha_256_is_known_by_its_shape() -> None:
    assert is_sha256(sha256(b""))
    assert sha256(b"").startswith("e3b0c44298fc1c14")
    for value in (None, 1, "", "a" * 63, "a" * 65, "A" * 64, "g" * 64, "a" * 64 + "\n", b"a" * 64, ["a" * 64]):
        assert not is_sha256(value)
