"""JSON text in its shortest form: keys sorted, no blanks, letters as they are. The encoder is made once, not for each value,
which halves the cost of the many small values that a file holds.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from json import encoder
from typing import Any

_encoder = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def text_maker(default: Callable[[Any], Any] = _encoder.default) -> Callable[[Any], str]:
    """A function that writes values down; `default` tells what stands for a value that JSON does not know."""
    make = getattr(encoder, "c_make_encoder", None)
    if make is None:  # a Python without it, which is slower anyway
        return json.JSONEncoder(
            sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=default
        ).encode
    # Without a list of what it is inside of: a value within itself ends in a RecursionError, as very deep ones do.
    parts = make(None, default, encoder.encode_basestring, None, ":", ",", True, False, False)
    return lambda value: "".join(parts(value, 0))


# Raises ValueError or TypeError for what JSON does not know, RecursionError for what is nested too deeply.
compact_json = text_maker()
