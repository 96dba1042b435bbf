"""The library that is searched is built once, and again where another would be built now."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.build import MANIFEST
from tests.benchmarks.library import COMMON, SAMPLED, built_library, measure_library


def test_each_search_is_timed_and_the_library_is_built_once(tmp_path: Path) -> None:
    told: list[str] = []
    costs = measure_library(tmp_path, told.append, 400)
    assert len(costs) == 2 * SAMPLED + len(COMMON)
    assert all(0 < cost < 60 for cost in costs)
    built_library(tmp_path, told.append, 400)
    assert sum(line.startswith("Importing") for line in told) == 1
    manifest = tmp_path / "library-400" / MANIFEST
    manifest.write_text(json.dumps({"checks": 400, "feed": "another"}), encoding="utf-8")
    built_library(tmp_path, told.append, 400)
    assert sum(line.startswith("Importing") for line in told) == 2
