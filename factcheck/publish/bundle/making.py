"""Making a bundle: from a case, its events and what was kept of it to the members, every one of which follows from these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.model.canonical import canonical_bytes
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.event import event_of
from factcheck.model.fold import fold_case
from factcheck.publish.bundle.index_page import index_page
from factcheck.publish.bundle.manifest import FORM, INDEX, MANIFEST, LeftOut, Manifest, manifest_bytes, members_of
from factcheck.publish.bundle.public_bodies import Shown, public_records
from factcheck.publish.bundle.record import article_record, page_of, read_kept, record_text, told_record

FORMS = {"json": "json", "markdown": "md"}  # of what is kept at publication, with the endings of their files


@dataclass(frozen=True, slots=True)
class CaseParts:
    """What a bundle is made from: a case with the records of its events in order, the bytes that were kept of each version
    by form (by its number from 1; those left out are not there), and the captured copies of its sources, by hash, each with
    its ending."""

    case: Case
    records: Sequence[Mapping[str, Any]]
    kept: Mapping[int, Mapping[str, bytes]]
    copies: Mapping[str, tuple[bytes, str]]
    left_out: tuple[LeftOut, ...] = ()


def make_members(cases: Sequence[CaseParts], *, version: str, article: str = "") -> dict[str, bytes]:
    """The members of a bundle on these cases, or on an article with these cases of it (`article` is its id)."""
    members: dict[str, bytes] = {}
    told = [_add_case(members, parts) for parts in cases]
    if article:
        record = article_record(told)
        members[f"articles/{article}.json"], members[f"articles/{article}.html"] = record_text(record), page_of(record)
    manifest = Manifest(
        form=FORM,
        version=version,
        made_on=max(record["at"] for parts in cases for record in parts.records)[:10],
        desk_name=str(told[0].get("desk_name") or ""),
        cases=tuple(parts.case.id for parts in cases),
        article=article,
        members=(),
        left_out=tuple(dict.fromkeys(one for parts in cases for one in parts.left_out)),
    )
    members[INDEX] = index_page(manifest, told)
    members[MANIFEST] = manifest_bytes(replace(manifest, members=members_of(members)))
    return members


def shown_in(kept: Mapping[int, Mapping[str, bytes]], case: Case) -> Shown:
    """What readers were shown in these versions of a case."""
    records = {number: read_kept(forms["json"]) for number, forms in kept.items() if "json" in forms}
    sources = {source["id"] for record in records.values() for source in record["cases"][0].get("sources") or ()}
    verdicts = {case.publications[number - 1].verdict for number in kept}
    return Shown(frozenset(sources), frozenset(verdicts))


def _add_case(members: dict[str, bytes], parts: CaseParts) -> dict[str, Any]:
    """Add the members of one case; the record that readers are given of it."""
    case, folder = parts.case, f"cases/{parts.case.id}"
    public = public_records(case, parts.records, shown_in(parts.kept, case))
    # Of the events as they go out: whoever verifies has no others.
    bare = fold_case(map(event_of, public))
    record = told_record(read_kept(parts.kept[len(case.publications)]["json"]), bare)
    members[f"{folder}/events.json"] = canonical_bytes(public)
    members[f"{folder}/case.json"], members[f"{folder}/case.html"] = record_text(record), page_of(record)
    for number, forms in parts.kept.items():
        for form, data in forms.items():
            members[f"{folder}/published/{number}.{FORMS[form]}"] = data
    for digest, (data, ending) in parts.copies.items():
        members[f"captures/{digest}.{ending}"] = data
    return record
