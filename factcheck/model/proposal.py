"""What intake proposes from an article: sentences, their rank and its reasons, and who seems to have said them.

A proposal decides nothing; a person accepts, rewords, splits or declines it.
"""

from __future__ import annotations

from factcheck.model.dataclass import dataclass, field
from factcheck.model.dates import PartialDate
from factcheck.model.mentions import NameMention, Quantity, TimeMention
from factcheck.model.quote import Quote


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who made a claim. `kind` is `person`, `organisation`, `document`, `outlet` or `unknown` (nobody said which)."""

    name: str
    kind: str = "unknown"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence at `text[start:end]` (code points, end exclusive); `paragraph` counts from 0.

    `aside` says why the sentence is not offered as a claim (`headline repeated`, `boilerplate`, `caption`, …), "" if it is.
    """

    text: str
    start: int
    end: int
    paragraph: int
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a sentence ranks where it does: a phrase for people and its share of the score (may be negative)."""

    phrase: str
    weight: float


@dataclass(frozen=True, slots=True)
class Relayed:
    """Whom the claimant of a sentence speaks for in it (`the mayor said that the owner claimed …`: the owner), and the words
    that show it, with their place in the article's text."""

    claimant: Claimant
    cue: str
    cue_start: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compound sentence as a claim of its own; the sentence's characters `start` to `end` are its words."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sentence that may become a case. `score` is check-worthiness, 0 to 1; `rank` counts from 1, best first.

    `cue` are the words that show who said it ("according to"), with `cue_start` in the article's text, or "" for none;
    `relayed` is whom the claimant in turn repeats. `parts` are the claims of a compound sentence, none for a simple one.
    `type` is what must be checked to settle it (`number`, `event`, `quote` …), `type_because` the words that speak for that.
    `times`, `quantities` and `names` are what the sentence mentions, with offsets in the article's text. `said_on` is the
    partial date on which it was said, where the sentence says that beside its cue.
    """

    rank: int
    quote: Quote
    score: float
    reasons: tuple[Reason, ...] = ()
    claimant: Claimant | None = None
    cue: str = ""
    cue_start: int | None = None
    relayed: Relayed | None = None
    parts: tuple[Part, ...] = ()
    type: str = ""
    type_because: str = ""
    times: tuple[TimeMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[NameMention, ...] = ()
    said_on: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposed detail of an article and where it came from (`<title>`, `first line`, `file name`, `given`)."""

    value: str
    source: str


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What a reader made of a source: the text that offsets point into, the bytes it came from, and proposed details.

    Details that the source does not state are None: they are proposed, never invented. `marks` say where in the text a page
    or a time begins (see `model.marks`); `extension` is the ending that the bytes are kept under;
    `final_url` and `taken_at` are where and when a captured page was fetched.
    """

    text: str
    raw: bytes
    media_type: str
    source_name: str = ""
    url: Proposed | None = None
    title: Proposed | None = None
    publisher: Proposed | None = None
    author: Proposed | None = None
    published_on: tuple[PartialDate, str] | None = None
    language: str = ""
    notes: tuple[str, ...] = field(default=())
    marks: tuple[tuple[int, str], ...] = ()
    extension: str = "txt"
    final_url: str = ""
    taken_at: str = ""
