"""Whether a claim was checked before: the nearest cases and entries of the library, and what a person decides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.desk.cases import Done, link, move_stage, one_event
from factcheck.desk.library import find_entry, library_of, missing_imports
from factcheck.desk.place import Desk
from factcheck.errors import NotFoundError, UsageError
from factcheck.matching.likeness import Comparer, Likeness
from factcheck.matching.vectors import SENTENCE, known_models, similarities
from factcheck.matching.words import merge_ranks, rarest, stem, stripped, words_of
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.event import Draft
from factcheck.model.library import PREFIX, Entry
from factcheck.model.near import CASE, LIBRARY, Near
from factcheck.model.stages import OPEN, TRIAGE
from factcheck.store.library_index import LibraryIndex
from factcheck.store.near_cases import count_claims, near_cases
from factcheck.verdicts.rating_table import FILE, read_rating_table

HITS = 20_000  # entries that a search may go through: its cost follows their number
CANDIDATES = 50
LEAST_SCORE = 0.15  # what is less alike is shown only where it is near in meaning
LEAST_MEANING = 0.55
_TOGETHER = (8, 4, 3, 2)  # so many common words are looked for together, until some entries hold them all
BESIDE = 0.35  # what is less alike would only distract while claims are accepted


@dataclass(frozen=True, slots=True)
class Matches:
    """What is near a claim, the nearest first; `case` is the case that was asked about (None for a text), `notes` are for
    the person."""

    claim: str
    case: Case | None
    near: tuple[Near, ...]
    notes: tuple[str, ...] = ()


def match(desk: Desk, typed: str, *, limit: int = 5, quick: bool = False) -> Matches:
    """What is near the claim of a case, or near a text. `quick` leaves the word vectors out."""
    case, decided = _case_named(desk, typed)
    claim = case.claim if case else typed
    claimant = case.claimant.name if case and case.claimant else ""
    near = nearest(
        desk, claim, claimant=claimant, but=case.id if case else "", limit=limit, quick=quick, decided=decided
    )
    missing = missing_imports(desk)
    notes = (
        [f"{len(missing)} imported files are not in the index of the library yet: factcheck reindex"] if missing else []
    )
    if not quick and not known_models() and near:
        notes.append("Claims in other words are found too with the extra “semantic”: pip install 'factcheck[semantic]'")
    return Matches(claim, case, near, tuple(notes))


def nearest(
    desk: Desk,
    claim: str,
    *,
    claimant: str = "",
    but: str = "",
    limit: int = 5,
    quick: bool = False,
    decided: dict[str, str] | None = None,
) -> tuple[Near, ...]:
    """The nearest cases and entries, at most `limit` of each, in one order. A case with the id `but` is left out."""
    words = list(dict.fromkeys(words_of(claim)))
    models = () if quick else known_models()
    found = [
        *_near_cases(desk, claim, words, claimant, but, models)[:limit],
        *_near_entries(desk, claim, words, claimant, models)[:limit],
    ]
    told = decided or {}
    ordered = sorted(found, key=lambda pair: -pair[0])
    return tuple(_with_decision(near, told.get(near.id, "")) for _, near in ordered)


def checked_before(desk: Desk, claim: str, claimant: str = "") -> tuple[Near, ...]:
    """What stands beside a proposed claim: up to two cases and two entries that are clearly alike, without word vectors."""
    near = nearest(desk, claim, claimant=claimant, limit=2, quick=True)
    return tuple(one for one in near if one.score >= BESIDE)


def nearly_the_same_cases(desk: Desk, case: Case) -> tuple[Near, ...]:
    """The desk's own cases that say nearly the same and were rated, those that were told apart left out."""
    _, decided = _case_named(desk, case.id)
    near = nearest(desk, case.claim, but=case.id, limit=10, quick=True, decided=decided)
    return tuple(
        one
        for one in near
        if one.place == CASE and one.is_nearly_the_same and one.rating and one.decided != "different"
    )


