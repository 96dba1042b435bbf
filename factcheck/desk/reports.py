"""What the desk did in a period, as numbers and as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.desk.file_out import write_out
from factcheck.desk.lists import agreement
from factcheck.desk.place import Desk
from factcheck.errors import MissingExtraError, UsageError
from factcheck.model.dataclass import dataclass, replace
from factcheck.model.dates import PartialDate
from factcheck.model.report import STEPS, Report
from factcheck.store.index_report import report_period

if TYPE_CHECKING:
    from factcheck.publish.report_picture import Picture

PICTURES = (".svg", ".png")
_IN_A_PICTURE = 8  # names of a list


@dataclass(frozen=True, slots=True)
class ReportWanted:
    """Which report, as a person asked for it: partial dates, both included; `step` is week, month, year or ""; `most` names
    in each list, 0 for all."""

    since: str = ""
    until: str = ""
    step: str = ""
    most: int = 0


def read_report(desk: Desk, wanted: ReportWanted) -> Report:
    """What happened in the period. Raises UsageError for a step that there is not or a period that ends before it begins."""
    if wanted.step and wanted.step not in STEPS:
        raise UsageError(f"“{wanted.step}” is no period.", hint=f"The periods are: {', '.join(STEPS)}.")
    since = PartialDate.parse(wanted.since).first.isoformat() if wanted.since else ""
    until = PartialDate.parse(wanted.until).last.isoformat() if wanted.until else ""
    if since and until and since > until:
        raise UsageError(
            f"{wanted.since} comes after {wanted.until}.", hint="factcheck stats --since 2026-01 --until 2026-03"
        )
    root, order = str(desk.root), (since, until, wanted.step, wanted.most)
    found = desk.store.index.run(lambda connection: report_period(connection, root, *order))
    return replace(found, agreement=agreement(desk))


def draw_report(desk: Desk, wanted: ReportWanted, to: Path) -> Report:
    """Draw the report into a file, as the ending of its name says: `.svg` or `.png`; what it shows.

    Raises UsageError for another ending, MissingExtraError, NotWritableError.
    """
    from factcheck.desk.labels import Labels
    from factcheck.publish.report_picture import draw_svg, lay_out

    ending = to.suffix.lower()
    if ending not in PICTURES:
        raise UsageError(
            f"A picture ends in {' or '.join(PICTURES)}.", hint="factcheck stats --by-period month -o year.svg"
        )
    report = read_report(desk, replace(wanted, most=wanted.most or _IN_A_PICTURE))
    name = desk.settings.organisation or desk.settings.name
    picture = lay_out(report, name, Labels(desk).label)
    write_out(to, draw_svg(picture).encode("utf-8") if ending == ".svg" else _png(picture))
    return report


def _png(picture: Picture) -> bytes:
    try:
        from factcheck.publish.report_png import draw_png
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            "A PNG needs the extra “card”, which is not installed.",
            hint="pipx inject factcheck 'factcheck[card]'   (or: -o FILE.svg, which needs nothing)",
        ) from error
    return draw_png(picture)
