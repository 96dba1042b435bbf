"""Other programs on the same cases: Taskwarrior, sqlite-utils, and a small program on one TinyDB file.

Each holds what a list and a page of a case show, without the history that only our files keep. What is not installed is
left out with its reason.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import uuid
import venv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.model.dates import parse_instant
from factcheck.store.layout import read_state
from tests.benchmarks.build import Told, desk_files

ROOT = Path(__file__).resolve().parents[2]
TINYDB, TASKWARRIOR, SQLITE_UTILS = "TinyDB in one file", "Taskwarrior", "sqlite-utils"
PROGRAM = [sys.executable, "-m", "tests.benchmarks.rival_tinydb"]
_PRIORITIES = ("", "L", "M", "H")
_NEWEST = "select id, stage, rating, assignees, claim from cases order by updated_at desc limit 50"
_TASKRC = "data.location={place}\nconfirmation=off\nhooks=off\nrecurrence=off\n"


@dataclass
class Rival:
    """A program with its data: its commands by what they do (`list`, `show`, `note`), or why it is left out."""

    name: str
    commands: dict[str, list[str]] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    reason: str = ""


def prepare_rivals(root: Path, cache: Path, case: str, tell: Told) -> list[Rival]:
    """The programs, each with the cases of the desk at `root`, ready to list all and to show and change one `case`."""
    place = root.parent / "rivals"
    place.mkdir(exist_ok=True)
    return [_tinydb(root, place, case), _taskwarrior(root, place, case), _sqlite_utils(root, place, cache, case, tell)]


def plain_cases(root: Path) -> Iterator[dict[str, Any]]:
    """Each case of a desk as another program would keep it."""
    for path in desk_files(root):
        record = read_state("case", path.read_bytes())
        verdict, evidence = record["verdict"] or {}, record["evidence"]
        names = ("id", "claim", "claimant", "claimed_on", "article", "stage", "rating", "assignees", "tags", "priority")
        yield {
            **{name: record[name] for name in (*names, "due", "opened_at", "updated_at")},
            "reasoning": verdict.get("reasoning"),
            "evidence": [{name: piece[name] for name in ("url", "title", "stance", "quote")} for piece in evidence],
            "notes": [note["text"] for note in record["notes"]],
        }


def task_of(case: dict[str, Any]) -> dict[str, Any]:
    """A case as a task. All are pending, because a case that is published is listed too."""
    task = {
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_URL, case["id"])),
        "description": case["claim"],
        "project": case["article"] or "none",
        "tags": [*case["tags"], case["stage"].replace("-", "")],
        "status": "pending",
        "entry": _stamp(case["opened_at"]),
        "modified": _stamp(case["updated_at"]),
        "annotations": [
            {"entry": _stamp(case["opened_at"])[:-3] + f"{place:02d}Z", "description": f"{one['title']} {one['url']}"}
            for place, one in enumerate(case["evidence"])
        ],
    }
    optional = {"priority": _PRIORITIES[case["priority"]], "due": case["due"] or ""}
    return task | {name: value for name, value in optional.items() if value}


def _tinydb(root: Path, place: Path, case: str) -> Rival:
    file = place / "tinydb.json"
    if not file.exists():
        numbered = {str(number): one for number, one in enumerate(plain_cases(root), 1)}
        _write(file, json.dumps({"_default": numbered}))
    words = ["--database", str(file)]
    commands = {"list": ["list"], "show": ["show", case], "note": ["note", case, "Called the office again."]}
    return Rival(
        TINYDB, {name: [*PROGRAM, *asked, *words] for name, asked in commands.items()}, {"PYTHONPATH": str(ROOT)}
    )


def _taskwarrior(root: Path, place: Path, case: str) -> Rival:
    program = shutil.which("task")
    if program is None:
        return Rival(TASKWARRIOR, reason="Taskwarrior is not installed (Debian: apt install taskwarrior)")
    data, settings, tasks = place / "tasks", place / "taskrc", place / "tasks.json"
    environment = {"TASKRC": str(settings), "TASKDATA": str(data)}
    if not data.exists():
        settings.write_text(_TASKRC.format(place=data), encoding="utf-8")
        _write(tasks, json.dumps([task_of(one) for one in plain_cases(root)]))
        unfinished = place / "tasks.part"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        run = subprocess.run(
            [program, "import", str(tasks)], env={**os.environ, **environment, "TASKDATA": str(unfinished)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        tasks.unlink()
        if run.returncode:
            return Rival(TASKWARRIOR, reason=f"task import failed: {run.stderr.strip()[-200:]}")
        unfinished.rename(data)
    one = str(uuid.uuid5(uuid.NAMESPACE_URL, case))
    commands = {
        "list": ["limit:50", "list"],
        "show": [one, "info"],
        "note": [one, "annotate", "Called the office again."],
    }
    return Rival(TASKWARRIOR, {name: [program, *asked] for name, asked in commands.items()}, environment)


def _sqlite_utils(root: Path, place: Path, cache: Path, case: str, tell: Told) -> Rival:
    program = _installed_sqlite_utils(cache, tell)
    if program is None:
        return Rival(SQLITE_UTILS, reason="sqlite-utils could not be installed with pip")
    file = place / "sqlite-utils.db"
    if not file.exists():
        lines = "\n".join(json.dumps(one) for one in plain_cases(root))
        unfinished = place / "sqlite-utils.part"
        unfinished.unlink(missing_ok=True)
        insert = [program, "insert", str(unfinished), "cases", "-", "--nl", "--pk", "id"]
        subprocess.run(insert, input=lines, text=True, check=True, capture_output=True)
        subprocess.run([program, "create-index", str(unfinished), "cases", "updated_at"], check=True)
        unfinished.rename(file)
    change = f"update cases set updated_at = datetime('now') where id = '{case}'"
    commands = {"list": _NEWEST, "show": f"select * from cases where id = '{case}'", "note": change}
    return Rival(SQLITE_UTILS, {name: [program, "query", str(file), asked] for name, asked in commands.items()})


def _installed_sqlite_utils(cache: Path, tell: Told) -> str | None:
    """The program, from an environment of its own beside the built desks."""
    folder = cache / "sqlite-utils"
    program = folder / "bin" / "sqlite-utils"
    if not program.exists():
        tell("Installing sqlite-utils into an environment of its own")
        venv.create(folder, with_pip=True, clear=True)
        install = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "sqlite-utils"]
        if subprocess.run(install, check=False, capture_output=True).returncode:
            return None
    return str(program)


def _stamp(instant: str) -> str:
    return parse_instant(instant).strftime("%Y%m%dT%H%M%SZ")


def _write(path: Path, text: str) -> None:
    unfinished = path.with_suffix(".part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.rename(path)
