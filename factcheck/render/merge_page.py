"""What a merge did, and what people set apart, side by side."""

from __future__ import annotations

from factcheck.render.case_talk import field_word, value_words
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import ALARM, COMMAND, IDENTIFIER, KEYS_ONLY, WARNING, YES, RatingLabels, count, moment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.ancestry import Said
    from factcheck.model.merge_report import MergeReport
    from factcheck.render.output import Output


def show_merge(output: Output, report: MergeReport) -> None:
    """Print the numbers of a merge, the cases in which people disagree now, and what was left out; or one JSON object."""
    if output.mode == Mode.JSON:
        output.data(merge_json(report))
        return
    page = Page(output)
    for subject, label in (("case", "Cases"), ("article", "Articles")):
        counted = [f"{report.count(subject, how):,} {how}" for how in ("added", "changed", "unchanged")]
        page.field(label, ", ".join(counted))
    page.field("Copies", f"{report.copies:,} captured copies added")
    if report.imports:
        page.field("Library", f"{count(report.imports, 'imported file')} added")
        page.field("Next" if page.plain else "", ("factcheck reindex", COMMAND), whole=True)
    for file in report.in_conflict:
        fields = ", ".join(field_word(name) for name in file.conflicts)
        page.field("Disagreed", (f"{file.subject} ", ""), (file.id, IDENTIFIER), (f": {fields}", ALARM))
        if file.subject == "case":
            page.field("Next" if page.plain else "", (f"factcheck resolve {file.id}", COMMAND), whole=True)
    for problem in report.problems:
        page.field("Left out", page.output.signed(WARNING, problem))


def show_conflicts(
    output: Output,
    case: str,
    conflicts: Sequence[tuple[str, Sequence[Said[Any]]]],
    *,
    labels: RatingLabels = KEYS_ONLY,
) -> None:
    """Print each conflict with its values numbered, and the command that settles it; or one JSON object."""
    if output.mode == Mode.JSON:
        output.data(conflicts_json(case, conflicts))
        return
    page = Page(output)
    if not conflicts:
        page.field("Case", (case, IDENTIFIER), ": ", output.signed(YES, "nobody disagrees about it"))
    for name, values in conflicts:
        page.heading(f"People disagree about {field_word(name)}")
        for number, value in enumerate(values, 1):
            words = value_words(_plain(value.value), labels)
            if page.plain:
                page.prose(f"Value {number}", words)
                page.field(f"Value {number} by", f"{value.by.name}, {moment(value.at)}")
            else:
                page.item([(f"{number}. ", "bold")], words, (f" ({value.by.name}, {moment(value.at)})", "dim"))
        page.field("Next", (f'factcheck resolve {case} --field "{name}" --take N', COMMAND), whole=True)


def merge_json(report: MergeReport) -> dict[str, Any]:
    """A merge as a JSON object."""
    files = [
        {"subject": file.subject, "id": file.id, "outcome": file.outcome, "conflicts": list(file.conflicts)}
        for file in report.files
    ]
    return {"files": files, "copies": report.copies, "imports": report.imports,
            "problems": list(report.problems)}  # fmt: skip


def conflicts_json(case: str, conflicts: Sequence[tuple[str, Sequence[Said[Any]]]]) -> dict[str, Any]:
    """What people disagree about as a JSON object; `number` is what `factcheck resolve --take` wants."""
    return {
        "case": case,
        "conflicts": [
            {
                "field": name,
                "values": [
                    {
                        "number": number,
                        "value": value_words(_plain(value.value)),
                        "event": value.event,
                        "by": str(value.by),
                        "at": value.at,
                    }
                    for number, value in enumerate(values, 1)
                ],
            }
            for name, values in conflicts
        ],
    }


def _plain(value: Any) -> Any:
    """A value of a register as the record of a case writes it."""
    if hasattr(value, "reasoning"):
        return {"rating": value.rating, "scale": value.scale, "reasoning": value.reasoning}
    if hasattr(value, "published_on"):
        return {"published_on": value.published_on, "url": value.url}
    return value