def tie(desk: Desk, case_id: str, other: str, how: str, because: str = "") -> Done:
    """Keep what a person decided about a case and another one, or an entry of the library: `same-claim`, `duplicate-of` or
    `different`. A duplicate that is still in triage or open moves to that stage."""
    if other.startswith(PREFIX):
        return _tie_entry(desk, case_id, find_entry(desk, other), how, because)
    identifier = desk.store.resolve_case(other)
    if how == "different":
        fields = {"case_apart": identifier}
        return one_event(
            desk, case_id, Draft("told-apart", fields, {"because": because} if because else {}), "decision"
        )
    if how == "duplicate-of":
        reason = because or "the same claim"
        case = desk.store.read_case(case_id).case
        if case.stage not in (TRIAGE, OPEN):
            raise UsageError(
                f"Case {case.id} is {case.stage}: only one in triage or open becomes a duplicate. Nothing was changed.",
                hint=f"factcheck match {case.id} --same {identifier}",
            )
        return move_stage(desk, case_id, "duplicate", because=reason, of=identifier)
    return link(desk, case_id, identifier, "same-claim")


def tie_to_entry(desk: Desk, case_id: str, entry: Entry, relation: str) -> Done:
    """Tie a case to an entry of the library; what the entry says is kept with the tie."""
    check = entry.check
    told = {
        "claim": check.claim, "rating": check.rating, "publisher": check.publisher, "url": check.url,
        "checked_on": check.checked_on,
    }  # fmt: skip
    body = {name: value for name, value in told.items() if value}
    return one_event(desk, case_id, Draft("check-linked", {"relation": relation, "entry": entry.id}, body), "link")


def _tie_entry(desk: Desk, case_id: str, entry: Entry, how: str, because: str) -> Done:
    if how == "duplicate-of":
        raise UsageError(
            "A case is a duplicate of another case of this desk, not of somebody else's check. Nothing was changed.",
            hint=f"factcheck match {case_id} --same {entry.id}",
        )
    if how == "different":
        body = {"because": because} if because else {}
        return one_event(desk, case_id, Draft("told-apart", {"entry": entry.id}, body), "decision")
    return tie_to_entry(desk, case_id, entry, "same-claim")


def _case_named(desk: Desk, typed: str) -> tuple[Case | None, dict[str, str]]:
    """The case whose id was typed with what was decided about it, None for anything that can't be an id or names none."""
    if len(typed.split()) != 1 or len(typed) > 8:
        return None, {}
    try:
        file = desk.store.read_case(typed)
    except NotFoundError:
        if len(typed) == 8 or typed.isalpha():
            return None, {}
        raise
    case = file.case
    decided = [(one.stamp.at, one.case, one.relation) for one in case.links]
    decided += [(one.stamp.at, one.other, one.relation) for one in case.ties]
    return case, {other: relation for _, other, relation in sorted(decided, key=lambda one: one[0])}


def _near_cases(
    desk: Desk, claim: str, words: list[str], claimant: str, but: str, models: Sequence[str]
) -> list[tuple[float, Near]]:
    root = str(desk.root)
    beginnings = {word: _beginning(word) for word in words}
    counts, total = desk.store.index.run(
        lambda connection: count_claims(connection, root, list(dict.fromkeys(beginnings.values())))
    )
    frequencies = {word: counts[beginning] for word, beginning in beginnings.items()}
    chosen = rarest({beginnings[word]: count for word, count in frequencies.items()}, hits=HITS)
    rows = desk.store.index.run(lambda connection: near_cases(connection, root, chosen, CANDIDATES))
    comparer = Comparer(claim, claimant=claimant, frequencies=frequencies, total=total)
    found: list[tuple[Near, Likeness, str]] = []
    for row in rows:
        if row.id == but:
            continue
        alike = comparer.compare(row.claim, claimant=row.claimant)
        rating = desk.scale_of(row.scale).label(row.rating) if row.rating else ""
        near = Near(
            place=CASE,
            id=row.id,
            claim=row.claim,
            score=alike.score,
            reasons=alike.reasons,
            rating=rating,
            rating_here=row.rating,
            day=row.opened_at[:10],
            claimant=row.claimant,
            stage=row.stage,
            is_nearly_the_same=alike.is_nearly_the_same,
        )
        found.append((near, alike, row.claim))
    return _ordered(claim, found, models)


