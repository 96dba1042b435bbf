"""From the state in a case file to its row in the index.

The state is taken as the file says it: verifying every event is the work of whoever opens the case, and of the doctor. A
file that can't be read that far becomes a row that says why, so that a list never hides it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from factcheck.errors import InvalidDateError
from factcheck.model.canonical import LARGEST_INTEGER
from factcheck.model.dates import PartialDate, parse_instant
from factcheck.model.stages import ENDED, PUBLISHED, STAGES
from factcheck.store.file_names import id_in_name
from factcheck.store.index_leaning import leaning_labels
from factcheck.store.index_meeting import meeting_labels
from factcheck.store.index_schema import COLUMNS, STAMP, TEXTS
from factcheck.store.layout import LayoutError, read_state
from factcheck.store.word_keys import claim_key, name_key

SEPARATOR = "\x1f"
RATED_APART = "rated-apart"  # the kind of label by which ratings that were given apart are found
_RANKS = {stage: rank for rank, stage in enumerate(STAGES)}
_LAST_RANK = len(STAGES)
_FINISHED = ENDED | {PUBLISHED}
_HIT_MARKS = str.maketrans({"\x02": " ", "\x03": " ", "\x00": " "})  # the first two show where a hit begins and ends
_DETAILS = ("url", "file", "title", "publisher", "author", "quote", "origin", "interest", "note")
_PROPOSED = b'"kind":"verdict-proposed"'
_BLANK: dict[str, Any] = (
    dict.fromkeys(COLUMNS, "")
    | dict.fromkeys(("is_published", "is_corrected", "is_disputed", "evidence", "conflicts", "priority"), 0)
    | {"stage_rank": _LAST_RANK, "score": None, "verdict_seconds": None, "is_fresh": 1}
)
_NONSENSE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)

Row = dict[str, Any]


class CaseEntry:
    """What the index keeps of one case: its row, the texts to search, its assignees and tags."""

    __slots__ = ("labels", "row", "texts")

    def __init__(self, row: Row, texts: tuple[str, ...], labels: tuple[tuple[str, str, str], ...]) -> None:
        self.row = row
        self.texts = texts
        self.labels = labels


def entry_of(folder: str, name: str, stamp: tuple[int, int, int, int], data: bytes) -> CaseEntry:
    """The entry of a file from its bytes; that of a damaged file where they can't be read."""
    try:
        return _entry(folder, name, stamp, read_state("case", data), data)
    except LayoutError as error:
        reason = f"event {error.event}: {error.reason}" if error.event else error.reason
        return damaged_entry(folder, name, stamp, reason)
    except _NONSENSE:
        return damaged_entry(folder, name, stamp, "its table “case” does not hold a case")


def entry_of_verified(
    folder: str, name: str, stamp: tuple[int, int, int, int], record: Mapping[str, Any], data: bytes
) -> CaseEntry:
    """The same for a file that was read and verified already, so that it need not be read once more."""
    try:
        return _entry(folder, name, stamp, record, data)
    except (LayoutError, *_NONSENSE):  # a newer version may keep what this one can't list
        return entry_of(folder, name, stamp, data)


def damaged_entry(folder: str, name: str, stamp: tuple[int, int, int, int], reason: str) -> CaseEntry:
    """The entry of a file that can't be read: nothing but its id, when it last changed, and why.

    It counts as opened then too, so that it has a place in every order by time."""
    changed = datetime.fromtimestamp(stamp[0] // 10**9, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return CaseEntry(
        _row(folder, name, stamp, id=id_in_name(name), opened_at=changed, updated_at=changed, damaged=reason),
        ("",) * len(TEXTS),
        (),
    )


def _row(folder: str, name: str, stamp: tuple[int, int, int, int], **values: Any) -> Row:
    place = {"folder": folder, "name": name, **dict(zip(STAMP, stamp, strict=True))}
    return _BLANK | place | values


