"""Habits of the project that no other tool watches: sizes, docstrings, names, leftovers, and what the wheel holds."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "factcheck"
TESTS = ROOT / "tests"

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}

# Each pattern is written so that it does not match itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|NotImplemented" r"Error)\b")
WAITS_FOR_TIME = re.compile(r"\btime\.sleep\(|\bpilot\.pause\([0-9.]")
MACHINE_PATH = re.compile(r"(?<![\w.}~-])/(?:work|home|root|tmp)(?:/|\b)")


LEFT_BY_TOOLS = re.compile(r"(^|/)(__pycache__|\.(?!ci/|gitignore$)[^/]*)(/|$)|^(build|dist|demo)/|\.egg-info/")


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that belongs to the project: what git tracks, or would if it were added.

    Where git does not answer (an unpacked archive, a checkout that someone else owns) all files count but those that
    tools leave behind.
    """
    listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        run = subprocess.run(listing, capture_output=True, text=True, check=True)
        paths = [ROOT / name for name in set(run.stdout.split("\0")) if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in ROOT.rglob("*") if not LEFT_BY_TOOLS.search(name_of(path))]
    return tuple(path for path in sorted(paths) if path.is_file())


def files_in(folder: Path, *suffixes: str) -> Iterator[Path]:
    """The project's files below `folder` that end in one of `suffixes`; all of them if none is given."""
    for path in project_files():
        if path.is_relative_to(folder) and (not suffixes or path.suffix in suffixes):
            yield path


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_matching(pattern: re.Pattern[str], *paths: Path) -> list[str]:
    """Where `pattern` stands in the texts among `paths`, as name:line."""
    found = []
    for path in paths:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        found += [f"{name_of(path)}:{number}" for number, line in enumerate(lines, 1) if pattern.search(line)]
    return found


def test_the_project_has_files_to_look_at() -> None:
    assert len(list(files_in(PACKAGE, ".py"))) > 5


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files_in(PACKAGE, ".py")}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = []
    for path in files_in(PACKAGE, ".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                size = (node.end_lineno or node.lineno) - node.lineno + 1
                long += [f"{name_of(path)}:{node.lineno} {node.name} {size}"] if size > LONGEST_FUNCTION else []
    assert long == []


@pytest.mark.parametrize("folder", [PACKAGE, TESTS], ids=lambda folder: folder.name)
def test_every_module_says_what_it_owns(folder: Path) -> None:
    modules = {path: ast.parse(path.read_text(encoding="utf-8")) for path in files_in(folder, ".py")}
    assert [name_of(path) for path, tree in modules.items() if not ast.get_docstring(tree)] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [name_of(path) for path in files_in(PACKAGE) if {path.stem, path.parent.name} & SAYS_NOTHING] == []


def test_nothing_is_marked_as_unfinished() -> None:
    assert lines_matching(UNFINISHED, *files_in(PACKAGE), *files_in(TESTS, ".py")) == []


def test_no_test_waits_for_time() -> None:
    assert lines_matching(WAITS_FOR_TIME, *files_in(TESTS, ".py")) == []


def test_nothing_outside_the_tests_names_a_folder_of_one_machine() -> None:
    paths = [path for path in project_files() if not path.is_relative_to(TESTS)]
    assert lines_matching(MACHINE_PATH, *paths) == []


def test_every_toml_file_can_be_read() -> None:
    for path in (*files_in(PACKAGE, ".toml"), *files_in(ROOT / "cases", ".toml"), ROOT / "pyproject.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_json_file_can_be_read() -> None:
    for path in (*files_in(PACKAGE, ".json"), *files_in(ROOT / "cases", ".json")):
        json.loads(path.read_text(encoding="utf-8"))


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    """Scales, templates and other data are what a user's copy must not lack; built without network by hatchling."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel, and it is not installed")
    checkout = tmp_path / "checkout"
    for path in (
        *files_in(PACKAGE),
        *(ROOT / name for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore")),
    ):
        copy = checkout / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=checkout, check=True, capture_output=True, timeout=60)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        missing = {name_of(path) for path in files_in(PACKAGE)} - set(archive.namelist())
    assert missing == set()
