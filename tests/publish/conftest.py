"""Invented cases for the tests of this room: made event by event as a desk would, with fixed clocks and salts."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from factcheck.model.article import Article
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.change import add_article, change_case, open_case
from factcheck.model.dates import PartialDate
from factcheck.model.event import Draft, Event, Who, without_body
from factcheck.model.fold import fold_case
from factcheck.model.ids import short_id
from factcheck.model.scale import Rating, RatingScale
from factcheck.publish.summary import Imprint

MARA = Who("Mara Lindqvist", "mara@desk.example")
TOM = Who("Tom Okafor", "tom@desk.example")
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

UPTO = {
    "open": ("open",),
    "researching": ("open", "researching"),
    "on-hold": ("open", "researching", "on-hold"),
    "declined": ("declined",),
}


class CaseMaker:
    """One case in the making. Every method is one thing that somebody does; `case` is what came of it."""

    def __init__(
        self, identifier: str = "k3f8m2qa", claim: str = "The new bridge cost twice what was planned.", **details: Any
    ):
        self._salts = (f"{number:032x}" for number in count(1))
        self.identifier = identifier
        self.events: list[Event] = []
        body = {
            "claim": claim,
            "claimant": {"name": "Ines Brandt", "kind": "person"},
            "claimed_on": "2026-03-02",
            "appearance": "https://council.example/minutes/2026-03",
            **details,
        }  # fmt: skip
        article = body.pop("article", "")
        opened = {"case": identifier, **({"article": article} if article else {})}
        self.do(
            "case-opened", opened, {name: value for name, value in body.items() if value}, at="2026-03-03T09:00:00Z"
        )

    @property
    def case(self) -> Case:
        return fold_case(self.events)

    def do(
        self,
        kind: str,
        fields: dict[str, Any],
        body: dict[str, Any],
        *,
        by: Who = MARA,
        at: str = "2026-03-04T10:00:00Z",
    ) -> Event:
        """Add one event, checked like any other."""
        salt = self._salts.__next__
        change = change_case(self.events, by, at, salt) if self.events else open_case(self.identifier, by, at, salt)
        event = change.add(Draft(kind, fields, body))
        self.events = change.events
        return event

    def source(self, title: str, *, confidential: bool = False, copy: str = "", **details: str) -> str:
        """Add evidence and return its id; `copy` is the SHA-256 of a captured copy."""
        body = {"title": title, "url": f"https://sources.example/{len(self.events)}", "stance": "refutes", **details}
        event = self.do("evidence-added", {"confidential": confidential}, body)
        identifier = short_id(event.id)
        if copy:
            taken = {"sha256": copy, "extension": "html", "taken_at": "2026-03-04T11:30:00Z", "final_url": body["url"]}
            self.do("copy-captured", {"evidence": identifier}, {**taken, "media_type": "text/html", "size": 10})
        return identifier

    def upto(self, stage: str) -> CaseMaker:
        """Move the case there through every stage on the way."""
        for step in UPTO[stage]:
            if step == "researching":
                self.do("assigned", {"add": [MARA.name]}, {})
            until = {"until": "2026-06-01"} if step == "on-hold" else {}
            self.do("stage-moved", {"stage": step, **until}, {"reason": "SECRET-STAGE-REASON"})
        return self

    def ask(self, to: str, deadline: str = "2026-03-12") -> str:
        fields = {"deadline": deadline, "stage": "awaiting-reply"}
        return short_id(self.do("reply-requested", fields, {"to": to, "text": "SECRET-LETTER", "channel": "e-mail"}).id)

    def answer(self, request: str, text: str, on: str = "2026-03-10") -> None:
        self.do("reply-received", {"request": request, "received_on": on}, {"text": text})

    def propose(
        self, rating: str, reasoning: str, *cites: str, by: Who = MARA, on: str = "2026-03-15", **fields: Any
    ) -> CaseMaker:
        at = f"{on}T07:00:00Z"
        stage = {} if self.case.stage in ("drafted", "correcting") else {"stage": "drafted"}
        scale = {"scale": "default", "scale_version": "1"}
        all_fields = {"rating": rating, **scale, "cites": list(cites), **stage, **fields}
        self.do("verdict-proposed", all_fields, {"reasoning": reasoning}, by=by, at=at)
        return self

    def approve(self, by: Who = TOM) -> CaseMaker:
        self.do("stage-moved", {"stage": "in-review"}, {"reason": ""}, at="2026-03-15T11:00:00Z")
        verdict = self.case.verdict
        assert verdict is not None
        fields = {"verdict": verdict.event, "decision": "approve", "stage": "approved", "alone": by is MARA}
        self.do("verdict-reviewed", fields, {"reason": "SECRET-REVIEW-REASON"}, by=by, at="2026-03-16T09:00:00Z")
        return self

    def publish(self, on: str = "2026-03-17", url: str = "https://desk.example/checks/bridge") -> CaseMaker:
        fields = {"published_on": on, "kept": {"json": HASH}, "stage": "published"}
        self.do("published", fields, {"url": url}, at=f"{on}T08:00:00Z")
        return self

    def correct(self, was: str, now: str, because: str, *, rating: str = "", on: str = "2026-04-02") -> CaseMaker:
        at = f"{on}T08:00:00Z"
        before = self.case.publications[-1].rating
        self.do("stage-moved", {"stage": "correcting"}, {"reason": "SECRET-STAGE-REASON"}, at=at)
        if rating:
            verdict = self.case.verdict
            assert verdict is not None
            self.propose(rating, f"{now} {because}", *verdict.cites, by=TOM, on=on)
        fields = {
            "kept": {"json": HASH},
            "stage": "published",
            "rating": rating,
            "rating_before": before if rating else "",
        }
        body = {"was": was, "now": now, "because": because, "reported_by": "SECRET-READER"}
        self.do("corrected", fields, body, at=at)
        return self

    def withdraw(self, because: str, on: str = "2026-05-04") -> CaseMaker:
        self.do("stage-moved", {"stage": "correcting"}, {"reason": "SECRET-STAGE-REASON"}, at=f"{on}T08:00:00Z")
        self.do("withdrawn", {"stage": "withdrawn"}, {"reason": because}, at=f"{on}T09:00:00Z")
        return self

    def erase(self, evidence: str) -> CaseMaker:
        """Take out what was written about a piece of evidence, as a law may demand."""
        self.events = [without_body(one) if short_id(one.id) == evidence else one for one in self.events]
        return self


@pytest.fixture(scope="session")
def new_case() -> Callable[..., CaseMaker]:
    """Opens a case: `new_case(id, claim, **details)`."""
    return CaseMaker


@pytest.fixture
def bridge() -> CaseMaker:
    """A case with three sources and a reply, approved and published."""
    made = CaseMaker(quote={"text": "Twice the price, that is what this bridge cost us."}, article="a7b2c9d4")
    made.upto("researching")
    accounts = made.source(
        "Annual accounts 2025", publisher="Brunn Valley Council", published_on="2026-01-31", kind="primary", copy=HASH,
        quote="Final cost of the Mill Lane bridge: 4.6 million.",
    )  # fmt: skip
    plan = made.source("Budget 2023", publisher="Brunn Valley Council", published_on="2022-12", kind="primary")
    report = made.source(
        "Bridge opens after two years", publisher="The Brunn Courier", author="Jo Adeyemi", published_on="2025",
        kind="secondary", stance="context", origin="Brunn Valley Council",
    )  # fmt: skip
    request = made.ask("Ines Brandt <ines.brandt@council.example>")
    made.answer(request, "I spoke of the first estimate.\n\nThat was 2.3 million.")
    reasoning = (
        f"The accounts put the final cost at 4.6 million [{accounts}]. "
        f"The council had planned\n4.1 million [{plan[:4]}].\n\n"
        f"That is an eighth more than planned, not twice as much [{accounts}, {report}]."
    )
    return made.propose("mostly-false", reasoning, accounts, plan, report).approve().publish()


@pytest.fixture
def article() -> Article:
    """The article that the claim about the bridge was found in."""
    change = add_article("a7b2c9d4", MARA, "2026-03-03T08:00:00Z", lambda: "0" * 32)
    details = {
        "url": "https://courier.example/2026/bridge",
        "title": "Councillors quarrel over bridge",
        "publisher": "The Brunn Courier",
        "author": "Jo Adeyemi",
        "published_on": "2026-03-02",
    }
    change.add(
        Draft(
            "article-added",
            {"article": "a7b2c9d4", "text_sha256": sha256(b"The text.")},
            {"text": "The text.", **details},
        )
    )
    return change.state


@pytest.fixture(scope="session")
def scale() -> RatingScale:
    """Five steps from true to false, and one label off the axis."""
    steps = [
        ("true", "True", "Wahr", 0, "The evidence bears out the claim."),
        ("mostly-true", "Mostly true", "Größtenteils wahr", 1, "The core of the claim holds; a detail is wrong."),
        ("half-true", "Half true", "Halb wahr", 2, "Part of the claim holds and part does not."),
        ("mostly-false", "Mostly false", "Größtenteils falsch", 3, "Something in the claim is true, but its core is not."),
        ("false", "False", "Falsch", 4, "The evidence contradicts the claim."),
        ("unproven", "Unproven", "Unbelegt", None, "The evidence that can be had does not settle it."),
    ]  # fmt: skip
    ratings = tuple(
        Rating(key, {"en": english, "de": german}, position, {"en": meaning})
        for key, english, german, position, meaning in steps
    )
    return RatingScale("default", "Five steps from true to false", "1", PartialDate(2026), "en", ratings)


@pytest.fixture(scope="session")
def imprint() -> Imprint:
    """The desk that publishes."""
    return Imprint("Brunn Valley Checks", "2026-05-10", "en", "corrections@desk.example")
