"""The second opinion on a sentence of a debate where sentence vectors are at hand: a small net over vector and shape.

The net (see MODEL_CARD.md) has one hidden layer, which lies in the package as one signed byte a weight. Only whoever has
vectors has numpy, so it is loaded here when the first sentence is asked about.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factcheck.intake.debates.features import read_words
from factcheck.intake.debates.shapes import find_marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

Embed = Callable[[Sequence[str]], Any]  # texts to a matrix with one row of length 1 for each
NAME = "meaning.bin"
WIDTH = 384  # numbers of a sentence vector
_VECTOR_VALUE, _MARK_VALUE = WIDTH**0.5, 2.0  # so that vectors and marks weigh about the same at first
_HIGHEST = 127


@dataclass(frozen=True, slots=True)
class Net:
    """`inner` is inputs by hidden units; `outer` makes the logit of the units that fire; `marks` are the marks it knows."""

    marks: tuple[str, ...]
    inner: Matrix
    inner_bias: Matrix
    outer: Matrix
    bias: float


@cache
def load_net() -> Net:
    """The net that ships, read once."""
    return unpack_net(files(__package__).joinpath(NAME).read_bytes())


def estimate_meanings(texts: Sequence[str], embed: Embed) -> list[float]:
    """The logit of each sentence, by what it means, that it would be picked for checking in a debate."""
    net = load_net()
    return [float(value) for value in apply_net(net, inputs(texts, embed(texts), net.marks))]


def inputs(texts: Sequence[str], vectors: Matrix, marks: Sequence[str]) -> Matrix:
    """What the net sees of each sentence: its vector, and which of the marks it has."""
    import numpy as np

    places = {mark: WIDTH + place for place, mark in enumerate(marks)}
    rows = np.zeros((len(texts), WIDTH + len(marks)), dtype=np.float32)
    rows[:, :WIDTH] = vectors * np.float32(_VECTOR_VALUE)
    for row, text in zip(rows, texts, strict=True):
        row[[places[mark] for mark in find_marks(*read_words(text)) if mark in places]] = _MARK_VALUE
    return rows


def apply_net(net: Net, rows: Matrix) -> Matrix:
    """The logit of each row of inputs."""
    import numpy as np

    made: Matrix = np.maximum(rows @ net.inner + net.inner_bias, 0) @ net.outer + np.float32(net.bias)
    return made


def pack_net(net: Net) -> bytes:
    """The file of a net: a line of JSON, then the inner weights, one signed byte each, deflated."""
    import numpy as np

    scales = np.maximum(np.abs(net.inner).max(axis=0), 1e-9) / _HIGHEST
    small = np.rint(net.inner / scales).astype(np.int8)
    numbers = {
        name: [round(float(value), 7) for value in values]
        for name, values in (("scales", scales), ("inner_bias", net.inner_bias), ("outer", net.outer))
    }
    head = {"marks": list(net.marks), "bias": round(net.bias, 7), **numbers}
    return json.dumps(head, sort_keys=True).encode() + b"\n" + zlib.compress(small.tobytes(), 9)


def unpack_net(data: bytes) -> Net:
    """The net of a file. Raises ValueError where its parts don't fit together."""
    import numpy as np

    line, _, packed = data.partition(b"\n")
    head = json.loads(line)
    scales, inner_bias, outer = (np.array(head[name], dtype=np.float32) for name in ("scales", "inner_bias", "outer"))
    small = np.frombuffer(zlib.decompress(packed), dtype=np.int8)
    inner = small.reshape(WIDTH + len(head["marks"]), len(scales)).astype(np.float32) * scales
    return Net(tuple(head["marks"]), inner, inner_bias, outer, float(head["bias"]))
