"""Trains the net of `factcheck/intake/debates/meaning.py` on CheckThat! 2024; needs the extra `semantic` and some minutes.

`python -m tests.training.train_meaning --vectors FOLDER` writes the file that ships; the folder keeps the vectors of the
sentences, so that a second run is quick. Sums of numpy differ in their last digits from machine to machine, so the file may
differ in a few bytes while its figures stay.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from factcheck.intake.debates import meaning
from factcheck.intake.debates.estimate import estimate_logit
from factcheck.intake.debates.features import read_words
from factcheck.intake.debates.meaning import Net, apply_net, inputs, pack_net, unpack_net
from factcheck.intake.debates.shapes import find_marks
from factcheck.matching.vectors import SENTENCE, load_model
from tests.evaluation.checkthat import average_precision, read_split
from tests.evaluation.run import SHARED
from tests.training.train_debates import read_training_rows

OUT = Path(meaning.__file__).with_name(meaning.NAME)
SEEDS, HIDDEN, EPOCHS, BATCH = (
    (0, 1),
    96,
    8,
    128,
)  # nets of their own, put side by side: their mean is steadier than one
RATE, SHRINK, DROPPED = 2e-3, 0.15, 0.5
LEAST_SEEN = 40  # sentences that have a mark, or it is left out
Matrix = NDArray[np.float32]


def choose_marks(texts: Sequence[str]) -> tuple[str, ...]:
    """The marks that are not rare among the sentences; crosses of two are left to the hidden layer."""
    counts = Counter(mark for text in texts for mark in set(find_marks(*read_words(text))))
    return tuple(sorted(mark for mark, count in counts.items() if count >= LEAST_SEEN and "&" not in mark))


def train(rows: Matrix, wanted: Matrix, marks: tuple[str, ...]) -> Net:
    """Nets of several seeds as one: hidden layers side by side, the mean of their logits."""
    parts = [train_one(rows, wanted, seed) for seed in SEEDS]
    inner, inner_bias, outer = (np.concatenate([part[place] for part in parts], axis=-1) for place in range(3))
    outer = (outer / len(parts)).astype(np.float32)
    return Net(marks, inner, inner_bias, outer, float(np.mean([part[3] for part in parts])))


def train_one(rows: Matrix, wanted: Matrix, seed: int) -> list[Matrix]:
    """One net by Adam with decoupled shrinking and dropout; the rate falls to nothing."""
    chance, width = np.random.default_rng(seed), rows.shape[1]
    values: list[Matrix] = [
        chance.normal(0, width**-0.5, (width, HIDDEN)).astype(np.float32), np.zeros(HIDDEN, np.float32),
        chance.normal(0, HIDDEN**-0.5, HIDDEN).astype(np.float32), np.zeros(1, np.float32),
    ]  # fmt: skip
    means, squares = [np.zeros_like(value) for value in values], [np.zeros_like(value) for value in values]
    steps, step = EPOCHS * (len(rows) // BATCH), 0
    for _ in range(EPOCHS):
        order = chance.permutation(len(rows))
        for start in range(0, len(rows) - BATCH + 1, BATCH):
            batch = order[start : start + BATCH]
            kept = ((chance.random((BATCH, HIDDEN)) > DROPPED) / (1 - DROPPED)).astype(np.float32)
            slopes = _slopes(values, rows[batch], wanted[batch], kept)
            step += 1
            rate = RATE * (1 - step / steps)
            for place, slope in enumerate(slopes):
                means[place] = 0.9 * means[place] + 0.1 * slope
                squares[place] = 0.999 * squares[place] + 0.001 * slope**2
                push = means[place] / (1 - 0.9**step) / (np.sqrt(squares[place] / (1 - 0.999**step)) + 1e-8)
                held = SHRINK * values[place] if place in (0, 2) else 0.0
                values[place] = (values[place] - rate * (push + held)).astype(np.float32)
    return values


def _slopes(values: Sequence[Matrix], rows: Matrix, wanted: Matrix, kept: Matrix) -> list[Matrix]:
    inner, inner_bias, outer, bias = values
    sums = rows @ inner + inner_bias
    fired = np.maximum(sums, 0) * kept
    wrong = (1 / (1 + np.exp(-(fired @ outer + bias))) - wanted) / len(rows)
    back = np.outer(wrong, outer) * kept * (sums > 0)
    return [rows.T @ back, back.sum(axis=0), fired.T @ wrong, np.array([wrong.sum()])]


def read_vectors(folder: Path, name: str, texts: Sequence[str]) -> Matrix:
    """The vectors of sentences, kept in the folder under a name, or made now."""
    path = folder / f"{name}.npy"
    if not path.exists():
        print(f"Reading {len(texts):,} sentences of {name}; this takes minutes.", file=sys.stderr, flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        np.save(path, load_model(SENTENCE).embed(texts))
    made: Matrix = np.load(path)
    if len(made) != len(texts):
        raise SystemExit(f"{path} holds the vectors of other sentences: remove it.")
    return made


def main(words: Sequence[str] | None = None) -> int:
    """Train, say what is reached with and without the other model, and write the net."""
    parser = argparse.ArgumentParser(description="Train the net over sentence vectors.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with data/")
    parser.add_argument("--vectors", type=Path, required=True, help="a folder to keep vectors in")
    options = parser.parse_args(words)
    examples = read_training_rows(options.shared)
    texts = [text for text, _ in examples]
    marks = choose_marks(texts)
    rows = inputs(texts, read_vectors(options.vectors, "train", texts), marks)
    packed = pack_net(train(rows, np.array([label for _, label in examples], dtype=np.float32), marks))
    for split in ("dev", "dev-test"):
        held_out = read_split(options.shared, split)
        texts, wanted = [text for text, _ in held_out], [label for _, label in held_out]
        logits = apply_net(unpack_net(packed), inputs(texts, read_vectors(options.vectors, split, texts), marks))
        both = [float(logit) + estimate_logit(text) for logit, text in zip(logits, texts, strict=True)]
        alone = average_precision([float(logit) for logit in logits], wanted)
        print(f"average precision on {split}: {alone:.4f}, with both models {average_precision(both, wanted):.4f}")
    OUT.write_bytes(packed)
    print(f"{OUT.name}: {len(packed):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
