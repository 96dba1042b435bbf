"""The case file: everything the desk knows about one claim, folded from its events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.model.ancestry import Ancestry, Said, is_conflict, newest
from factcheck.model.dataclass import dataclass, field, fields
from factcheck.model.elements import Element, ElementTie
from factcheck.model.event import Who
from factcheck.model.evidence import Evidence, Sighting, Withdrawal
from factcheck.model.proposal import Claimant
from factcheck.model.quote import Quote
from factcheck.model.stages import TRIAGE, least_published
from factcheck.model.verdict import APPROVE, Correction, Override, Publication, Review, Verdict

SCHEMA = 1
UNKNOWN = "unknown"  # said aloud: somebody looked and could not find out


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who did something and when."""

    by: Who
    at: str
    event: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A tag or an assignee together with the event that added it; taking it away cancels only what was seen."""

    value: str
    event: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a case was moved, and on hold the day until which it rests; "" where nobody said."""

    reason: str
    until: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note by one person."""

    id: str
    text: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a question, with the evidence it cites."""

    text: str
    cites: tuple[str, ...]
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Question:
    """A question that has to be answered before the claim can be judged."""

    id: str
    text: str
    stamp: Stamp
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back on a request, in the claimant's words; where they `declined` to comment there may be none."""

    text: str
    received_on: str
    stamp: Stamp
    declined: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Somebody was asked again: in which words, how, and until when where a later day was given."""

    text: str
    channel: str
    deadline: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class ReplyRequest:
    """One request for a reply: whom, how, until when (a day, ISO; the latest that was given), and what came back."""

    id: str
    to: str
    text: str
    channel: str
    deadline: str
    stamp: Stamp
    replies: tuple[Reply, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where and when the claim was made: an address or a description, and a partial date or "unknown"."""

    where: str
    when: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another case: `duplicate-of`, `same-claim`, `related`, `follows`."""

    relation: str
    case: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Tie:
    """What a person decided about a check that is near: `same-claim` as an entry of the library, `adopted-from` one, with
    what it says; or `different` from an entry or a case (`other`), with why."""

    relation: str
    other: str
    stamp: Stamp
    because: str = ""
    claim: str = ""
    rating: str = ""
    publisher: str = ""
    url: str = ""
    checked_on: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case, folded.

    `details` holds registers of `claim`, `claimant`, `claimed_on`, `appearance`, `quote`, `article`, `why`, `priority`,
    `due`, `score` and `checkable`, each a row of values that were set without seeing each other (one, unless two copies were
    merged). `grounds` has those of the moves in `stages`, by their events. `evidence_touched` are the events that added,
    changed or withdrew evidence, `evidence_undone` such events (undone or not) with those that undid or redid them.
    Everything else is a union in the order of events.
    """

    id: str
    ancestry: Ancestry = field(compare=False, repr=False)
    opened: Stamp
    updated: Stamp
    details: Mapping[str, tuple[Said[Any], ...]] = field(default_factory=dict)
    stages: tuple[Said[str], ...] = ()
    grounds: Mapping[str, Grounds] = field(default_factory=dict)
    assigned: tuple[Listed, ...] = ()
    tagged: tuple[Listed, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    evidence_touched: tuple[str, ...] = ()
    evidence_undone: tuple[tuple[str, str], ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    requests: tuple[ReplyRequest, ...] = ()
    no_reply_reasons: tuple[Withdrawal, ...] = ()
    verdicts: tuple[Said[Verdict], ...] = ()
    reviews: tuple[Review, ...] = ()
    publications: tuple[Publication, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    overrides: tuple[Override, ...] = ()
    links: tuple[Link, ...] = ()
    ties: tuple[Tie, ...] = ()
    searches: tuple[Note, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    elements: tuple[Element, ...] = ()
    elements_removed: frozenset[str] = frozenset()
    element_ties: tuple[ElementTie, ...] = ()
    undone: tuple[str, ...] = ()
    unknown_kinds: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    clock: int = 0

    def _text(self, name: str) -> str:
        value = newest(self.details.get(name), "")
        return value if isinstance(value, str) else ""

    @property
    def claim(self) -> str:
        return self._text("claim")

    @property
    def claimed_on(self) -> str:
        """A partial date, "unknown" said aloud, or "" where nobody said."""
        return self._text("claimed_on")

    @property
    def appearance(self) -> str:
        """The first appearance: an address or a description, "unknown", or ""."""
        return self._text("appearance")

    @property
    def article(self) -> str:
        """The id of the article the claim was found in, or ""."""
        return self._text("article")

    @property
    def why(self) -> str:
        """Why this claim was chosen: its reach, importance or harm."""
        return self._text("why")

    @property
    def checkability(self) -> str:
        """`checkable`, `opinion`, `forecast` or "" where nobody said."""
        return self._text("checkable")

    @property
    def claimant(self) -> Claimant | None:
        """Who made the claim; a claimant named "unknown" was looked for in vain; None where nobody said."""
        value = newest(self.details.get("claimant"), None)
        if not isinstance(value, Mapping) or not value.get("name"):
            return None
        return Claimant(str(value["name"]), str(value.get("kind", "unknown")))

    @property
    def quote(self) -> Quote | None:
        """The exact words, None where there are none."""
        value = newest(self.details.get("quote"), None)
        known = {part.name for part in fields(Quote)}  # a newer version may keep more of a quote
        if not isinstance(value, Mapping) or not value.get("text"):
            return None
        return Quote(**{name: part for name, part in value.items() if name in known})

    @property
    def score(self) -> float | None:
        """The check-worthiness that was proposed when the case was opened, 0 to 1 (kept in thousandths)."""
        value = newest(self.details.get("score"), None)
        return value / 1000 if isinstance(value, int) else None

    @property
    def score_reasons(self) -> tuple[str, ...]:
        value = newest(self.details.get("reasons"), ())
        return tuple(str(reason) for reason in value) if isinstance(value, list | tuple) else ()

    @property
    def type(self) -> str:
        """What must be checked to settle the claim, as proposed: `number`, `event`, `quote` …; "" where nobody said."""
        return self._text("type")

    @property
    def type_because(self) -> str:
        """The words that spoke for the type, or ""."""
        return self._text("type_because")

    def mentions(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """What the sentence of the claim mentions: its `times`, `quantities` or `names`, as `mention_record` writes them."""
        value = newest(self.details.get(name), ())
        return tuple(value) if isinstance(value, list | tuple) else ()

    @property
    def priority(self) -> int:
        """0 (none) to 3 (first); of priorities set apart the highest counts."""
        return max((said.value for said in self.details.get("priority", ()) if isinstance(said.value, int)), default=0)

    @property
    def due(self) -> str:
        """The day by which the case should be done, ""; of days set apart the earliest counts."""
        return min((str(said.value) for said in self.details.get("due", ()) if said.value), default="")

    @property
    def stage(self) -> str:
        """Where the work is; of stages set apart the least published counts."""
        return least_published(tuple(value.value for value in self.stages)) if self.stages else TRIAGE

    @property
    def _standing_grounds(self) -> Grounds:
        """Those of the stage that counts; of equal moves set apart the last in the order of events."""
        moves = [self.grounds.get(value.event) for value in self.stages if value.value == self.stage]
        return (moves[-1] if moves else None) or Grounds("", "")

    @property
    def stage_reason(self) -> str:
        """Why the case stands where it stands, "" where nobody said."""
        return self._standing_grounds.reason

    @property
    def held_until(self) -> str:
        """The day until which a case on hold rests, else ""."""
        return self._standing_grounds.until

    @property
    def assignees(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(listed.value for listed in self.assigned))

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(sorted({listed.value for listed in self.tagged}))

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that stands; None where there is none or where several set apart dispute it."""
        return self.verdicts[0].value if len(self.verdicts) == 1 else None

    @property
    def is_disputed(self) -> bool:
        """Whether several verdicts were proposed without seeing each other and nobody has settled it."""
        return len(self.verdicts) > 1

    @property
    def is_fresh(self) -> bool:
        """Whether no evidence was added, changed, withdrawn or undone that the author of the verdict had not seen."""
        return self.verdict is None or not self.unseen_evidence(self.verdict.event)

    def unseen_evidence(self, event: str) -> tuple[str, ...]:
        """The events by which the evidence differs from what the author of an event saw.

        To undo what that author had not seen takes nothing from them; to undo what they had seen does.
        """
        saw = self.ancestry.saw
        touched = [touch for touch in self.evidence_touched if not saw(event, touch)]
        undone = [by for root, by in self.evidence_undone if saw(event, root) and not saw(event, by)]
        return (*touched, *undone)

    @property
    def approvals(self) -> tuple[Review, ...]:
        """The approvals of the verdict that stands."""
        verdict = self.verdict
        if verdict is None:
            return ()
        return tuple(r for r in self.reviews if r.verdict == verdict.event and r.decision == APPROVE)

    @property
    def is_published(self) -> bool:
        """Whether readers can see a verdict of this case: it was published and not withdrawn since."""
        saw = self.ancestry.saw
        return any(
            all(saw(publication.event, withdrawal.event) for withdrawal in self.withdrawals)
            for publication in self.publications
        )

    @property
    def published_apart(self) -> tuple[Publication, ...]:
        """The publications set apart that readers may see side by side, an alarm; empty where the last one saw the rest."""
        saw = self.ancestry.saw
        last = tuple(one for one in self.publications if not any(saw(o.event, one.event) for o in self.publications))
        return last if len(last) > 1 and self.is_published else ()

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The names of what two people set differently without seeing each other, in a fixed order."""
        found = [name for name in sorted(self.details) if is_conflict(self.details[name])]
        found += ["stage"] if is_conflict(self.stages) else []
        found += ["verdict"] if self.is_disputed else []
        found += ["publication"] if self.published_apart else []
        found += [f"evidence {piece.id} {name}" for piece in self.evidence for name in piece.conflicts()]
        return tuple(found)

    def find_evidence(self, identifier: str) -> Evidence | None:
        """The piece of evidence of exactly this id."""
        return next((piece for piece in self.evidence if piece.id == identifier), None)

    def last_sighting(self, *, evidence: str = "", article: str = "") -> Sighting | None:
        """What a source looked like when a difference was last told, None where none was."""
        seen = [one for one in self.sightings if (one.evidence, one.article) == (evidence, article)]
        return seen[-1] if seen else None

    def open_request(self) -> ReplyRequest | None:
        """The newest request that nobody has answered yet."""
        return next((request for request in reversed(self.requests) if not request.replies), None)
