"""Handing the work on a site out to all processors, where there is enough of it.

Processes are started anew and not forked, because whoever shows the progress has threads. Where none can be started, or one
is killed, this one does what is left.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from factcheck.desk.site_room import SiteOrder, SiteRoom

Part = TypeVar("Part")
Done = TypeVar("Done")
MANY = 6  # parts; fewer are done before another process would have started

_room: list[SiteRoom] = []  # that of a process which helps


def spread(
    room: SiteRoom, work: Callable[[SiteRoom, Part], Done], parts: Sequence[Part], many: int = MANY
) -> Iterator[Done]:
    """What `work` makes of each part, in order. Raises what it raises."""
    done = 0
    if len(parts) >= many and (os.cpu_count() or 1) > 1:
        for result in _by_others(room.order, work, parts):
            done += 1
            yield result
    for part in parts[done:]:
        yield work(room, part)


def _by_others(order: SiteOrder, work: Callable[[SiteRoom, Part], Done], parts: Sequence[Part]) -> Iterator[Done]:
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        pool = ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_prepare, initargs=(order,))
    except (OSError, ImportError, RuntimeError):  # a system that has no means to wait for each other
        return
    try:
        yield from pool.map(_do, ((work, part) for part in parts))
    except BrokenExecutor:
        return
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _prepare(order: SiteOrder) -> None:
    """An interruption is the parent's to answer; and what is made here is let go of without looking for cycles."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    _room[:] = [SiteRoom(order)]


def _do(told: tuple[Callable[[SiteRoom, Any], Any], Any]) -> Any:
    work, part = told
    done = work(_room[0], part)
    gc.collect(0)
    return done
