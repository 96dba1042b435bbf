"""Promise 10: whatever lies in a case file, reading it ends in our own error of a damaged file or in a sound case.

Each file is read as `show` does and as the index does, within a second of this process's time and 200 MB of memory.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random
from traceback import format_exc
from typing import Any

from factcheck.errors import DamagedFileError
from factcheck.store.case_files import UNKNOWN_STAMP, verify
from factcheck.store.index_rows import entry_of
from factcheck.store.subjects import CASES
from tests.faults.forked import in_child
from tests.faults.fuzzing import fuzzed
from tests.faults.laid_down import bytes_of
from tests.faults.outcome import Outcome, Tell, say_nothing
from tests.model.histories import random_case, random_copies

SEEDS = 60  # sound files from which others are made
A_BATCH = 2_000  # files that one process reads
SECONDS, MEMORY = 1.0, 200 << 20
_NAME = "k7h2m3pq-a-claim.json"


def fuzz_files(folder: Path, files: int, seed: int, tell: Tell = say_nothing) -> Outcome:
    """Read so many files."""
    rng = Random(seed)
    seeds = [sound_file(rng, number) for number in range(SEEDS)]
    wrong: list[str] = []
    ends: Counter[str] = Counter()
    slowest = 0.0
    for start in range(0, files, A_BATCH):
        tell(f"{start:,} of {files:,}")
        batch = partial(_read_batch, Random(f"{seed}.{start}"), seeds, min(A_BATCH, files - start), folder)
        code, found = in_child(batch, memory=MEMORY)
        if code:
            wrong.append(f"reading files {start:,} and following ended with {code}: {found}")
            continue
        wrong += found["wrong"]
        ends.update(found["ends"])
        slowest = max(slowest, found["slowest"])
    note = f"{ends['damaged']:,} damaged, {ends['sound']:,} sound, slowest {1000 * slowest:.0f} ms"
    return Outcome(10, "fuzzed case files", ends.total(), "files", tuple(wrong), note=note)


def sound_file(rng: Random, number: int) -> bytes:
    """The bytes of a case that could have happened: on one copy for odd numbers, on several for even ones."""
    events = random_case(rng, rng.randrange(1, 16)) if number % 2 else random_copies(rng, rng.randrange(1, 14))[0]
    return bytes_of(CASES, events)


def _read_batch(rng: Random, seeds: Sequence[bytes], count: int, folder: Path) -> dict[str, Any]:
    wrong: list[str] = []
    ends: Counter[str] = Counter()
    slowest = 0.0
    for number in range(count):
        sort, data = fuzzed(rng, seeds)
        began = time.process_time()
        end = _read(data)
        taken = time.process_time() - began
        slowest = max(slowest, taken)
        if end not in ("damaged", "sound") or taken > SECONDS:
            kept = folder / f"fuzzed-{len(wrong)}-{number}.json"
            kept.write_bytes(data)
            wrong.append(f"{sort}, kept as {kept}: {end} after {taken:.2f} s")
        ends[end if end in ("damaged", "sound") else "other"] += 1
    return {"wrong": wrong[:20], "ends": ends, "slowest": slowest}


def _read(data: bytes) -> str:
    """How reading ended: `sound`, `damaged`, or what escaped."""
    try:
        entry_of("2026-10", _NAME, UNKNOWN_STAMP.values, data)
        verify(CASES, Path(_name_for(data)), data, UNKNOWN_STAMP)
    except DamagedFileError:
        return "damaged"
    except BaseException:  # noqa: BLE001 - whatever else it is, it is what is looked for
        return format_exc()[-600:]
    return "sound"


def _name_for(data: bytes) -> str:
    """The name that a forger would give the file: that of the case in it."""
    at = data.find(b'"id": "')
    identifier = data[at + 7 : at + 15].decode("ascii", "replace") if at >= 0 else ""
    return f"{identifier}-a-claim.json" if identifier.isalnum() else _NAME
