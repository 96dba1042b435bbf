"""The standards of a desk: a checklist for one case, with what keeps it from being published and the command for each."""

from __future__ import annotations

from factcheck.render.grid_page import hidden_words
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import COMMAND, LEVELS, NO, UNKNOWN_SIGN, WARNING, YES, person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from factcheck.model.as_of import AsOf
    from factcheck.model.case import Case
    from factcheck.model.standards import StandardInfo, StandardResult
    from factcheck.model.way import Step
    from factcheck.render.output import Output, Span

_LEVEL_WORDS = {"require": "required", "warn": "advised", "off": "off"}


def show_readiness(
    output: Output,
    case: Case,
    results: Sequence[StandardResult],
    next_command: str = "",
    *,
    is_ready: bool | None = None,
    steps: Sequence[Step] = (),
    as_of: AsOf | None = None,
) -> None:
    """Print the checklist of a case, the stages ahead, whether it can be published now, and the next command towards it.

    `is_ready` says so where more than standards decides; by default no result blocks. `as_of` is the day as of which the
    evidence is judged. JSON has one object.
    """
    ready = not any(result.blocks for result in results) if is_ready is None else is_ready
    if output.mode == Mode.JSON:
        output.data(readiness_json(case, results, next_command, is_ready=ready, steps=steps, as_of=as_of))
        return
    page = Page(output)
    page.field("Case", case.id, f"{page.dot}{case.claim}")
    if as_of is not None:
        page.field("As of", as_of.day, f"{page.dot}{hidden_words(as_of)}")
    if page.plain:
        _write_labelled(page, results)
    else:
        _draw(output, results)
    _write_way(page, case.stage, steps)
    page.gap()
    _write_conclusion(page, case.stage, results, ready)
    if next_command and not ready:
        page.field("Next", (next_command, COMMAND), whole=True)


def readiness_json(
    case: Case,
    results: Sequence[StandardResult],
    next_command: str,
    *,
    is_ready: bool,
    steps: Sequence[Step] = (),
    as_of: AsOf | None = None,
) -> dict[str, Any]:
    """The checklist as a JSON object."""
    return {
        "case": case.id,
        "stage": case.stage,
        "is_ready": is_ready,
        "next": next_command or None,
        "standards": [result_json(result) for result in results],
        "steps": [{"stage": one.stage, "missing": one.missing or None, "command": one.command} for one in steps],
        "as_of": as_of.day if as_of else None,
        "later": list(as_of.later) if as_of else [],
        "undated": list(as_of.undated) if as_of else [],
    }


def result_json(result: StandardResult) -> dict[str, Any]:
    """What the check of one standard found, as a JSON object."""
    return {
        "name": result.name,
        "level": result.level,
        "met": result.met,
        "blocks": result.blocks,
        "message": result.message,
        "remedy": result.remedy or None,
        "overridden_by": result.overridden_by or None,
        "override_reason": result.override_reason or None,
    }


def show_standard_list(output: Output, levels: Mapping[str, str], standards: Sequence[StandardInfo]) -> None:
    """Print the standards themselves, with the level the desk set for each (`levels` maps a name to off, warn, require)."""
    rows = [(standard, levels.get(standard.name, standard.default_level)) for standard in standards]
    if output.mode == Mode.JSON:
        for standard, level in rows:
            output.data({"name": standard.name, "level": level, "rule": standard.rule, "asked_by": standard.asked_by})
        return
    page = Page(output)
    for standard, level in rows:
        word = output.signed(LEVELS.get(level, UNKNOWN_SIGN), _LEVEL_WORDS.get(level, level))
        page.field("Standard", (standard.name, "bold"), ": ", word)
        page.field("Rule", standard.rule)
        page.field("Asked by", (standard.asked_by, "dim"))
        page.gap()


def _state(result: StandardResult) -> tuple[tuple[str, str], str]:
    """The sign and the word of a result."""
    if result.met:
        return YES, "met"
    if result.overridden_by:
        return WARNING, "set aside"
    return (NO if result.blocks else WARNING), "not met"


def _detail(result: StandardResult) -> str:
    if result.overridden_by:
        return f"{result.message} (set aside by {person(result.overridden_by)}: {result.override_reason})"
    return result.message


def _write_labelled(page: Page, results: Sequence[StandardResult]) -> None:
    for result in results:
        _, word = _state(result)
        page.field(result.name, f"{word}, {_LEVEL_WORDS.get(result.level, result.level)}: {_detail(result)}")
        if not result.met and not result.overridden_by:
            page.field(f"{result.name} next", result.remedy)


def _draw(output: Output, results: Sequence[StandardResult]) -> None:
    from factcheck.render.rich_layout import columns_table, draw, text

    table = columns_table("", "Level", "Standard", "What was found")
    for result in results:
        sign, word = _state(result)
        found: list[Span] = [(_detail(result), "dim" if result.met else "")]
        if result.remedy and not result.met and not result.overridden_by:
            found += [("\n", ""), (result.remedy, COMMAND)]
        name = text((result.name, "bold" if result.blocks else ""))
        level = text(_LEVEL_WORDS.get(result.level, result.level))
        table.add_row(text(output.signed(sign, word)), level, name, _cell(found))
    output.line()
    draw(output, table, indent=2)


def _cell(found: Sequence[Span]) -> Any:
    """What was found, and on a line of its own the command."""
    from rich.console import Group

    from factcheck.render.rich_layout import text

    lines = [text(span) for span in found if span[0] != "\n"]
    return Group(*lines)


def _write_way(page: Page, stage: str, steps: Sequence[Step]) -> None:
    """The stages ahead, each with what is missing before it can be entered and the command for that."""
    if not steps:
        return
    page.gap()
    page.field("Way", f"{stage} → " + " → ".join(step.stage for step in steps))
    for step in steps:
        if step.missing:
            page.field(f"To {step.stage}" if page.plain else step.stage, page.output.signed(NO, step.missing))
            page.field(f"To {step.stage} next" if page.plain else "", (step.command, COMMAND), whole=True)


def _write_conclusion(page: Page, stage: str, results: Sequence[StandardResult], ready: bool) -> None:
    blocking = [result.name for result in results if result.blocks]
    if ready:
        page.field("Publishing", page.output.signed(YES, "nothing keeps it from being published"))
    elif blocking:
        page.field("Publishing", page.output.signed(NO, f"can't be published yet: {', '.join(blocking)}"))
    else:
        page.field("Publishing", page.output.signed(WARNING, f"no standard is in the way, and the case is {stage}"))
