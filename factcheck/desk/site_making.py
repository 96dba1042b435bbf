"""Making the files of a site: a job becomes bytes, and they a file where others stand there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.desk.site_hands import spread
from factcheck.desk.site_reading import unpack
from factcheck.desk.site_room import SiteRoom
from factcheck.errors import FactcheckError
from factcheck.model.dataclass import dataclass
from factcheck.publish.site import job as sorts
from factcheck.publish.site.copies import LONGEST_TEXT, marked_paragraphs
from factcheck.publish.site.engine import SITE, inert_record
from factcheck.publish.site.folder import Made, SiteFolder
from factcheck.publish.site.job import Job

_PART = 40  # files that are handed out together
_MANY = 10  # parts


@dataclass(frozen=True, slots=True)
class Order:
    """A job with what it needs of a case that was read before, packed; b"" where it is read again."""

    job: Job
    packed: bytes = b""


@dataclass(frozen=True, slots=True)
class Part:
    """Some orders, and which of their files are ours already (by what the manifest says)."""

    orders: tuple[Order, ...]
    known: dict[str, Made]


def make_files(room: SiteRoom, folder: SiteFolder, orders: Sequence[Order]) -> Iterator[tuple[str, Made | None, bool]]:
    """Make every file that is ordered: its path, what is known of it now (None where it can't be made, because what it
    shows is gone), and whether it was written."""
    parts = []
    for start in range(0, len(orders), _PART):
        some = tuple(orders[start : start + _PART])
        known = {one.job.path: folder.known[one.job.path] for one in some if one.job.path in folder.known}
        parts.append(Part(some, known))
    for made in spread(room, make_part, parts, _MANY):
        yield from made


def make_part(room: SiteRoom, part: Part) -> list[tuple[str, Made | None, bool]]:
    """Make the files of one part."""
    folder = SiteFolder(room.order.folder, part.known)
    made: list[tuple[str, Made | None, bool]] = []
    for order in part.orders:
        data = bytes_of(room, order)
        if data is None:
            made.append((order.job.path, None, False))
        else:
            made.append((order.job.path, *folder.put(order.job.path, data, order.job.digest)))
    return made


def bytes_of(room: SiteRoom, order: Order) -> bytes | None:
    """The bytes of the file of a job; None where what it shows is gone from the desk."""
    one = order.job
    if one.sort == sorts.TEXT:
        return str(one.context["text"]).encode("utf-8", "replace")
    if one.sort == sorts.ASSET:
        return (SITE / one.template).read_bytes()
    if one.sort == sorts.TEMPLATE:
        return room.templates.fill(one.template, inert_record(one.context))
    if one.sort in (sorts.KEPT, sorts.COPY_FILE):
        return _kept(room, one.context["sha256"])
    return _PAGES[one.sort](room, order)


def _case(room: SiteRoom, order: Order) -> bytes | None:
    told = unpack(order.packed) if order.packed else _read_again(room, order.job.context["place"])
    if told is None:
        return None
    context = order.job.context
    filled = inert_record(
        {"site": context["site"], "page": context["page"], "summary": told["summary"], "again": told["again"]}
    )
    filled["page"]["today"] = told["today"]
    return room.templates.fill("case.html.j2", {**filled, "review": _as_block(context["review"])})


def _version(room: SiteRoom, order: Order) -> bytes | None:
    data = _kept(room, order.job.context["sha256"])
    if data is None:
        return None
    record = json.loads(data)
    filled = inert_record({"site": order.job.context["site"], "page": order.job.context["page"], "summary": record})
    filled["page"]["today"] = record.get("generated_on") or ""
    return room.templates.fill("case.html.j2", {**filled, "again": False, "review": ""})


def _card(room: SiteRoom, order: Order) -> bytes | None:
    from factcheck.publish.format import Masthead
    from factcheck.publish.formats import find_format, write_format

    try:
        summary = room.summary_of(room.desk.store.read_case_at(order.job.context["place"]).case)
    except FileNotFoundError:
        return None
    drawn = write_format(summary, find_format("card"), Masthead(room.desk.templates_folder))
    return drawn if isinstance(drawn, bytes) else drawn.encode()


def _copy(room: SiteRoom, order: Order) -> bytes | None:
    context = order.job.context
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
    return room.templates.fill("copy.html.j2", inert_record({**context, "copy": copy}))


def _read_again(room: SiteRoom, place: str) -> dict[str, Any] | None:
    try:
        record = room.page_of(room.desk.store.read_case_at(place).case).record
    except FileNotFoundError:
        return None
    return json.loads(json.dumps(record)) if record else None


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
