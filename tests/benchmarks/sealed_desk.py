"""How long the doctor needs for a sealed desk: every change signed, in the ledger and anchored.

`python -m tests.benchmarks.sealed_desk [CASES]` builds one in a temporary folder (10,000 cases unless told) and prints one
line. The seconds of the processors are told beside those of the clock, because others may work on the machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from factcheck.config import write_new_desk_settings
from factcheck.desk import anchoring, keys
from factcheck.desk.health import examine
from factcheck.desk.place import open_desk
from factcheck.model.change import Change
from factcheck.model.event import Draft

ANA = "Ana Ruiz <ana@desk.example>"
TOGETHER = 1_000


def opening(number: int) -> object:
    """An edit that opens a case and does four more things to it, as intake does."""

    def edit(change: Change[object]) -> None:  # type: ignore[type-var]
        change.add(Draft("case-opened", {"case": change.state.id}, {"claim": f"Claim {number} of a long list"}))  # type: ignore[attr-defined]
        for text in ("Called the harbour", "They say no", "Asked again", "They still say no"):
            change.add(Draft("note-added", {}, {"text": text}))

    return edit


def measure(cases: int) -> str:
    """One line: what was built, and how long it took to verify."""
    with tempfile.TemporaryDirectory(prefix="factcheck-sealed-") as place:
        os.environ["FACTCHECK_CONFIG"] = str(Path(place) / "config" / "settings.toml")
        root = Path(place) / "cases"
        root.mkdir(0o700)
        write_new_desk_settings(root / "desk.toml", name="Sealed")
        settings = (root / "desk.toml").read_text(encoding="utf-8")
        (root / "desk.toml").write_text(settings.replace("on-change = false", "on-change = true"), encoding="utf-8")
        (root / "desk.toml").chmod(0o600)
        desk = open_desk(root, by=ANA, environment={})
        keys.make_key(desk, in_file=True)
        for start in range(0, cases, TOGETHER):
            edits = [opening(number) for number in range(start, min(cases, start + TOGETHER))]
            desk.store.create_cases(edits, by=desk.who, at=desk.moment)  # type: ignore[arg-type]
        began = _clocks()
        anchoring.anchor_desk(desk)
        anchored = _since(began)
        began = _clocks()
        found = list(examine(desk))
        verified = _since(began)
    told = f"{cases:,} signed cases of 6 events: anchored in {anchored}, verified in {verified}"
    return f"{told}, {len(found)} findings{''.join(f' ({one.check}: {one.meaning})' for one in found[:3])}"


def _clocks() -> tuple[float, float]:
    """The seconds of the clock, and those of the processors for this process and the ones it waited for."""
    used = os.times()
    return time.perf_counter(), used.user + used.system + used.children_user + used.children_system


def _since(began: tuple[float, float]) -> str:
    clock, processors = (now - then for now, then in zip(_clocks(), began, strict=True))
    return f"{clock:.1f} s ({processors:.1f} s of processors)"


if __name__ == "__main__":
    print(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
