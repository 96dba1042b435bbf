"""Cases and articles for tests: two people, fixed times, salts that follow from where they are used.

A `CaseCopy` is one person's copy of a case. What it does goes through the checks; `force` passes them by, as a damaged or
forged file would. Copies that are forked and merged are two laptops and their meeting.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from factcheck.errors import FactcheckError
from factcheck.model import stages
from factcheck.model.article import Article
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.change import Change, add_article, change_article, change_case, open_case
from factcheck.model.dates import format_instant
from factcheck.model.event import Draft, Event, Who, event_of, make_event, record_of, without_body
from factcheck.model.evidence import Evidence
from factcheck.model.fold import fold_article, fold_case, in_order
from factcheck.model.ids import short_id

ANA = Who("Ana Ruiz", "ana@desk.example")
BEN = Who("Ben Okafor", "ben@desk.example")
CLEO = Who("Cleo Wójcik", "cleo@desk.example")

CASE_ID = "c4se0001"
OTHER_CASE = "c4se0002"
ARTICLE_ID = "art0c1e5"
STARTED = datetime(2026, 3, 2, 9, tzinfo=UTC)
AT = format_instant(STARTED)

CLAIM = "The Halden bridge was closed for the whole of 1952."
ARTICLE_TEXT = "HALDEN - The bridge was closed for the whole of 1952, the mayor said.\n\nTraffic went by ferry."
KEPT = {"markdown": "a" * 64, "html": "b" * 64}
HASH = "c" * 64


def moment(count: int) -> str:
    """The time of the count-th thing that happens: one a minute."""
    return format_instant(STARTED + timedelta(minutes=count))


def salt_of(*parts: object) -> str:
    """A salt that follows from where it is used, so that ids are the same in every run."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


class CaseCopy:
    """One copy of a case: its events and what they fold to."""

    def __init__(self, events: Iterable[Event], name: str = "desk") -> None:
        self.events = list(events)
        self.name = name

    @property
    def case(self) -> Case:
        return fold_case(self.events)

    @property
    def evidence(self) -> Evidence:
        """The newest piece of evidence."""
        return self.case.evidence[-1]

    def do(self, kind: str, fields: Mapping[str, Any] | None = None, /, *, by: Who = ANA, **body: Any) -> Event:
        """One thing that a person does, checked. `body` is what they write."""
        change = self.change(by)
        event = change.add(Draft(kind, dict(fields or {}), body))
        self.events = list(change.events)
        return event

    def change(self, by: Who = ANA) -> Change[Case]:
        """A change in the making."""
        count = len(self.events)
        return change_case(self.events, by, moment(count), lambda: salt_of(self.name, count, len(self.events)))

    def force(self, kind: str, fields: Mapping[str, Any] | None = None, /, *, by: Who = ANA, **body: Any) -> Event:
        """One thing that is recorded without any check."""
        case = self.case
        event = make_event(
            Draft(kind, dict(fields or {}), body),
            by=by,
            at=moment(len(self.events)),
            clock=case.clock + 1,
            parents=case.heads,
            salt=salt_of(self.name, len(self.events)),
        )
        self.events.append(event)
        return event

    def undo(self, *events: Event, by: Who = ANA) -> Event:
        """Undo these events."""
        fields = {"targets": [event.id for event in events], "undone_kinds": [event.kind for event in events]}
        return self.do("undone", fields, by=by)

    def erase(self, event: Event) -> None:
        """Take out what the author of an event wrote."""
        self.events = [without_body(one) if one.id == event.id else one for one in self.events]

    def fork(self, name: str) -> CaseCopy:
        """A copy for another laptop."""
        return CaseCopy(self.events, f"{self.name}/{name}")

    def merge(self, *others: CaseCopy) -> CaseCopy:
        """This copy after it has met others."""
        events = in_order([*self.events, *(event for other in others for event in other.events)])
        return CaseCopy(events, "+".join((self.name, *(other.name for other in others))))

    def refusal(
        self, kind: str, fields: Mapping[str, Any] | None = None, /, *, by: Who = ANA, **body: Any
    ) -> FactcheckError:
        """The refusal of one thing. It changes nothing and says what to do next."""
        before = list(self.events)
        with pytest.raises(FactcheckError) as caught:
            self.do(kind, fields, by=by, **body)
        assert self.events == before
        assert caught.value.exit_code in (2, 3, 4)
        assert caught.value.message
        assert caught.value.hint
        return caught.value


