"""Who had seen what: the ancestors of every event, and registers that keep what was set without seeing each other.

Two people who changed the same field without seeing each other's change are a conflict; both values stay until a later
event, which saw both, settles it. This is a multi-value register over the graph of parents.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from factcheck.model.dataclass import dataclass
from factcheck.model.event import Event, Who

T = TypeVar("T")


class Ancestry:
    """The ancestors of each event, as bit masks over the order (clock, id)."""

    def __init__(self, ordered: Iterable[Event]) -> None:
        self._place: dict[str, int] = {}
        self._masks: list[int] = []
        for event in ordered:
            self._add(event)

    def _add(self, event: Event) -> None:
        mask = 0
        for parent in event.parents:
            place = self._place.get(parent)
            if place is not None:  # a parent that is missing is damage, which the store reports
                mask |= self._masks[place] | 1 << place
        self._place[event.id] = len(self._masks)
        self._masks.append(mask)

    def followed_by(self, event: Event) -> Ancestry:
        """The ancestors of the same events and of one more, which comes after all of them."""
        longer = Ancestry(())
        longer._place, longer._masks = dict(self._place), list(self._masks)
        longer._add(event)
        return longer

    def saw(self, later: str, earlier: str) -> bool:
        """Whether the author of `later` had seen `earlier` (ids of events)."""
        late, early = self._place.get(later), self._place.get(earlier)
        return late is not None and early is not None and bool(self._masks[late] >> early & 1)

    def heads(self) -> tuple[str, ...]:
        """The newest events: those that nobody has seen yet, sorted."""
        seen = 0
        for mask in self._masks:
            seen |= mask
        return tuple(sorted(event for event, place in self._place.items() if not seen >> place & 1))


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """A value with the event that set it, who did and when."""

    value: T
    event: str
    by: Who
    at: str


def said(value: T, event: Event) -> Said[T]:
    """The value as this event says it."""
    return Said(value, event.id, event.by, event.at)


def put(register: tuple[Said[T], ...], new: Said[T], ancestry: Ancestry) -> tuple[Said[T], ...]:
    """The register with a new value in place of those that its author had seen."""
    return (*(old for old in register if not ancestry.saw(new.event, old.event)), new) if register else (new,)


def is_conflict(register: tuple[Said[T], ...]) -> bool:
    """Whether several different values stand side by side; equal values are none."""
    return len(register) > 1 and any(one.value != register[0].value for one in register[1:])


def put_all(
    registers: Mapping[str, tuple[Said[Any], ...]], values: Mapping[str, Any], event: Event, ancestry: Ancestry
) -> dict[str, tuple[Said[Any], ...]]:
    """Several named registers at once: each value given replaces what the event's author had seen of it."""
    if not registers:  # nothing can have been set before, which is so of every new piece of evidence
        return {name: (Said(value, event.id, event.by, event.at),) for name, value in values.items()}
    changed = dict(registers)
    for name, value in values.items():
        changed[name] = put(changed.get(name, ()), said(value, event), ancestry)
    return changed


def newest(register: tuple[Said[T], ...] | None, default: T) -> T:
    """The value that counts where no rule of the field says otherwise: the last in the order of events."""
    return register[-1].value if register else default
