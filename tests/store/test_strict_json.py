"""The one byte form of a value is that of the standard encoder, however it is reached, and strict reading gives it back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.store.strict_json import NotStrictError, parse_strict, strict_bytes

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SINGLE = st.none() | st.booleans() | st.integers() | TEXTS
VALUES: st.SearchStrategy[Any] = st.recursive(SINGLE, lambda part: st.lists(part) | st.dictionaries(TEXTS, part))


@given(VALUES)
def test_a_value_has_the_bytes_that_the_standard_encoder_gives(value: Any) -> None:
    encoded = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    assert strict_bytes(value) == encoded.encode()
    assert parse_strict(strict_bytes(value)) == value


@pytest.mark.parametrize("value", ["\ud800", ["\udfff"], {"\ud800": 1}])
def test_half_a_character_has_no_bytes(value: Any) -> None:
    with pytest.raises(NotStrictError, match="half a character"):
        strict_bytes(value)


@pytest.mark.parametrize(
    "value", [float("nan"), {1, 2}, b"bytes", 10**5000, [object()]], ids=lambda value: type(value).__name__
)
def test_what_json_does_not_know_has_no_bytes(value: Any) -> None:
    with pytest.raises(NotStrictError):
        strict_bytes(value)
