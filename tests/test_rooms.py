"""The arrows between the rooms: every contract of pyproject.toml holds, and each of them catches what it forbids.

import-linter reads the imports of the package, those inside functions included. What it cannot tell apart, single
modules of urllib or a module imported by a string, is read from the syntax here.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "factcheck"

DOWNWARDS = "A layer imports only downwards"
ONE_DOOR = "Faces and rooms meet only in the desk"
NO_SETTINGS = "Rooms take plain arguments, never settings"
DATABASES = "Only store imports tinydb and sqlite3"
FULL_SCREEN = "Only tui imports textual"
FACES = "Nothing below the faces imports rich or typer"
CONNECTIONS = "Only web opens a connection"
ALL_CONTRACTS = {DOWNWARDS, ONE_DOOR, NO_SETTINGS, DATABASES, FULL_SCREEN, FACES, CONNECTIONS}

ROOMS = ("intake", "evidence", "matching", "publish", "store")

# The module that sins, what it imports, and the one contract that must name it. A leading dot means "of factcheck".
PLANTS = [
    (".errors", ".model", DOWNWARDS),
    (".model", ".verdicts", DOWNWARDS),
    (".model.events", ".config", DOWNWARDS),
    (".verdicts", ".store", DOWNWARDS),
    (".verdicts", ".config", DOWNWARDS),
    (".config", ".web", DOWNWARDS),
    (".web", ".config", DOWNWARDS),
    (".store", ".desk", DOWNWARDS),
    (".render", ".desk", DOWNWARDS),
    (".desk", ".render", DOWNWARDS),
    (".desk", ".cli", DOWNWARDS),
    (".cli", ".__main__", DOWNWARDS),
    (".a_new_room", ".errors", DOWNWARDS),
    *((f".{room}", f".{neighbour}", ONE_DOOR) for room, neighbour in zip(ROOMS, ROOMS[1:] + ROOMS[:1], strict=True)),
    *((".cli", f".{room}", ONE_DOOR) for room in ROOMS),
    (".tui", ".store", ONE_DOOR),
    (".tui", ".publish", ONE_DOOR),
    (".render", ".store", ONE_DOOR),
    (".render", ".evidence", ONE_DOOR),
    (".cli", ".tui", ONE_DOOR),
    *((f".{room}", ".config", NO_SETTINGS) for room in ROOMS),
    (".desk", "tinydb", DATABASES),
    (".cli", "sqlite3", DATABASES),
    (".cli", "textual.app", FULL_SCREEN),
    (".verdicts", "rich.text", FACES),
    (".desk", "typer", FACES),
    (".intake", "click", FACES),
    (".intake", "socket", CONNECTIONS),
    (".publish", "requests", CONNECTIONS),
    (".cli", "http.client", CONNECTIONS),
    (".desk", "ssl", CONNECTIONS),
]

# Names that open a connection although their library, or another part of it, is anyone's to use.
CONNECTING_NAMES = {
    "urllib.request",
    "urllib.error",
    "urllib.robotparser",
    "asyncio.open_connection",
    "asyncio.open_unix_connection",
    "asyncio.start_server",
    "multiprocessing.connection",
    "trafilatura.fetch_url",
    "trafilatura.fetch_response",
    "trafilatura.downloads",
}


def contracts() -> list[dict[str, object]]:
    """The contracts as pyproject.toml states them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    stated = settings["tool"]["importlinter"]["contracts"]
    assert isinstance(stated, list)
    return stated


def judge(tree: Path) -> tuple[int, dict[str, bool], str]:
    """Check the contracts in `tree`: the exit code, whether each contract is kept, and all that was printed."""
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"],
        cwd=tree,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = re.findall(r"^(.+?) (KEPT|BROKEN)\b", run.stdout, flags=re.MULTILINE)
    return run.returncode, {name: word == "KEPT" for name, word in lines}, run.stdout + run.stderr


def place_of(tree: Path, module: str) -> Path:
    """The file of `module` (".store" means factcheck.store) in `tree`, made where the package has no such module."""
    path = tree / "factcheck" / module.lstrip(".").replace(".", "/")
    if path.with_suffix(".py").exists():
        return path.with_suffix(".py")
    path.mkdir(parents=True, exist_ok=True)
    (path / "__init__.py").touch()
    return path / "__init__.py"


