"""How invented cases and articles come about: the events of their lives, each checked as at a real desk.

Case `n` is the same in a desk of any size: a desk of 1,000 holds the first 1,000 of a desk of 10,000. A case has
ten events where its stage allows it and never more than thirteen, three of them pieces of evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from factcheck.model import stages
from factcheck.model.article import Article
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.change import Change, add_article, open_case
from factcheck.model.dates import format_instant
from factcheck.model.event import Draft, Who
from factcheck.model.ids import new_id, short_id
from tests.benchmarks.invented import (
    STAFF,
    TAGS,
    invent_article,
    invent_claim,
    invent_evidence,
    invent_firm,
    invent_name,
    invent_outlet,
    invent_sentence,
    searched_phrase,
)

FIRST_DAY = datetime(2022, 11, 1, 8, tzinfo=UTC)
DAYS = 4 * 365
CASES_OF_AN_ARTICLE = 20
EVENTS = 10
EVIDENCE = 3
PUBLISHED_COPIES = 40  # what was published is kept by its content; so many different texts serve all cases
RATINGS = ("true", "mostly-true", "half-true", "mostly-false", "false", "unproven")
# How many of a hundred cases stand at each stage.
STANDING = {
    stages.TRIAGE: 8, stages.OPEN: 7, stages.RESEARCHING: 13, stages.AWAITING_REPLY: 4, stages.ON_HOLD: 2,
    stages.DRAFTED: 6, stages.IN_REVIEW: 6, stages.APPROVED: 3, stages.PUBLISHED: 33, stages.CLOSED: 5,
    stages.DECLINED: 9, stages.DUPLICATE: 4,
}  # fmt: skip
_SPREAD = 0x9E3779B1 * 64 + 1  # odd, so that no two numbers share an id


def case_id(number: int) -> str:
    """The id of a case, scattered over all ids as random ones are."""
    return new_id(lambda bits: number * _SPREAD % 2**bits)


def article_id(number: int) -> str:
    """The id of an article."""
    return new_id(lambda bits: (number + 2**39) * _SPREAD % 2**bits)


def published_copy(number: int) -> bytes:
    """One of the texts that readers saw."""
    chance = Random(f"published {number}")
    return "\n\n".join(f"# {invent_claim(chance)}\n\n{invent_sentence(chance, 3)}" for _ in range(3)).encode()


class Life:
    """One file in the making: what happens next happens some hours later."""

    def __init__(self, change: Change[Any], at: datetime, chance: Random) -> None:
        self.change = change
        self.at = at
        self.chance = chance

    @property
    def case(self) -> Case:
        """The case as it stands."""
        state = self.change.state
        assert isinstance(state, Case)
        return state

    def do(self, kind: str, fields: Mapping[str, Any], body: Mapping[str, Any], by: Who | None = None) -> str:
        """Let one thing happen, as a command of its own; the id of its event."""
        self.change.by = by or self.chance.choice(STAFF)
        self.change.at = format_instant(self.at)
        self.change.added = []
        event = self.change.add(Draft(kind, fields, body))
        self.at += timedelta(minutes=self.chance.randrange(3, 60 * 30))
        return event.id


def live_case(number: int) -> Change[Case]:
    """The events of a case."""
    chance = Random(f"case {number}")
    stage = chance.choices(tuple(STANDING), tuple(STANDING.values()))[0]
    article = number // CASES_OF_AN_ARTICLE
    at = article_time(article) + timedelta(minutes=10 + number % CASES_OF_AN_ARTICLE)
    by = chance.choice(STAFF)
    change = open_case(case_id(number), by, format_instant(at), lambda: chance.randbytes(16).hex())
    life = Life(change, at, chance)
    life.do("case-opened", _opening(number, article, chance), _claim(chance, at), by)
    life.do("tagged", {"add": chance.sample(TAGS, chance.randrange(1, 4)), "remove": []}, {}, by)
    _advance(life, stage, number)
    _fill(life)
    return life.change


def live_article(number: int) -> Change[Article]:
    """The one event of an article."""
    chance = Random(f"article {number}")
    at = article_time(number)
    details = invent_article(chance)
    digest = sha256(details["text"].encode())
    by = chance.choice(STAFF)
    change = add_article(article_id(number), by, format_instant(at), lambda: chance.randbytes(16).hex())
    fields = {"article": article_id(number), "text_sha256": digest, "raw_sha256": "", "raw_extension": ""}
    change.add(Draft("article-added", fields, {**details, "published_on": format_instant(at)[:10]}))
    return change


def article_time(number: int) -> datetime:
    """When an article was taken in: any working hour of four years."""
    chance = Random(f"time {number}")
    return FIRST_DAY + timedelta(days=chance.randrange(DAYS), minutes=chance.randrange(10 * 60))


def _opening(number: int, article: int, chance: Random) -> dict[str, str]:
    found = {"article": article_id(article)} if chance.random() < 0.8 else {}
    return {"case": case_id(number), **found}


def _claim(chance: Random, at: datetime) -> dict[str, Any]:
    claim = invent_claim(chance)
    start = chance.randrange(4000)
    return {
        "claim": claim,
        "claimant": {"name": invent_name(chance), "kind": "person"},
        "claimed_on": format_instant(at - timedelta(days=chance.randrange(1, 9)))[:10],
        "appearance": f"https://news.example/{invent_firm(chance).lower()}",
        "quote": {"text": claim, "start": start, "end": start + len(claim)},
        "why": f"{invent_outlet(chance)} put it on its first page.",
        "score": chance.randrange(200, 990),
        "reasons": ["gives a number", f"names {invent_firm(chance)}"],
        "priority": chance.choices((0, 1, 2, 3), (6, 2, 1, 1))[0],
        **({"due": format_instant(at + timedelta(days=21))[:10]} if chance.random() < 0.3 else {}),
    }


def _advance(life: Life, stage: str, number: int) -> None:
    """Bring the case to the stage where it stands, with three pieces of evidence on the way."""
    if stage in (stages.TRIAGE, stages.DECLINED, stages.DUPLICATE):
        _gather(life)
        if stage == stages.DECLINED:
            _move(life, stage, invent_sentence(life.chance))
        elif stage == stages.DUPLICATE:
            other = number - 1 if number else number + 1
            life.do("stage-moved", {"stage": stage, "of": case_id(other)}, {"reason": "It is the same claim."})
        return
    life.do("assigned", {"add": [life.chance.choice(STAFF).name], "remove": []}, {})
    _move(life, stages.OPEN)
    if stage != stages.OPEN:
        _move(life, stages.RESEARCHING)
    cites = _gather(life)
    if stage == stages.AWAITING_REPLY:
        deadline = format_instant(life.at + timedelta(days=3))[:10]
        told = {"to": life.case.claimant.name if life.case.claimant else "", "text": invent_sentence(life.chance)}
        life.do("reply-requested", {"deadline": deadline, "stage": stage}, told)
    elif stage == stages.ON_HOLD:
        until = format_instant(life.at + timedelta(days=30))[:10]
        life.do("stage-moved", {"stage": stage, "until": until}, {"reason": invent_sentence(life.chance)})
    elif stage not in (stages.OPEN, stages.RESEARCHING):
        _judge(life, stage, cites)


def _judge(life: Life, stage: str, cites: list[str]) -> None:
    """From the proposed verdict on, as far as the stage wants it."""
    author, reviewer = life.chance.sample(STAFF, 2)
    own = {"rating": life.chance.choice(RATINGS), "scale": "default", "scale_version": "1"}
    reasoning = " ".join(invent_sentence(life.chance, 1) for _ in range(2))
    verdict = life.do(
        "verdict-proposed", {**own, "cites": cites, "stage": stages.DRAFTED}, {"reasoning": reasoning}, author
    )
    if stage == stages.DRAFTED:
        return
    _move(life, stages.IN_REVIEW)
    if stage == stages.IN_REVIEW:
        return
    decision = {"verdict": verdict, "decision": "approve", "stage": stages.APPROVED}
    life.do("verdict-reviewed", decision, {"reason": ""}, reviewer)
    if stage == stages.APPROVED:
        return
    kept = {"markdown": sha256(published_copy(life.chance.randrange(PUBLISHED_COPIES)))}
    fields = {"kept": kept, "stage": stages.PUBLISHED, "published_on": format_instant(life.at)[:10]}
    life.do("published", fields, {"url": f"https://desk.example/{invent_firm(life.chance).lower()}"})
    if stage == stages.CLOSED:
        _move(life, stage)


def _gather(life: Life) -> list[str]:
    """Three pieces of evidence; their ids."""
    phrase = searched_phrase(life.chance)
    added = [
        life.do(
            "evidence-added", {"confidential": False}, invent_evidence(life.chance, place, phrase if place == 1 else "")
        )
        for place in range(1, EVIDENCE + 1)
    ]
    return [short_id(event) for event in added]


def _fill(life: Life) -> None:
    """Notes, questions and searches until the case has its ten events."""
    while len(life.change.events) < EVENTS:
        kind = life.chance.choice(("note-added", "question-asked", "search-recorded", "note-added"))
        life.do(kind, {}, {"text": invent_sentence(life.chance, life.chance.randrange(2))})


def _move(life: Life, stage: str, reason: str = "") -> None:
    life.do("stage-moved", {"stage": stage}, {"reason": reason})
