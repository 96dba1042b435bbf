"""The walk of `make demo`: it goes all the way, shows a refusal, and ends with a sentence where a step fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WALK = Path(__file__).with_name("run_demo.py")


def walk(temporary: Path, *, script: Path = WALK) -> subprocess.CompletedProcess[str]:
    """Run the walk with its folder in `temporary`, within the minute that is promised."""
    words = {**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary), "TMP": str(temporary)}
    return subprocess.run(
        [sys.executable, str(script)], env=words, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


def bytes_in(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of one walk and what it printed; the example desk is as it was before."""
    temporary = tmp_path_factory.mktemp("demo")
    before = bytes_in(ROOT / "cases")
    run = walk(temporary)
    assert run.returncode == 0, run.stdout + run.stderr
    assert bytes_in(ROOT / "cases") == before
    (folder,) = temporary.iterdir()
    return folder, run.stdout


def test_the_walk_leaves_a_page_for_readers_with_its_correction(told: tuple[Path, str]) -> None:
    folder, _ = told
    page = (folder / "market-street.html").read_text(encoding="utf-8")
    assert "Half true" in page
    assert "the mean of January to June 2026" in page


def test_the_walk_says_where_the_page_is_and_how_to_remove_it(told: tuple[Path, str]) -> None:
    folder, printed = told
    assert printed.splitlines()[-1].endswith(f"rm -r {folder}")
    assert str(folder / "market-street.html") in printed


def test_the_walk_shows_a_refusal_with_the_command_that_helps(told: tuple[Path, str]) -> None:
    _, printed = told
    assert "The reviewer is not the author of the verdict" in printed
    assert '--approve --by "SOMEBODY ELSE"' in printed


def test_the_walk_prints_no_colours_where_nobody_would_see_them(told: tuple[Path, str]) -> None:
    assert "\033" not in told[1]


def test_the_walk_tells_how_many_claims_of_the_article_are_checked(told: tuple[Path, str]) -> None:
    assert "1 of 4 claims checked." in told[1]


def test_a_step_that_fails_ends_the_walk_with_a_sentence(tmp_path: Path) -> None:
    script = tmp_path / "demo" / "tests" / "demo" / "run_demo.py"  # a walk beside which there is no example desk
    script.parent.mkdir(parents=True)
    script.write_bytes(WALK.read_bytes())
    run = walk(tmp_path, script=script)
    assert run.returncode == 1
    assert run.stderr.startswith("The demo needs the example desk")
    assert "Traceback" not in run.stderr


def test_a_command_that_leaves_with_another_code_ends_the_walk(tmp_path: Path) -> None:
    source = WALK.read_text(encoding="utf-8")
    broken = source.replace('"factcheck desk show"', '"factcheck show nothing"').replace(
        "Path(__file__).resolve().parents[2]", f"Path({str(ROOT)!r})"
    )
    assert broken != source
    other = tmp_path / WALK.name
    other.write_text(broken, encoding="utf-8")
    run = walk(tmp_path, script=other)
    assert run.returncode == 1
    assert "The demo stops here: “factcheck show nothing” left with 4, not with 0." in run.stderr
