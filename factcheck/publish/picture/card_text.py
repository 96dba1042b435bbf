"""What stands on the picture of a verdict: its words, which `templates/card.j2` makes, and how true or false it is."""

from __future__ import annotations

from pathlib import Path

from factcheck.model.dataclass import dataclass
from factcheck.publish.public_case import CHECKED, DRAFT
from factcheck.publish.summary import CASE, Summary
from factcheck.publish.summary_record import summary_record
from factcheck.publish.template_files import SHIPPED, TemplateFile

OFF_THE_AXIS = -1  # thousandths from true to false are 0 to 1000


@dataclass(frozen=True, slots=True)
class Bar:
    """A rating among several claims: its label, how many there are, and where it stands from true (0) to false (1000)."""

    label: str
    count: int
    place: int


@dataclass(frozen=True, slots=True)
class CardText:
    """The words of a card, "" for those that it has not. `place` is that of the verdict, from true (0) to false (1000)."""

    desk: str
    claim: str
    said: str
    kicker: str
    verdict: str
    day: str
    notice: str
    alt: str
    place: int
    bars: tuple[Bar, ...]


def card_text(summary: Summary, extra: Path | None = None) -> CardText:
    """The words of a card in the language of the summary. `extra` is the desk's own folder of templates."""
    from factcheck.publish.template_engine import fill_template

    own = extra if extra is not None and (extra / "card.j2").is_file() else SHIPPED
    written = fill_template(TemplateFile("card", "txt", own / "card.j2"), summary_record(summary), extra)
    told = dict(line.split(": ", 1) for line in written.splitlines() if ": " in line)
    return CardText(
        desk=told.get("desk", ""),
        claim=told.get("claim", ""),
        said=told.get("said", ""),
        kicker=told.get("kicker", ""),
        verdict=told.get("verdict", ""),
        day=told.get("day", ""),
        notice=told.get("notice", ""),
        alt=told.get("alt", "").strip(),
        place=_place(summary),
        bars=_bars(summary),
    )


def _place(summary: Summary) -> int:
    case = summary.cases[0] if summary.kind == CASE and summary.cases else None
    if case is None or case.standing not in (CHECKED, DRAFT):
        return OFF_THE_AXIS
    return _on_axis(summary, case.scale_key, case.rating_label)


def _bars(summary: Summary) -> tuple[Bar, ...]:
    if summary.kind == CASE:
        return ()
    return tuple(
        Bar(one.rating_label, one.count, _on_axis(summary, one.scale_key, one.rating_label)) for one in summary.counts
    )


def _on_axis(summary: Summary, scale: str, label: str) -> int:
    labels = next((one.labels for one in summary.scales if one.key == scale and label in one.labels), ())
    if len(labels) < 2:
        return OFF_THE_AXIS
    return labels.index(label) * 1000 // (len(labels) - 1)
