"""JSON as files of the desk hold it: strict UTF-8, whole numbers only, nothing that two readers could take differently.

Duplicate keys and other spellings of the same value are not looked for here: a file must be exactly what laying out its
content gives, and neither survives that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from json.encoder import encode_basestring
from typing import Any, NoReturn

from factcheck.model.compact_json import compact_json

_SINGLE = {True: "true", False: "false"}


class NotStrictError(ValueError):
    """Bytes that are not JSON of the strict kind. `offset` is the byte where reading stopped, -1 where none can be told."""

    def __init__(self, reason: str, offset: int = -1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.offset = offset


def parse_strict(data: bytes) -> Any:
    """The value of JSON bytes. Raises NotStrictError for anything but strict JSON, however deep or large."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotStrictError("there are bytes in it that are not UTF-8", error.start) from error
    try:
        return _decoder.decode(text)
    except json.JSONDecodeError as error:
        raise NotStrictError(f"it is not JSON ({error.msg})", len(text[: error.pos].encode("utf-8"))) from error
    except NotStrictError:
        raise
    except ValueError as error:
        raise NotStrictError("it holds a number that is too large") from error
    except RecursionError as error:
        raise NotStrictError("it is nested too deeply") from error


def strict_bytes(value: Any) -> bytes:
    """The one byte form of a value: keys sorted, no spaces. Raises NotStrictError where it has none."""
    return encoded(strict_text(value))


def encoded(text: str) -> bytes:
    """The bytes of a text. Raises NotStrictError where it holds half a character."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotStrictError("it holds half a character") from error


def strict_text(value: Any) -> str:
    """The same as text, in which half a character is not found yet. Raises NotStrictError."""
    return strict_texts((value,))[0]


def strict_texts(values: Iterable[Any]) -> list[str]:
    """The same for many values. Raises NotStrictError."""
    try:
        return [
            "null" if value is None else encode_basestring(value) if type(value) is str else _text_of(value)
            for value in values
        ]
    except (ValueError, TypeError, RecursionError) as error:
        raise NotStrictError("it holds a value that JSON does not know") from error


def _text_of(value: Any) -> str:
    """Most values of a file are single ones, for which starting the encoder would be the greater part."""
    if type(value) is int:
        return str(value)
    if type(value) is list and not value:
        return "[]"
    return _SINGLE[value] if type(value) is bool else compact_json(value)


def _refuse_fraction(digits: str) -> NoReturn:
    raise NotStrictError(f"it holds {digits[:40]}, and numbers in it are whole")


def _refuse_constant(name: str) -> NoReturn:
    raise NotStrictError(f"it holds {name}, which is no number")


_decoder = json.JSONDecoder(parse_float=_refuse_fraction, parse_constant=_refuse_constant)
