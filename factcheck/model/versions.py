"""The versions of a case that readers have seen, and what differs between two of them, word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from factcheck.model.dataclass import dataclass
from factcheck.model.verdict import Publication

SAME = "same"
REMOVED = "removed"
ADDED = "added"

KEPT = "kept"
MISSING = "missing"  # the desk does not hold its bytes
ALTERED = "altered"  # it holds other bytes under their hash

_WORDS = re.compile(r"\s+|[^\s]+?(?=[.,;:!?]*(?:\s|$))|[.,;:!?]+")
_ALIKE = 0.5  # below this share of common words two texts are told one after the other
_FIELDS = ("claim", "claimant", "claimed_on", "quote", "rating_label", "rating_meaning", "scale_name", "checked_on",
           "checked_by", "url")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Version:
    """One version: its number from 1, the publication, whether it came by a correction, how its bytes are kept, and the
    label of the rating that readers saw."""

    number: int
    publication: Publication
    is_correction: bool
    state: str
    rating_label: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words that stayed, went or came."""

    how: str
    text: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of what readers saw that changed, with all of its words in the order in which they are read."""

    part: str
    passages: tuple[Passage, ...]


def compare_records(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[PartChange, ...]:
    """What differs between two summaries of one case, as `summary_record` makes them; parts that are the same are left
    out."""
    old, new = _parts(before), _parts(after)
    changes = [(part, compare_texts(old.get(part, ""), new.get(part, ""))) for part in dict.fromkeys((*old, *new))]
    return tuple(PartChange(part, found) for part, found in changes if any(one.how != SAME for one in found))


def compare_texts(before: str, after: str) -> tuple[Passage, ...]:
    """The words of two texts in one row: what went stands before what came in its place."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return tuple(_changed(before, after))
    found: list[Passage] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found.append(Passage(SAME, "".join(old[a:b])))
            continue
        found += [Passage(REMOVED, "".join(old[a:b]))] if b > a else []
        found += [Passage(ADDED, "".join(new[c:d]))] if d > c else []
    return _joined(found)


def _joined(found: Sequence[Passage]) -> tuple[Passage, ...]:
    """The same with blanks between two changes drawn into them, so that a changed sentence reads as one."""
    kept: list[Passage] = []
    removed = added = ""
    for place, one in enumerate(found):
        is_between = one.how == SAME and not one.text.strip() and 0 < place < len(found) - 1
        if one.how == SAME and not is_between:
            kept += [*_changed(removed, added), one]
            removed = added = ""
        else:
            removed += one.text if one.how != ADDED else ""
            added += one.text if one.how != REMOVED else ""
    return (*kept, *_changed(removed, added))


def _changed(removed: str, added: str) -> list[Passage]:
    told = (Passage(REMOVED, removed), Passage(ADDED, added))
    return [one for one in told if one.text]


def _parts(record: Mapping[str, Any]) -> dict[str, str]:
    """The parts of a summary as texts, by their names."""
    case: Mapping[str, Any] = next(iter(record.get("cases") or ()), {})
    parts = {name: str(case[name]) for name in _FIELDS if case.get(name)}
    parts["reasoning"] = "\n\n".join("".join(map(_words, paragraph)) for paragraph in case.get("reasoning") or ())
    for source in case.get("sources") or ():
        told = (source.get(name) for name in ("title", "publisher", "published_on", "quote", "url", "copy_sha256"))
        parts[f"source {source.get('number')}"] = " · ".join(str(one) for one in told if one)
    for number, reply in enumerate(case.get("replies") or (), 1):
        answers = " ".join(str(one.get("text") or "") for one in reply.get("answers") or ())
        parts[f"reply {number}"] = f"{reply.get('asked') or ''} {reply.get('asked_on') or ''} {answers}".strip()
    for number, one in enumerate(case.get("corrections") or (), 1):
        parts[f"correction {number}"] = " ".join(str(one.get(name) or "") for name in ("on", "was", "now", "because"))
    return {name: text for name, text in parts.items() if text}


def _words(part: Mapping[str, Any]) -> str:
    cites = part.get("cites") or ()
    return str(part.get("text") or "") + (f"[{', '.join(map(str, cites))}]" if cites else "")
