"""The model's weights as they lie in the package: one byte a bucket, a scale and a bias, packed; see MODEL_CARD.md."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factcheck.intake.debates.features import BUCKETS, MARKS

NAME = "weights.bin"
_HIGHEST = 127


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each bucket, in units of `scale`; `bias` is the logit of a sentence without any feature."""

    buckets: array[int]
    scale: float
    bias: float


@cache
def load_weights() -> Weights:
    """The weights that ship, read once."""
    return unpack_weights(files(__package__).joinpath(NAME).read_bytes())


def pack_weights(values: Sequence[float], bias: float) -> bytes:
    """The file of these weights: a line of JSON, then the weights rounded to one signed byte each, deflated."""
    scale = round(max(map(abs, values), default=0.0) / _HIGHEST, 9) or 1.0
    buckets = array("b", (max(-_HIGHEST, min(_HIGHEST, round(value / scale))) for value in values))
    head = json.dumps({"scale": scale, "bias": round(bias, 6), "buckets": len(buckets)}, sort_keys=True)
    return head.encode() + b"\n" + zlib.compress(buckets.tobytes(), 9)


def unpack_weights(data: bytes) -> Weights:
    """The weights of a file. Raises ValueError where it was made for other features."""
    line, _, packed = data.partition(b"\n")
    head = json.loads(line)
    buckets = array("b", zlib.decompress(packed))
    if len(buckets) != BUCKETS + MARKS or head["buckets"] != len(buckets):
        raise ValueError("these weights were made for other features")
    return Weights(buckets, head["scale"], head["bias"])
