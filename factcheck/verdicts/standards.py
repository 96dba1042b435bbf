"""How each standard of a desk is checked against a case: one function each, named in one registry.

A check is told the case and the rules' numbers, and says whether the standard is met, in words, and by which command it
would be. It decides no verdict. To add a standard: its entry in `model/standards.py`, its function here, its test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from factcheck.errors import StandardRefusedError
from factcheck.model import stages
from factcheck.model.case import UNKNOWN, Case, ReplyRequest
from factcheck.model.dataclass import dataclass
from factcheck.model.dates import PartialDate
from factcheck.model.evidence import Evidence
from factcheck.model.origins import Origin, OriginKnowledge, find_origins
from factcheck.model.standards import (
    MINIMUM_APPROVALS,
    MINIMUM_INDEPENDENT_SOURCES,
    OFF,
    REQUIRE,
    STANDARDS,
    StandardResult,
)
from factcheck.model.verdict import Publication, Review
from factcheck.model.way import first_step, next_command


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers and look-ups that the standards need.

    `levels` maps a standard to off, warn or require; `holds_copy` says whether the captured copy of this SHA-256 is
    there and unchanged; `rate_first` whether a reviewer rates before they are shown the verdict; `origins` tells what the
    desk knows of where the evidence of a case comes from.
    """

    levels: Mapping[str, str]
    independent_sources: int = MINIMUM_INDEPENDENT_SOURCES
    approvals: int = MINIMUM_APPROVALS
    holds_copy: Callable[[str], bool] = lambda _digest: True
    rate_first: bool = False
    origins: Callable[[Case], OriginKnowledge] = lambda _case: OriginKnowledge()


@dataclass(frozen=True, slots=True)
class Check:
    """What one check found: met or not, in words, and the command that would meet it, with `{case}` for the case's id."""

    met: bool
    message: str
    remedy: str = ""


def check_standards(case: Case, rules: Rules) -> tuple[StandardResult, ...]:
    """Every standard that the desk has not switched off, in the order of the list."""
    results = []
    for standard in STANDARDS:
        level = rules.levels.get(standard.name, standard.default_level)
        if level != OFF:
            results.append(_result(case, rules, standard.name, level))
    return tuple(results)


def refuse_unmet(case: Case, results: tuple[StandardResult, ...], doing: str) -> None:
    """Raise StandardRefusedError where a required standard is neither met nor set aside. `doing` is what is refused."""
    unmet = [result for result in results if result.blocks]
    if unmet:
        first = unmet[0]
        reasons = "; ".join(f"{result.name}: {result.message}" for result in unmet)
        raise StandardRefusedError(
            f"Case {case.id} can't {doing}: {reasons}. Nothing was changed.",
            hint=f'{first.remedy}   (or, saying why: factcheck override {case.id} {first.name} --because "WHY")',
        )


def _result(case: Case, rules: Rules, name: str, level: str) -> StandardResult:
    check = _CHECKS[name](case, rules)
    override = next((one for one in reversed(case.overrides) if one.standard == name), None)
    return StandardResult(
        name=name,
        level=level,
        met=check.met,
        message=check.message,
        remedy="" if check.met else check.remedy.replace("{case}", case.id),
        overridden_by=str(override.by) if override and not check.met else "",
        override_reason=override.because if override and not check.met else "",
    )


def _counting(case: Case) -> list[Evidence]:
    return [piece for piece in case.evidence if piece.counts]


def _relied_on(case: Case) -> list[Evidence]:
    """What the verdict cites; before there is a verdict, everything that counts."""
    cited = set(case.verdict.cites) if case.verdict else None
    return [piece for piece in _counting(case) if cited is None or piece.id in cited]


def _independent_sources(case: Case, rules: Rules) -> Check:
    origins = find_origins(case.evidence, rules.origins(case))
    found, wanted = len(origins), rules.independent_sources
    shared = [shared_words(origin) for origin in origins if len(origin.pieces) > 1]
    message = "; ".join([f"{found} of {wanted} independent origins", *shared])
    remedy = "factcheck evidence add {case} URL-or-FILE --stance supports|refutes|context --origin WHO"
    return Check(found >= wanted, message, remedy)


def shared_words(origin: Origin) -> str:
    """Which pieces count as one origin, and why, in words."""
    ids = f"{', '.join(origin.pieces[:-1])} and {origin.pieces[-1]}"
    why = "; ".join(dict.fromkeys(origin.reasons))
    return f"{ids} count as one, “{origin.name}”" + (f": {why}" if why else "")


def _primary_source(case: Case, _rules: Rules) -> Check:
    primary = [piece.id for piece in _counting(case) if piece.kind == "primary"]
    if primary:
        return Check(True, f"primary: {', '.join(primary)}")
    return Check(False, "no evidence is marked as primary", "factcheck evidence amend {case} EVIDENCE --kind primary")


