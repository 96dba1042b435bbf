"""The right of reply: asking the claimant, with a deadline; asking again; what came back; or why nobody was asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from factcheck.desk.cases import Done, change_case, one_event
from factcheck.desk.evidence import resolve_within
from factcheck.desk.meant import stance_named
from factcheck.desk.place import Desk
from factcheck.errors import RefusedError, UsageError
from factcheck.model.article import Article
from factcheck.model.case import UNKNOWN, Case, ReplyRequest
from factcheck.model.change import Change
from factcheck.model.dataclass import dataclass
from factcheck.model.dates import PartialDate
from factcheck.model.event import Draft
from factcheck.model.stages import AWAITING_REPLY, RESEARCHING

MOST_DAYS = 250  # working days; a year


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day (ISO) until which somebody may answer, and the days passed over on the way to it, each with the reason."""

    day: str
    passed_over: tuple[tuple[str, str], ...] = ()


def deadline_of(desk: Desk, deadline: str = "", days: int | None = None) -> Deadline:
    """The day that was named, or the one so many working days from today; the desk's own number where neither is given.

    Raises UsageError for both, for a day that is past and for a number that is none; InvalidDateError.
    """
    if deadline and days is not None:
        raise UsageError("A deadline is a day or a number of working days, not both.", hint="Leave one of them out.")
    if deadline:
        return _day_named(desk, deadline)
    wanted = desk.settings.days_to_answer if days is None else days
    if not 1 <= wanted <= MOST_DAYS:
        raise UsageError(f"{wanted} is no number of working days.", hint=f"Give one from 1 to {MOST_DAYS} with --in.")
    today = date.fromisoformat(desk.today)
    calendar = desk.settings.working_days
    try:
        last = calendar.after(today, wanted)
    except OverflowError as error:
        raise UsageError("The calendar of this desk has no such day.", hint="Give a day with --deadline.") from error
    return Deadline(last.isoformat(), calendar.passed_over(today, last))


def request_reply(
    desk: Desk, case_id: str, *, deadline: str, to: str = "", text: str = "", channel: str = "", days: int | None = None
) -> Done:
    """Log that the claimant was asked, until which day, and wait for the answer.

    `to` is the claimant, or the publisher of a document, where not given; the deadline as `deadline_of` has it.
    """
    day = deadline_of(desk, deadline, days).day
    article = _article_of(desk, case_id)

    def edit(change: Change[Case]) -> None:
        case = change.state
        stage = {} if case.stage == AWAITING_REPLY else {"stage": AWAITING_REPLY}
        body = {"to": to or whom_to_ask(case, article), "text": text.strip(), "channel": channel}
        change.add(Draft("reply-requested", {"deadline": day, **stage}, body))

    return change_case(desk, case_id, edit, "request")


def follow_up(
    desk: Desk,
    case_id: str,
    *,
    request: str = "",
    text: str = "",
    channel: str = "",
    deadline: str = "",
    days: int | None = None,
) -> Done:
    """Log that somebody was asked again, and until when where they get more time. The id of what is done is the request's.

    `request` is the newest open one where not given.
    """
    until = deadline_of(desk, deadline, days).day if deadline or days is not None else ""
    identifier = ""

    def edit(change: Change[Case]) -> None:
        nonlocal identifier
        identifier = _request_of(change.state, request)
        fields = {"request": identifier, **({"deadline": until} if until else {})}
        change.add(Draft("reply-followed-up", fields, {"text": text.strip(), "channel": channel}))

    done = change_case(desk, case_id, edit, "follow-up")
    return Done(done.case, "follow-up", identifier)


def receive_reply(
    desk: Desk,
    case_id: str,
    text: str,
    *,
    request: str = "",
    received_on: str = "",
    declined: bool = False,
    stance: str = "",
) -> Done:
    """Record an answer; the case goes back to being researched. `request` is the newest open one where not given.

    `declined` says that they would not comment, with words or without. With a `stance` the answer becomes evidence as well.
    """
    if received_on:
        received_on = str(PartialDate.parse(received_on))
    if stance and not text.strip():
        raise UsageError("An answer without words can't be evidence.", hint="Leave --stance out.")

    def edit(change: Change[Case]) -> None:
        identifier = _request_of(change.state, request)
        stage = {"stage": RESEARCHING} if change.state.stage == AWAITING_REPLY else {}
        fields: dict[str, Any] = {"request": identifier, "received_on": received_on or desk.today, **stage}
        fields |= {"declined": True} if declined else {}
        change.add(Draft("reply-received", fields, {"text": text.strip()}))
        if stance:
            _add_as_evidence(desk, change, _find(change.state, identifier), stance_named(stance))

    return change_case(desk, case_id, edit, "reply")


