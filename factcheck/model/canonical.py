"""Canonical JSON: the one byte form of a value, which hashes and files are made from.

The rules are RFC 8785 (JSON Canonicalization Scheme). With ASCII keys and without floats the standard library's
encoder gives the same bytes, which a property test proves against an independent implementation.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from json.encoder import encode_basestring
from typing import Any

from factcheck.model.compact_json import compact_json

LARGEST_INTEGER = 2**53 - 1  # RFC 8785 numbers are IEEE 754 doubles; beyond this an integer isn't exact in one.
# A fixed limit: else what can be written and read would depend on how deep the interpreter's stack happens to be.
DEEPEST = 64
_SHA256 = re.compile(r"[0-9a-f]{64}")


def canonical_bytes(value: Any, *, deepest: int = DEEPEST) -> bytes:
    """The canonical UTF-8 bytes of a JSON value.

    Raises ValueError for what has no single form here: floats, integers beyond 2^53 - 1, keys that are not ASCII
    strings, lone surrogates, nesting deeper than `deepest`, and values that JSON does not know.
    """
    return canonical_text(value, deepest=deepest).encode("utf-8")


def canonical_text(value: Any, *, deepest: int = DEEPEST) -> str:
    """The same as text, in which a lone surrogate is found only when it is made into bytes. Raises ValueError."""
    if type(value) is str:  # most values are plain texts, for which starting the encoder would be the greater part
        return encode_basestring(value)
    demand_unambiguous(value, deepest)
    return compact_json(value)


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def is_sha256(value: Any) -> bool:
    """Whether a value is a SHA-256 as files and events write it."""
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def demand_plain_keys(value: Iterable[Any]) -> None:
    """Raise ValueError where a key of an object is not an ASCII string."""
    for key in value:
        if not isinstance(key, str) or not key.isascii():
            raise ValueError(f"{key!r} is not an ASCII key")


def demand_unambiguous(value: Any, levels: int) -> None:
    """Raise ValueError for what has no single form here, as `canonical_bytes` does; it may be nested so many levels deep."""
    if type(value) is str or value is None or isinstance(value, bool | str):  # most are plain texts
        return
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise ValueError(f"an integer of {value.bit_length()} bits is too large for an exact JSON number")
    elif levels == 0:
        raise ValueError("it is nested too deeply")
    elif isinstance(value, dict):
        demand_plain_keys(value)
        for item in value.values():
            if type(item) is not str:
                demand_unambiguous(item, levels - 1)
    elif isinstance(value, list | tuple):
        for item in value:
            demand_unambiguous(item, levels - 1)
    else:
        raise ValueError(f"{type(value).__name__} has no canonical JSON form")
