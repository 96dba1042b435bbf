"""Making the files of a site: a job becomes bytes, and they a file where others stand there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from factcheck.desk.site_hands import SiteHands
from factcheck.desk.site_reading import unpack
from factcheck.desk.site_room import SiteRoom
from factcheck.errors import FactcheckError
from factcheck.model.dataclass import dataclass
from factcheck.publish.site import job as sorts
from factcheck.publish.site.copies import LONGEST_TEXT, marked_paragraphs
from factcheck.publish.site.engine import SITE, inert_record
from factcheck.publish.site.folder import Made, SiteFolder
from factcheck.publish.site.job import Context, Job

_PART = 40  # files that are handed out together
_MANY = 10  # parts
Written = tuple[str, int, int, bool]  # the SHA-256 of a file, its size and time, and whether other bytes stood there


@dataclass(frozen=True, slots=True)
class Order:
    """A job as it is handed out: what the file is filled with, and what it needs of a case that was read before, packed;
    b"" where that is read again."""

    path: str
    sort: str
    template: str
    digest: str
    context: Context
    packed: bytes = b""


@dataclass(frozen=True, slots=True)
class Part:
    """Some orders, and which of their files are ours already (by what the manifest says)."""

    orders: tuple[Order, ...]
    known: dict[str, Made]


def make_files(
    hands: SiteHands, folder: SiteFolder, jobs: Sequence[Job], records: dict[str, bytes]
) -> Iterator[tuple[str, Made | None, bool]]:
    """Make every file that there is a job for: its path, what is known of it now (None where it can't be made, because what
    it shows is gone), and whether it was written. `records` are those of cases that were read now, by place; each is taken
    out when it is used."""
    pages = [one for one in jobs if one.sort != sorts.TEXT]
    texts = [
        one for one in jobs if one.sort == sorts.TEXT
    ]  # put together here, where handing them out would only copy them
    for some, count in ((pages, len(pages)), (texts, 0)):
        parts = (_part(some[start : start + _PART], folder, records) for start in range(0, len(some), _PART))
        made = chain.from_iterable(hands.spread(make_part, parts, count // _PART, _MANY))
        for one, written in zip(some, made, strict=True):
            if written is None:
                yield one.path, None, False
            else:
                sha256, size, mtime_ns, is_new = written
                yield one.path, Made(one.digest, sha256, size, mtime_ns), is_new


def make_part(room: SiteRoom, part: Part) -> list[Written | None]:
    """Make the files of one part: what is known of each, None where it can't be made."""
    folder = SiteFolder(room.order.folder, part.known)
    with folder.held():
        return [_make(room, folder, order) for order in part.orders]


def _make(room: SiteRoom, folder: SiteFolder, order: Order) -> Written | None:
    data = bytes_of(room, order)
    if data is None:
        return None
    made, is_new = folder.put(order.path, data, order.digest)
    return made.sha256, made.size, made.mtime_ns, is_new


def _part(jobs: Sequence[Job], folder: SiteFolder, records: dict[str, bytes]) -> Part:
    orders = tuple(_order(one, records) for one in jobs)
    return Part(orders, {one.path: folder.known[one.path] for one in jobs if one.path in folder.known})


def _order(job: Job, records: dict[str, bytes]) -> Order:
    context = job.context
    packed = records.pop(context["place"], b"") if job.sort == sorts.CASE else b""
    return Order(job.path, job.sort, job.template, job.digest, context, packed)


def bytes_of(room: SiteRoom, order: Order) -> bytes | None:
    """The bytes of the file of an order; None where what it shows is gone from the desk."""
    if order.sort == sorts.TEXT:
        return b"".join(piece.encode("utf-8", "replace") for piece in order.context["pieces"])
    if order.sort == sorts.ASSET:
        return (SITE / order.template).read_bytes()
    if order.sort == sorts.TEMPLATE:
        return _filled(room, order.template, order.context)
    if order.sort in (sorts.KEPT, sorts.COPY_FILE):
        return _kept(room, order.context["sha256"])
    return _PAGES[order.sort](room, order)


def _filled(room: SiteRoom, template: str, context: Mapping[str, Any], review: str = "") -> bytes:
    """A page, every text in it inert."""
    return room.templates.fill(
        template, {**inert_record(context), "site": room.inert_site, "review": _as_block(review)}
    )


def _case(room: SiteRoom, order: Order) -> bytes | None:
    context = order.context
    told = unpack(order.packed) if order.packed else _read_again(room, context["place"])
    if told is None:
        return None
    page = {**context["page"], "today": told["today"]}
    filled = {"page": page, "summary": told["summary"], "again": told["again"]}
    return _filled(room, "case.html.j2", filled, context["review"])


def _version(room: SiteRoom, order: Order) -> bytes | None:
    data = _kept(room, order.context["sha256"])
    if data is None:
        return None
    record = json.loads(data)
    page = {**order.context["page"], "today": record.get("generated_on") or ""}
    return _filled(room, "case.html.j2", {"page": page, "summary": record, "again": False})


def _card(room: SiteRoom, order: Order) -> bytes | None:
    from factcheck.publish.format import Masthead
    from factcheck.publish.formats import find_format, write_format

    try:
        summary = room.summary_of(room.desk.store.read_case_at(order.context["place"]).case)
    except FileNotFoundError:
        return None
    drawn = write_format(summary, find_format("card"), Masthead(room.desk.templates_folder))
    return drawn if isinstance(drawn, bytes) else drawn.encode()


def _copy(room: SiteRoom, order: Order) -> bytes | None:
    context = order.context
    copy = dict(context["copy"])
    data = _kept(room, copy["text_sha256"]) if copy["text_sha256"] and context["with_text"] else None
    text = data.decode("utf-8", "replace") if data else ""
    shown = text[:LONGEST_TEXT]
    paragraphs = marked_paragraphs(shown, copy["quotes"])
    copy |= {
        "paragraphs": paragraphs,
        "is_cut": len(text) > len(shown),
        "has_passage": any(run["quoted"] for paragraph in paragraphs for run in paragraph),
        "text_sha256": copy["text_sha256"] if data and copy["text_sha256"] != copy["sha256"] else "",
    }
    return _filled(room, "copy.html.j2", {**context, "copy": copy})


def _read_again(room: SiteRoom, place: str) -> dict[str, Any] | None:
    try:
        record = room.page_of(room.desk.store.read_case_at(place).case).record
    except FileNotFoundError:
        return None
    return json.loads(record) if record else None


def _kept(room: SiteRoom, digest: str) -> bytes | None:
    try:
        return room.desk.store.read_capture(digest)
    except FactcheckError:
        return None


def _as_block(review: str) -> Any:
    """A ClaimReview that `embedded` made safe to stand in a page."""
    from markupsafe import Markup

    return Markup(review)


_PAGES = {sorts.CASE: _case, sorts.VERSION: _version, sorts.COPY: _copy, sorts.CARD: _card}
