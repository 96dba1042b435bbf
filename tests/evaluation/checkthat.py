"""Reads the check-worthiness sentences of CheckThat! 2024 (English) and counts the average precision of a ranking."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from pathlib import Path

from tests.evaluation.figures import demand

Rows = list[tuple[str, bool]]


def read_split(shared: Path, split: str) -> Rows:
    """The sentences of `train`, `dev` or `dev-test`, and whether each is worth checking; quotation marks are text."""
    path = demand(shared, "data", "checkthat2024", f"CT24_checkworthy_english_{split}.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (row["Text"], row["class_label"] == "Yes")
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def average_precision(scores: Sequence[float], wanted: Sequence[bool]) -> float:
    """The mean of the precisions at each wanted sentence; sentences of one score are counted as one step."""
    pairs = sorted(zip(scores, wanted, strict=True), key=lambda pair: -pair[0])
    total = sum(wanted)
    found, place, parts = 0, 0, []
    while place < len(pairs):
        end = place
        while end < len(pairs) and pairs[end][0] == pairs[place][0]:
            end += 1
        new = sum(1 for _, is_wanted in pairs[place:end] if is_wanted)
        found += new
        parts.append(new / total * found / end if total else 0.0)
        place = end
    return math.fsum(parts)
