"""Reading the sources of cases again: what is gone, what changed, and whether the quoted words still stand there.

A source is compared with what was last kept of it, so each difference is told once. A piece with a quote changed when its
quote no longer stands there as it did; one without a quote when its words changed. What changed is kept as a further copy,
and the case gets an event and the tag `look-again`: whoever looks takes the tag away. What could not be read for another
reason (the server is down, it takes too long) says nothing about the source, and is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.desk.cases import change_case
from factcheck.desk.copies import Kept, keep_read, read_page, text_of_copy
from factcheck.desk.evidence import resolve_evidence
from factcheck.desk.place import Desk
from factcheck.desk.when_captured import is_kept_offline
from factcheck.errors import CaptureError, DamagedFileError, FactcheckError, PageGoneError
from factcheck.model.canonical import sha256
from factcheck.model.capture import CHANGED, GONE, UNCHANGED, UNREAD, Seen
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.event import Draft
from factcheck.model.evidence import Sighting
from factcheck.model.quoting import (
    DIFFERS,
    EXACT,
    MISSING,
    SAME_WORDS,
    Passage,
    compare_words,
    find_passage,
    is_same_text,
)
from factcheck.model.stages import DECLINED, DUPLICATE

LOOK_AGAIN = "look-again"  # the tag of a case whose source is not what it was
_HOLDS = (EXACT, SAME_WORDS)


@dataclass(frozen=True, slots=True)
class Watched:
    """A source that is read again: a piece of evidence, or the article of the claim (then `article`); the address, the
    quoted words, the text that was last kept of it, what was last told of it, and the SHA-256 of its bytes."""

    case: str
    evidence: str
    article: str
    url: str
    quote: str
    text: str
    last: Sighting | None
    payload: str = ""


@dataclass
class _Read:
    """The address that was read last, and what came of it; the texts that were kept, by the SHA-256 of their pages."""

    texts: Mapping[str, str]
    url: str = ""
    kept: Kept | CaptureError | None = None


def sources_of(desk: Desk, case_id: str = "") -> tuple[tuple[Watched, ...], tuple[str, ...]]:
    """What is read again of one case, or of all where none is named, and the files that could not be read.

    Left out: what was withdrawn, what is confidential, what was never captured, and cases that were declined.
    """
    found: list[Watched] = []
    damaged: list[str] = []
    for file in [desk.store.read_case(case_id)] if case_id else desk.store.iter_cases():
        if isinstance(file, DamagedFileError):
            damaged.append(file.message)
        elif case_id or file.case.stage not in (DECLINED, DUPLICATE):
            found += [*_evidence_of(desk, file.case), *_article_of(desk, file.case)]
    return tuple(sorted(found, key=lambda one: (one.url, one.case))), tuple(damaged)


def read_again(desk: Desk, sources: tuple[Watched, ...], *, allow_private: bool = False) -> Iterator[Seen]:
    """Read sources again, one after the other: those of one address stand beside each other and are fetched once.

    A difference is saved before the next is asked for. Nothing is kept of what did not change.
    """
    this = _Read({source.payload: source.text for source in sources if source.payload})
    is_offline = is_kept_offline(desk.environment)
    for source in sources:
        seen, kept = _look(source, this, allow_private, is_offline)
        if seen.is_news:
            _save(desk, source, seen, kept)
        yield seen


def _evidence_of(desk: Desk, case: Case) -> Iterator[Watched]:
    for piece in case.evidence:
        copy = next((c for c in reversed(piece.copies) if c.final_url and not c.form), None)
        if piece.counts and piece.url and copy is not None and not piece.confidential:
            last = case.last_sighting(evidence=piece.id)
            yield Watched(case.id, piece.id, "", piece.url, piece.quote, text_of_copy(desk, copy.text_sha256), last,
                          copy.payload_sha256)  # fmt: skip


def _article_of(desk: Desk, case: Case) -> Iterator[Watched]:
    """The article of a claim, compared with the text that was kept, or with the one that was told of last."""
    if not case.article:
        return
    try:
        article = desk.store.read_article(case.article).article
    except FactcheckError:
        return
    if article.url and article.versions:
        last = case.last_sighting(article=article.id)
        text = text_of_copy(desk, last.text_sha256) if last else ""
        quote = case.quote.text if case.quote else ""
        yield Watched(case.id, "", article.id, article.url, quote, text or article.current.text, last)


def _look(source: Watched, this: _Read, allow_private: bool, is_offline: bool) -> tuple[Seen, Kept | None]:
    start = Seen(source.case, source.evidence, source.article, source.url, UNCHANGED, quote=source.quote)
    if is_offline:
        return replace(start, state=UNREAD, reason="FACTCHECK_OFFLINE is set."), None
    try:
        kept = _fetch(source.url, this, allow_private)
    except PageGoneError as error:
        is_news = source.last is None or source.last.state != GONE
        return replace(start, state=GONE, reason=error.message, is_news=is_news), None
    except CaptureError as error:
        return replace(start, state=UNREAD, reason=error.message), None
    if not kept.text and not source.text and source.payload:
        if kept.body["payload_sha256"] == source.payload:
            return replace(
                start, is_news=_was_gone(source), reason="it is there again" if _was_gone(source) else ""
            ), kept
        return replace(start, state=CHANGED, reason="its bytes changed; it has no readable text", is_news=True), kept
    if not kept.text:
        return replace(start, state=UNREAD, reason=kept.unread or "It has no readable text."), None
    return _compare(start, source, kept), kept


def _fetch(url: str, this: _Read, allow_private: bool) -> Kept:
    if url != this.url or this.kept is None:
        this.url = url
        try:
            this.kept = read_page(url, allow_private=allow_private, texts=this.texts)
        except CaptureError as error:
            this.kept = error
    if isinstance(this.kept, CaptureError):
        raise this.kept
    return this.kept


def _compare(start: Seen, source: Watched, kept: Kept) -> Seen:
    """What a page is now against what was kept of it."""
    was_gone = _was_gone(source)
    is_same = is_same_text(source.text, kept.text)
    if source.quote:
        before = find_passage(source.quote, source.text)
        now = find_passage(source.quote, kept.text, near=before.start)
        if not _stands_as_before(before, now):
            reason = "the quoted words are gone" if now.state == MISSING else "the quoted words changed"
            return replace(start, state=CHANGED, reason=reason, after=now.found, is_news=True)
        if now.state == DIFFERS and not was_gone:
            return replace(start, after=now.found, is_changed_elsewhere=not is_same)
    elif not is_same and source.text:
        return replace(start, state=CHANGED, reason=_what_changed(source.text, kept.text), is_news=True)
    reason = "it is there again" if was_gone else ""
    return replace(start, reason=reason, is_changed_elsewhere=not is_same, is_news=was_gone)


def _was_gone(source: Watched) -> bool:
    return source.last is not None and source.last.state == GONE


def _stands_as_before(before: Passage, now: Passage) -> bool:
    if before.state in _HOLDS or now.state in _HOLDS:
        return now.state in _HOLDS
    return before.state == now.state and is_same_text(before.found, now.found)


def _what_changed(before: str, now: str) -> str:
    """The first paragraph that is not as it was, in words."""
    old, new = set(before.split("\n")), set(now.split("\n"))
    gone = [line for line in before.split("\n") if line.strip() and line not in new]
    come = [line for line in now.split("\n") if line.strip() and line not in old]
    if gone and come and len(gone) == len(come) == 1:
        parts = [part for part in compare_words(gone[0], come[0]) if not part.is_same]
        return "its words changed: " + "; ".join(f"“{part.quoted}” is now “{part.found}”" for part in parts[:3])
    return f"its words changed: {len(gone)} paragraph(s) gone or changed, {len(come)} new"


def _save(desk: Desk, source: Watched, seen: Seen, kept: Kept | None) -> None:
    """The difference as an event, with the copy that shows it, and the tag that asks for another look."""
    where = {"evidence": source.evidence} if source.evidence else {"article": source.article}
    assert desk.who  # nobody keeps nothing: raises UnknownPersonError
    if kept is not None and seen.state == CHANGED:
        kept = keep_read(desk, kept)
    digest = sha256(kept.text.encode("utf-8", "replace")) if kept and kept.text else ""
    body = {"url": source.url, "state": seen.state, "reason": seen.reason, "quote": source.quote, "after": seen.after,
            "text_sha256": digest}  # fmt: skip

    def edit(change: Change[Case]) -> None:
        change.add(Draft("source-watched", where, {name: value for name, value in body.items() if value}))
        if kept is not None and source.evidence and seen.state == CHANGED:
            piece = resolve_evidence(change.state, source.evidence)
            change.add(Draft("copy-captured", {"evidence": piece.id}, kept.body))
        if seen.state != UNCHANGED and LOOK_AGAIN not in change.state.tags:
            change.add(Draft("tagged", {"add": [LOOK_AGAIN], "remove": []}, {}))

    change_case(desk, source.case, edit, "source")
