"""The ripple of something that was wrong: everything that leans on a source or on a case, and by which way."""

from __future__ import annotations

from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.evidence import Evidence

# What the ripple begins with.
SOURCE = "source"
CASE = "case"

# How a case leans on what stands before it.
SAME_ADDRESS = "same-address"
SAME_BYTES = "same-bytes"
ITS_ADDRESS = "its-address"  # it cites the address at which the other case was published
ITS_BYTES = "its-bytes"  # or a copy of what was published
TIED = "tied"
SAME_ORIGIN = "same-origin"

# How much it leans.
CITES = "cites"  # the verdict that stands cites it
HOLDS = "holds"  # it is among its evidence, and no verdict cites it
LINKED = "linked"  # somebody tied the cases to each other
MAY_SHARE = "may-share"  # only a reason to look: the same origin, or a tie that says no more than `related`

# How it stands with what readers see.
TO_CORRECT = "to-correct"  # they see a verdict that leans on it
TO_RECONSIDER = "to-reconsider"  # they see none yet
LOOK_AGAIN = "look-again"  # its verdict does not cite it
CORRECTED = "corrected"  # corrected since
TAKEN_BACK = "withdrawn"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: a case, how it leans on what stands before it, and by which of its evidence ("" where a tie says
    so, with its `relation`)."""

    case: str
    claim: str
    how: str
    evidence: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """One case that leans on what was wrong. `path` leads to it, the last step is its own; `evidence` are all of its pieces
    by which it leans; `url` is where readers find it, `article` and `title` those of the article its claim is from."""

    case: Case
    degree: str
    state: str
    path: tuple[Step, ...]
    evidence: tuple[str, ...]
    url: str = ""
    article: str = ""
    title: str = ""

    @property
    def is_direct(self) -> bool:
        """Whether it leans without another case in between."""
        return len(self.path) == 1


@dataclass(frozen=True, slots=True)
class Origin:
    """What the ripple begins with: a source (by an address, or a piece of evidence of a case) or a case.

    `reason` and `at` tell why and when it was withdrawn or corrected, `happened` which of the two, "" for neither: then it
    is the question what would be touched.
    """

    sort: str
    name: str
    url: str = ""
    case: Case | None = None
    piece: Evidence | None = None
    happened: str = ""
    reason: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Ripple:
    """All that leans on the origin, the nearest first; `loose` may have to do with it and is not followed further."""

    origin: Origin
    touched: tuple[Touched, ...] = ()
    loose: tuple[Touched, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """The articles whose summaries hold a touched case: id, title, and the ids of those cases."""
        found: dict[tuple[str, str], list[str]] = {}
        for one in self.touched:
            if one.article:
                found.setdefault((one.article, one.title), []).append(one.case.id)
        return tuple((article, title, tuple(cases)) for (article, title), cases in sorted(found.items()))

    @property
    def feed(self) -> tuple[str, ...]:
        """The touched cases of which a feed holds an entry: those that readers can see."""
        return tuple(one.case.id for one in self.touched if one.case.is_published)
