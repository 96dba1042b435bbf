"""What a merge did, and what people set apart, side by side."""

from __future__ import annotations

from factcheck.render.inert import view

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.ancestry import Said
    from factcheck.model.merge_report import MergeReport
    from factcheck.render.output import Output


def show_merge(output: Output, report: MergeReport) -> None:
    """Print the numbers of a merge, the cases in which people disagree now, and what was left out; or one JSON object."""
    if output.mode == "json":
        output.data(_merge_json(report))
        return
    for subject in ("case", "article"):
        counted = ", ".join(f"{report.count(subject, how)} {how}" for how in ("added", "changed", "unchanged"))
        output.line(f"{subject.capitalize()}s: {counted}")
    output.line(f"Captured copies added: {report.copies}")
    for file in report.in_conflict:
        output.line(f"People disagree about {file.subject} {file.id}: {', '.join(map(view, file.conflicts))}")
        if file.subject == "case":
            output.note(f"  factcheck resolve {file.id}")
    for problem in report.problems:
        output.note(f"Left out: {view(problem)}")


def show_conflicts(output: Output, case: str, conflicts: Sequence[tuple[str, Sequence[Said[Any]]]]) -> None:
    """Print each conflict with its values numbered, and the command that settles it; or one JSON object."""
    if output.mode == "json":
        output.data({"case": case, "conflicts": [_conflict_json(name, values) for name, values in conflicts]})
        return
    if not conflicts:
        output.line(f"Nobody disagrees about case {case}.")
    for name, values in conflicts:
        output.line(f"{view(name)}:")
        for number, value in enumerate(values, 1):
            output.line(f"  {number}. {view(_in_words(value.value))}")
            output.line(f"     {view(value.by.name)}, {value.at}")
        output.note(f'  factcheck resolve {case} --field "{view(name)}" --take N')


def _in_words(value: Any) -> str:
    if hasattr(value, "reasoning"):
        return f"{value.rating}: {value.reasoning} (cites {', '.join(value.cites)})"
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value)
    return str(value)


def _conflict_json(name: str, values: Sequence[Said[Any]]) -> dict[str, Any]:
    return {
        "field": name,
        "values": [
            {
                "number": number,
                "value": _in_words(value.value),
                "event": value.event,
                "by": str(value.by),
                "at": value.at,
            }
            for number, value in enumerate(values, 1)
        ],
    }


def _merge_json(report: MergeReport) -> dict[str, Any]:
    files = [
        {"subject": file.subject, "id": file.id, "outcome": file.outcome, "conflicts": list(file.conflicts)}
        for file in report.files
    ]
    return {"files": files, "copies": report.copies, "problems": list(report.problems)}
