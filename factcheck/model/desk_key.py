"""A public key of somebody who works at the desk, and what exactly a signature signs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from factcheck.errors import UsageError
from factcheck.model.canonical import canonical_bytes, is_sha256
from factcheck.model.dataclass import dataclass
from factcheck.model.event import Who

_LINE = re.compile(r"\s*factcheck-key\s+ed25519\s+([0-9a-f]{64})\s+(\S.*?)\s*")
_PURPOSE = b"factcheck: these events are mine\n"  # so that no signature can be taken for one of something else


@dataclass(frozen=True, slots=True)
class DeskKey:
    """A key that the desk knows. `key` is the ed25519 public key, 64 hexadecimal digits; moments are UTC, ISO.

    From `entered_at` on the desk expects that its owner signs; from `retired_at` on ("" while it is in use) nobody may.
    """

    key: str
    who: Who
    entered_at: str
    entered_by: Who
    retired_at: str = ""
    retired_by: str = ""
    because: str = ""

    @property
    def id(self) -> str:
        """By what commands and files name it: the first 16 hexadecimal digits of its SHA-256."""
        return fingerprint_of(self.key)[:16]

    @property
    def binding(self) -> str:
        """The SHA-256 of key and owner, whoever entered them and when: what the ledger records."""
        owner = {"address": self.who.address, "name": self.who.name}
        return hashlib.sha256(canonical_bytes({"key": self.key, "who": owner})).hexdigest()


def fingerprint_of(key: str) -> str:
    """The SHA-256 of a public key: what two people compare by telephone."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()


def spoken(key: str) -> str:
    """The half of a fingerprint that is enough to compare, in groups of four."""
    digits = fingerprint_of(key)[:32]
    return " ".join(digits[start : start + 4] for start in range(0, 32, 4))


def line_of(key: str, who: Who) -> str:
    """A public key as one line, to be given to others."""
    return f"factcheck-key ed25519 {key} {who}"


def read_key_line(text: str) -> tuple[str, str]:
    """Public key and person of such a line. Raises UsageError."""
    match = _LINE.fullmatch(text)
    if match is None or not is_sha256(match[1]):
        raise UsageError(
            "That is not the line of a key. Nothing was changed.",
            hint="Its owner prints it with: factcheck key show   (“factcheck-key ed25519 … Name <address>”)",
        )
    return match[1], match[2]


def signed_bytes(events: Iterable[str]) -> bytes:
    """What a signature of these events is made over: their ids, in order. The ids hold all else, the author included."""
    return _PURPOSE + "\n".join(sorted(events)).encode("ascii")