def reply_as_evidence(desk: Desk, case_id: str, stance: str, *, request: str = "") -> Done:
    """Make an answer that was recorded a piece of evidence, which a verdict can cite: its words are kept as its copy, and
    whoever answered is its origin. `request` is the newest that was answered where not given.

    Raises RefusedError where nobody answered, or the answer is evidence already.
    """

    def edit(change: Change[Case]) -> None:
        _add_as_evidence(desk, change, _answered(change.state, request), stance_named(stance))

    return change_case(desk, case_id, edit, "evidence")


def waive_reply(desk: Desk, case_id: str, reason: str, note: str = "") -> Done:
    """Say why the claimant was not asked, by one of the reasons that are listed."""
    return one_event(desk, case_id, Draft("reply-waived", {"reason": reason}, {"note": note.strip()}), "reason")


def whom_to_ask(case: Case, article: Article | None = None) -> str:
    """Who can answer for the claim, "" where nobody knows: the claimant, and for a document its publisher.

    The publisher is looked for where the document itself is kept: among the evidence and in the article of the claim. Where
    it isn't, the document's name stays; letters and summaries then speak of its authors.
    """
    claimant = case.claimant
    if claimant is None or claimant.name.casefold() == UNKNOWN:
        return ""
    if claimant.kind != "document":
        return claimant.name
    kept = [(piece.title, piece.publisher) for piece in case.evidence if piece.counts and not piece.confidential]
    kept += [(article.title, article.publisher)] if article else []
    named = claimant.name.casefold()
    return next((publisher for title, publisher in kept if publisher and title.casefold() == named), claimant.name)


def _day_named(desk: Desk, deadline: str) -> Deadline:
    day = PartialDate.parse(deadline)
    if str(day) < desk.today:
        raise UsageError(
            f"The deadline {day} is past. Nothing was changed.",
            hint=f"Give a day from {desk.today} on with --deadline.",
        )
    return Deadline(str(day))


def _article_of(desk: Desk, case_id: str) -> Article | None:
    case = desk.store.read_case(case_id).case
    is_kept = bool(case.article) and case.article in desk.store.article_ids()
    is_needed = case.claimant is not None and case.claimant.kind == "document"
    return desk.store.read_article(case.article).article if is_kept and is_needed else None


def _add_as_evidence(desk: Desk, change: Change[Case], asked: ReplyRequest, stance: str) -> None:
    from factcheck.desk.copies import keep_file
    from factcheck.desk.evidence import add_copy
    from factcheck.evidence.sources import SourceFile
    from factcheck.model.ids import short_id

    case, answer = change.state, asked.replies[-1]
    name = f"reply-{answer.received_on}.txt"
    if any(piece.reply == asked.id and piece.detail("file") == name and piece.counts for piece in case.evidence):
        raise RefusedError(
            f"That answer is evidence of case {case.id} already. Nothing was changed.",
            hint=f"factcheck evidence list {case.id}",
        )
    kept = keep_file(desk, SourceFile(name, f"{answer.text}\n".encode(), "txt", "text/plain"))
    body = {"file": name, "publisher": asked.to, "origin": asked.to, "kind": "primary", "stance": stance,
            "published_on": answer.received_on, "interest": "made the claim"}  # fmt: skip
    event = change.add(Draft("evidence-added", {"confidential": False, "reply": asked.id}, body))
    add_copy(change, short_id(event.id), kept)


def _answered(case: Case, prefix: str) -> ReplyRequest:
    answered = [one for one in case.requests if any(reply.text.strip() for reply in one.replies)]
    if prefix:
        identifier = _request_of(case, prefix)
        answered = [one for one in answered if one.id == identifier]
    if not answered:
        raise RefusedError(
            f"Nobody answered in case {case.id}. Nothing was changed.", hint=f'factcheck reply receive {case.id} "TEXT"'
        )
    return answered[-1]


def _find(case: Case, identifier: str) -> ReplyRequest:
    return next(request for request in case.requests if request.id == identifier)


def _request_of(case: Case, prefix: str) -> str:
    if prefix:
        return resolve_within(case, prefix, tuple(request.id for request in case.requests), "request")
    newest = case.open_request() or (case.requests[-1] if case.requests else None)
    if newest is None:
        raise RefusedError(
            f"Nobody was asked for a reply in case {case.id}. Nothing was changed.",
            hint=f"factcheck reply request {case.id} --to WHO --deadline DATE",
        )
    return newest.id
