"""Verifying one case of a bundle: its events, what was published by them, and the record and the page that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.model.bundle_report import ALTERED, UNPROVED, BundledCase, BundleFinding
from factcheck.model.canonical import sha256
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, field
from factcheck.model.event import Event, InvalidEventError, event_of
from factcheck.model.fold import fold_case
from factcheck.publish.bundle.agreement import disagreements
from factcheck.publish.bundle.making import FORMS
from factcheck.publish.bundle.record import (
    NotARecordError,
    page_of,
    read_canonical,
    read_kept,
    record_text,
    told_record,
)
from factcheck.publish.bundle.signatures import check_signatures

_SHORT = 10  # characters of an event's id
# What reading a summary can end in that somebody forged who knows the hashes.
NONSENSE = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, AssertionError, FactcheckError,
)  # fmt: skip


@dataclass
class CheckedCase:
    """What was found of a case: the names of its members, the record that readers are to be given, and what to tell."""

    id: str
    findings: list[BundleFinding] = field(default_factory=list)
    members: set[str] = field(default_factory=set)
    record: Mapping[str, Any] | None = None
    told: BundledCase | None = None

    def altered(self, member: str, sentence: str, event: str = "") -> None:
        """Note something that is not what was written."""
        self.findings.append(BundleFinding(ALTERED, member, sentence, event))


def check_case(
    identifier: str, members: Mapping[str, bytes], left_out: set[str], has_comparable_pages: bool
) -> CheckedCase:
    """Everything of one case. `left_out` is what the desk says that it left out."""
    checked, folder = CheckedCase(identifier), f"cases/{identifier}"
    checked.members = {f"{folder}/{name}" for name in ("events.json", "case.json", "case.html")}
    for name in sorted(checked.members - set(members)):
        checked.altered(name, "it is missing")
    events = _read_events(checked, f"{folder}/events.json", members)
    case = _fold(checked, f"{folder}/events.json", events)
    if case is None:
        return checked
    kept = _check_versions(checked, case, members, left_out)
    newest = kept.get(len(case.publications))
    if newest is None:
        checked.altered(f"{folder}/case.json", "nothing in the bundle proves it: what was published last is not there")
        return checked
    try:
        record = told_record(newest, case)
        _check_told(checked, record, members, has_comparable_pages)
        _check_copies(checked, kept, members, left_out)
        _check_agreement(checked, kept, case, events)
    except NONSENSE as error:
        sentence = f"what was published is not what this program writes ({type(error).__name__})"
        checked.altered(f"{folder}/published/{len(case.publications)}.json", sentence)
        return checked
    checked.record = record
    told = record["cases"][0]
    bare = sum(1 for event in events if event.body is None)
    signed, findings = check_signatures(f"{folder}/events.json", events)
    checked.findings += findings
    checked.told = BundledCase(identifier, str(told.get("claim") or ""), len(events), bare, len(kept), signed)
    return checked


def _read_events(checked: CheckedCase, name: str, members: Mapping[str, bytes]) -> list[Event]:
    if name not in members:
        return []
    try:
        records = read_canonical(members[name])
    except NotARecordError as error:
        checked.altered(name, f"{error}: it was altered")
        return []
    if not isinstance(records, list):
        checked.altered(name, "it is not a list of events: it was altered")
        return []
    events: list[Event] = []
    for number, record in enumerate(records, 1):
        try:
            events.append(event_of(record))
        except (InvalidEventError, ValueError, TypeError) as error:
            checked.altered(name, f"event {_named(record, number)}: {error}", _id(record))
    _check_chain(checked, name, events)
    return events


def _check_chain(checked: CheckedCase, name: str, events: Sequence[Event]) -> None:
    known = {event.id: event for event in events}
    if len(known) != len(events):
        checked.altered(name, "an event stands in it twice")
    if [event.order for event in events] != sorted(event.order for event in events):
        checked.altered(name, "its events are not in their order")
    for event in events:
        for parent in event.parents:
            if parent not in known:
                sentence = f"event {event.id[:_SHORT]} follows event {parent[:_SHORT]}, which was taken out"
                checked.altered(name, sentence, parent)
        clocks = [known[parent].clock for parent in event.parents if parent in known]
        if len(clocks) == len(event.parents) and event.clock != 1 + max(clocks, default=0):
            checked.altered(name, f"event {event.id[:_SHORT]} does not stand where its clock says", event.id)


def _fold(checked: CheckedCase, name: str, events: Sequence[Event]) -> Case | None:
    if not events:
        return None
    try:
        case = fold_case(events)
    except NONSENSE as error:
        checked.altered(name, f"its events make no case: {error}")
        return None
    if case.id != checked.id:
        checked.altered(name, f"its events are of another case, {case.id[:8]}")
        return None
    if not case.publications:
        checked.altered(name, "none of its events publishes anything: some were taken out")
        return None
    return case


def _check_versions(
    checked: CheckedCase, case: Case, members: Mapping[str, bytes], left_out: set[str]
) -> dict[int, dict[str, Any]]:
    """The summaries that were published, by the number of their version, each proved by its event."""
    found: dict[int, dict[str, Any]] = {}
    for number, publication in enumerate(case.publications, 1):
        base = f"cases/{checked.id}/published/{number}"
        for form, digest in publication.kept.items():
            name = f"{base}.{FORMS.get(form, form)}"
            checked.members.add(name)
            if name not in members:
                if base not in left_out or number == len(case.publications):
                    checked.altered(name, "it is missing: an event says that it was published", publication.event)
            elif sha256(members[name]) != digest:
                checked.altered(name, "it is not what was published: the event carries another hash", publication.event)
            elif form == "json":
                try:
                    found[number] = read_kept(members[name])
                except NotARecordError as error:
                    checked.altered(name, f"{error}", publication.event)
    return found


def _check_agreement(
    checked: CheckedCase, kept: Mapping[int, Mapping[str, Any]], case: Case, events: Sequence[Event]
) -> None:
    """Whether each version says what the events before it say; nothing is compared with events that were altered."""
    if any(one.member.endswith("events.json") for one in checked.findings):
        return
    for number, record in kept.items():
        for sentence in disagreements(record, case, events, number):
            checked.findings.append(BundleFinding(UNPROVED, f"cases/{checked.id}/published/{number}.json", sentence))


def _check_told(
    checked: CheckedCase, record: Mapping[str, Any], members: Mapping[str, bytes], has_comparable_pages: bool
) -> None:
    folder = f"cases/{checked.id}"
    if members.get(f"{folder}/case.json", None) not in (None, record_text(record)):
        checked.altered(f"{folder}/case.json", "it does not follow from what was published: it was altered")
    if f"{folder}/case.html" not in members:
        return
    if not has_comparable_pages:
        sentence = "it was made by another version, so it can't be made again to compare: read case.json"
        checked.findings.append(BundleFinding(UNPROVED, f"{folder}/case.html", sentence))
    elif members[f"{folder}/case.html"] != page_of(record):
        checked.altered(f"{folder}/case.html", "the page does not say what was published: it was altered")


def _check_copies(
    checked: CheckedCase, kept: Mapping[int, Mapping[str, Any]], members: Mapping[str, bytes], left_out: set[str]
) -> None:
    """The copies of the sources that readers were shown, each under the hash that was published with it."""
    there = {name.partition("/")[2].partition(".")[0]: name for name in members if name.startswith("captures/")}
    sources = [source for record in kept.values() for source in record["cases"][0].get("sources") or ()]
    for digest in dict.fromkeys(str(one.get("copy_sha256") or "") for one in sources):
        name = there.get(digest)
        if not digest:
            continue
        if name is None:
            if digest not in left_out:
                checked.altered(f"captures/{digest}", "it is missing: a source names it")
            continue
        checked.members.add(name)
        if sha256(members[name]) != digest:
            checked.altered(name, "its bytes are not those that were captured: they have another hash")


def _id(record: Any) -> str:
    found = record.get("id") if isinstance(record, Mapping) else ""
    return found if isinstance(found, str) else ""


def _named(record: Any, number: int) -> str:
    kind = record.get("kind") if isinstance(record, Mapping) else ""
    return f"{_id(record)[:_SHORT] or f'number {number}'}{f' ({kind[:40]})' if isinstance(kind, str) and kind else ''}"
