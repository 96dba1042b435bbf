"""The standards a desk can switch on: the one list of their names, what a new desk asks for, and what a check found.

The rules come from the codes that bind fact-checkers (IFCN, AFP, Full Fact and others; each entry says whose). How a
rule is checked against a case lies elsewhere: here is only what it is called and what it says.
"""

from __future__ import annotations

from factcheck.errors import NotFoundError
from factcheck.model.dataclass import dataclass

OFF = "off"
WARN = "warn"
REQUIRE = "require"
LEVELS = (OFF, WARN, REQUIRE)

MINIMUM_INDEPENDENT_SOURCES = 2
MINIMUM_APPROVALS = 1


@dataclass(frozen=True, slots=True)
class StandardInfo:
    """One standard: its name in settings and commands, the level a new desk starts with, its rule in one sentence, and
    who asks for it."""

    name: str
    default_level: str
    rule: str
    asked_by: str


STANDARDS: tuple[StandardInfo, ...] = (
    StandardInfo(
        "independent-sources",
        REQUIRE,
        "Evidence with a stance comes from several different origins; papers that repeat one agency count once.",
        "AFP, IFCN, Demagog",
    ),
    StandardInfo(
        "primary-source",
        WARN,
        "At least one piece of evidence is primary (a document, data, a recording, a witness), or a reason says why not.",
        "IFCN, AFP",
    ),
    StandardInfo("named-sources", WARN, "No evidence comes from an anonymous source.", "AFP"),
    StandardInfo(
        "interests-stated",
        WARN,
        "Each person or organisation that is relied on has its interest filled in, if only with “none known”.",
        "IFCN, AFP, Chequeado",
    ),
    StandardInfo(
        "right-of-reply",
        WARN,
        "The claimant was asked for an answer, or one of the listed reasons says why not.",
        "Full Fact, Chequeado",
    ),
    StandardInfo(
        "both-sides",
        WARN,
        "At least one search for evidence of the other side is recorded.",
        "AVeriTeC, for its label of conflicting evidence",
    ),
    StandardInfo(
        "why-this-claim",
        WARN,
        "The case says why this claim was chosen: its reach, its importance or the harm it may do.",
        "IFCN, Full Fact",
    ),
    StandardInfo("checkable", REQUIRE, "The claim is a statement of fact, not an opinion or a forecast.", "every code"),
    StandardInfo(
        "second-person",
        REQUIRE,
        "Someone other than the author of the verdict approved it.",
        "PolitiFact, Africa Check, Aos Fatos",
    ),
    StandardInfo(
        "known-at-the-time",
        WARN,
        "The verdict does not rest only on evidence that came to light after the claim was made.",
        "PolitiFact, Demagog, Africa Check",
    ),
    StandardInfo(
        "captured",
        WARN,
        "Each source that the verdict cites has a captured copy, and the copy is still what was captured.",
        "AFP",
    ),
    StandardInfo(
        "fresh-verdict",
        REQUIRE,
        "No evidence was added, changed or withdrawn after the verdict was proposed.",
        "factcheck itself, since a review holds only for what the reviewer saw",
    ),
    StandardInfo(
        "correction-recorded",
        REQUIRE,
        "Whatever was changed after publication carries a correction.",
        "IFCN, Science Feedback",
    ),
)


@dataclass(frozen=True, slots=True)
class StandardResult:
    """What the check of one standard found in one case.

    `message` says in plain words what was found. `remedy` is the exact command that would meet the standard, with
    `{case}` where the caller writes the case's id; "" where it is met. `overridden_by` and `override_reason` say who
    set the standard aside and why, "" where nobody did.
    """

    name: str
    level: str
    met: bool
    message: str
    remedy: str
    overridden_by: str = ""
    override_reason: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the case may not go on: the desk requires the standard, and it is neither met nor set aside."""
        return self.level == REQUIRE and not self.met and not self.overridden_by


def standard_info(name: str) -> StandardInfo:
    """The standard of this name. Raises NotFoundError, which lists them all."""
    for standard in STANDARDS:
        if standard.name == name:
            return standard
    raise NotFoundError(
        f"There is no standard “{name}”.",
        hint=f"The standards are: {', '.join(standard.name for standard in STANDARDS)}.",
    )


def default_levels() -> dict[str, str]:
    """What a new desk asks for: each standard's name with its level, in the order of the list."""
    return {standard.name: standard.default_level for standard in STANDARDS}