def _entry(
    folder: str, name: str, stamp: tuple[int, int, int, int], record: Mapping[str, Any], data: bytes
) -> CaseEntry:
    if record["id"] != id_in_name(name):
        raise LayoutError(f"it holds case {_text(record['id'])}, which its name does not say")
    assignees, tags = [str(one) for one in record["assignees"]], [str(one) for one in record["tags"]]
    stage, claim, claimant = _text(record["stage"]), _text(record["claim"]), _text(record["claimant"])
    deadline, due = _deadline(record), _text(record["due"])
    held_until = _text(record.get("held_until"))
    judged_at = _first_verdict_at(data)
    row = _row(
        folder, name, stamp,
        id=record["id"],
        claim=claim,
        claimant=claimant,
        claimed_on=_text(record["claimed_on"]),
        stage=stage,
        rating=_text(record["rating"]),
        scale=_text((record["verdict"] or {}).get("scale")),
        is_published=int(record["is_published"] is True),
        is_fresh=int(record["is_fresh"] is True),
        assignees=SEPARATOR.join(assignees),
        tags=SEPARATOR.join(tags),
        article=_text(record["article"]),
        evidence=sum(1 for piece in record["evidence"] if not piece["withdrawn"] and not piece["erased"]),
        conflicts=len(record["conflicts"]),
        priority=_count(record["priority"]),
        score=None if record["score_thousandths"] is None else _count(record["score_thousandths"]),
        due=due,
        deadline=deadline,
        opened_at=_text(record["opened_at"]),
        updated_at=_text(record["updated_at"]),
        claim_key=claim_key(claim),
        claimant_key=name_key(claimant),
        assignee_key=name_key(assignees[0]) if assignees else "",
        stage_rank=_RANKS.get(stage, _LAST_RANK),
        due_last=_last_day(due),
        finish_by="" if stage in _FINISHED else min(filter(None, (deadline, _last_day(due), held_until)), default=""),
        held_until=held_until,
        verdict_seconds=_verdict_seconds(_text(record["opened_at"]), judged_at),
        judged_on=judged_at[:10],
        published_on=_first_day(record["publications"], "published_on"),
        corrected_on=_first_day(record["corrections"], "at"),
        withdrawn_on=_first_day(reversed(record["withdrawals"]), "at"),
        checker=_text((record["verdict"] or {}).get("by")).partition(" <")[0],
        is_corrected=int(bool(record["corrections"])),
        is_disputed=int(bool(record["disputed"])),
    )  # fmt: skip
    labels = {("assignee", name_key(one)): one for one in assignees} | {("tag", name_key(one)): one for one in tags}
    labels |= _rated_apart(record["reviews"])
    labels |= dict.fromkeys((*leaning_labels(record), *meeting_labels(record)), "")
    return CaseEntry(row, _texts(record), tuple((kind, key, value) for (kind, key), value in labels.items()))


def _rated_apart(reviews: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """Ratings that reviewers gave before they were shown a verdict, by verdict and person, with the author's."""
    found: dict[tuple[str, str], str] = {}
    for review in reviews:
        first = review.get("blind")
        if first and review["rating"]:
            given = (first["scale"], first["by"], first["rating"], review["by"], review["rating"])
            key = _fields((review["verdict"], name_key(review["by"])))
            found.setdefault((RATED_APART, key), _fields(given))
    return found


def _fields(parts: Iterable[str]) -> str:
    return SEPARATOR.join(part.replace(SEPARATOR, " ") for part in parts)


def _texts(record: Mapping[str, Any]) -> tuple[str, ...]:
    answers = (answer["text"] for question in record["questions"] for answer in question["answers"])
    replies = (reply["text"] for request in record["requests"] for reply in request["replies"])
    verdicts = [record["verdict"] or {}, *record["disputed"]]
    notes = (note["text"] for note in (*record["notes"], *record["searches"], *record["requests"]))
    return (
        _joined([record["claim"]]),
        _joined([(record["quote"] or {}).get("text")]),
        _joined([record["claimant"]]),
        _joined([*notes, *replies, record["why"], record["stage_reason"]]),
        _joined([*(question["text"] for question in record["questions"]), *answers]),
        _joined(piece[detail] for piece in record["evidence"] for detail in _DETAILS),
        _joined(
            [
                *(verdict.get("reasoning") for verdict in verdicts),
                *(review["reason"] for review in record["reviews"]),
                *(one[part] for one in record["corrections"] for part in ("was", "now", "because")),
            ]
        ),
        _joined(record["tags"]),
    )


def _joined(parts: Iterable[Any]) -> str:
    text = "\n".join([part for part in parts if isinstance(part, str) and part])
    return text.translate(_HIT_MARKS) if "\x02" in text or "\x03" in text or "\x00" in text else text


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _count(value: Any) -> int:
    if type(value) is not int or abs(value) > LARGEST_INTEGER:
        raise ValueError("it holds a number that can't be one")
    return value


def _deadline(record: Mapping[str, Any]) -> str:
    """The deadline of the newest request that nobody answered."""
    return next((_text(one["deadline"]) for one in reversed(record["requests"]) if not one["replies"]), "")


def _first_day(things: Iterable[Mapping[str, Any]], name: str) -> str:
    """The day of the first of some things, "" where there is none."""
    return next((_text(one[name])[:10] for one in things), "")


def _last_day(date: str) -> str:
    try:
        return PartialDate.parse(date).last.isoformat() if date else ""
    except InvalidDateError:
        return ""


def _verdict_seconds(opened_at: str, verdict_at: str) -> int | None:
    """The time from one moment to the other, None where one of them is none."""
    try:
        return round((parse_instant(verdict_at) - parse_instant(opened_at)).total_seconds()) if verdict_at else None
    except InvalidDateError:
        return None


def _first_verdict_at(data: bytes) -> str:
    """When the first verdict was proposed. Its event is one line of the file, found without reading the others."""
    place = data.find(_PROPOSED)
    if place < 0:
        return ""
    line = data[data.rfind(b"\n", 0, place) + 1 : data.find(b"\n", place)]
    try:
        return _text(json.loads(line[line.index(b"{") :].rstrip(b",")).get("at"))
    except ValueError:
        return ""
