"""Temporary files say who made them, and those of dead processes are swept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from factcheck.store.leftovers import is_abandoned, is_temporary, machine, sweep, temporary_name
from factcheck.store.operations import RealOps


def dead_process() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_a_temporary_file_is_hidden_and_knows_its_maker() -> None:
    name = temporary_name("k7h2m3pq-a-claim.json", 3)
    assert name == f".k7h2m3pq-a-claim.json.{machine()}-{os.getpid()}-3.tmp"
    assert is_temporary(name)
    assert not is_abandoned(name)


def test_only_files_of_dead_processes_of_this_machine_are_swept(tmp_path: Path) -> None:
    dead = dead_process()
    ours, other = f".a.json.{machine()}-{dead}-0.tmp", f".a.json.00000000-{dead}-0.tmp"
    kept = [temporary_name("a.json", 0), other, "a.json", "notes.tmp"]
    for name in (ours, *kept):
        (tmp_path / name).touch()
    sweep(RealOps(), str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(kept)


def test_a_folder_that_is_gone_stops_no_sweep(tmp_path: Path) -> None:
    sweep(RealOps(), str(tmp_path / "gone"))
