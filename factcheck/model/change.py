"""A change in the making: events are added one by one, each checked against the state that the ones before it left."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Generic

from factcheck.errors import UsageError
from factcheck.model.ancestry import Ancestry
from factcheck.model.article import Article
from factcheck.model.case import Case, Stamp
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.event import Draft, Event, Who, make_event
from factcheck.model.fold import OPENING, UNDONE, State, fold_article, fold_case, fold_next
from factcheck.model.kinds import kind_module


def new_salt() -> str:
    """16 random bytes in hexadecimal."""
    return os.urandom(16).hex()


@dataclass
class Change(Generic[State]):
    """What one person is about to do to a case or an article, in one write.

    `state` is the case or article as it is with everything added so far; `events` are all its events, `added` those of
    this change.
    """

    state: State
    events: list[Event]
    fold: Callable[[Sequence[Event]], State]
    by: Who
    at: str
    make_salt: Callable[[], str] = new_salt

    def __post_init__(self) -> None:
        self.added: list[Event] = []

    def add(self, draft: Draft) -> Event:
        """Check that a thing may happen now, and let it happen. Raises RefusedError and its like; then nothing was added."""
        module = kind_module(draft.kind)
        if module is None:
            raise UsageError(f"There is no event of kind “{draft.kind}”.")
        subject, what = ("case", "a case") if isinstance(self.state, Case) else ("article", "an article")
        if module.SUBJECT not in (subject, "any"):
            raise UsageError(f"“{draft.kind}” does not happen to {what}.")
        event = _make(self, self._tied(draft))
        module.check(self.state, event)
        if not self.events and draft.kind not in OPENING:
            raise UsageError(f"The first event of a file opens it, and “{draft.kind}” does not.")
        folded_anew = not self.events or event.kind == UNDONE
        self.state = self.fold([*self.events, event]) if folded_anew else fold_next(self.state, event)
        self.events.append(event)
        self.added.append(event)
        return event

    def preview(self, draft: Draft) -> State:
        """The state as it would be if this happened too. Nothing is added. Raises what `add` would raise."""
        trial = Change(self.state, list(self.events), self.fold, self.by, self.at, self.make_salt)
        trial.add(draft)
        return trial.state

    def _tied(self, draft: Draft) -> Draft:
        # What one command did together is undone together, so each further event names the first. A command that saves
        # twice (a source, then its copy) lets the first event of the second change name that of the first.
        if not self.added:
            return draft
        return replace(draft, fields={**draft.fields, "with": self.added[0].field("with") or self.added[0].id})


def change_case(events: Sequence[Event], by: Who, at: str, make_salt: Callable[[], str] = new_salt) -> Change[Case]:
    """A change to the case that these events make."""
    return Change(fold_case(events), list(events), fold_case, by, at, make_salt)


def change_article(
    events: Sequence[Event], by: Who, at: str, make_salt: Callable[[], str] = new_salt
) -> Change[Article]:
    """A change to the article that these events make."""
    return Change(fold_article(events), list(events), fold_article, by, at, make_salt)


def open_case(identifier: str, by: Who, at: str, make_salt: Callable[[], str] = new_salt) -> Change[Case]:
    """The change that opens a case: its first event must be `case-opened`."""
    nothing = Stamp(by, at, "")
    return Change(Case(identifier, Ancestry(()), nothing, nothing), [], fold_case, by, at, make_salt)


def add_article(identifier: str, by: Who, at: str, make_salt: Callable[[], str] = new_salt) -> Change[Article]:
    """The change that takes an article in: its first event must be `article-added`."""
    nothing = Stamp(by, at, "")
    return Change(Article(identifier, Ancestry(()), nothing, nothing), [], fold_article, by, at, make_salt)


def _make(change: Change[State], draft: Draft) -> Event:
    at_head = [event for event in change.events if event.id in change.state.heads]
    return make_event(
        draft,
        by=change.by,
        at=change.at,
        clock=1 + max((event.clock for event in at_head), default=0),
        parents=[event.id for event in at_head],
        salt=change.make_salt(),
    )
