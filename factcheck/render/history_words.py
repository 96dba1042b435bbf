"""What an event says in words: one phrase for each kind, then what its author wrote.

`known` remembers what each detail was before, so that a change reads "stage from open to researching".
"""

from __future__ import annotations

from factcheck.render.case_talk import value_words
from factcheck.render.mentions_line import names_line, quantities_line, times_line
from factcheck.render.words import DETAIL_WORDS, KEYS_ONLY, detail_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from factcheck.model.event import Event
    from factcheck.render.words import RatingLabels

    Told = tuple[str, list[tuple[str, str]]]  # what happened, and what was written, each with its label

_NOT_TOLD = frozenset({"sha256", "extension", "media_type", "size", "taken_at", "text_sha256", "marks", "tool",
                       "payload_sha256", "form", "copy", "error"})  # fmt: skip


class Teller:
    """Tells the events of one case or article, oldest first."""

    def __init__(self, labels: RatingLabels = KEYS_ONLY) -> None:
        self.labels = labels
        self.known: dict[str, Any] = {}
        self.told: dict[str, str] = {}  # the headline of each event
        self.scales: dict[str, str] = {}  # of each verdict, by its event

    def tell(self, event: Event) -> Told:
        """What happened, and what was written with it. An event whose words were taken out says so."""
        headline = _HEADLINES.get(event.kind)
        told = headline(self, event) if headline else f"did something this version does not know ({event.kind})"
        self.told[event.id] = told
        if event.body is None:
            return told, [("", "(what was written here was taken out for good)")]
        body = sorted(event.body.items(), key=lambda item: (_ORDER.get(item[0], len(_ORDER)), item[0]))
        written = [(detail_word(name), self._change(event, name, value)) for name, value in body]
        return told, [(name, words) for name, words in written if words]

    def rating_label(self, event: Event) -> str:
        """What a rating is called on the scale of the verdict that an event is about."""
        scale = event.field("scale") or self.scales.get(event.field("verdict"), "")
        return self.labels.label(scale, event.field("rating"))

    def moved(self, event: Event) -> str:
        """ " and moved it from open to researching", or nothing."""
        stage = event.field("stage")
        if not stage:
            return ""
        before = self.known.get("stage", "triage")
        self.known["stage"] = stage
        return f"moved it from {before} to {stage}"

    def _change(self, event: Event, name: str, value: Any) -> str:
        if name in _NOT_TOLD or (name == "text" and event.kind in ("article-added", "version-kept")):
            return ""
        words = _value_words(name, value, self.labels)
        key = f"{event.field('evidence')} {name}"
        before = self.known.get(key) if event.kind in _CHANGES and name != _REASON else None
        self.known[key] = words
        if event.kind == "evidence-added":
            from factcheck.model.ids import short_id

            self.known[f"{short_id(event.id)} {name}"] = words
        return f"{words or '(nothing)'} (was: {before})" if before and before != words else words


def _value_words(name: str, value: Any, labels: RatingLabels) -> str:
    if name == "score" and isinstance(value, int):
        return f"{value / 1000:.2f}"
    try:
        return _MENTIONS[name](value)
    except (KeyError, TypeError, AttributeError):  # no mention, or one of a later version
        return value_words(value, labels)


_MENTIONS = {"times": times_line, "quantities": quantities_line, "names": names_line}


_ORDER = {name: place for place, name in enumerate(DETAIL_WORDS)}
_REASON = "because"  # why this act was done; what was said of another act is no older value of it
_CHANGES = frozenset({"claim-amended", "claim-reworded", "evidence-amended", "article-amended"})


def _plain(words: str) -> Callable[[Teller, Event], str]:
    return lambda _teller, _event: words


def _with_id(words: str) -> Callable[[Teller, Event], str]:
    """A headline that names what the event brought, by the id it got from the event."""

    def headline(_teller: Teller, event: Event) -> str:
        from factcheck.model.ids import short_id

        return words.format(id=short_id(event.id))

    return headline


def _with_field(words: str, *names: str) -> Callable[[Teller, Event], str]:
    return lambda _teller, event: words.format(*(event.field(name) for name in names))


def _lists(one: str) -> Callable[[Teller, Event], str]:
    """A headline for what adds to and takes from a list."""

    def headline(_teller: Teller, event: Event) -> str:
        added, removed = ", ".join(event.strings("add")), ", ".join(event.strings("remove"))
        parts = [f"{one} {added}"] if added else []
        return " and ".join([*parts, *([f"took away {removed}"] if removed else [])]) or one

    return headline


def _and_moved(words: str, *names: str) -> Callable[[Teller, Event], str]:
    """A headline for what may move the case to another stage."""

    def headline(teller: Teller, event: Event) -> str:
        told = words.format(*(event.field(name) for name in names))
        moved = teller.moved(event)
        return "; ".join(part for part in (told, moved) if part)

    return headline


def _stage(teller: Teller, event: Event) -> str:
    other = f", of {event.field('of')}" if event.field("of") else ""
    until = f" until {event.field('until')}" if event.field("until") else ""
    return f"{teller.moved(event) or 'left it ' + event.field('stage')}{other}{until}"


def _verdict(teller: Teller, event: Event) -> str:
    teller.scales[event.id] = event.field("scale")
    label = teller.labels.label(event.field("scale"), event.field("rating"))
    told = f"proposed the verdict {label}, citing {', '.join(event.strings('cites'))}"
    return "; ".join(part for part in (told, teller.moved(event)) if part)