def opened(name: str = "desk", by: Who = ANA, **body: Any) -> CaseCopy:
    """A case in triage of which nothing is known but its claim and what is given."""
    change = open_case(CASE_ID, by, AT, lambda: salt_of(name, "opening"))
    change.add(Draft("case-opened", {"case": CASE_ID}, {"claim": CLAIM, **body}))
    return CaseCopy(change.events, name)


def told(name: str = "desk", **body: Any) -> CaseCopy:
    """A case in triage of which everything is known that leaving triage asks for."""
    claimant = {"name": "Ivo Brandt", "kind": "person"}
    return opened(name, **{"claimant": claimant, "claimed_on": "2025-11", "appearance": "a town meeting", **body})


def add_evidence(copy: CaseCopy, number: int = 1, *, by: Who = ANA, confidential: bool = False, **body: Any) -> str:
    """Add a piece of evidence and return its id."""
    source = {"url": f"https://records.example/{number}", "title": f"Road log {number}", "stance": "refutes"}
    fields = {"confidential": confidential}
    return short_id(copy.do("evidence-added", fields, by=by, **{**source, **body}).id)


def propose(copy: CaseCopy, rating: str = "false", *, by: Who = ANA, cites: Iterable[str] = (), **fields: Any) -> Event:
    """Propose a verdict that cites all evidence, or what is given."""
    cited = list(cites) or [piece.id for piece in copy.case.evidence if piece.counts]
    moves = {} if copy.case.stage in (stages.DRAFTED, stages.CORRECTING) else {"stage": stages.DRAFTED}
    own = {"rating": rating, "scale": "default", "scale_version": "1", "cites": cited, **moves, **fields}
    return copy.do("verdict-proposed", own, by=by, reasoning="The road log has it open on 212 days.")


def review(copy: CaseCopy, decision: str = "approve", *, by: Who = BEN, reason: str = "", **fields: Any) -> Event:
    """Review the verdict that stands."""
    verdict = copy.case.verdict
    own = {"verdict": verdict.event if verdict else "", "decision": decision, **fields}
    return copy.do("verdict-reviewed", own, by=by, reason=reason)


def publish(copy: CaseCopy, *, by: Who = ANA, url: str = "https://desk.example/halden") -> Event:
    """Publish the verdict that stands."""
    return copy.do("published", {"kept": KEPT, "stage": stages.PUBLISHED, "published_on": "2026-03-02"}, by=by, url=url)


def correct(copy: CaseCopy, *, by: Who = BEN) -> Event:
    """Publish again, with a correction."""
    body = {"was": "212 days", "now": "211 days", "because": "One day was counted twice."}
    return copy.do("corrected", {"kept": KEPT, "stage": stages.PUBLISHED}, by=by, **body)


def move(copy: CaseCopy, stage: str, *, by: Who = ANA, reason: str = "It is time.", **fields: Any) -> Event:
    """Move the case to a stage, with a reason."""
    return copy.do("stage-moved", {"stage": stage, **fields}, by=by, reason=reason)


def _researching(copy: CaseCopy) -> None:
    move(copy, stages.OPEN)
    copy.do("assigned", {"add": [ANA.name], "remove": []})
    move(copy, stages.RESEARCHING)
    add_evidence(copy)


def _request(copy: CaseCopy) -> None:
    copy.do("reply-requested", {"deadline": "2026-03-20", "stage": stages.AWAITING_REPLY}, to="Ivo Brandt")


