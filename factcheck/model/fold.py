"""The fold: a set of events becomes a case or an article, the same whatever order they arrive in.

Events are taken in the order (clock, id). Of an event that one copy holds with its body and another without, the one
without counts: what was erased does not come back by merging. An undone event is passed over; an event of a kind that
this version does not know is kept by the store and counted here. Which events may happen is checked when they are made,
never here: what two people did apart is always folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from factcheck.model.ancestry import Ancestry
from factcheck.model.article import Article
from factcheck.model.case import Case, Stamp
from factcheck.model.dataclass import replace
from factcheck.model.event import Event
from factcheck.model.events.undone import ON_RECORD
from factcheck.model.kinds import kind_module

UNDONE = "undone"
OPENING = {"case-opened": "case", "article-added": "article"}
EVIDENCE_KINDS = frozenset({"evidence-added", "evidence-amended", "evidence-withdrawn"})

State = TypeVar("State", Case, Article)


class NotAFileError(ValueError):
    """The events are not one case or one article: none opens it, or several do."""


def fold_case(events: Iterable[Event]) -> Case:
    """The case these events make. Raises NotAFileError where not exactly one event opens it."""
    ordered = in_order(events)
    opening = _opening(ordered, "case-opened")
    stamp = Stamp(opening.by, opening.at, opening.id)
    ancestry = Ancestry(ordered)
    case = Case(id=opening.field("case"), ancestry=ancestry, opened=stamp, updated=stamp)
    return replace(_apply_all(case, ordered, "case"), evidence_undone=evidence_undoings(ordered))


def fold_article(events: Iterable[Event]) -> Article:
    """The article these events make. Raises NotAFileError where not exactly one event opens it."""
    ordered = in_order(events)
    opening = _opening(ordered, "article-added")
    stamp = Stamp(opening.by, opening.at, opening.id)
    ancestry = Ancestry(ordered)
    article = Article(id=opening.field("article"), ancestry=ancestry, opened=stamp, updated=stamp)
    return _apply_all(article, ordered, "article")


def fold_next(state: State, event: Event) -> State:
    """The state after one more event, whose author had seen all the others: what folding all of them again would give.

    Not for undoing, which changes what earlier events mean, nor for kinds that this version does not know.
    """
    module = kind_module(event.kind)
    assert module is not None
    assert event.kind != UNDONE
    applied: State = module.apply(replace(state, ancestry=state.ancestry.followed_by(event)), event)
    return replace(
        applied,
        updated=Stamp(event.by, event.at, event.id),
        heads=applied.ancestry.heads(),
        clock=event.clock,
    )


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events once each, in the order (clock, id)."""
    found: dict[str, Event] = {}
    for event in events:
        if event.id not in found or event.body is None:
            found[event.id] = event
    return sorted(found.values(), key=lambda event: event.order)


def undone_ids(ordered: Sequence[Event]) -> frozenset[str]:
    """The ids of events that were undone. An undoing that was itself undone does not count, nor does one of what is on
    record: no check lets it happen, so it was forged."""
    on_record = {event.id for event in ordered if event.kind in ON_RECORD}
    undone: set[str] = set()
    for event in reversed(ordered):
        if event.kind == UNDONE and event.id not in undone:
            undone.update(set(event.strings("targets")) - on_record)
    return frozenset(undone)


def evidence_undoings(ordered: Sequence[Event]) -> tuple[tuple[str, str], ...]:
    """Pairs of an event that touched evidence and an event that undid it, or undid its undoing."""
    known = {event.id: event for event in ordered}
    touched: dict[str, tuple[str, ...]] = {}
    for event in ordered:
        if event.kind == UNDONE:
            targets = [known[target] for target in event.strings("targets") if target in known]
            direct = {target.id for target in targets if target.kind in EVIDENCE_KINDS}
            through = {root for target in targets for root in touched.get(target.id, ())}
            touched[event.id] = tuple(sorted(direct | through))
    return tuple((root, undoing) for undoing, roots in touched.items() for root in roots)


def _opening(ordered: Sequence[Event], kind: str) -> Event:
    openings = [event for event in ordered if event.kind == kind]
    if len(openings) != 1:
        found = "no event opens it" if not openings else f"{len(openings)} events open it"
        raise NotAFileError(found)
    return openings[0]


def _apply_all(state: State, ordered: Sequence[Event], subject: str) -> State:
    undone = undone_ids(ordered)
    unknown: set[str] = set()
    for event in ordered:
        module = kind_module(event.kind)
        if module is None or module.SUBJECT not in (subject, "any"):
            unknown.add(event.kind)
        elif event.id not in undone:
            state = module.apply(state, event)
    last = ordered[-1]
    return replace(
        state,
        updated=Stamp(last.by, last.at, last.id),
        undone=tuple(sorted(undone)),
        unknown_kinds=tuple(sorted(unknown)),
        heads=state.ancestry.heads(),
        clock=last.clock,
    )