def _review(teller: Teller, event: Event) -> str:
    decisions = {"approve": "approved the verdict", "ask-changes": "asked for changes", "rate": "rated it"}
    told = decisions.get(event.field("decision"), "reviewed the verdict")
    rating = f" {teller.rating_label(event)}" if event.field("rating") else ""
    rating += ", before being shown it" if event.fields.get("blind") is True else ""
    return "; ".join(part for part in (f"{told}{rating}", teller.moved(event)) if part)


def _opened(teller: Teller, event: Event) -> str:
    teller.known["stage"] = "triage"
    return "opened the case" + (f" from article {event.field('article')}" if event.field("article") else "")


def _answered(_teller: Teller, event: Event) -> str:
    cites = f", citing {', '.join(event.strings('cites'))}" if event.strings("cites") else ""
    return f"answered question {event.field('question')}{cites}"


def _amended_evidence(_teller: Teller, event: Event) -> str:
    flag = event.fields.get("confidential")
    marked = {True: ", now confidential", False: ", no longer confidential"}.get(flag, "") if flag is not None else ""
    return f"changed evidence {event.field('evidence')}{marked}"


def _element(_teller: Teller, event: Event) -> str:
    from factcheck.model.ids import short_id

    kind, known = event.field("element_kind"), event.field("element")
    return f"changed element {known} ({kind})" if known else f"wrote down element {short_id(event.id)} ({kind})"


def _tied(_teller: Teller, event: Event) -> str:
    between = f"{event.field('evidence')} {{}} element {event.field('element')}"
    stance = event.field("stance")
    return f"tied evidence {between.format('to')}: {stance}" if stance else f"took evidence {between.format('off')}"


def _added_evidence(_teller: Teller, event: Event) -> str:
    from factcheck.model.ids import short_id

    confidential = ", confidential" if event.fields.get("confidential") is True else ""
    return f"added evidence {short_id(event.id)}{confidential}"


def _corrected(teller: Teller, event: Event) -> str:
    scale = event.field("scale")
    told = "corrected what was published"
    if event.field("rating"):
        before, now = (teller.labels.label(scale, event.field(name)) for name in ("rating_before", "rating"))
        told += f", rating from {before} to {now}"
    return "; ".join(part for part in (told, teller.moved(event)) if part)


def _watched(_teller: Teller, event: Event) -> str:
    what = f"evidence {event.field('evidence')}" if event.field("evidence") else f"article {event.field('article')}"
    return f"read the source of {what} again: {event.words('state')}"


def _followed_up(_teller: Teller, event: Event) -> str:
    until = f", with time until {event.field('deadline')}" if event.field("deadline") else ""
    return f"asked again for a reply{until}"


def _signed(_teller: Teller, event: Event) -> str:
    from factcheck.model.canonical import is_sha256
    from factcheck.model.desk_key import fingerprint_of

    count, key = len(event.strings("signs")), event.field("key")
    named = fingerprint_of(key)[:16] if is_sha256(key) else "(none)"
    return f"signed {'it' if count == 1 else f'these {count} events'} with key {named}"


def _received(teller: Teller, event: Event) -> str:
    declined = event.fields.get("declined") is True
    told = f"noted that they declined to comment on {event.field('received_on')}"
    told = told if declined else f"noted a reply of {event.field('received_on')}"
    return "; ".join(part for part in (told, teller.moved(event)) if part)


def _undone(teller: Teller, event: Event) -> str:
    undone = [f"“{teller.told.get(target, 'an event')}” ({target[:10]})" for target in event.strings("targets")]
    return f"undid {', '.join(undone) or 'an event'}"


_HEADLINES: dict[str, Callable[[Teller, Event], str]] = {
    "appearance-added": _plain("noted another appearance"),
    "article-added": _plain("took the article in"),
    "article-amended": _plain("changed details of the article"),
    "assigned": _lists("assigned"),
    "case-opened": _opened,
    "claim-amended": _plain("changed details of the claim"),
    "claim-reworded": _plain("reworded the claim"),
    "copy-captured": _with_field("captured a copy of evidence {}", "evidence"),
    "capture-failed": _with_field("could not capture evidence {}", "evidence"),
    "copy-published": _with_field("noted a copy of evidence {} in a public archive", "evidence"),
    "corrected": _corrected,
    "element-removed": _with_field("took element {} out of the grid", "element"),
    "element-set": _element,
    "evidence-added": _added_evidence,
    "evidence-amended": _amended_evidence,
    "evidence-tied": _tied,
    "evidence-withdrawn": _with_field("withdrew evidence {}", "evidence"),
    "linked": _with_field("linked it as {} to {}", "relation", "case_linked"),
    "note-added": _plain("wrote a note"),
    "told-apart": _with_field("told it apart from {}{}", "case_apart", "entry"),
    "check-linked": _with_field("linked it as {} to the check {}", "relation", "entry"),
    "proposal-declined": _plain("declined a sentence"),
    "published": _and_moved("published it"),
    "quote-compared": _with_field("looked for the quote of evidence {} in what was captured", "evidence"),
    "question-answered": _answered,
    "question-asked": _with_id("asked question {id}"),
    "reply-followed-up": _followed_up,
    "reply-received": _received,
    "reply-requested": _and_moved("asked for a reply until {}", "deadline"),
    "reply-waived": _with_field("noted that nobody is asked for a reply: {}", "reason"),
    "search-recorded": _plain("recorded a search for the other side"),
    "source-watched": _watched,
    "stage-moved": _stage,
    "standard-overridden": _with_field("set the standard {} aside", "standard"),
    "tagged": _lists("tagged it"),
    "signed": _signed,
    "undone": _undone,
    "verdict-proposed": _verdict,
    "verdict-reviewed": _review,
    "version-kept": _plain("kept a new version of the text"),
    "withdrawn": _and_moved("withdrew what was published"),
}
KINDS_TOLD = frozenset(_HEADLINES)
