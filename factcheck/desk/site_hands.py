"""Handing the work on a site out to all processors, where there is enough of it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from factcheck.desk.site_room import SiteOrder, SiteRoom
from factcheck.store.hands import Hands

Part = TypeVar("Part")
Done = TypeVar("Done")
MANY = 6  # parts; fewer are done before another process would have started

_room: list[SiteRoom] = []  # that of a process which helps


class SiteHands:
    """Those who work on the site of a room: this process, and others from the first time that there is much to do until
    the end of the `with`."""

    def __init__(self, room: SiteRoom) -> None:
        self._room = room
        self._others = Hands(_enter, (room.order,))

    def __enter__(self) -> SiteHands:
        return self

    def __exit__(self, *_: object) -> None:
        self._others.__exit__()

    def spread(
        self, work: Callable[[SiteRoom, Part], Done], parts: Iterable[Part], count: int, many: int = MANY
    ) -> Iterator[Done]:
        """What `work` makes of each of `count` parts, in order. Raises what it raises."""
        if count < many:
            yield from (work(self._room, part) for part in parts)
        else:
            yield from self._others.spread(_do, ((work, part) for part in parts), self._do_here)

    def _do_here(self, told: tuple[Callable[[SiteRoom, Any], Any], Any]) -> Any:
        work, part = told
        done = work(self._room, part)
        gc.collect(0)  # as the others do: pages leave cycles behind, and there may be ten thousands of them
        return done


def _enter(order: SiteOrder) -> None:
    _room[:] = [SiteRoom(order)]


def _do(told: tuple[Callable[[SiteRoom, Any], Any], Any]) -> Any:
    work, part = told
    return work(_room[0], part)
