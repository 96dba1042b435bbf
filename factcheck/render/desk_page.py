"""The desk itself: where it is, what it asks for, who works there."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import IDENTIFIER, LEVELS, UNKNOWN_SIGN, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from factcheck.model.desk_view import DeskView
    from factcheck.render.output import Output
    from factcheck.render.page import Part

_LEVEL_WORDS = {"require": "required", "warn": "advised", "off": "off"}


def show_desk(output: Output, desk: DeskView) -> None:
    """Print the settings, people and size of a desk."""
    if output.mode == Mode.JSON:
        output.data(desk_json(desk))
        return
    fields = _fields(desk)
    if output.mode == Mode.PLAIN:
        page = Page(output)
        for label, value in fields:
            page.field(label, value)
        for name, level in desk.standards.items():
            page.field(f"Standard {name}", _LEVEL_WORDS.get(level, level))
        return
    _draw(output, desk, fields)


def desk_json(desk: DeskView) -> dict[str, Any]:
    """The desk as a JSON object."""
    return {
        "path": desk.path,
        "name": desk.name or None,
        "language": desk.language or None,
        "scale": {"key": desk.scale, "name": desk.scale_name, "version": desk.scale_version},
        "standards": dict(desk.standards),
        "people": list(desk.people),
        "roles": [role or None for role in desk.roles],
        "organisation": desk.organisation or None,
        "url": desk.url or None,
        "contact": desk.contact or None,
        "corrections": desk.corrections or None,
        "funding": desk.funding or None,
        "at_least": dict(desk.numbers),
        "rate_first": desk.rate_first,
        "weekend": list(desk.weekend),
        "holidays": list(desk.holidays),
        "days_to_answer": desk.days_to_answer,
        "cases": desk.cases,
        "articles": desk.articles,
        "index": desk.index or None,
        "person": desk.person or None,
    }


def _fields(desk: DeskView) -> list[tuple[str, str]]:
    nothing = "not set"
    return [
        ("Desk", desk.name),
        ("Folder", desk.path),
        ("Organisation", desk.organisation or nothing),
        ("Homepage", desk.url or nothing),
        ("Contact", desk.contact or nothing),
        ("Corrections", desk.corrections or nothing),
        ("Funding", desk.funding or nothing),
        ("Holds", f"{count(desk.cases, 'case')}, {count(desk.articles, 'article')}"),
        ("Language", desk.language),
        ("Scale", f"{desk.scale_name} ({desk.scale}), version {desk.scale_version}"),
        ("Review", _review_words(desk)),
        ("Days of rest", ", ".join([*(day.capitalize() for day in desk.weekend), *desk.holidays]) or "none"),
        ("To answer", count(desk.days_to_answer, "working day")),
        ("Index", desk.index or "none: lists are read from the case files"),
        ("You are", desk.person or 'nobody yet: factcheck me "Name <address>"'),
        *(("Person", person) for person in _people(desk)),
    ]


def _review_words(desk: DeskView) -> str:
    approvals = count(desk.numbers.get("approvals", 1), "approval")
    if not desk.rate_first:
        return approvals
    reviewers = max(desk.numbers.get("reviewers", 1), desk.numbers.get("approvals", 1))
    return f"{approvals} of {count(reviewers, 'reviewer')}, who rate before they are shown the verdict"


def _people(desk: DeskView) -> list[str]:
    """Each person with their role, where they have one."""
    roles = [*desk.roles, *[""] * (len(desk.people) - len(desk.roles))]
    return [f"{person}, {role}" if role else person for person, role in zip(desk.people, roles, strict=True)]


def _draw(output: Output, desk: DeskView, fields: list[tuple[str, str]]) -> None:
    from rich.panel import Panel
    from rich.table import Table

    from factcheck.render.rich_layout import columns_table, draw, text

    grid = Table.grid(padding=(0, 2))
    for label, value in fields[1:]:
        grid.add_row(text((label, "dim")), text((value, IDENTIFIER) if label == "Folder" else value))
    title = text((f" {desk.name or 'Desk'} ", "bold"))
    draw(output, Panel(grid, title=title, title_align="left", border_style="dim", width=min(output.width, 100)))
    if not desk.standards:
        return
    table = columns_table("Standard", "Level")
    for name, level in desk.standards.items():
        dim = "dim" if level == "off" else ""
        table.add_row(text((name, dim)), text(_level(output, level)))
    output.line()
    draw(output, table, indent=2)


def _level(output: Output, level: str) -> Part:
    return output.signed(LEVELS.get(level, UNKNOWN_SIGN), _LEVEL_WORDS.get(level, level))
