"""Cases and articles as events, which the tests of this room print. All is invented, every clock and salt is fixed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from factcheck.model.article import Article
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.change import Change, add_article, change_case, open_case
from factcheck.model.event import Draft, Event, Who, without_body
from factcheck.model.ids import short_id
from factcheck.model.quote import cut_quote
from factcheck.render.words import RatingLabels

ANA = Who("Ana Ruiz", "ana@desk.example")
BEN = Who("Ben Okafor", "ben@desk.example")
CASE, OTHER, ARTICLE = "k3f9x2ab", "7m0nd8qz", "9x8w7v6t"
TEXT = (
    "The night the moon came back\n\nThousands stood in the square. “They filmed it all in a hangar in Nevada,” said "
    "Jane Roe, who sells telescopes. Nobody laughed.\n\nThe landing took place in July 1969."
)
LABELS = {
    "true": (0, "True"),
    "mostly-true": (1, "Mostly true"),
    "half-true": (2, "Half true"),
    "mostly-false": (3, "Mostly false"),
    "false": (4, "False"),
    "unproven": (None, "Unproven"),
}

Add = Callable[..., Event]


def _salts() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def _add(change: Change[Any], kind: str, body: dict[str, Any] | None = None, **fields: Any) -> Event:
    return change.add(Draft(kind, fields, body or {}))


def _later(change: Change[Case], by: Who, at: str) -> Change[Case]:
    return change_case(change.events, by, at, change.make_salt)


def _hash(text: str) -> str:
    return sha256(text.encode())


def research(texts: Callable[[str], str] = str, by: Who = ANA) -> Change[Case]:
    """A case with everything but a verdict. `texts` may make each text another (a hostile one)."""
    start = TEXT.index("They filmed")
    quote = cut_quote(
        TEXT, start, start + len("They filmed it all in a hangar in Nevada"), version=sha256(TEXT.encode())
    )
    change = open_case(CASE, by, "2026-11-02T09:00:00Z", _salts())
    _add(
        change,
        "case-opened",
        {
            "claim": texts("The landing on the moon was filmed in a hangar in Nevada."),
            "claimant": {"name": texts("Jane Roe"), "kind": "person"},
            "claimed_on": "2026-10",
            "appearance": texts("https://example.org/moon-night"),
            "quote": {
                "text": texts(quote.text),
                "start": quote.start,
                "end": quote.end,
                "before": texts(quote.before),
                "after": texts(quote.after),
                "version": quote.version,
            },
            "why": texts("Shared 40,000 times in a week; schools asked about it."),
            "score": 742,
            "reasons": [texts("names a place"), texts("speaks of an event")],
            "priority": 2,
            "due": "2026-12-01",
        },
        case=CASE,
        article=ARTICLE,
    )
    _add(change, "assigned", add=[texts("Ana Ruiz"), texts("Ben Okafor")], remove=[])
    _add(change, "tagged", add=[texts("space"), texts("video")], remove=[])
    _add(change, "stage-moved", stage="open")
    _add(change, "stage-moved", stage="researching")
    _add(change, "appearance-added", {"where": texts("A poster at the station"), "when": "2026"})
    _add_talk(change, texts)
    _add_evidence(change, texts)
    return change


def _add_talk(change: Change[Case], texts: Callable[[str], str]) -> None:
    asked = _add(change, "question-asked", {"text": texts("Do the original recordings exist?")})
    _add(change, "question-asked", {"text": texts("Who first said so?")})
    _add(
        change,
        "question-answered",
        {"text": texts("Yes, in the national archive.")},
        question=short_id(asked.id),
        cites=[],
    )
    _add(change, "note-added", {"text": texts("Called the museum twice.\n\nThey call back on Monday.")})
    _add(change, "search-recorded", {"text": texts("Asked the studio in Nevada for its books of 1969: nothing.")})
    asked = _add(
        change,
        "reply-requested",
        {
            "to": texts("Jane Roe"),
            "text": texts("You said it was filmed. How do you know?"),
            "channel": texts("e-mail"),
        },
        deadline="2026-11-09",
        stage="awaiting-reply",
    )
    _add(
        change,
        "reply-received",
        {"text": texts("My uncle was there.")},
        request=short_id(asked.id),
        received_on="2026-11-08",
        stage="researching",
    )
    _add(change, "linked", relation="same-claim", case_linked=OTHER)


def _add_evidence(change: Change[Case], texts: Callable[[str], str]) -> None:
    first = _add(
        change,
        "evidence-added",
        {
            "url": texts("https://archive.example/tapes/11"),
            "title": texts("Telemetry of the landing, reel 11"),
            "publisher": texts("National Archive"),
            "stance": "refutes",
            "kind": "primary",
            "origin": texts("Ground station Honeysuckle"),
            "interest": texts("none known"),
            "published_on": "1969-07",
            "quote": texts("The signal came from the direction of the moon for two hours and thirty-one minutes."),
        },
    )
    _add(
        change,
        "copy-captured",
        {
            "sha256": "b" * 64,
            "extension": "warc.gz",
            "media_type": "application/warc",
            "size": 48_213,
            "taken_at": "2026-11-02T09:20:00Z",
            "final_url": texts("https://archive.example/tapes/11?page=1"),
        },
        evidence=short_id(first.id),
    )
    _add(
        change,
        "evidence-added",
        {
            "file": texts("letter.pdf"),
            "author": texts("A stage hand"),
            "stance": "context",
            "note": texts("Asked to stay unnamed."),
        },
        confidential=True,
    )
    gone = _add(
        change,
        "evidence-added",
        {
            "url": texts("https://blog.example/hangar"),
            "title": texts("The hangar"),
            "stance": "supports",
            "kind": "secondary",
        },
    )
    _add(change, "evidence-withdrawn", {"reason": texts("The page quotes a novel.")}, evidence=short_id(gone.id))


def propose(
    change: Change[Case], texts: Callable[[str], str] = str, rating: str = "false", stage: str = "drafted"
) -> Event:
    """The proposed verdict on a case that was researched."""
    return _add(
        change,
        "verdict-proposed",
        {
            "reasoning": texts(
                "The ground station received the signal from the moon [1].\n\nThe books of the studio name no such film [2]."
            )
        },
        rating=rating,
        scale="default",
        scale_version="2026-01",
        cites=[piece.id for piece in change.state.evidence if piece.counts],
        **({"stage": stage} if stage else {}),
    )


def published(texts: Callable[[str], str] = str) -> list[Event]:
    """The events of a case that was reviewed, published, corrected."""
    change = research(texts)
    verdict = propose(change, texts)
    _add(
        change,
        "standard-overridden",
        {"because": texts("Only one archive holds the reels.")},
        standard="independent-sources",
    )
    _add(change, "stage-moved", stage="in-review")
    change = _later(change, BEN, "2026-11-10T08:00:00Z")
    _add(
        change,
        "verdict-reviewed",
        {"reason": texts("Sound.")},
        verdict=verdict.id,
        decision="approve",
        stage="approved",
    )
    _add(
        change,
        "published",
        {"url": texts("https://desk.example/checks/moon")},
        kept={"html": "c" * 64, "md": "d" * 64},
        published_on="2026-11-11",
        stage="published",
    )
    change = _later(change, ANA, "2026-11-20T16:30:00Z")
    _add(change, "stage-moved", {"reason": texts("A reader found a wrong number.")}, stage="correcting")
    propose(change, texts, "mostly-false", stage="")
    _add(
        change,
        "corrected",
        {
            "was": texts("Two hours"),
            "now": texts("Two hours and 31 minutes"),
            "because": texts("A slip of the pen."),
            "reported_by": texts("A reader"),
        },
        kept={"html": "e" * 64},
        published_on="2026-11-20",
        rating="mostly-false",
        rating_before="false",
        stage="published",
    )
    return change.events


def disputed(texts: Callable[[str], str] = str) -> list[Event]:
    """The events of a case on which two people worked apart and disagree."""
    base = research(texts)
    one = _later(base, ANA, "2026-11-12T08:00:00Z")
    other = _later(base, BEN, "2026-11-12T08:05:00Z")
    propose(one, texts)
    _add(one, "claim-amended", {"claimant": {"name": texts("J. Roe"), "kind": "person"}})
    propose(other, texts, rating="half-true")
    _add(other, "claim-amended", {"claimant": {"name": texts("Roe Telescopes"), "kind": "organisation"}})
    piece = base.state.evidence[0].id
    _add(one, "evidence-amended", {"stance": "context"}, evidence=piece)
    _add(other, "evidence-amended", {"stance": "insufficient"}, evidence=piece)
    return [*one.events, *(event for event in other.events if event not in one.events)]


def article(texts: Callable[[str], str] = str) -> Change[Article]:
    """An article in two versions, with one sentence that was declined."""
    change = add_article(ARTICLE, ANA, "2026-11-02T08:50:00Z", _salts())
    _add(
        change,
        "article-added",
        {
            "url": texts("https://example.org/moon-night"),
            "title": texts("The night the moon came back"),
            "publisher": texts("Example Courier"),
            "author": texts("L. Marsh"),
            "published_on": "2026-10-31",
            "language": "en",
            "source_name": texts("moon.html"),
            "text": texts(TEXT),
        },
        article=ARTICLE,
        text_sha256=_hash(texts(TEXT)),
        raw_sha256="f" * 64,
        raw_extension="html",
    )
    _add(change, "proposal-declined", {"quote": texts("Nobody laughed."), "reason": texts("an impression")})
    _add(
        change,
        "version-kept",
        {"text": texts(TEXT + "\n\nUpdated.")},
        text_sha256=_hash(texts(TEXT + "\n\nUpdated.")),
        raw_sha256="",
        raw_extension="",
    )
    return change


def make_labels() -> RatingLabels:
    """The labels of a scale of five and one label off its axis."""

    def position(_scale: str, key: str) -> tuple[int, int] | None:
        place = LABELS.get(key, (None, ""))[0]
        return None if place is None else (place, 4)

    return RatingLabels(lambda _scale, key: LABELS.get(key, (None, key))[1], position)


def undone(texts: Callable[[str], str] = str) -> list[Event]:
    """The events of a published case of which one was undone before and one had its words taken out."""
    events = published(texts)
    change = change_case(events, ANA, "2026-11-21T09:00:00Z", _salts())
    tagged = next(event for event in events if event.kind == "tagged")
    _add(change, "undone", {"reason": texts("Tagged the wrong case.")}, targets=[tagged.id], undone_kinds=["tagged"])
    return [without_body(event) if event.kind == "note-added" else event for event in change.events]
