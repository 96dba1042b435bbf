"""What must hold before a case moves to a stage, and the command that would make it hold.

The table is that of `stages`: a condition belongs to the stage that is entered, except that a case leaves triage only
once somebody said where, when and by whom the claim was made, and leaves open only once somebody is assigned.
"""

from __future__ import annotations

from factcheck.errors import StageRefusedError
from factcheck.model import stages
from factcheck.model.ancestry import is_conflict
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.dates import PartialDate
from factcheck.model.event import Draft, Event, make_event
from factcheck.model.ids import is_id
from factcheck.model.verdict import APPROVE


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that does not hold, in words, and the command that would meet it."""

    condition: str
    command: str


def check_move(case: Case, to: str, event: Event) -> None:
    """Whether the case may move to a stage now. Raises StageRefusedError with the unmet condition and the command."""
    before = case.stage
    if before == to and event.kind == "stage-moved" and is_conflict(case.stages):
        return  # to say that it stays where it counts settles where two people moved it apart
    if before == to:
        raise StageRefusedError(
            f"Case {case.id} is already {to}; nothing was changed.", hint=f"factcheck show {case.id}"
        )
    check_reachable(case, to)
    unmet = _unmet(case, to, event)
    if unmet is not None:
        raise StageRefusedError(
            f"Case {case.id} can't go from {before} to {to}: {unmet.condition}. Nothing was changed.",
            hint=unmet.command,
        )


def check_reachable(case: Case, to: str) -> None:
    """Whether the table of stages lets the case go there at all, whatever else must hold. Raises StageRefusedError."""
    if to not in stages.MOVES:
        raise StageRefusedError(
            f"There is no stage “{to}”; there are {', '.join(stages.STAGES)}. Nothing was changed.",
            hint=f"factcheck show {case.id}",
        )
    if to not in stages.MOVES.get(case.stage, ()):
        raise _no_way(case, to)


def command_towards(case_id: str, to: str) -> str:
    """The command that takes a case to a stage, with what it needs in capitals."""
    commands = {
        stages.AWAITING_REPLY: f"factcheck reply request {case_id} --to WHO --deadline DATE",
        stages.ON_HOLD: f'factcheck stage {case_id} on-hold --because "WHY" --until DATE',
        stages.DRAFTED: f'factcheck verdict propose {case_id} RATING --because "TEXT" --cites EVIDENCE,…',
        stages.APPROVED: f"factcheck review {case_id} --approve",
        stages.PUBLISHED: f"factcheck publish {case_id}",
        stages.CORRECTING: f'factcheck correct {case_id} --was "TEXT" --now "TEXT" --because "WHY"',
        stages.WITHDRAWN: f'factcheck withdraw {case_id} --because "WHY"',
        stages.DECLINED: f'factcheck stage {case_id} declined --because "WHY"',
        stages.DUPLICATE: f"factcheck stage {case_id} duplicate --of CASE",
    }
    return commands.get(to, f"factcheck stage {case_id} {to}")


def _no_way(case: Case, to: str) -> StageRefusedError:
    before = case.stage
    step = stages.next_step(before, to)
    ways = " or ".join(stages.MOVES.get(before, ())) or "nowhere"
    entered = " or ".join(stage for stage, following in stages.MOVES.items() if to in following)
    reached = f"{to} is reached from {entered}" if entered else f"a case is in {to} only when it is opened"
    command = command_towards(case.id, step) if step else f"factcheck show {case.id}"
    if before == stages.CORRECTING and step == stages.PUBLISHED:
        command = command_towards(case.id, stages.CORRECTING)
    if before in stages.ENDED:
        command = f'factcheck stage {case.id} researching --because "WHY"'
    return StageRefusedError(
        f"Case {case.id} can't go from {before} to {to}: {reached}, and a case that is {before} may go "
        f"to {ways}. Nothing was changed.",
        hint=command,
    )


def _unmet(case: Case, to: str, event: Event) -> Unmet | None:
    if case.stage == stages.PUBLISHED and not any(publication.kept for publication in case.publications):
        return Unmet("what was published is not kept with its hash", "factcheck doctor")
    if stages.is_reopening(case.stage, to) or to in stages.NEEDS_A_REASON:
        return _reason(case, to, event) or _hold(case, to, event)
    if (case.stage, to) == (stages.APPROVED, stages.IN_REVIEW):
        return None  # the way back must stay open when what the verdict rests on is gone
    rules = {
        stages.OPEN: _said_where_when_and_by_whom,
        stages.DUPLICATE: _names_the_other_case,
        stages.AWAITING_REPLY: _reply_is_requested,
        stages.DRAFTED: _verdict_is_proposed,
        stages.IN_REVIEW: _verdict_is_proposed,
        stages.APPROVED: _is_approved,
        stages.PUBLISHED: _is_published,
        stages.WITHDRAWN: _is_withdrawn,
    }
    if to == stages.RESEARCHING and case.stage == stages.OPEN:
        return _somebody_is_assigned(case, event)
    rule = rules.get(to)
    return rule(case, event) if rule else None


def _reason(case: Case, to: str, event: Event) -> Unmet | None:
    if event.words("reason").strip():
        return None
    what = "reopening a case needs a reason" if stages.is_reopening(case.stage, to) else "it needs a reason"
    command = f'factcheck stage {case.id} {to} --because "WHY"'
    return Unmet(what, command + (" --until DATE" if to == stages.ON_HOLD else ""))


def _hold(case: Case, to: str, event: Event) -> Unmet | None:
    if to != stages.ON_HOLD or (event.field("until") and PartialDate.parse(event.field("until")).day):
        return None
    return Unmet("it needs a day until which it rests", command_towards(case.id, stages.ON_HOLD))


def _said_where_when_and_by_whom(case: Case, _event: Event) -> Unmet | None:
    missing = []
    if not case.claim.strip():
        return Unmet("the claim has no words", f'factcheck claim amend {case.id} --claim "TEXT"')
    if not case.appearance:
        missing.append(("where it was said", "--appearance unknown"))
    if not case.claimed_on:
        missing.append(("when it was said", "--claimed-on unknown"))
    if case.claimant is None:
        missing.append(("who said it", "--claimant unknown"))
    if not missing:
        return None
    words = " and ".join(what for what, _ in missing)
    return Unmet(
        f"nobody has written {words} (“unknown” is an answer)",
        f"factcheck claim amend {case.id} {' '.join(option for _, option in missing)}",
    )


def _somebody_is_assigned(case: Case, _event: Event) -> Unmet | None:
    return None if case.assignees else Unmet("nobody is assigned", f"factcheck assign {case.id} WHO")


def _names_the_other_case(case: Case, event: Event) -> Unmet | None:
    other = event.field("of")
    if is_id(other) and other != case.id:
        return None
    return Unmet("it must name the case that it duplicates", command_towards(case.id, stages.DUPLICATE))


def _reply_is_requested(case: Case, event: Event) -> Unmet | None:
    request = case.open_request()
    if event.kind == "reply-requested" or (request is not None and request.deadline):
        return None
    return Unmet("no request for a reply with a deadline is logged", command_towards(case.id, stages.AWAITING_REPLY))


def _verdict_is_proposed(case: Case, event: Event) -> Unmet | None:
    if event.kind == "verdict-proposed":
        return None
    if case.is_disputed:
        return Unmet(
            "two verdicts were proposed apart and nobody has settled it", command_towards(case.id, stages.DRAFTED)
        )
    verdict = case.verdict
    if verdict is None:
        return Unmet("no verdict is proposed", command_towards(case.id, stages.DRAFTED))
    gone = [cited for cited in verdict.cites if (piece := case.find_evidence(cited)) is None or not piece.counts]
    if gone or not verdict.cites:
        what = (
            f"its verdict cites {', '.join(gone)}, which no longer counts" if gone else "its verdict cites no evidence"
        )
        return Unmet(what, command_towards(case.id, stages.DRAFTED))
    return None


def _is_approved(case: Case, event: Event) -> Unmet | None:
    if case.approvals or (event.kind == "verdict-reviewed" and event.field("decision") == APPROVE):
        return None
    return Unmet("no second person has approved its verdict", command_towards(case.id, stages.APPROVED))


def _is_published(case: Case, event: Event) -> Unmet | None:
    # Publishing again is what settles that it was published twice apart.
    conflicts = [name for name in case.conflicts if name != "publication"]
    if conflicts:
        command = f'factcheck resolve {case.id} --field "{conflicts[0]}" --take 1'
        return Unmet(f"people disagree about {', '.join(conflicts)}", command)
    if case.verdict is None:
        return Unmet("no verdict is proposed", command_towards(case.id, stages.DRAFTED))
    if case.stage == stages.CORRECTING:
        corrects = event.kind == "corrected"
        return None if corrects else Unmet("no correction is recorded", command_towards(case.id, stages.CORRECTING))
    if not case.approvals:
        return Unmet("no second person has approved its verdict", command_towards(case.id, stages.APPROVED))
    if event.kind in ("published", "corrected"):
        return None
    return Unmet("publishing keeps what readers see, with its hash", command_towards(case.id, stages.PUBLISHED))


def _is_withdrawn(case: Case, event: Event) -> Unmet | None:
    if event.kind == "withdrawn":
        return None
    return Unmet("no withdrawal with its reason is recorded", command_towards(case.id, stages.WITHDRAWN))


def next_command(case: Case) -> str:
    """The command that brings a case one step nearer to publication, "" where it is published or ended."""
    if case.stage == stages.PUBLISHED or case.stage in stages.ENDED:
        return ""
    step = stages.next_step(case.stage, stages.PUBLISHED)
    if step is None:
        return ""
    unmet = unmet_condition(case, step)
    return unmet.command if unmet is not None else command_towards(case.id, step)


def unmet_condition(case: Case, to: str) -> Unmet | None:
    """What keeps a case from a stage that is next on its way, if it were moved there now; None where nothing does."""
    draft = Draft("stage-moved", {"stage": to}, {})
    move = make_event(draft, by=case.updated.by, at=case.updated.at, clock=1, parents=(), salt="0" * 32)
    return _unmet(case, to, move)
