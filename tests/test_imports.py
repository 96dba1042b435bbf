"""What the everyday commands load, read from `sys.modules`: a heavy library that slips in costs every single start."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE_DESK = ROOT / "cases"

HEAVY = {
    *("textual", "trafilatura", "requests", "jinja2", "lxml", "dateparser", "numpy"),
    *("tokenizers", "wordllama", "pydantic", "PIL", "openpyxl", "docx"),
}

# Runs its second argument, then writes what was loaded into the file of its first, whichever way the program ended.
PROBE = """
import json, sys
target, code = sys.argv[1:3]
sys.argv = ["factcheck", *sys.argv[3:]]
try:
    exec(code, {"__name__": "probe"})
finally:
    with open(target, "w", encoding="utf-8") as file:
        json.dump(sorted(sys.modules), file)
"""
START = "from factcheck.__main__ import main\nsys_exit = main()\nraise SystemExit(sys_exit)"


def run_probed(folder: Path, code: str, *words: str) -> tuple[set[str], subprocess.CompletedProcess[str]]:
    """Top-level names of the modules loaded by `code` when it is started with `words` in `folder`, and the finished run."""
    target = folder / "loaded.json"
    run = subprocess.run(
        [sys.executable, "-c", PROBE, str(target), code, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return {name.partition(".")[0] for name in json.loads(target.read_text(encoding="utf-8"))}, run


# `--sort=id` is a form that is not answered before Typer is loaded.
@pytest.mark.parametrize(
    "words",
    [("list",), ("list", "--sort=id"), ("stats",), ("desk", "show"), ("--help",), ("list", "--help")],
    ids=" ".join,
)
def test_an_everyday_command_loads_nothing_heavy(tmp_path: Path, words: tuple[str, ...]) -> None:
    shutil.copytree(EXAMPLE_DESK, tmp_path / "cases")
    loaded, run = run_probed(tmp_path, START, *words)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip(), "the command printed nothing, so what it loaded proves nothing"
    assert loaded & HEAVY == set()


def test_the_probe_sees_a_heavy_library_however_late_it_is_loaded(tmp_path: Path) -> None:
    loaded, run = run_probed(tmp_path, "def late():\n    import jinja2\nlate()\nraise SystemExit(3)")
    assert run.returncode == 3
    assert loaded & HEAVY == {"jinja2"}
