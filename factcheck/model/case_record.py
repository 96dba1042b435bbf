"""A case as one JSON object: the `case` table of its file, and what `factcheck show --json` prints.

Keys are stable and documented in `render/schemas/case.schema.json`. What nobody said is null; what somebody looked for in
vain is "unknown". Numbers are whole (a score is kept in thousandths), so that the object has one canonical form.
"""

from __future__ import annotations

from typing import Any

from factcheck.model.ancestry import Said
from factcheck.model.case import SCHEMA, Case, FollowUp, Question, Reply, ReplyRequest, Stamp, Tie
from factcheck.model.dataclass import asdict
from factcheck.model.event import Who
from factcheck.model.evidence import DETAILS, CapturedCopy, Evidence, Sighting, Withdrawal
from factcheck.model.quote import Quote
from factcheck.model.verdict import Correction, Override, Publication, Review, Verdict


def case_record(case: Case) -> dict[str, Any]:
    """The whole case as a JSON object without floats."""
    verdict = case.verdict
    claimant = case.claimant
    return {
        "schema": SCHEMA,
        "id": case.id,
        "claim": case.claim,
        "quote": quote_record(case.quote),
        "claimant": claimant.name if claimant else None,
        "claimant_kind": claimant.kind if claimant else None,
        "claimed_on": case.claimed_on or None,
        "appearance": case.appearance or None,
        "appearances": [
            {"where": seen.where, "when": seen.when or None, **_stamp(seen.stamp)} for seen in case.appearances
        ],
        "article": case.article or None,
        "stage": case.stage,
        "stage_reason": case.stage_reason or None,
        "held_until": case.held_until or None,
        "rating": verdict.rating if verdict else None,
        "verdict": verdict_record(verdict) if verdict else None,
        "is_fresh": case.is_fresh,
        "disputed": [verdict_record(said.value) for said in case.verdicts] if case.is_disputed else [],
        "reviews": [_review(review) for review in case.reviews],
        "is_published": case.is_published,
        "publications": [_publication(publication) for publication in case.publications],
        "corrections": [_correction(correction) for correction in case.corrections],
        "withdrawals": [_withdrawal(withdrawal) for withdrawal in case.withdrawals],
        "overrides": [_override(override) for override in case.overrides],
        "assignees": list(case.assignees),
        "tags": list(case.tags),
        "priority": case.priority,
        "due": case.due or None,
        "why": case.why or None,
        "checkable": case.checkability or None,
        "score_thousandths": round(case.score * 1000) if case.score is not None else None,
        "reasons": list(case.score_reasons),
        **{name: value for name in ("type", "type_because") if (value := getattr(case, name))},
        **{name: list(found) for name in ("times", "quantities", "names") if (found := case.mentions(name))},
        "evidence": [evidence_record(piece) for piece in case.evidence],
        **_grid(case),
        "questions": [_question(question) for question in case.questions],
        "notes": [{"id": note.id, "text": note.text, **_stamp(note.stamp)} for note in case.notes],
        "searches": [{"id": note.id, "text": note.text, **_stamp(note.stamp)} for note in case.searches],
        "requests": [_request(request) for request in case.requests],
        "no_reply_reasons": [_withdrawal(waived) for waived in case.no_reply_reasons],
        **({"sightings": [_sighting(one) for one in case.sightings]} if case.sightings else {}),
        "links": [{"relation": link.relation, "case": link.case, **_stamp(link.stamp)} for link in case.links],
        **({"ties": [_tie(one) for one in case.ties]} if case.ties else {}),
        "conflicts": conflict_records(case),
        "unknown_kinds": list(case.unknown_kinds),
        "opened_at": case.opened.at,
        "opened_by": str(case.opened.by),
        "updated_at": case.updated.at,
        "updated_by": str(case.updated.by),
        "heads": list(case.heads),
        "clock": case.clock,
    }


def quote_record(quote: Quote | None) -> dict[str, Any] | None:
    """The exact words with their offsets and surroundings, and their place where it is known."""
    if quote is None:
        return None
    record = asdict(quote)
    if not quote.place:  # as in the records of before
        del record["place"]
    return record


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """A verdict: rating, scale, reasoning, citations, who and when."""
    return {
        "rating": verdict.rating,
        "scale": verdict.scale,
        "scale_version": verdict.scale_version,
        "reasoning": verdict.reasoning,
        "cites": list(verdict.cites),
        **({"differs_because": verdict.differs_because} if verdict.differs_because else {}),
        "event": verdict.event,
        **_done(verdict.by, verdict.at),
    }


def evidence_record(piece: Evidence) -> dict[str, Any]:
    """A piece of evidence with its copies and, where it was withdrawn, the tombstone."""
    return {
        "id": piece.id,
        **{name: piece.detail(name) or None for name in DETAILS},
        "confidential": piece.confidential,
        "withdrawn": [_withdrawal(withdrawal) for withdrawal in piece.withdrawals],
        "erased": piece.erased,
        "copies": [_copy(copy) for copy in piece.copies],
        **_capture(piece),
        **({"reply": piece.reply} if piece.reply else {}),
        **_done(piece.by, piece.at),
    }


_LATER = ("text_sha256", "tool", "form", "payload_sha256")  # of a copy; left out where empty, as in records of before


def _copy(copy: CapturedCopy) -> dict[str, Any]:
    return {key: value for key, value in asdict(copy).items() if key != "event" and (value or key not in _LATER)}