def _named_sources(case: Case, _rules: Rules) -> Check:
    hidden = [piece for piece in _counting(case) if _is_nameless(piece.origin) or not _says_who(piece)]
    if not hidden:
        return Check(True, "every source is named")
    option = "origin" if _is_nameless(hidden[0].origin) else "publisher"
    remedy = f"factcheck evidence amend {{case}} {hidden[0].id} --{option} WHO"
    return Check(False, f"{', '.join(piece.id for piece in hidden)} names no source", remedy)


def _says_who(piece: Evidence) -> bool:
    """Whether a source has a name: a publisher, an author, an origin, or the host of its address."""
    names = [name for name in (piece.publisher, piece.detail("author"), piece.origin) if name]
    return any(not _is_nameless(name) for name in names) if names else bool(piece.url)


def _is_nameless(name: str) -> bool:
    return name.strip().casefold() in ("anonymous", "unnamed", UNKNOWN)


def _interests_stated(case: Case, _rules: Rules) -> Check:
    silent = [piece.id for piece in _relied_on(case) if not piece.interest]
    if not silent:
        return Check(True, "every relied-on source has its interest stated")
    remedy = f'factcheck evidence amend {{case}} {silent[0]} --interest "none known"'
    return Check(False, f"no interest is stated for {', '.join(silent)}", remedy)


def _right_of_reply(case: Case, _rules: Rules) -> Check:
    if case.requests:
        return Check(True, _asked_words(case.requests[-1]))
    if case.no_reply_reasons:
        return Check(True, f"not asked: {case.no_reply_reasons[-1].reason}")
    if case.claimant is not None and case.claimant.name.casefold() == UNKNOWN:
        return Check(True, "nobody knows who made the claim, so there is nobody to ask")
    return Check(False, "the claimant was not asked", _ask_for_a_reply(case))


def _ask_for_a_reply(case: Case) -> str:
    """The command that comes first: asking is done while a case is researched, and what is published can't go back there."""
    if case.stage in (stages.PUBLISHED, stages.CORRECTING):
        return "factcheck reply waive {case} not-possible|safety|self-evident"
    step = first_step(case, stages.AWAITING_REPLY)
    if case.stage in (stages.TRIAGE, stages.OPEN) or step is None:
        return "factcheck reply request {case} --to WHO --deadline DATE"
    return step.command


def _asked_words(request: ReplyRequest) -> str:
    """Who was asked, and what came of it."""
    if not request.replies:
        return f"{request.to} was asked, with a deadline of {request.deadline}; no answer is recorded"
    last = request.replies[-1]
    return f"{request.to} was asked and {'declined to comment' if last.declined else 'answered'} on {last.received_on}"


def _both_sides(case: Case, _rules: Rules) -> Check:
    if case.searches:
        return Check(True, f"{len(case.searches)} search(es) for the other side recorded")
    remedy = 'factcheck evidence searched {case} "WHERE YOU LOOKED, AND FOR WHAT"'
    return Check(False, "no search for the other side is recorded", remedy)


def _why_this_claim(case: Case, _rules: Rules) -> Check:
    if case.why.strip():
        return Check(True, "it says why this claim was chosen")
    remedy = 'factcheck claim amend {case} --why "REACH, IMPORTANCE OR HARM"'
    return Check(False, "nothing says why this claim was chosen", remedy)


def _checkable(case: Case, _rules: Rules) -> Check:
    if case.checkability in ("opinion", "forecast"):
        remedy = 'factcheck stage {case} declined --because "not checkable"'
        return Check(False, f"the claim is marked as {case.checkability}", remedy)
    return Check(True, "the claim is not marked as an opinion or a forecast")


def _second_person(case: Case, rules: Rules) -> Check:
    verdict = case.verdict
    if verdict is None:
        return Check(False, "there is no verdict to approve", _PROPOSE)
    if any(correction.seconded and correction.verdict == verdict.event for correction in case.corrections):
        return Check(True, "it replaces the verdict of another person")
    people: list[Review] = []
    for review in case.approvals:
        if not review.by.is_same_person(verdict.by) and not any(review.by.is_same_person(p.by) for p in people):
            people.append(review)
    message = f"{len(people)} of {rules.approvals} approval(s) by somebody other than {verdict.by.name}"
    return Check(len(people) >= rules.approvals, message, approve_command(case, rules))


def _known_at_the_time(case: Case, _rules: Rules) -> Check:
    claimed = PartialDate.read(case.claimed_on)
    if claimed is None:
        return Check(True, "nobody knows when the claim was made")
    cited = _relied_on(case)
    later = [piece.id for piece in cited if piece.published_on and piece.published_on.is_surely_after(claimed)]
    if cited and len(later) == len(cited):
        remedy = "factcheck evidence add {case} URL-or-FILE --stance supports|refutes --published-on DATE"
        return Check(False, f"everything the verdict rests on is later than the claim ({claimed})", remedy)
    return Check(True, f"later than the claim: {', '.join(later)}" if later else "nothing is later than the claim")


