"""What must hold before a case moves to a stage, and the command that makes it hold from where the case stands.

The table is that of `stages`: a condition belongs to the stage that is entered, except that a case leaves triage only
once somebody said where, when and by whom the claim was made, and leaves open only once somebody is assigned.
"""

from __future__ import annotations

from factcheck.model import stages
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.dates import PartialDate
from factcheck.model.event import Draft, Event, make_event
from factcheck.model.ids import is_id
from factcheck.model.verdict import APPROVE

NOT_APPROVED = "no second person has approved its verdict"


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that does not hold, in words, and the command that would meet it."""

    condition: str
    command: str


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


def unmet_condition_of(case: Case, to: str, event: Event) -> Unmet | None:
    """What keeps a case from a stage that is next on its way, if this event moved it there; None where nothing does."""
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
        return Unmet("two verdicts were proposed apart and nobody has settled it", _settle(case, "verdict"))
    verdict = case.verdict
    if verdict is None:
        return _no_verdict(case)
    gone = [cited for cited in verdict.cites if (piece := case.find_evidence(cited)) is None or not piece.counts]
    if gone or not verdict.cites:
        what = (
            f"its verdict cites {', '.join(gone)}, which no longer counts" if gone else "its verdict cites no evidence"
        )
        return Unmet(what, _propose(case))
    return None


def _no_verdict(case: Case) -> Unmet:
    """A verdict cites evidence, so there has to be some first."""
    if any(piece.counts for piece in case.evidence):
        return Unmet("no verdict is proposed", _propose(case))
    return Unmet("there is no evidence that a verdict could cite", _propose(case))


def _propose(case: Case) -> str:
    """The command that comes first on the way to a new verdict from where a case stands."""
    if not any(piece.counts for piece in case.evidence):
        return f"factcheck evidence add {case.id} URL-or-FILE --stance supports|refutes"
    back = {stages.APPROVED: stages.IN_REVIEW, stages.IN_REVIEW: stages.RESEARCHING}
    return command_towards(case.id, back.get(case.stage, stages.DRAFTED))


def _settle(case: Case, conflict: str) -> str:
    """The command that chooses between what people set apart."""
    return f'factcheck resolve {case.id} --field "{conflict}" --take 1'


def _nobody_approved(case: Case) -> Unmet:
    """A review is given while the case is in review."""
    to = stages.IN_REVIEW if case.stage == stages.APPROVED else stages.APPROVED
    return Unmet(NOT_APPROVED, command_towards(case.id, to))


def _is_approved(case: Case, event: Event) -> Unmet | None:
    if case.approvals or (event.kind == "verdict-reviewed" and event.field("decision") == APPROVE):
        return None
    return _verdict_is_proposed(case, event) if case.verdict is None else _nobody_approved(case)


def _is_published(case: Case, event: Event) -> Unmet | None:
    # Publishing again is what settles that it was published twice apart.
    conflicts = [name for name in case.conflicts if name != "publication"]
    if conflicts:
        return Unmet(f"people disagree about {', '.join(conflicts)}", _settle(case, conflicts[0]))
    if case.verdict is None:
        return _no_verdict(case)
    if case.stage == stages.CORRECTING:
        corrects = event.kind == "corrected"
        return None if corrects else Unmet("no correction is recorded", command_towards(case.id, stages.CORRECTING))
    if not case.approvals:
        return _nobody_approved(case)
    if event.kind in ("published", "corrected"):
        return None
    if case.publications and case.publications[-1].verdict != case.verdict.event:
        return Unmet("readers saw another verdict before", command_towards(case.id, stages.CORRECTING))
    return Unmet("publishing keeps what readers see, with its hash", command_towards(case.id, stages.PUBLISHED))


def _is_withdrawn(case: Case, event: Event) -> Unmet | None:
    if event.kind == "withdrawn":
        return None
    return Unmet("no withdrawal with its reason is recorded", command_towards(case.id, stages.WITHDRAWN))


def unmet_condition(case: Case, to: str) -> Unmet | None:
    """What keeps a case from a stage that is next on its way, if it were moved there now; None where nothing does."""
    draft = Draft("stage-moved", {"stage": to}, {})
    move = make_event(draft, by=case.updated.by, at=case.updated.at, clock=1, parents=(), salt="0" * 32)
    return unmet_condition_of(case, to, move)