def _capture(piece: Evidence) -> dict[str, Any]:
    """Why a copy is missing, whether the quote stands in one, and public copies; only what there is."""
    failure, finding = piece.failure, piece.finding
    record: dict[str, Any] = {}
    if failure:
        record["capture_failed"] = {"error": failure.error, "reason": failure.reason, **_done(failure.by, failure.at)}
    if finding:
        record["quote_found"] = {"state": finding.state, "found": finding.found or None, "copy": finding.copy,
                                 "at": finding.at}  # fmt: skip
    if piece.public_copies:
        record["public_copies"] = [asdict(copy) for copy in piece.public_copies]
    return record


def _tie(one: Tie) -> dict[str, Any]:
    names = ("because", "claim", "rating", "publisher", "url", "checked_on")
    return {"relation": one.relation, "other": one.other, **{name: getattr(one, name) or None for name in names},
            **_stamp(one.stamp)}  # fmt: skip


def _sighting(one: Sighting) -> dict[str, Any]:
    names = ("evidence", "article", "url", "state", "reason", "quote", "after")
    return {**{name: getattr(one, name) or None for name in names}, **_done(one.by, one.at)}


def conflict_records(case: Case) -> list[dict[str, Any]]:
    """Each field that two people set differently without seeing each other, with all values."""
    registers: dict[str, Any] = {**case.details, "stage": case.stages, "verdict": case.verdicts}
    registers["publication"] = [Said(_publication(one), one.event, one.by, one.at) for one in case.published_apart]
    for piece in case.evidence:
        registers |= {f"evidence {piece.id} {name}": register for name, register in piece.details.items()}
    return [
        {"field": name, "values": [_said(value) for value in sorted(registers[name], key=lambda said: said.event)]}
        for name in case.conflicts
    ]


def _grid(case: Case) -> dict[str, Any]:
    """The elements of the claim with what is tied to them; nothing where there are none, as in files of before."""
    if not case.elements:
        return {}
    elements = [{"id": one.id, "kind": one.kind, "text": one.text, **_done(one.by, one.at)} for one in case.elements]
    ties = [{"evidence": tie.evidence, "element": tie.element, "stance": tie.stance} for tie in case.element_ties]
    return {"elements": elements, "element_ties": ties}


def _said(value: Any) -> dict[str, Any]:
    plain = verdict_record(value.value) if isinstance(value.value, Verdict) else value.value
    return {"value": plain, "event": value.event, **_done(value.by, value.at)}


def _done(by: Who, at: str) -> dict[str, Any]:
    return {"by": str(by), "at": at}


def _stamp(stamp: Stamp) -> dict[str, Any]:
    return _done(stamp.by, stamp.at)


def _review(review: Review) -> dict[str, Any]:
    return {
        "verdict": review.verdict,
        "decision": review.decision,
        "rating": review.rating or None,
        "reason": review.reason or None,
        **({"blind": _rated_apart(review.blind)} if review.blind else {}),
        **_done(review.by, review.at),
    }


def _rated_apart(verdict: Verdict) -> dict[str, Any]:
    """The verdict that a reviewer had not been shown, as it stands beside their own rating."""
    kept = {"rating": verdict.rating, "scale": verdict.scale, "reason": verdict.reasoning or None}
    return {**kept, **_done(verdict.by, verdict.at)}


def _publication(publication: Publication) -> dict[str, Any]:
    return {
        "url": publication.url or None,
        "published_on": publication.published_on,
        "kept": dict(publication.kept),
        "rating": publication.rating or None,
        **_done(publication.by, publication.at),
    }


def _correction(correction: Correction) -> dict[str, Any]:
    return {
        "was": correction.was,
        "now": correction.now,
        "because": correction.because,
        "reported_by": correction.reported_by or None,
        "rating": correction.rating or None,
        "rating_before": correction.before or None,
        **_done(correction.by, correction.at),
    }


def _withdrawal(withdrawal: Withdrawal) -> dict[str, Any]:
    return {"reason": withdrawal.reason, **_done(withdrawal.by, withdrawal.at)}


def _override(override: Override) -> dict[str, Any]:
    return {"standard": override.standard, "because": override.because, **_done(override.by, override.at)}


def _question(question: Question) -> dict[str, Any]:
    answers = [{"text": a.text, "cites": list(a.cites), **_stamp(a.stamp)} for a in question.answers]
    return {"id": question.id, "text": question.text, "answers": answers, **_stamp(question.stamp)}


def _request(request: ReplyRequest) -> dict[str, Any]:
    return {
        "id": request.id,
        "to": request.to,
        "text": request.text or None,
        "channel": request.channel or None,
        "deadline": request.deadline,
        "replies": [_reply(reply) for reply in request.replies],
        **({"follow_ups": [_follow_up(one) for one in request.follow_ups]} if request.follow_ups else {}),
        **_stamp(request.stamp),
    }


def _reply(reply: Reply) -> dict[str, Any]:
    declined = {"declined": True} if reply.declined else {}
    return {"text": reply.text, "received_on": reply.received_on, **declined, **_stamp(reply.stamp)}


def _follow_up(one: FollowUp) -> dict[str, Any]:
    told = {"text": one.text or None, "channel": one.channel or None, "deadline": one.deadline or None}
    return {**told, **_stamp(one.stamp)}
