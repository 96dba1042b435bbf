"""What the doctor found: damage first, each with its file, what it means and the command that mends it."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import COMMAND, SEVERITIES, UNKNOWN_SIGN, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.listing import Finding
    from factcheck.render.output import Output

FIELDS = ("check", "severity", "path", "event", "meaning", "remedy")


def show_findings(output: Output, findings: Sequence[Finding], *, checked: int) -> None:
    """Print the findings, damage first; `checked` is the number of files that were read."""
    places = list(SEVERITIES)
    ordered = sorted(
        findings, key=lambda found: places.index(found.severity) if found.severity in places else len(places)
    )
    if output.mode == Mode.JSON:
        for finding in ordered:
            output.data(finding_json(finding))
    elif output.mode == Mode.CSV:
        output.rows(FIELDS, ([getattr(finding, name) for name in FIELDS] for finding in ordered))
    elif output.mode == Mode.PLAIN:
        _write_labelled(output, ordered)
    else:
        _draw(output, ordered)
    _conclude(output, ordered, checked)


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding as a JSON object: what can't be named is null."""
    return {name: getattr(finding, name) or None for name in FIELDS}


def _write_labelled(output: Output, findings: Sequence[Finding]) -> None:
    page = Page(output)
    for number, finding in enumerate(findings, 1):
        page.gap()
        page.field(f"Finding {number} of {len(findings)}", f"{finding.severity}, {finding.check}")
        page.field("File", finding.path)
        page.field("Event", finding.event)
        page.field("Meaning", finding.meaning)
        page.field("Next", finding.remedy)


def _draw(output: Output, findings: Sequence[Finding]) -> None:
    from rich.console import Group

    from factcheck.render.rich_layout import columns_table, draw, text

    table = columns_table("", "Check", "What was found")
    for finding in findings:
        event = f", event {finding.event[:12]}" if finding.event else ""
        lines = [text(finding.meaning), text((f"{finding.path}{event}", "dim"))]
        lines += [text((finding.remedy, COMMAND))] if finding.remedy else []
        sign = SEVERITIES.get(finding.severity, UNKNOWN_SIGN)
        table.add_row(text(output.signed(sign, finding.severity)), text((finding.check, "bold")), Group(*lines))
    if findings:
        draw(output, table)


def _conclude(output: Output, findings: Sequence[Finding], checked: int) -> None:
    """The conclusion: on stdout where people read, on stderr beside data."""
    damaged = sum(1 for finding in findings if finding.severity == "damage")
    read = f"{count(checked, 'file')} read"
    if output.mode in (Mode.JSON, Mode.CSV):
        output.note(f"{read}, {count(len(findings), 'finding')}.")
        return
    if findings:
        output.line()
    if damaged:
        sign, words = SEVERITIES["damage"], f"{count(damaged, 'thing')} not as it was written"
    else:
        remarks = f"; {count(len(findings), 'remark')}" if findings else ""
        sign, words = YES, f"nothing is damaged{remarks}" if findings else "everything is as it was written"
    if output.mode == Mode.PLAIN:
        output.line(f"Result: {read}: {words}.")
    else:
        Page(output).item([(f"{sign[0]} ", sign[1])], (f"{read}: {words}.", sign[1]), indent=0)
