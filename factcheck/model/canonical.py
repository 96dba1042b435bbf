"""Canonical JSON: the one byte form of a value, which hashes and files are made from.

The rules are RFC 8785 (JSON Canonicalization Scheme). With ASCII keys and without floats the standard library's
encoder gives the same bytes, which a property test proves against an independent implementation.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

LARGEST_INTEGER = 2**53 - 1  # RFC 8785 numbers are IEEE 754 doubles; beyond this an integer isn't exact in one.

_encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical_bytes(value: Any) -> bytes:
    """The canonical UTF-8 bytes of a JSON value.

    Raises ValueError for what has no single form here: floats, integers beyond 2^53 - 1, keys that are not ASCII
    strings, lone surrogates, and values that JSON does not know.
    """
    _refuse_ambiguous(value)
    return _encoder.encode(value).encode("utf-8")


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _refuse_ambiguous(value: Any) -> None:
    if value is None or isinstance(value, bool | str):
        return
    if isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise ValueError(f"{value} is too large for an exact JSON number")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise ValueError(f"{key!r} is not an ASCII key")
            _refuse_ambiguous(item)
    elif isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        for item in value:
            _refuse_ambiguous(item)
    else:
        raise ValueError(f"{type(value).__name__} has no canonical JSON form")