_STEPS: dict[str, tuple[str, Callable[[CaseCopy], object]]] = {
    stages.OPEN: (stages.TRIAGE, lambda copy: move(copy, stages.OPEN)),
    stages.RESEARCHING: (stages.TRIAGE, _researching),
    stages.AWAITING_REPLY: (stages.RESEARCHING, _request),
    stages.ON_HOLD: (stages.RESEARCHING, lambda copy: move(copy, stages.ON_HOLD, until="2026-04-01")),
    stages.DRAFTED: (stages.RESEARCHING, propose),
    stages.IN_REVIEW: (stages.DRAFTED, lambda copy: move(copy, stages.IN_REVIEW)),
    stages.APPROVED: (stages.IN_REVIEW, lambda copy: review(copy, stage=stages.APPROVED)),
    stages.PUBLISHED: (stages.APPROVED, publish),
    stages.CORRECTING: (stages.PUBLISHED, lambda copy: move(copy, stages.CORRECTING)),
    stages.CLOSED: (stages.PUBLISHED, lambda copy: move(copy, stages.CLOSED)),
    stages.DECLINED: (stages.TRIAGE, lambda copy: move(copy, stages.DECLINED)),
    stages.DUPLICATE: (stages.TRIAGE, lambda copy: move(copy, stages.DUPLICATE, of=OTHER_CASE)),
    stages.WITHDRAWN: (
        stages.CORRECTING,
        lambda copy: copy.do("withdrawn", {"stage": stages.WITHDRAWN}, reason="We misread the log."),
    ),
}


def at_stage(stage: str, name: str = "desk") -> CaseCopy:
    """A case that stands at a stage, having come there as a case does."""
    if stage == stages.TRIAGE:
        return told(name)
    before, step = _STEPS[stage]
    copy = at_stage(before, name)
    step(copy)
    assert copy.case.stage == stage
    return copy


class ArticleCopy:
    """One copy of an article."""

    def __init__(self, events: Iterable[Event], name: str = "desk") -> None:
        self.events = list(events)
        self.name = name

    @property
    def article(self) -> Article:
        return fold_article(self.events)

    def do(self, kind: str, fields: Mapping[str, Any] | None = None, /, *, by: Who = ANA, **body: Any) -> Event:
        """One thing that a person does to the article, checked."""
        count = len(self.events)
        change = change_article(self.events, by, moment(count), lambda: salt_of(self.name, count))
        event = change.add(Draft(kind, dict(fields or {}), body))
        self.events = list(change.events)
        return event

    def refusal(
        self, kind: str, fields: Mapping[str, Any] | None = None, /, *, by: Who = ANA, **body: Any
    ) -> FactcheckError:
        """The refusal of one thing. It changes nothing and says what to do next."""
        before = list(self.events)
        with pytest.raises(FactcheckError) as caught:
            self.do(kind, fields, by=by, **body)
        assert self.events == before
        assert caught.value.hint
        return caught.value

    def erase(self, event: Event) -> None:
        """Take out what the author of an event wrote."""
        self.events = [without_body(one) if one.id == event.id else one for one in self.events]

    def fork(self, name: str) -> ArticleCopy:
        """A copy for another laptop."""
        return ArticleCopy(self.events, f"{self.name}/{name}")

    def merge(self, *others: ArticleCopy) -> ArticleCopy:
        """This copy after it has met others."""
        events = in_order([*self.events, *(event for other in others for event in other.events)])
        return ArticleCopy(events, "+".join((self.name, *(other.name for other in others))))


def text_fields(text: str) -> dict[str, str]:
    """The fields by which an event says which text it brings."""
    return {"text_sha256": sha256(text.encode()), "raw_sha256": sha256(text.encode()), "raw_extension": "txt"}


def kept_article(name: str = "desk", text: str = ARTICLE_TEXT, **body: Any) -> ArticleCopy:
    """An article that was taken in."""
    change = add_article(ARTICLE_ID, ANA, AT, lambda: salt_of(name, "article"))
    details = {"title": "The bridge that was shut", "url": "https://news.example/halden", **body}
    change.add(Draft("article-added", {"article": ARTICLE_ID, **text_fields(text)}, {**details, "text": text}))
    return ArticleCopy(change.events, name)


def reread(events: Iterable[Event]) -> list[Event]:
    """The events as another program reads them from a file."""
    return [event_of(json.loads(json.dumps(record_of(event)))) for event in events]
