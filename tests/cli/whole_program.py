"""The program as a whole process each time, on a copy of the example desk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ANA, BEN, CHIDI = ("Ana Ruiz <ana@desk.example>", "Ben Okafor <ben@desk.example>", "Chidi Lang <chidi@desk.example>")


class Desk:
    """The program on a copy of the example desk, as a whole process each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "cases", folder / "cases", ignore=shutil.ignore_patterns(".index", ".locks"))

    def __call__(self, *words: str, by: str = ANA, code: int = 0) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "PYTHONPATH": str(ROOT), "FACTCHECK_BY": by,
                       "FACTCHECK_DESK": str(self.folder / "cases"), "PYTHONIOENCODING": "utf-8"}  # fmt: skip
        command = [sys.executable, "-m", "factcheck", *words]
        run = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == code, (words, run.stdout, run.stderr)
        return run

    def json(self, *words: str) -> Any:
        return json.loads(self(*words, "--json").stdout)

    def evidence(self, case: str) -> list[Any]:
        return [json.loads(line) for line in self("evidence", "list", case, "--json").stdout.splitlines()]

    def piece(self, case: str, url: str) -> str:
        return next(str(one["id"]) for one in self.evidence(case) if one["url"] == url)
