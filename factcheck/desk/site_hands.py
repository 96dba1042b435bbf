"""Handing the work on a site out to all processors, where there is enough of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from factcheck.desk.site_room import SiteOrder, SiteRoom
from factcheck.store.hands import Hands

Part = TypeVar("Part")
Done = TypeVar("Done")
MANY = 6  # parts; fewer are done before another process would have started

_room: list[SiteRoom] = []  # that of a process which helps


def spread(
    room: SiteRoom, work: Callable[[SiteRoom, Part], Done], parts: Sequence[Part], many: int = MANY
) -> Iterator[Done]:
    """What `work` makes of each part, in order. Raises what it raises."""
    done = 0
    if len(parts) >= many:
        with Hands(_enter, (room.order,)) as hands:
            for result in hands.by_others(_do, [(work, part) for part in parts]):
                done += 1
                yield result
    for part in parts[done:]:
        yield work(room, part)


def _enter(order: SiteOrder) -> None:
    _room[:] = [SiteRoom(order)]


def _do(told: tuple[Callable[[SiteRoom, Any], Any], Any]) -> Any:
    work, part = told
    return work(_room[0], part)
