"""Opening cases and everything a person does to one that is neither evidence, verdict nor publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.desk.people import people_named
from factcheck.desk.place import Desk
from factcheck.errors import DuplicateRefusedError, RefusedError, UsageError
from factcheck.model.case import UNKNOWN, Case
from factcheck.model.change import Change
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Draft, Event, Who
from factcheck.model.ids import short_id
from factcheck.model.marks import place_at
from factcheck.model.mentions import Mention, NameMention, Quantity, TimeMention, mention_record
from factcheck.model.proposal import Claimant
from factcheck.model.quote import Quote, cut_quote
from factcheck.model.stages import (
    APPROVED,
    CORRECTING,
    DRAFTED,
    DUPLICATE,
    IN_REVIEW,
    MOVES,
    PUBLISHED,
    RESEARCHING,
    next_step,
)
from factcheck.model.standards import STANDARDS
from factcheck.verdicts.standards import check_standards, refuse_unmet

# What nobody can have met before a review: it is the review that approves, and publishing again that corrects.
NOT_WORK = frozenset({"undone", "signed"})  # events that come with others, and are not undone themselves
AFTER_REVIEW = frozenset({"second-person", "correction-recorded"})
_EVERY = frozenset(standard.name for standard in STANDARDS)
# What can be done only while a case is researched, so that it is due before a verdict is drafted.
WHILE_RESEARCHING = frozenset({"right-of-reply"})
# The standards that are asked on the step from one stage to the next; going back asks nothing.
_ASKED: dict[tuple[str, str | None], frozenset[str]] = {
    (DRAFTED, IN_REVIEW): _EVERY - AFTER_REVIEW,
    (IN_REVIEW, APPROVED): frozenset({"second-person"}),
    (APPROVED, PUBLISHED): _EVERY,
}
# And those that a case has to meet sooner or later to get from one to the other.
_AHEAD = {**_ASKED, (RESEARCHING, DRAFTED): WHILE_RESEARCHING, (CORRECTING, PUBLISHED): _EVERY - AFTER_REVIEW}
CLAIMANT_KINDS = ("person", "organisation", "document", "outlet", "unknown")


@dataclass(frozen=True, slots=True)
class Done:
    """What a job did: the case as it is now, what it added (with its id, "" where that is the case itself)."""

    case: Case
    what: str
    id: str


@dataclass(frozen=True, slots=True)
class NewClaim:
    """What is known of a claim when its case is opened. "unknown" is an answer; "" means that nobody said."""

    claim: str
    quote: Quote | None = None
    claimant: str = ""
    claimant_kind: str = "unknown"
    claimed_on: str = ""
    appearance: str = ""
    article: str = ""
    why: str = ""
    score: float | None = None
    reasons: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[NameMention, ...] = ()
    type: str = ""
    type_because: str = ""


def open_case(desk: Desk, new: NewClaim, *, anyway: bool = False) -> Done:
    """Open a case in triage. Raises DuplicateRefusedError where a case with the same claim is there, unless `anyway`."""
    _check_new(new)
    twins = desk.store.cases_with_claim(new.claim)
    if twins and not anyway:
        raise DuplicateRefusedError(
            f"Case {twins[0]} has this very claim already. Nothing was changed.",
            hint=f"factcheck show {twins[0]}   (or open it all the same: add --anyway)",
        )
    if new.article:
        new = _with_article(new, desk.store.resolve_article(new.article))

    def edit(change: Change[Case]) -> None:
        change.add(opening(new, change.state.id))
        if new.tags:
            change.add(Draft("tagged", {"add": [tag_named(word) for word in new.tags]}, {}))

    case = desk.store.create_case(edit, by=desk.who, at=desk.moment).case
    return Done(case, "case", case.id)


def opening(new: NewClaim, identifier: str) -> Draft:
    """The event that opens a case on a claim."""
    body: dict[str, Any] = {"claim": new.claim.strip()}
    body |= {name: value for name in ("claimed_on", "appearance", "why") if (value := getattr(new, name))}
    if new.claimant:
        body["claimant"] = claimant_body(new.claimant, new.claimant_kind)
    if new.quote is not None:
        body["quote"] = quote_body(new.quote)
    if new.score is not None:
        body["score"] = round(new.score * 1000)
        body["reasons"] = list(new.reasons)
    body |= {name: value for name in ("type", "type_because") if (value := getattr(new, name))}
    mentions: dict[str, Sequence[Mention]] = {"times": new.times, "quantities": new.quantities, "names": new.names}
    body |= {name: [mention_record(one) for one in found] for name, found in mentions.items() if found}
    return Draft("case-opened", {"case": identifier, **({"article": new.article} if new.article else {})}, body)


def claimant_body(name: str, kind: str = "unknown") -> dict[str, str]:
    """A claimant as events hold it."""
    if kind not in CLAIMANT_KINDS:
        raise UsageError(f"A claimant is {', '.join(CLAIMANT_KINDS)}.", hint="Use --claimant-kind person, for example.")
    return {"name": name.strip(), "kind": kind}


def quote_body(quote: Quote) -> dict[str, Any]:
    """A quote as events hold it: no value that is not known."""
    values = {name: getattr(quote, name) for name in ("text", "start", "end", "before", "after", "version", "place")}
    return {name: value for name, value in values.items() if value not in (None, "")}


@dataclass(frozen=True, slots=True)
class ClaimDetails:
    """What is to be written about a claim; None leaves a detail as it is."""

    claimant: str | None = None
    claimant_kind: str | None = None
    claimed_on: str | None = None
    appearance: str | None = None
    quote: str | None = None
    article: str | None = None
    why: str | None = None
    checkable: str | None = None
    priority: int | None = None
    due: str | None = None


def amend_claim(
    desk: Desk, case_id: str, *, claim: str | None = None, details: ClaimDetails | None = None, because: str = ""
) -> Done:
    """Put the claim in other words, or write who, when, where and why."""
    given = details or ClaimDetails()

    def edit(change: Change[Case]) -> None:
        if claim is not None:
            change.add(Draft("claim-reworded", {}, {"claim": claim.strip(), "reason": because}))
        body = _amended(desk, change.state, given)
        if body or claim is None:
            change.add(Draft("claim-amended", {}, {**body, "reason": because}))

    return change_case(desk, case_id, edit, "claim")


def _amended(desk: Desk, case: Case, given: ClaimDetails) -> dict[str, Any]:
    names = ("claimed_on", "appearance", "why", "checkable", "priority", "due")
    body: dict[str, Any] = {name: value for name in names if (value := getattr(given, name)) is not None}
    if given.claimant is not None or given.claimant_kind is not None:
        now = case.claimant or Claimant("")
        name = now.name if given.claimant is None else given.claimant
        kind = given.claimant_kind or (now.kind if given.claimant is None else "unknown")
        body["claimant"] = claimant_body(name, kind)
    article = desk.store.resolve_article(given.article) if given.article else case.article
    if given.article:
        body["article"] = article
    quote = typed_quote(desk, given.quote or "", article)
    if quote is not None:
        body["quote"] = quote_body(quote)
    return body


def add_appearance(desk: Desk, case_id: str, where: str, when: str = "") -> Done:
    """Record another place where the claim was made."""
    if when and when != UNKNOWN:
        PartialDate.parse(when)
    return one_event(desk, case_id, Draft("appearance-added", {}, {"where": where, "when": when}), "appearance")


def move_stage(desk: Desk, case_id: str, to: str, *, because: str = "", of: str = "", until: str = "") -> Done:
    """Move a case to a stage, where its conditions and, before a review, the desk's standards allow it."""
    fields: dict[str, Any] = {"stage": to}
    if to == DUPLICATE and of:
        fields["of"] = desk.store.resolve_case(of)
    if until:
        fields["until"] = str(PartialDate.parse(until))

    def edit(change: Change[Case]) -> None:
        before = change.state
        if to not in MOVES.get(before.stage, ()):
            # A refusal says what is to be done first, and that may be what a standard asks for.
            _demand_standards(desk, before, to, _AHEAD)
        change.add(Draft("stage-moved", fields, {"reason": because}))
        _demand_standards(desk, before, to, _ASKED)

    return change_case(desk, case_id, edit, "stage")


