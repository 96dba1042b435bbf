"""Publishing a verdict, correcting it, and taking it back. What readers see is kept with its hash, every time."""

from __future__ import annotations

from typing import Any

from factcheck.desk.cases import Done, change_case
from factcheck.desk.place import Desk
from factcheck.desk.summaries import published_bytes
from factcheck.desk.verdicts import verdict_draft
from factcheck.errors import RefusedError, StandardRefusedError
from factcheck.evidence.sources import demand_address
from factcheck.model import stages
from factcheck.model.allowed_moves import check_reachable
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.dataclass import replace
from factcheck.model.dates import PartialDate
from factcheck.model.event import Draft
from factcheck.model.markers import with_whole_ids
from factcheck.model.standards import REQUIRE
from factcheck.verdicts.scale_files import find_rating
from factcheck.verdicts.standards import check_standards, refuse_unmet


def publish_case(desk: Desk, case_id: str, *, url: str = "", published_on: str = "") -> Done:
    """Publish an approved verdict where the desk's standards allow it, and keep what readers see.

    Raises StandardRefusedError with the first standard that is not met and its command.
    """
    _check_address(url)
    day = str(PartialDate.parse(published_on)) if published_on else desk.today

    def edit(change: Change[Case]) -> None:
        case = change.state
        draft = Draft("published", {"published_on": day, "kept": {}, "stage": stages.PUBLISHED}, {"url": url})
        check_reachable(case, stages.PUBLISHED)  # before any standard is spoken of
        refuse_unmet(case, check_standards(case, desk.rules), "be published")
        _keep_what_readers_see(desk, change, draft)

    return change_case(desk, case_id, edit, "publication")


def correct_case(
    desk: Desk, case_id: str, *, was: str, now: str, because: str, rating: str = "", cites: tuple[str, ...] = (),
    reported_by: str = "", url: str = "", reasoning: str = "",
) -> Done:  # fmt: skip
    """Record a correction and publish the case again with it.

    With a rating or a reasoning the correction brings a new verdict; its reasoning is what is right now and why, where none
    is given. Where the desk requires a second person, somebody else than the author of the standing verdict makes such a
    correction.
    """
    _check_address(url)
    chosen = find_rating(desk.scale, rating).key if rating else ""

    def edit(change: Change[Case]) -> None:
        before = change.state
        fields: dict[str, Any] = {"kept": {}, "stage": stages.PUBLISHED, "published_on": desk.today}
        own = chosen or (before.verdict.rating if reasoning and before.verdict else "")
        _enter_correcting(change, because)
        fields |= _rating_fields(desk, before, own)
        if own:
            rests_on = cites or _cited_so_far(before)
            words = reasoning.strip() or f"{now.strip()} {because.strip()}"
            change.add(verdict_draft(desk, change.state, own, words, rests_on, {}))
        body = {
            "was": with_whole_ids(before, was.strip()),
            "now": with_whole_ids(before, now.strip()),
            "because": with_whole_ids(before, because.strip()),
            "reported_by": reported_by,
            "url": url,
        }
        is_the_same = not own and before.stage in (
            stages.PUBLISHED,
            stages.CORRECTING,
        )  # it was approved when published
        excused = {"correction-recorded"} | ({"second-person"} if fields.get("seconded") or is_the_same else set())
        results = check_standards(change.state, desk.rules)
        refuse_unmet(before, tuple(r for r in results if r.name not in excused), "be corrected")
        _keep_what_readers_see(desk, change, Draft("corrected", fields, body))

    return change_case(desk, case_id, edit, "correction")


def withdraw_case(desk: Desk, case_id: str, because: str) -> Done:
    """Take back what was published, with the reason; it stays on record. Raises RefusedError where no reason is given."""
    if not because.strip():
        raise RefusedError(
            "Withdrawing a verdict needs a reason. Nothing was changed.",
            hint=f'factcheck withdraw {case_id} --because "WHY"',
        )

    def edit(change: Change[Case]) -> None:
        if change.state.is_published:
            _enter_correcting(change, because)
        change.add(Draft("withdrawn", {"stage": stages.WITHDRAWN}, {"reason": because.strip()}))

    return change_case(desk, case_id, edit, "withdrawal")


def _enter_correcting(change: Change[Case], because: str) -> None:
    """A published case passes through correcting; an approved one that was published before goes straight on."""
    if change.state.stage not in (stages.CORRECTING, stages.APPROVED):
        change.add(Draft("stage-moved", {"stage": stages.CORRECTING}, {"reason": because.strip()}))


def _rating_fields(desk: Desk, before: Case, own: str) -> dict[str, Any]:
    """What a correction says of ratings: the new one and the one readers saw, and that two people stand behind it."""
    verdict, seen = before.verdict, before.publications[-1].rating if before.publications else ""
    if own and before.stage == stages.APPROVED:
        raise RefusedError(
            f"The verdict of case {before.id} was reviewed again and approved: its rating stands. Nothing was changed.",
            hint="The same command without --rating and --reasoning.",
        )
    if own:
        return {"rating": own, "rating_before": seen, **({"seconded": True} if _is_seconded(desk, before, own) else {})}
    changed = {"rating": verdict.rating, "rating_before": seen} if verdict and verdict.rating != seen else {}
    kept = verdict and any(one.seconded and one.verdict == verdict.event for one in before.corrections)
    return {**changed, **({"seconded": True} if kept else {})}


def _cited_so_far(case: Case) -> tuple[str, ...]:
    """What the verdicts that stand rest on and that still counts. Raises RefusedError where nothing is left of it."""
    cited = dict.fromkeys(piece for said in case.verdicts for piece in said.value.cites)
    counting = tuple(piece.id for one in cited if (piece := case.find_evidence(one)) and piece.counts)
    if not counting:
        raise RefusedError(
            f"Nothing that the verdict of case {case.id} cites counts any more. Nothing was changed.",
            hint=f'factcheck correct {case.id} --was "TEXT" --now "TEXT" --because "WHY" --rating RATING --cites EVIDENCE,…',
        )
    return counting


def _is_seconded(desk: Desk, case: Case, own: str) -> bool:
    """Whether two people stand behind a new rating: whoever gives it gave no verdict that stands, or somebody else gave the
    same rating (of verdicts proposed apart, one is chosen so). Raises where the desk requires it and it is not so."""
    mine = [said.value.by.is_same_person(desk.who) for said in case.verdicts]
    agreed = [said.value.rating == own and not is_mine for said, is_mine in zip(case.verdicts, mine, strict=True)]
    seconded = bool(mine) and (not any(mine) or any(agreed))
    required = desk.rules.levels.get("second-person", REQUIRE) == REQUIRE
    if not seconded and required and not any(one.standard == "second-person" for one in case.overrides):
        raise StandardRefusedError(
            f"{desk.who.name} gave the verdict that stands in case {case.id}; a second person changes it. "
            "Nothing was changed.",
            hint=f'The same command with --by "SOMEBODY ELSE", or first: factcheck override {case.id} second-person '
            '--because "WHY"',
        )
    return seconded


def _keep_what_readers_see(desk: Desk, change: Change[Case], draft: Draft) -> None:
    """Add the event that publishes, with the hashes of what the case reads like once it has happened."""
    after = change.preview(replace(draft, fields={**draft.fields, "kept": {"preview": "0" * 64}}))
    digests = {
        name: desk.store.keep_bytes(data, extension) for name, (data, extension) in published_bytes(desk, after).items()
    }
    change.add(replace(draft, fields={**draft.fields, "kept": digests}))


def _check_address(url: str) -> None:
    if url:
        demand_address(url)
