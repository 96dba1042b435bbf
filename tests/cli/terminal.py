"""Commands as a person types them, run in this process: what they print, how they end, and what they leave of the files."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from factcheck.cli import app as table_of_contents
from factcheck.cli.boundary import run
from factcheck.desk import cases, publishing, replies
from tests.desk import making

ANA, BEN, CLEO = making.ANA, making.BEN, making.CLEO
_APP_FOR = table_of_contents.app_for


@cache
def made_ready(first: str) -> Any:
    """The program as far as a command line with this first word needs it, "" for all of it.

    Typer makes its commands anew whenever they are called, which costs more than most commands do.
    """
    return typer.main.get_command(_APP_FOR([first] if first else []))


def _ready_for(arguments: Sequence[str]) -> Any:
    return made_ready(arguments[0] if arguments and arguments[0] in table_of_contents.MODULES else "")


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON object it printed."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON objects it printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def error(self) -> dict[str, Any]:
        """The error it printed as JSON."""
        found: dict[str, Any] = json.loads(self.err.splitlines()[-1])
        return found


class Terminal:
    """A terminal in a folder that may hold a desk in `cases`; Ana sits at it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(table_of_contents, "app_for", _ready_for)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("FACTCHECK_BY", ANA)
        self.piped(b"")

    @property
    def desk(self) -> Path:
        """The folder of the desk."""
        return self.folder / "cases"

    def piped(self, data: bytes) -> None:
        """Put something on standard input."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    def __call__(self, *words: str | Path, by: str = "", stdin: str | bytes | None = None) -> Ran:
        """Run a command, by somebody else if so said."""
        if stdin is not None:
            self.piped(stdin.encode() if isinstance(stdin, str) else stdin)
        self._capsys.readouterr()
        code = run([*map(str, words), *(["--by", by] if by else [])])
        printed = self._capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    def done(self, *words: str | Path, by: str = "", stdin: str | bytes | None = None) -> Ran:
        """Run a command that must succeed."""
        ran = self(*words, by=by, stdin=stdin)
        assert ran.code == 0, (words, ran)
        return ran

    def id_of(self, *words: str | Path, by: str = "") -> str:
        """The id of what a command added."""
        found: str = self.done(*words, "--json", by=by).data["id"]
        return found

    def refused(self, code: int, *words: str | Path, by: str = "", stdin: str | bytes | None = None) -> dict[str, Any]:
        """Run a command that must fail with this code, say why and what to do next, and leave every file as it was."""
        before = self.files()
        ran = self(*words, "--json", by=by, stdin=stdin)
        assert ran.code == code, (words, ran)
        assert self.files() == before, words
        assert ran.out == ""
        assert ran.error["exit_code"] == code
        assert ran.error["message"]
        assert ran.error["hint"]
        return ran.error

    def files(self) -> dict[str, bytes]:
        """Every case and article of the desk with its bytes."""
        found = sorted(self.desk.glob("**/*.json"))
        return {str(path): path.read_bytes() for path in found if "captures" not in path.parts}

    def path_of(self, case: str) -> Path:
        """The file of a case."""
        return next(path for path in self.desk.glob("2*/*.json") if path.name.startswith(case))

    def case(self, case: str) -> dict[str, Any]:
        """A case as `show --json` prints it."""
        found: dict[str, Any] = self.done("show", case, "--json").data
        return found


def build_stages(folder: Path) -> dict[str, str]:
    """A desk at `folder` with one case at each stage; their ids by stage."""
    desk = making.make_desk(folder)
    ids = {
        "triage": making.open_told(desk, "The ferry ran 14 times a day in 1952."),
        "researching": making.researched(desk, "The toll was 2 crowns."),
        "drafted": making.drafted(desk, "The old bridge had 14 arches."),
        "in-review": making.in_review(desk, "The ferry sank in 1961."),
        "approved": making.approved(desk, "The loan was paid back in 1999."),
        "published": making.published(desk, "The bridge cost 40 million."),
    }
    for stage, claim in (("open", "The mayor owns the quarry."), ("declined", "The bridge is ugly.")):
        ids[stage] = making.open_told(desk, claim)
        cases.move_stage(desk, ids[stage], stage, because="It is so.")
    ids["duplicate"] = making.open_told(desk, "The bridge cost forty million.")
    cases.move_stage(desk, ids["duplicate"], "duplicate", of=ids["published"])
    ids["on-hold"] = making.researched(desk, "The river rose 3 metres in 1952.")
    cases.move_stage(desk, ids["on-hold"], "on-hold", because="The archive is shut.", until="2030-01-31")
    ids["awaiting-reply"] = making.researched(desk, "The builders were never paid.")
    replies.request_reply(desk, ids["awaiting-reply"], deadline="2030-01-31")
    for stage in ("closed", "correcting", "withdrawn"):
        ids[stage] = making.published(desk, f"Claim number {len(ids)} was made in 1952.")
    cases.move_stage(desk, ids["closed"], "closed")
    cases.move_stage(desk, ids["correcting"], "correcting", because="A reader wrote.")
    publishing.withdraw_case(desk, ids["withdrawn"], "It was never said.")
    return ids


def copy_desk(built: Path, folder: Path) -> None:
    """Put a copy of a built desk into a folder, as `cases`."""
    shutil.copytree(built, folder / "cases", ignore=shutil.ignore_patterns(".index", ".locks"))