def _demand_standards(desk: Desk, case: Case, to: str, at: Mapping[tuple[str, str | None], frozenset[str]]) -> None:
    """The standards of the desk that stand before the next stage on the way of a case. Raises StandardRefusedError."""
    asked = at.get((case.stage, next_step(case.stage, to))) if to != case.stage else None
    if asked:
        results = check_standards(case, desk.rules)
        refuse_unmet(case, tuple(r for r in results if r.name in asked), f"go to {to}")


def assign(desk: Desk, case_id: str, who: tuple[str, ...], *, instead: bool = False, remove: bool = False) -> Done:
    """Give a case to people, or take it from them; `instead` takes it from everybody else.

    Names as in `people_named`.
    """
    who = people_named(desk, who)

    def edit(change: Change[Case]) -> None:
        gone = who if remove else tuple(name for name in change.state.assignees if instead and name not in who)
        change.add(Draft("assigned", {"add": [] if remove else list(who), "remove": list(gone)}, {}))

    return change_case(desk, case_id, edit, "assignment")


def add_note(desk: Desk, case_id: str, text: str) -> Done:
    """Write a note."""
    return one_event(desk, case_id, Draft("note-added", {}, {"text": text.strip()}), "note")


def tag(desk: Desk, case_id: str, add: tuple[str, ...], remove: tuple[str, ...]) -> Done:
    """Add tags and take tags away."""
    return one_event(desk, case_id, Draft("tagged", {"add": list(add), "remove": list(remove)}, {}), "tags")


