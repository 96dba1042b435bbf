"""Trains the model of `factcheck/intake/debates` on CheckThat! 2024 and writes its weights; needs only Python.

`python -m tests.training.train_debates` writes the file that ships, `--check` only compares with it. The same data give the
same bytes: sentences are shuffled by a seeded generator and weights are rounded to a byte.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from factcheck.intake.debates import weights
from factcheck.intake.debates.features import BUCKETS, MARKS, find_features
from tests.evaluation.checkthat import Rows, average_precision, read_split
from tests.evaluation.run import SHARED

OUT = Path(weights.__file__).with_name(weights.NAME)
EPOCHS, SEED, STRENGTH = 12, 2024, 2.0  # STRENGTH is liblinear's C: the inverse of how strongly weights are held small
Example = tuple[list[tuple[int, float]], bool]


def key_of(text: str) -> str:
    """What two sentences share that differ only in case, spaces and punctuation."""
    return " ".join(re.findall(r"\w+", text.lower()))


def read_training_rows(shared: Path) -> Rows:
    """The sentences of train that stand neither in dev nor in dev-test."""
    held_out = {key_of(text) for split in ("dev", "dev-test") for text, _ in read_split(shared, split)}
    return [(text, label) for text, label in read_split(shared, "train") if key_of(text) not in held_out]


def train(rows: Rows) -> bytes:
    """The packed weights of a logistic regression, by stochastic descent over shuffled sentences, averaged at the end."""
    examples: list[Example] = [(list(find_features(text).items()), label) for text, label in rows]
    values, bias = _descend(examples)
    return weights.pack_weights(values, bias)


def _descend(examples: Sequence[Example]) -> tuple[list[float], float]:
    """Bottou's descent: the weights are `size * values`, so that shrinking all of them is one multiplication."""
    held = 1 / (STRENGTH * len(examples))
    values, size, bias, step = [0.0] * (BUCKETS + MARKS), 1.0, 0.0, 0
    order = list(range(len(examples)))
    shuffler = random.Random(SEED)
    for _ in range(EPOCHS):
        shuffler.shuffle(order)
        for place in order:
            features, label = examples[place]
            rate = 1 / (1 + held * step)  # starts at 1, ends as the inverse of the steps
            step += 1
            logit = bias + size * sum([values[bucket] * value for bucket, value in features])
            wrong = (1.0 if label else 0.0) - 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
            size *= 1 - rate * held
            push = rate * wrong / size
            for bucket, value in features:
                values[bucket] += push * value
            bias += 0.05 * rate * wrong
    return [size * value for value in values], bias


def measure(packed: bytes, shared: Path) -> dict[str, float]:
    """The average precision of packed weights on dev and dev-test."""
    read = weights.unpack_weights(packed)
    figures = {}
    for split in ("dev", "dev-test"):
        rows = read_split(shared, split)
        scores = [sum(read.buckets[b] * v for b, v in find_features(text).items()) for text, _ in rows]
        figures[split] = average_precision(scores, [label for _, label in rows])
    return figures


def main(words: Sequence[str] | None = None) -> int:
    """Train, say what is reached, and write the weights, or compare them with those that ship."""
    parser = argparse.ArgumentParser(description="Train the model of check-worthiness.")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with data/")
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where the weights differ")
    options = parser.parse_args(words)
    packed = train(read_training_rows(options.shared))
    for split, figure in measure(packed, options.shared).items():
        print(f"average precision on {split}: {figure:.4f}")
    if options.check:
        return 0 if packed == OUT.read_bytes() else 1
    OUT.write_bytes(packed)
    print(f"{OUT.name}: {len(packed):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