def _captured(case: Case, rules: Rules) -> Check:
    bare = [piece for piece in _relied_on(case) if not any(rules.holds_copy(copy.sha256) for copy in piece.copies)]
    if not bare:
        return Check(True, "each cited source has its captured copy" + _unlike(_relied_on(case)))
    never = ", ".join(piece.id for piece in bare if not piece.copies)
    lost = ", ".join(piece.id for piece in bare if piece.copies)
    found = [f"no captured copy of {never}"] if never else []
    found += [f"the captured copy of {lost} is gone or no longer what was captured"] if lost else []
    return Check(False, "; ".join(found), f"factcheck evidence capture {{case}} {bare[0].id} --file FILE")


def _unlike(pieces: Iterable[Evidence]) -> str:
    """Whose quotes do not stand in what was captured, in words; "" where all that were looked for do."""
    unlike = [piece.id for piece in pieces if piece.finding and piece.finding.state in ("differs", "missing")]
    return f"; but not the quote of {', '.join(unlike)}, which differs from it" if unlike else ""


def _fresh_verdict(case: Case, rules: Rules) -> Check:
    if case.is_fresh:
        return Check(True, "no evidence has changed since the verdict")
    message = "evidence was added, changed or withdrawn after the verdict was proposed"
    return Check(False, message, _propose_again(case, rules))


def _correction_recorded(case: Case, _rules: Rules) -> Check:
    if not case.publications:
        return Check(True, "nothing was published yet")
    changed = _changed_since(case, case.publications[-1])
    if not changed:
        return Check(True, "nothing has changed since it was published")
    what = f"{', '.join(changed[:-1])} and {changed[-1]}" if len(changed) > 1 else changed[0]
    message = f"changed since it was published, without a correction: {what}"
    if case.stage in (stages.PUBLISHED, stages.CORRECTING, stages.APPROVED):
        return Check(False, message, _CORRECT)
    return Check(False, message, _towards_publication(case))


def _changed_since(case: Case, last: Publication) -> list[str]:
    """What readers would see otherwise than in a publication, in words."""
    own = {"claim": "the claim", "quote": "its quote", "claimant": "the claimant", "claimed_on": "its date",
           "appearance": "where it appeared"}  # fmt: skip
    saw = case.ancestry.saw
    found = [
        words
        for name, words in own.items()
        if any(not saw(last.event, one.event) for one in case.details.get(name, ()))
    ]
    found += ["the verdict"] if case.verdict is None or case.verdict.event != last.verdict else []
    said = [stamp for request in case.requests for stamp in (request.stamp, *(one.stamp for one in request.replies))]
    found += ["the right of reply"] if any(not saw(last.event, stamp.event) for stamp in said) else []
    return found + (["the evidence"] if case.unseen_evidence(last.event) else [])


_PROPOSE = 'factcheck verdict propose {case} RATING --because "TEXT" --cites EVIDENCE,…'
_CORRECT = 'factcheck correct {case} --was "TEXT" --now "TEXT" --because "WHY"'
_REOPEN = 'factcheck stage {case} researching --because "WHY"'


def _propose_again(case: Case, rules: Rules) -> str:
    """The command that leads to a new verdict from where the case stands."""
    if case.stage in stages.ENDED:
        return _REOPEN
    other = ' --by "SOMEBODY ELSE"' if rules.levels.get("second-person", REQUIRE) == REQUIRE else ""
    correct = f"{_CORRECT} --rating RATING --cites EVIDENCE,…{other}"
    return {
        stages.ON_HOLD: "factcheck stage {case} researching",
        stages.IN_REVIEW: 'factcheck review {case} --ask-changes "the evidence has changed"',
        stages.APPROVED: "factcheck stage {case} in-review",
        stages.PUBLISHED: correct,
        stages.CORRECTING: correct,
    }.get(case.stage, _PROPOSE)


def approve_command(case: Case, rules: Rules) -> str:
    """The command that leads to one more approval from where the case stands, with `{case}` for the case's id."""
    if case.stage == stages.IN_REVIEW:
        own = ' --rating RATING --because "WHY"' if rules.rate_first else ""
        return f'factcheck review {{case}} --approve{own} --by "SOMEBODY ELSE"'
    return "factcheck stage {case} in-review" if case.stage == stages.APPROVED else _towards_publication(case)


def _towards_publication(case: Case) -> str:
    return _REOPEN if case.stage in stages.ENDED else next_command(case) or _CORRECT


_CHECKS: dict[str, Callable[[Case, Rules], Check]] = {
    "independent-sources": _independent_sources,
    "primary-source": _primary_source,
    "named-sources": _named_sources,
    "interests-stated": _interests_stated,
    "right-of-reply": _right_of_reply,
    "both-sides": _both_sides,
    "why-this-claim": _why_this_claim,
    "checkable": _checkable,
    "second-person": _second_person,
    "known-at-the-time": _known_at_the_time,
    "captured": _captured,
    "fresh-verdict": _fresh_verdict,
    "correction-recorded": _correction_recorded,
}

assert set(_CHECKS) == {standard.name for standard in STANDARDS}