def link(desk: Desk, case_id: str, other: str, relation: str) -> Done:
    """Tie a case to another one."""
    fields = {"relation": relation, "case_linked": desk.store.resolve_case(other)}
    return one_event(desk, case_id, Draft("linked", fields, {}), "link")


def override(desk: Desk, case_id: str, standard: str, because: str) -> Done:
    """Set a standard aside for one case, by name and with a reason."""
    draft = Draft("standard-overridden", {"standard": standard}, {"because": because.strip()})
    return one_event(desk, case_id, draft, "override")


def undo(desk: Desk, case_id: str) -> tuple[Done, tuple[Event, ...]]:
    """Undo what the newest command did to a case, by one more event. Raises RefusedError where that is somebody else's or
    on record. Returns the events that no longer count."""
    undone: list[Event] = []

    def edit(change: Change[Case]) -> None:
        undone.extend(_newest_together(change))
        _refuse_others_change(change.state, undone[0], desk.who)
        fields = {"targets": [event.id for event in undone], "undone_kinds": [event.kind for event in undone]}
        change.add(Draft("undone", fields, {}))

    done = change_case(desk, case_id, edit, "undoing")
    return done, tuple(undone)


def _newest_together(change: Change[Case]) -> list[Event]:
    """The events of the newest command that was not undone yet, the first of them first."""
    passed = set(change.state.undone)
    standing = [event for event in change.events if event.kind not in NOT_WORK and event.id not in passed]
    if not standing:
        raise RefusedError("There is nothing to undo.", hint=f"factcheck history {change.state.id}")
    first = standing[-1].field("with") or standing[-1].id
    return [event for event in standing if first in (event.id, event.field("with"))]


def change_case(desk: Desk, case_id: str, edit: Any, what: str) -> Done:
    """One change to one case, resolved, checked and saved; the id is that of the first event it added."""
    identifier = desk.store.resolve_case(case_id)
    first: list[str] = []

    def recorded(change: Change[Case]) -> None:
        edit(change)
        first.extend(event.id for event in change.added)

    case = desk.store.change_case(identifier, recorded, by=desk.who, at=desk.moment).case
    return Done(case, what, short_id(first[0]) if first else "")


def one_event(desk: Desk, case_id: str, draft: Draft, what: str) -> Done:
    """A change of a single event."""
    return change_case(desk, case_id, lambda change: change.add(draft), what)


def _check_new(new: NewClaim) -> None:
    if not new.claim.strip():
        raise UsageError("A case needs the words of its claim.", hint='factcheck open "CLAIM"')
    if new.claimed_on and new.claimed_on != UNKNOWN:
        PartialDate.parse(new.claimed_on)


def _with_article(new: NewClaim, article: str) -> NewClaim:
    return replace(new, article=article)


def _refuse_others_change(case: Case, target: Event, who: Who) -> None:
    if not target.by.is_same_person(who):
        raise RefusedError(
            f"The newest change of case {case.id} ({target.kind}) is by {target.by.name}: only they undo it. "
            "Nothing was changed.",
            hint=f"factcheck history {case.id}",
        )


def parse_tags(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What to add and what to take away, from `+health -old`. A word without a sign is added."""
    add = tuple(dict.fromkeys(tag_named(word) for word in words if not word.startswith("-")))
    remove = tuple(dict.fromkeys(tag_named(word) for word in words if word.startswith("-")))
    return add, remove


def show_tags(desk: Desk, case_id: str) -> Done:
    """The case as it is, nothing done."""
    case = desk.store.read_case(case_id).case
    return Done(case, "tags", case.id)


def typed_quote(desk: Desk, text: str, article_id: str) -> Quote | None:
    """A quote that was typed: with its place where an article is named and holds the words exactly."""
    if not text:
        return None
    if article_id:
        version = desk.store.read_article(article_id).article.current
        start = version.text.find(text)
        if start >= 0:
            place = place_at(version.marks, start)
            return cut_quote(version.text, start, start + len(text), version=version.sha256, place=place)
    return Quote(text)


def tag_named(word: str) -> str:
    """The tag that a person meant: without its sign, in small letters. Raises UsageError for what can be none."""
    tag = word.lstrip("+-").strip().lower()
    if not tag or any(not (c.isalnum() or c in "-_./:") for c in tag):
        raise UsageError(
            f"“{word}” is not a tag. Nothing was changed.",
            hint="A tag is letters, digits and - _ . / : — for example +health",
        )
    return tag
