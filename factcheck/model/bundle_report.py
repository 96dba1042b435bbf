"""What verifying a reader's bundle found."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass

ALTERED = "altered"  # something is not what was written
UNPROVED = "unproved"  # nothing proves it, or this version can't
NOTE = "note"


@dataclass(frozen=True, slots=True)
class BundleFinding:
    """One thing that was found: how bad, in which member ("" for the whole), at which event (its id or ""), in words."""

    level: str
    member: str
    sentence: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Somebody whose signature holds: their name as the events say it, the fingerprint of the key, and how many events."""

    name: str
    fingerprint: str
    events: int


@dataclass(frozen=True, slots=True)
class BundledCase:
    """A case of a bundle: its claim as readers are told it, its events, how many of them have their words left out, and who
    signed some of them."""

    id: str
    claim: str
    events: int
    without_words: int
    versions: int
    signed: tuple[SignedBy, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleReport:
    """The whole of it. `sha256` is of the file, `whole` of the list of members; `made_on` and `version` are its own word."""

    name: str
    sha256: str
    whole: str
    made_on: str
    version: str
    desk_name: str
    members: int
    cases: tuple[BundledCase, ...] = ()
    findings: tuple[BundleFinding, ...] = ()

    @property
    def is_altered(self) -> bool:
        """Whether something in it is not what was written."""
        return any(one.level == ALTERED for one in self.findings)

    @property
    def is_proved(self) -> bool:
        """Whether everything that can be proved was."""
        return all(one.level == NOTE for one in self.findings)
