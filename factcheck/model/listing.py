"""One line of a list of cases, and the question that a list answers."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass

SORTS = (
    "updated",
    "opened",
    "claim",
    "stage",
    "rating",
    "claimant",
    "assignee",
    "deadline",
    "due",
    "next",
    "priority",
    "score",
    "id",
)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What a list shows of a case. Dates and times are ISO texts, "" where there is none; `score` is 0 to 1 or None.

    `deadline` is that of the open request for a reply, `held_until` the day until which a case on hold rests; `needed` the
    number of characters that tell the id from all others;
    `damaged` says why the file can't be read, "" where it can.
    """

    id: str
    claim: str
    claimant: str
    claimed_on: str
    stage: str
    rating: str
    scale: str
    is_published: bool
    is_fresh: bool
    assignees: tuple[str, ...]
    tags: tuple[str, ...]
    article: str
    evidence: int
    conflicts: int
    priority: int
    score: float | None
    due: str
    deadline: str
    opened_at: str
    updated_at: str
    needed: int = 8
    damaged: str = ""
    held_until: str = ""


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which cases, in which order, how many. Conditions of different fields are joined by "and", values of one by "or".

    `words` must all be found in claim, quote, claimant, notes, questions, evidence, verdict or tags; a word stands for words
    that begin with it. `sort` is one of SORTS, with a `-` before it for the other way round; "" means by relevance where
    words are given and else the newest change first. `limit` 0 means all. `overdue_on` is a day: only cases whose deadline
    or due date is before it, or that rested on hold until a day before it. `is_due`: only unfinished cases that have such
    a day at all; the sort `next` goes by the first of them. `met` is a first and a last day (ISO): cases that were taken up,
    checked, published, corrected or withdrawn in between, and a few that were not. `is_damaged`: only what can't be read.
    """

    words: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    has_conflicts: bool = False
    overdue_on: str = ""
    is_due: bool = False
    opened_since: str = ""
    updated_since: str = ""
    met: tuple[str, str] | None = None
    is_damaged: bool = False
    sort: str = ""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class CaseList:
    """The answer: the rows asked for and how many cases match in all. `notes` are for the person (stderr), such as
    an index that could not be used."""

    rows: tuple[CaseRow, ...]
    total: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One case found by words: `where` names the field, `excerpt` the words around, `\\x02` and `\\x03` about a hit."""

    row: CaseRow
    where: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a doctor found: the check, the file, the event where one can be named, what it means and the command to mend it.

    `severity` is `damage` (content is not what was written), `warning` or `note`.
    """

    check: str
    severity: str
    path: str
    event: str
    meaning: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done about a finding: the check, what was done, the file, where it lies now, what it means, what remains.

    `done` is `moved-aside`, `rights-set`, `index-made-again`, or `left` where nothing could be done without a person.
    """

    check: str
    done: str
    path: str
    to: str
    meaning: str
    remedy: str
