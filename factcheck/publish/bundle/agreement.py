"""Whether what was published says what the events say, as far as the events still tell it.

The public projection is made anew from the events that the publication saw. Where the words of an event were taken out, what
rests on them is not compared: that the bytes were published is proved by their hash in any case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.model.case import Case
from factcheck.model.dataclass import asdict
from factcheck.model.dates import PartialDate
from factcheck.model.event import Event
from factcheck.model.fold import fold_case
from factcheck.model.scale import RatingScale
from factcheck.publish.projection import project_case

# Each compared field of a case with the kinds of events whose words it rests on.
_RESTS_ON: Mapping[str, frozenset[str]] = {
    "id": frozenset(),
    "rating_key": frozenset(),
    "checked_by": frozenset(),
    "reviewed_by": frozenset(),
    "published_on": frozenset(),
    "claim": frozenset({"case-opened", "claim-reworded"}),
    "quote": frozenset({"case-opened", "claim-amended"}),
    "claimant": frozenset({"case-opened", "claim-amended"}),
    "claimed_on": frozenset({"case-opened", "claim-amended"}),
    "corrections": frozenset({"corrected", "evidence-added", "evidence-amended"}),
    "reasoning": frozenset({"verdict-proposed", "evidence-added"}),
}
_SOURCE = ("title", "publisher", "url", "published_on", "quote", "stance", "copy_sha256")
_OF_SOURCE = frozenset({"evidence-added", "evidence-amended", "copy-captured"})
_CORRECTION = ("on", "was", "now", "because")


def disagreements(record: Mapping[str, Any], case: Case, events: Sequence[Event], number: int) -> Iterator[str]:
    """A sentence for each thing that a published summary says otherwise than the events that came before it."""
    publication = case.publications[number - 1].event
    before = [one for one in events if one.id == publication or case.ancestry.saw(publication, one.id)]
    told = record["cases"][0]
    then = fold_case(before)
    recomputed = _plain(asdict(project_case(then, scale=_scale_of(told), language=str(record.get("language") or "en"))))
    bare = {one.kind for one in before if one.body is None and one.id not in then.undone}
    for name, kinds in _RESTS_ON.items():
        if not kinds & bare and _value(name, recomputed.get(name)) != _value(name, told.get(name)):
            yield f"what was published and the events do not say the same of its {name.replace('_', ' ')}"
    yield from _of_sources(told, recomputed, before)


def _of_sources(told: Mapping[str, Any], recomputed: Mapping[str, Any], before: Sequence[Event]) -> Iterator[str]:
    from factcheck.model.ids import short_id

    bare = {
        short_id(one.id) if one.kind == "evidence-added" else one.field("evidence")
        for one in before
        if one.body is None and one.kind in _OF_SOURCE
    }
    known = {one["id"]: one for one in recomputed["sources"]}
    for source in told.get("sources") or ():
        identifier = source.get("id")
        if identifier in bare:
            continue
        found = known.get(identifier)
        if found is None or any(found.get(name) != source.get(name) for name in _SOURCE):
            yield f"what was published and the events do not say the same of source {source.get('number')}"


def _value(name: str, value: Any) -> Any:
    if name == "corrections":
        return [{part: one.get(part) for part in _CORRECTION} for one in value or ()]
    return value


def _plain(value: Any) -> Any:
    """A projection as its record writes it: what nobody said is null."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return None if value == "" else value


def _scale_of(told: Mapping[str, Any]) -> RatingScale:
    """A scale of this key without labels, which no event tells."""
    return RatingScale(str(told.get("scale_key") or ""), "", "", PartialDate(1), "en", ())