def plant(tree: Path, sinner: str, imported: str) -> None:
    """Add to one module of the copy in `tree` the line that imports `imported`, inside a function."""
    name = imported
    if imported.startswith("."):
        place_of(tree, imported)
        name = f"factcheck{imported}"
    with place_of(tree, sinner).open("a", encoding="utf-8") as module:
        module.write(f"\n\ndef sin() -> None:\n    import {name}\n")


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    """A copy of the package and of the settings, to be spoilt."""
    shutil.copytree(PACKAGE, tmp_path / "factcheck", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    code, kept, told = judge(ROOT)
    assert set(kept) == ALL_CONTRACTS, told
    assert all(kept.values()), told
    assert code == 0, told


@pytest.mark.parametrize(("sinner", "imported", "contract"), PLANTS)
def test_a_forbidden_import_breaks_exactly_its_contract(
    copied_tree: Path, sinner: str, imported: str, contract: str
) -> None:
    plant(copied_tree, sinner, imported)
    code, kept, told = judge(copied_tree)
    assert code != 0, told
    assert {name for name, is_kept in kept.items() if not is_kept} == {contract}, told


def test_each_contract_is_shown_to_catch_something() -> None:
    assert {contract for _, _, contract in PLANTS} == ALL_CONTRACTS


def test_the_contracts_name_no_module_that_the_layers_do_not_know() -> None:
    """A contract about a module that was renamed would hold for ever; the layers themselves must be complete."""
    layers = next(contract for contract in contracts() if contract["name"] == DOWNWARDS)
    known = set(re.findall(r"\w+", str(layers["layers"])))
    named: set[str] = set()
    for contract in contracts():
        named |= set(re.findall(r"\w+", str(contract.get("layers", ""))))
        named |= set(re.findall(r"factcheck\.(\w+)", str(contract)))
    assert layers["exhaustive"] is True
    assert named <= known


def test_every_folder_of_code_is_a_package_that_the_contracts_can_see() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def names_reached(source: str) -> set[str]:
    """Every dotted name that `source` imports, or reads from something it imported."""
    nodes = list(ast.walk(ast.parse(source)))
    bound: dict[str, str] = {}
    reached: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            reached |= {alias.name for alias in node.names}
            whole = [alias.name.partition(".")[0] for alias in node.names if not alias.asname]
            bound |= {name: name for name in whole} | {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            members = {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            reached |= {node.module, *members.values()}
            bound |= members
    for node in nodes:
        if isinstance(node, ast.Attribute):
            root, _, rest = ast.unparse(node).partition(".")
            reached |= {f"{bound[root]}.{rest}"} if root in bound else set()
    return reached


def modules_imported_by_string(source: str) -> list[str]:
    """What `source` imports by writing a module's name as a string, which no contract can see."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    importing = [call for call in calls if ast.unparse(call.func).split(".")[-1] in {"__import__", "import_module"}]
    return [str(call.args[0].value) for call in importing if isinstance(call.args[0], ast.Constant)]


def sources(*folders: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each module in `folders`; a file counts as a folder of itself."""
    for folder in folders:
        for path in [folder] if folder.is_file() else sorted(folder.rglob("*.py")):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def test_only_web_uses_a_name_that_opens_a_connection() -> None:
    sinners = {name: names_reached(text) & CONNECTING_NAMES for name, text in sources(PACKAGE)}
    assert {
        name: found
        for name, found in sinners.items()
        if found and not name.startswith(("factcheck/web.py", "factcheck/web/"))
    } == {}


@pytest.mark.parametrize(
    "source",
    [
        "import urllib.request",
        "from urllib.request import urlopen",
        "from urllib import request",
        "import urllib.parse\nurllib.request.urlopen('x')",
        "def late():\n    from trafilatura import fetch_url",
        "import trafilatura as t\nt.fetch_url('x')",
        "import asyncio\nasyncio.open_connection('x', 1)",
    ],
)
def test_a_name_that_opens_a_connection_is_found(source: str) -> None:
    assert names_reached(source) & CONNECTING_NAMES


@pytest.mark.parametrize(
    "source",
    ["from urllib.parse import urlsplit", "import urllib.parse\nurllib.parse.quote('x')", "import trafilatura"],
)
def test_reading_an_address_opens_no_connection(source: str) -> None:
    assert not names_reached(source) & CONNECTING_NAMES


def test_model_and_errors_import_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"factcheck"}
    found = {
        f"{name} reaches {reached}"
        for name, text in sources(PACKAGE / "model", PACKAGE / "errors.py")
        for reached in names_reached(text)
        if reached.partition(".")[0] not in allowed
    }
    assert found == set()


def test_no_module_is_imported_by_a_string_that_the_contracts_cannot_see() -> None:
    sinners = {name: modules_imported_by_string(text) for name, text in sources(PACKAGE)}
    assert {name: found for name, found in sinners.items() if found} == {}


def test_an_import_by_a_string_is_found() -> None:
    assert modules_imported_by_string("import importlib\nimportlib.import_module('socket')") == ["socket"]
    assert modules_imported_by_string("__import__('rich')") == ["rich"]