def _near_entries(
    desk: Desk, claim: str, words: list[str], claimant: str, models: Sequence[str]
) -> list[tuple[float, Near]]:
    index = library_of(desk)
    total = index.size()
    if not total:
        return []
    frequencies = index.frequencies(words)
    table = read_rating_table(desk.root / FILE)
    comparer = Comparer(claim, claimant=claimant, frequencies=frequencies, total=total)
    found: list[tuple[Near, Likeness, str]] = []
    for entry in candidates(index, frequencies):
        check = entry.check
        alike = comparer.compare(check.claim, more=check.title, claimant=check.claimant)
        near = Near(
            place=LIBRARY,
            id=entry.id,
            claim=check.claim,
            score=alike.score,
            reasons=alike.reasons,
            rating=check.rating,
            rating_here=table.find(check.publisher, check.rating),
            publisher=check.publisher,
            day=check.checked_on,
            url=check.url,
            claimant=check.claimant,
            is_nearly_the_same=alike.is_nearly_the_same,
        )
        found.append((near, alike, f"{check.claim} {check.title}"))
    index.close()
    return _ordered(claim, found, models)


def candidates(index: LibraryIndex, frequencies: dict[str, int]) -> list[Entry]:
    """The entries worth a closer comparison: those that hold the rarest words. Where even the rarest stands in more entries
    than a search may go through, those that hold all words, or as many of the rarest as any entry holds together."""
    known = sorted((count, word) for word, count in frequencies.items() if count)
    if known and known[0][0] <= HITS:
        return index.nearest(rarest(frequencies, hits=HITS), CANDIDATES)
    words = [word for _, word in known]
    for most in _TOGETHER:
        if most < len(words) or most == _TOGETHER[0]:
            found = index.with_all(words[:most], CANDIDATES)
            if found:
                return found
    return []


def _ordered(claim: str, found: list[tuple[Near, Likeness, str]], models: Sequence[str]) -> list[tuple[float, Near]]:
    """What was found with its merged weight, best first; what is neither alike nor near in meaning is left out."""
    by_words = [near.id for near, alike, _ in sorted(found, key=lambda one: -one[1].weight)]
    orders, meanings = [by_words], dict.fromkeys(by_words, 0.0)
    for model in models:
        cosines = similarities(model, stripped(claim), [text for _, _, text in found])
        near_in_meaning = {one[0].id: cosine for one, cosine in zip(found, cosines, strict=True)}
        orders.append(sorted(near_in_meaning, key=lambda one: -near_in_meaning[one]))
        if model == SENTENCE or SENTENCE not in models:
            meanings = near_in_meaning
    weights = merge_ranks(orders)
    kept: list[tuple[float, Near]] = []
    for near, alike, _ in found:
        meaning = meanings[near.id]
        if alike.score >= LEAST_SCORE or meaning >= LEAST_MEANING:
            kept.append((weights[near.id] * max(alike.score, meaning, 0.01), _with_meaning(near, meaning)))
    return sorted(kept, key=lambda one: -one[0])


def _with_meaning(near: Near, meaning: float) -> Near:
    if meaning < LEAST_MEANING:
        return near
    return _changed(near, score=max(near.score, meaning), reasons=(*near.reasons, f"near in meaning ({meaning:.2f})"))


def _with_decision(near: Near, decided: str) -> Near:
    return _changed(near, decided=decided) if decided else near


def _changed(near: Near, **values: Any) -> Near:
    from factcheck.model.dataclass import replace

    return replace(near, **values)


def _beginning(word: str) -> str:
    """The part of a word that all its usual forms begin with."""
    root = stem(word)
    shared = 0
    for one, other in zip(word, root, strict=False):
        if one != other:
            break
        shared += 1
    return word[: max(shared, min(3, len(word)))]
