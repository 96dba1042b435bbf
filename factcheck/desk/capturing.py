"""Capturing the sources of cases: each piece of evidence with an address ends as captured, waiting, or failed with a reason.

The queue is no file of its own. A piece with an address and no copy waits; a copy or a failure is an event of its case,
saved before the next page is asked for. So a process that is killed loses nothing but the page it was fetching, two
machines that merge have one queue, and nothing that was captured is fetched again. A machine that is not online records
nothing: what it could not reach still waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from factcheck.desk.cases import change_case
from factcheck.desk.copies import Kept, drafts_for, keep_page, lacking, text_of_copy
from factcheck.desk.evidence import resolve_evidence
from factcheck.desk.place import Desk
from factcheck.desk.when_captured import OFFLINE_VARIABLE, is_kept_offline
from factcheck.errors import CaptureError, DamagedFileError, MissingExtraError, RefusedError
from factcheck.model.capture import CAPTURED, FAILED, WAITING, Outcome
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.dataclass import asdict, dataclass, field
from factcheck.model.dates import parse_instant
from factcheck.model.event import Draft
from factcheck.model.evidence import CapturedCopy, Evidence

SAME_FOR = timedelta(days=1)  # so long one copy of an address stands for the other pieces that name it
_NO_COPY_YET = (WAITING, FAILED)


@dataclass(frozen=True, slots=True)
class Way:
    """How pages are captured: whether an address inside a private network may be asked, which forms a browser draws besides
    (`html`, `png`, `pdf`), and whether empty details are filled with what the page states."""

    allow_private: bool = False
    rendered: tuple[str, ...] = ()
    take_details: bool = False


@dataclass(frozen=True, slots=True)
class Queued:
    """A piece that is to be captured, with its case."""

    case: str
    piece: Evidence


@dataclass(frozen=True, slots=True)
class Queue:
    """The pieces to capture, the copies of a day by the addresses they were taken of, and what could not be read."""

    pieces: tuple[Queued, ...]
    recent: Mapping[str, CapturedCopy]
    damaged: tuple[str, ...] = ()


@dataclass
class _Round:
    """The addresses that were asked in one run, and what came of them: none is asked twice."""

    recent: Mapping[str, CapturedCopy] = field(default_factory=dict)
    known: dict[str, Kept] = field(default_factory=dict)
    failed: dict[str, CaptureError] = field(default_factory=dict)
    is_offline: bool = False


def capture_evidence(desk: Desk, case_id: str, evidence_id: str, way: Way | None = None, *, root: str = "") -> Outcome:
    """Capture one piece now, whether it has a copy already or not. `root` is the event that the capture belongs to.

    Raises RefusedError for a piece without an address, MissingExtraError where the part that fetches is not installed.
    """
    case = desk.store.read_case(case_id).case
    piece = resolve_evidence(case, evidence_id)
    if not piece.url:
        raise RefusedError(
            f"Evidence {piece.id} has no address to capture. Nothing was changed.",
            hint=f"factcheck evidence capture {case.id} {piece.id} --file FILE",
        )
    return _capture(desk, Queued(case.id, piece), way or Way(), _Round(), root)


def queue_of(desk: Desk, case_id: str = "") -> Queue:
    """The pieces without a copy of one case, or of all where none is named.

    What was withdrawn is left out, and so is what is confidential: it is captured by its own name only.
    """
    queued: list[Queued] = []
    damaged: list[str] = []
    recent: dict[str, CapturedCopy] = {}
    now = parse_instant(desk.moment)
    for file in [desk.store.read_case(case_id)] if case_id else desk.store.iter_cases():
        if isinstance(file, DamagedFileError):
            damaged.append(file.message)
            continue
        queued += [Queued(file.case.id, piece) for piece in file.case.evidence if _is_queued(piece)]
        fresh = ((piece.url, copy) for piece in file.case.evidence for copy in piece.copies if _is_answer(copy))
        recent |= {url: copy for url, copy in fresh if now - parse_instant(copy.taken_at) <= SAME_FOR}
    return Queue(tuple(queued), recent, tuple(damaged))


def capture_queue(desk: Desk, queue: Queue, way: Way | None = None) -> Iterator[Outcome]:
    """Capture pieces one after the other; each is saved before the next is asked for. An address is asked once.

    Where the desk took a copy of the same address within a day, that copy stands for the others too.
    """
    this = _Round(queue.recent)
    for one in queue.pieces:
        yield _capture(desk, one, way or Way(), this, "")


def _is_answer(copy: CapturedCopy) -> bool:
    """Whether a copy is what a server answered, which is the same for every piece with that address."""
    return bool(copy.final_url) and not copy.form and copy.extension == "warc"


def _is_queued(piece: Evidence) -> bool:
    return piece.counts and not piece.confidential and piece.capture_state in _NO_COPY_YET


def _capture(desk: Desk, one: Queued, way: Way, this: _Round, root: str) -> Outcome:
    assert desk.who  # nobody fetches nothing: raises UnknownPersonError
    url = one.piece.url
    if is_kept_offline(desk.environment):
        return _waits(one, f"{OFFLINE_VARIABLE} is set.")
    if this.is_offline:
        return _waits(one)
    is_shared = url in this.known or url in this.recent
    try:
        kept = this.known.get(url) or _fetch(desk, url, way, this)
    except CaptureError as error:
        from factcheck.web.online import is_for_want_of_network

        if is_for_want_of_network(error):
            this.is_offline = True
            return _waits(one)
        this.failed[url] = error
        return _failed(desk, one, error, root)
    this.known[url] = kept
    return _captured(desk, one, kept, way, root, is_shared=is_shared)


def _fetch(desk: Desk, url: str, way: Way, this: _Round) -> Kept:
    if url in this.failed:
        raise this.failed[url]
    if (copy := this.recent.get(url)) is not None and desk.store.holds_capture(copy.sha256):
        body = {name: value for name, value in asdict(copy).items() if name != "event" and value}
        return Kept(body, text_of_copy(desk, copy.text_sha256))
    return keep_page(desk, url, allow_private=way.allow_private)


def _captured(desk: Desk, one: Queued, kept: Kept, way: Way, root: str, *, is_shared: bool) -> Outcome:
    """Save the copy with its case; the piece as it stands then, in case its quote was changed meanwhile."""
    drawn, notes = _draw(desk, one.piece.url, way)
    proposed = lacking(one.piece, kept.details)

    def edit(change: Change[Case]) -> None:
        piece = resolve_evidence(change.state, one.piece.id)
        drafts = [*drafts_for(piece, kept), *(Draft("copy-captured", {"evidence": piece.id}, body) for body in drawn)]
        if way.take_details and (given := {name: value for name, value, _ in lacking(piece, kept.details)}):
            drafts.append(Draft("evidence-amended", {"evidence": piece.id}, {**given, "reason": "stated by the page"}))
        for draft in drafts:
            change.add(_belonging(draft, root))

    case = change_case(desk, one.case, edit, "copy").case
    piece = resolve_evidence(case, one.piece.id)
    notes += _save_publicly(desk, case.id, piece)
    copy = next(copy for copy in reversed(piece.copies) if copy.sha256 == kept.body["sha256"])
    return Outcome(
        case.id, piece.id, piece.url, CAPTURED, copy=copy, finding=piece.finding, unread=kept.unread,
        proposed=() if way.take_details else proposed, is_shared=is_shared, notes=notes,
    )  # fmt: skip


def _save_publicly(desk: Desk, case: str, piece: Evidence) -> tuple[str, ...]:
    """Where the desk asks for it, a copy in the Wayback Machine too; why there is none, in words."""
    if not desk.settings.public_archive or piece.confidential or piece.public_copies:
        return ()
    from factcheck.desk.archiving import archive_evidence

    try:
        archive_evidence(desk, case, piece.id, save=True)
    except CaptureError as error:
        return (f"in public: {error.message}",)
    return ()


def _failed(desk: Desk, one: Queued, error: CaptureError, root: str) -> Outcome:
    """Save why it failed, unless the last attempt failed in the same way."""
    body = {"error": type(error).__name__, "reason": error.message, "url": one.piece.url}
    last = one.piece.failure
    if not one.piece.copies and (last is None or (last.error, last.reason) != (body["error"], body["reason"])):
        draft = _belonging(Draft("capture-failed", {"evidence": one.piece.id}, body), root)
        change_case(desk, one.case, lambda change: change.add(draft), "copy")
    return Outcome(
        one.case, one.piece.id, one.piece.url, FAILED, error.message, _remedy(one, error), type(error).__name__
    )


def _waits(one: Queued, reason: str = "This machine is not online.") -> Outcome:
    return Outcome(one.case, one.piece.id, one.piece.url, WAITING, reason, f"factcheck evidence retry {one.case}")


def _remedy(one: Queued, error: CaptureError) -> str:
    """What to do: the command that is next, in whose place the hint of a fetch speaks of giving a file."""
    if "--allow-private" in error.hint:
        return f"factcheck evidence capture {one.case} {one.piece.id} --allow-private"
    return (
        f"factcheck evidence retry {one.case}   (or: factcheck evidence capture {one.case} {one.piece.id} --file FILE)"
    )


def _belonging(draft: Draft, root: str) -> Draft:
    """A draft that is undone together with the event of an earlier save, which the same command made."""
    return Draft(draft.kind, {**draft.fields, "with": root}, draft.body) if root else draft


def _draw(desk: Desk, url: str, way: Way) -> tuple[list[dict[str, object]], tuple[str, ...]]:
    """The bodies of the copies that a browser drew, and what could not be drawn, in words."""
    if not way.rendered:
        return [], ()
    from factcheck.web.rendering import draw_page

    bodies: list[dict[str, object]] = []
    notes: list[str] = []
    for form in way.rendered:
        try:
            drawn = draw_page(url, form, allow_private=way.allow_private)
        except (CaptureError, MissingExtraError) as error:
            notes.append(f"{form}: {error.message}")
            continue
        digest = desk.store.keep_bytes(drawn.data, form)
        bodies.append({
            "sha256": digest, "extension": form, "media_type": drawn.media_type, "size": len(drawn.data),
            "taken_at": drawn.taken_at, "final_url": url, "tool": drawn.tool, "form": form,
        })  # fmt: skip
    return bodies, tuple(notes)
