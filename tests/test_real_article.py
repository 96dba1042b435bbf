"""A real article, read only where it lies beside this checkout: what is opened from it is what stands in it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAME = "azerbaijan-armenia-2020-12-24.txt"


@dataclass(frozen=True)
class Taken:
    """The article at a desk of its own: the folder, the lines of its intake, and the article as it is stored."""

    folder: Path
    source: Path
    opened: list[dict[str, Any]]
    article: dict[str, Any]

    @property
    def claims(self) -> list[str]:
        """The claims, best first."""
        return [case["claim"] for case in sorted(self.opened, key=lambda case: int(case["rank"]))]


def factcheck(folder: Path, *words: str) -> list[dict[str, Any]]:
    """The JSON objects that a command printed."""
    run = subprocess.run(
        [sys.executable, "-m", "factcheck", *words, "--json"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "FACTCHECK_BY": "Ana Ruiz"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def source(shared: Path) -> Path:
    """The article's file."""
    path = shared / "articles" / NAME
    if not path.is_file():
        pytest.skip(f"needs ../shared/articles/{NAME}, and there is none")
    return path


@pytest.fixture(scope="module")
def taken(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """The article, taken in once with a case on each of its claims."""
    folder = tmp_path_factory.mktemp("real")
    factcheck(folder, "desk", "init")
    opened = factcheck(folder, "intake", str(source), "--accept", "all")
    (row,) = factcheck(folder, "article", "list")
    (article,) = factcheck(folder, "article", "show", row["id"])
    return Taken(folder, source, opened, article)


def test_each_claim_has_one_case_whose_quote_stands_in_the_article(taken: Taken) -> None:
    text = taken.article["text"]
    assert text == taken.source.read_text(encoding="utf-8")
    assert len(taken.opened) >= 10
    assert [case["rank"] for case in taken.opened] == list(range(1, len(taken.opened) + 1))
    for case in taken.opened:
        quote = case["quote"]
        assert text[quote["start"] : quote["end"]] == quote["text"]
        assert case["article"] == taken.article["id"]
        assert case["stage"] == "triage"
        assert case["reasons"] or case["score"] < 0.5
    assert len({(case["quote"]["start"], case["quote"]["end"]) for case in taken.opened}) == len(taken.opened)


@pytest.mark.parametrize("figure", ["60", "39", "21", "163"])
def test_the_figures_of_the_report_are_among_the_first_ten(taken: Taken, figure: str) -> None:
    assert any(figure in re.findall(r"\d+", claim) for claim in taken.claims[:10]), taken.claims[:10]


def test_the_period_is_among_the_first_ten(taken: Taken) -> None:
    days = (r"(27 September|September 27)\b", r"(22 December|December 22),? 2020\b")
    assert any(all(re.search(day, claim) for day in days) for claim in taken.claims[:10]), taken.claims[:10]


def as_one_line(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def test_the_headline_which_is_repeated_is_a_claim_at_most_once(taken: Taken) -> None:
    headline = as_one_line(taken.article["title"])
    assert sum(as_one_line(line) == headline for line in taken.article["text"].splitlines()) > 1
    assert sum(headline in as_one_line(claim) for claim in taken.claims) <= 1


def test_appeals_and_captions_are_no_claims(taken: Taken) -> None:
    lines = [as_one_line(line) for line in taken.article["text"].splitlines() if line.strip()]
    furniture = {line for line in lines if len(line.split()) < 8 and not line.endswith((".", "”", '"'))}
    assert len(furniture) >= 3
    assert [claim for claim in taken.claims if as_one_line(claim) in furniture] == []


def test_the_second_time_nothing_is_opened(taken: Taken) -> None:
    assert factcheck(taken.folder, "intake", str(taken.source), "--accept", "all") == []
    assert len(factcheck(taken.folder, "list", "--limit", "0")) == len(taken.opened)
    assert len(factcheck(taken.folder, "article", "list")) == 1
