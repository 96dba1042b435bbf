"""What a disturbed save left: whether every file is the old or the new one, and whether what was told is true."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import DamagedFileError, FactcheckError, UncertainSaveError
from factcheck.store import DeskStore
from factcheck.store.captures import FOLDER as CAPTURES
from tests.faults.deeds import CASE, Deed, ProblemsTold, beside
from tests.faults.desks import accusations, differing_answers, events_of, temporaries_in

SAVED, NOT_SAVED, UNCERTAIN, PARTLY = "saved", "not saved", "uncertain", "partly"
KILLED = "killed"


@dataclass(frozen=True, slots=True)
class Told:
    """The answer of a save: one of the words above, what it says it saved, and its message."""

    answer: str
    saved: tuple[str, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a desk holds: the events in each file, the copies by their hash, and the SHA-256 of the bytes of each file."""

    events: dict[str, frozenset[str]]
    copies: frozenset[str]
    bytes: dict[str, str]


def attempt(deed: Deed, store: DeskStore, word: str) -> Told:
    """Do a deed, and take its answer. What is not an error of ours escapes."""
    try:
        return Told(SAVED, tuple(deed.act(store, word)))
    except UncertainSaveError as error:
        return Told(UNCERTAIN, (), error.message)
    except FactcheckError as error:
        some = error.message.split(" ", 1)[0] if " were saved, the others were not" in error.message else ""
        return Told(PARTLY if some else NOT_SAVED, (some,) if some else (), error.message)
    except ProblemsTold as error:
        return Told(PARTLY, (), str(error))


def content_of(root: Path) -> Content:
    """What lies in a desk. Raises DamagedFileError."""
    store = DeskStore(root, index=False)
    kept = list(store.captures.paths())
    for path in kept:
        store.captures.check(path)
    copies = [path.name.split(".")[0] for path in kept]
    files = [*root.glob("20*/*.json"), *root.glob("articles/20*/*.json")]
    digests = {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    return Content(events_of(root), frozenset(copies), digests)


def judge(deed: Deed, root: Path, before: Content, told: Told) -> list[str]:
    """What is wrong with a desk after a deed that was disturbed."""
    try:
        after = content_of(root)
    except DamagedFileError as error:
        return [f"a mix of old and new: {error.message}"]
    gone = sorted(set(before.bytes) - set(after.bytes)) + sorted(before.copies - after.copies)
    wrong = [f"{name} is gone" for name in gone]
    wrong += [
        f"{path} lost events" for path, events in before.events.items() if not events <= after.events.get(path, events)
    ]
    wrong += _judge_merge(root, before, after, told) if deed.new == 0 else _judge_save(deed, before, after, told)
    return [*wrong, *differing_answers(root), *accusations(root)]


def _new(before: Content, after: Content) -> set[str]:
    known = {event for events in before.events.values() for event in events}
    return {event for events in after.events.values() for event in events} - known | (after.copies - before.copies)


def _judge_save(deed: Deed, before: Content, after: Content, told: Told) -> list[str]:
    new = _new(before, after)
    wrong = (
        []
        if len(new) in _allowed(deed, told)
        else [f"it was told “{told.answer}”, and {len(new)} of {deed.new} are new"]
    )
    if told.answer == SAVED and new != set(told.saved):
        wrong.append("what was told saved is not what is new")
    if not new and after.bytes != before.bytes:
        wrong.append("nothing is new, and the bytes differ")
    return wrong


def _allowed(deed: Deed, told: Told) -> Sequence[int]:
    """How many new names an answer allows."""
    if told.answer == PARTLY:
        return (int(told.saved[0]),)
    if told.answer in (SAVED, NOT_SAVED):
        return (deed.new if told.answer == SAVED else 0,)
    return (0, deed.new) if deed.whole else range(deed.new + 1)


def _judge_merge(root: Path, before: Content, after: Content, told: Told) -> list[str]:
    other = content_of(beside(root))
    wrong = []
    for path, theirs in other.events.items():
        ours = before.events.get(path, frozenset())
        if after.events.get(path, frozenset()) not in (ours, ours | theirs):
            wrong.append(f"{path} is neither the old file nor the merged one")
    merged = all(after.events.get(path, frozenset()) >= theirs for path, theirs in other.events.items())
    merged = merged and after.copies >= other.copies
    if told.answer == SAVED and not merged:
        wrong.append("the merge was told to be whole, and is not")
    return wrong


def judge_next(deed: Deed, root: Path, word: str) -> list[str]:
    """Do the deed again, undisturbed: it works, and takes away what the dead left in its folder."""
    store = DeskStore(root)
    told = attempt(deed, store, word)
    store.index.close()
    wrong = [] if told.answer == SAVED else [f"afterwards it can't be done again: {told.message}"]
    left = [path for path in temporaries_in(root) if not path.startswith(CAPTURES) or deed.name == "keep a copy"]
    if deed.name == "merge two desks":
        left = [path for path in left if CASE in path]
    return [*wrong, *(f"{path} was left, and the next save did not take it away" for path in left)]
