"""The draft of a notice: to the readers of a check, or to the desk, that something it leans on no longer stands.

What it holds is drawn here, field by field; nothing confidential is in any of them, and a case that readers can't see is not
named to them. How it is worded is in `templates/notice.<language>.j2`, which a desk may replace by a file of the same name.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.model import ripple
from factcheck.model.case import Case
from factcheck.model.dataclass import asdict, dataclass, replace
from factcheck.model.ripple import Origin, Touched
from factcheck.publish.clearance import one_line, public_date, public_day, public_url
from factcheck.publish.confidential import find_leaks
from factcheck.publish.projection import project_source
from factcheck.publish.public_case import PublicSource
from factcheck.publish.template_files import SHIPPED, TemplateFile

READERS = "readers"
DESK = "desk"


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A check that is named: its claim, and its address or ""."""

    claim: str
    url: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `audience` is `readers` where they see the verdict, else `desk`; `happened` is `withdrawn`, `corrected` or
    "". Either `source` or `other` is what no longer stands, and neither where it can't be named; `by_way_of` are the checks
    in between, the first of them leaning on it. The words of a correction are in `was`, `now` and `because`, those of a
    withdrawal in `because`. `on` is a day (ISO)."""

    language: str
    desk_name: str
    contact: str
    written_on: str
    audience: str
    claim: str
    url: str
    published_on: str
    happened: str
    on: str
    source: PublicSource | None
    other: Mentioned | None
    by_way_of: tuple[Mentioned, ...]
    was: str
    now: str
    because: str


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: the desk, where it is reached, its language and the day (ISO)."""

    desk_name: str
    contact: str
    language: str
    written_on: str


def draw_notice(origin: Origin, touched: Touched, between: Sequence[Case], writer: Writer) -> Notice:
    """The notice on one case that is touched. `between` are the cases on the way to it, the first one first."""
    case, audience = touched.case, READERS if touched.case.is_published else DESK
    fix = origin.case.corrections[-1] if _is_corrected(origin) and origin.case else None
    notice = Notice(
        language=writer.language,
        desk_name=one_line(writer.desk_name),
        contact=writer.contact,
        written_on=writer.written_on,
        audience=audience,
        claim=one_line(case.claim),
        url=public_url(touched.url),
        published_on=public_date(case.publications[-1].published_on) if case.publications else "",
        happened=origin.happened,
        on=public_day(origin.at),
        source=_source(origin),
        other=_mentioned(origin.case, audience) if origin.sort == ripple.CASE and origin.case else None,
        by_way_of=tuple(filter(None, (_mentioned(one, audience) for one in between))),
        was=one_line(fix.was) if fix else "",
        now=one_line(fix.now) if fix else "",
        because=one_line(origin.reason) if _may_be_told(origin) else "",
    )
    return _cleared(notice, tuple(filter(None, (origin.case, case, *between))))


def write_notice(notice: Notice, extra: Path | None = None) -> str:
    """The notice as text, by the template of its language or else the English one. Raises SettingsError."""
    from factcheck.publish.template_engine import file_of_language, fill_template

    name = file_of_language("notice", notice.language, extra)
    folder = extra if extra is not None and (extra / name).is_file() else SHIPPED
    record = {**asdict(notice), "language": name.split(".")[1]}
    return fill_template(TemplateFile("notice", "txt", folder / name), record, extra, "notice")


def _is_corrected(origin: Origin) -> bool:
    return origin.sort == ripple.CASE and origin.happened == "corrected"


def _source(origin: Origin) -> PublicSource | None:
    """The source where readers may know it. One that was only named by its address says nothing but that."""
    if origin.sort != ripple.SOURCE:
        return None
    if origin.piece is not None:
        return None if origin.piece.confidential or origin.piece.erased else project_source(1, origin.piece)
    url = public_url(origin.url)
    return PublicSource(1, "", "", "", "", url, "", "", "", "", "", "", "") if url else None


def _may_be_told(origin: Origin) -> bool:
    """Whether the reason may stand in a notice: that of a source only where readers may know the source."""
    return origin.sort == ripple.CASE or bool(
        origin.piece and not origin.piece.confidential and not origin.piece.erased
    )


def _mentioned(case: Case, audience: str) -> Mentioned | None:
    """A check by its claim; readers are told only of those that they could see."""
    if audience == READERS and not case.publications:
        return None
    url = next((one.url for one in reversed(case.publications) if one.url), "")
    return Mentioned(one_line(case.claim), public_url(url))


def _cleared(notice: Notice, cases: Sequence[Case]) -> Notice:
    """The notice without every field in which a detail of confidential evidence of these cases stands."""
    own = replace(notice, desk_name="", contact="")
    leaking = {leak.field for case in cases for leak in find_leaks(own, case)}
    empty: dict[str, Any] = {"source": None, "other": None, "by_way_of": ()}
    emptied: dict[str, Any] = {name: empty.get(name, "") for name in leaking}
    return replace(notice, **emptied)
