"""Promise 4: the power is cut while writers write, on ext4 and on xfs. What was acknowledged is there when it comes back.

The disk is a file. An ioctl of both file systems drops everything that has not reached it, the journal's buffers included;
then it is unmounted and mounted again, and the machine counts as started anew. To prove that the cut cuts, a few rounds are
done by writers that wait for no disk: they must lose something.
"""

from __future__ import annotations

import fcntl
import os
import select
import struct
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from factcheck.store import DeskStore, index
from factcheck.store.operations import RealOps
from tests.faults.desks import differing_answers, note, open_case, temporaries_in
from tests.faults.forked import in_child
from tests.faults.mounted import apart, image_disk, make_image, why_no_image
from tests.faults.outcome import Outcome, Tell, say_nothing
from tests.faults.writers import Tally, Writer, compare, kill_writer, start_writer, works_on

KINDS = ("ext4", "xfs")
WRITERS = 3
LONGEST = 0.25  # seconds from the first acknowledgement to the cut
CAREFREE_ROUNDS = 4
_SHUTDOWN, _WITHOUT_FLUSHING = 0x8004587D, 2  # FS_IOC_SHUTDOWN, its mode NOLOGFLUSH

Round = Callable[[Path, Path, Random], dict[str, Any]]


class CarefreeOps(RealOps):
    """The calls of a save, without the waiting for the disk."""

    def fsync(self, descriptor: int) -> None:
        """Claim that all is on the disk."""

    def sync_file_system(self, folder: str) -> bool:
        """Claim the same."""
        return bool(folder)


def cut_the_power(folder: Path, cuts: int, seed: int, tell: Tell = say_nothing) -> Iterator[Outcome]:
    """Cut the power so many times on each file system."""
    for kind in KINDS:
        procedure = f"power cut on {kind}"
        reason = why_no_image(kind)
        if reason:
            yield Outcome(4, procedure, skipped=reason)
            continue
        image = folder / f"disk.{kind}"
        make_image(image, kind)
        saved, wrong = 0, []
        for number in range(cuts):
            tell(f"{kind}: {number} of {cuts}")
            found = _round(image, folder / kind, Random(f"{seed}.{number}"))
            saved += found["saved"]
            wrong += [f"cut {number}: {one}" for one in found["wrong"]]
        if not any(
            _round(image, folder / kind, Random(number), CarefreeOps)["wrong"] for number in range(CAREFREE_ROUNDS)
        ):
            wrong.append("the cut cuts nothing: writers that wait for no disk lost nothing either")
        image.unlink()
        yield Outcome(4, procedure, cuts, "cuts", tuple(wrong), note=f"{saved:,} acknowledged saves")


def _round(image: Path, at: Path, rng: Random, ops: type[RealOps] = RealOps) -> dict[str, Any]:
    code, found = in_child(partial(apart, partial(_one_cut, image, at, rng, ops)))
    return found if code == 0 else {"saved": 0, "wrong": [f"it ended with {code}: {found}"]}


def _one_cut(image: Path, at: Path, rng: Random, ops: type[RealOps]) -> dict[str, Any]:
    root, tally = at / f"desk-{rng.getrandbits(40):x}", Tally()
    with image_disk(image, at):
        _write_until_cut(root, rng, ops, tally)
    with image_disk(image, at):
        code, wrong = in_child(lambda: _look(root, tally))
    saved = len(tally.events) + len(tally.copies)
    wrong = wrong if code == 0 else [f"looking at it ended with {code}: {wrong}"]
    return {"saved": saved, "wrong": [*wrong, *([] if saved else ["nothing was acknowledged before the cut"])]}


def _write_until_cut(root: Path, rng: Random, ops: type[RealOps], tally: Tally) -> None:
    root.mkdir()
    store = DeskStore(root)
    at = "2026-10-02T10:00:00Z"
    shared, *own = [open_case(store, "claim of all", at=at).case.id for _ in range(WRITERS + 1)]
    store.reindex()
    store.index.close()
    RealOps().sync_file_system(str(root))
    writers: list[Writer] = []
    for number in range(WRITERS):
        works = works_on(partial(DeskStore, root, ops=ops()), at, shared, own[number], str(number))
        writers.append(start_writer(works[rng.randrange(len(works))], rng))
    select.select([writer.pipe for writer in writers], [], [], 10)
    select.select((), (), (), rng.uniform(0, LONGEST))  # the moment is what is random here
    _cut(root)
    for writer in writers:
        kill_writer(writer, tally)
    tally.wrong.clear()  # a writer may fail when its disk is gone


def _cut(root: Path) -> None:
    descriptor = os.open(root, os.O_RDONLY)
    fcntl.ioctl(descriptor, _SHUTDOWN, struct.pack("I", _WITHOUT_FLUSHING))
    os.close(descriptor)


def _look(root: Path, tally: Tally) -> list[str]:
    """What is wrong with a desk after the power came back, and whether people can go on."""
    if not root.is_dir():
        return ["the desk is gone"]
    started = root.with_name("started-anew")
    started.write_text(root.name, encoding="ascii")
    index._BOOT = str(started)
    wrong = compare(root, tally)
    if wrong:
        return wrong
    wrong += differing_answers(root)
    store = DeskStore(root)
    note(store, store.case_ids()[0], "after the cut")
    open_case(store, "claim after the cut")
    store.keep_bytes(b"after the cut", "txt")
    wrong += differing_answers(root, store)
    left = [path for path in temporaries_in(root) if not path.startswith(("captures", "articles"))]
    return wrong + [f"{path} was left, and the next save did not take it away" for path in left]
