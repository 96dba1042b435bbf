"""Keys, the ledger and anchors: what they are, in words and as objects."""

from __future__ import annotations

from factcheck.model.desk_key import line_of, spoken
from factcheck.render.added import show_added
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import COMMAND, IDENTIFIER, WARNING, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.desk_key import DeskKey
    from factcheck.model.listing import Finding
    from factcheck.model.seal_views import AnchorView, KeyRow, LedgerView
    from factcheck.render.output import Output

_SWITCH = "Changes are signed once desk.toml says: [signing] on-change = true"


def show_made_key(output: Output, key: DeskKey, place: str, *, signs: bool) -> None:
    """Print what was made, and what is left to do."""
    sentence = f"The key {key.id} of {key.who.name} is made. Its private half is in {place}; make no copy of it."
    show_added(output, sentence, identifier=key.id, more=_key_told(key) | {"private": place})
    if output.mode != Mode.JSON:
        _write_line(Page(output), key)
        output.note("Each change that you make from now on is signed." if signs else _SWITCH)


def show_trusted_key(output: Output, key: DeskKey) -> None:
    """Print whose key the desk knows now, and what to compare."""
    sentence = f"The desk knows the key {key.id} of {key.who.name} now."
    show_added(output, sentence, identifier=key.id, more=_key_told(key))
    if output.mode != Mode.JSON:
        Page(output).field("Compare", (spoken(key.key), IDENTIFIER), whole=True)
        output.note(f"Let {key.who.name} read these digits to you. If they differ: factcheck key retire {key.id}")


def show_keys(output: Output, rows: Sequence[KeyRow]) -> None:
    """Print the keys of the desk."""
    if output.mode == Mode.JSON:
        for row in rows:
            output.data(key_json(row))
        return
    page = Page(output)
    for row in page.apart(rows):
        _write_key(page, row)
    if not rows:
        output.note("The desk knows no key. To make yours: factcheck key make")


def show_key(output: Output, row: KeyRow) -> None:
    """Print one key, with the line to give to others."""
    if output.mode == Mode.JSON:
        output.data(key_json(row))
        return
    page = Page(output)
    _write_key(page, row)
    _write_line(page, row.key)


def key_json(row: KeyRow) -> dict[str, Any]:
    """A key as a JSON object."""
    key = row.key
    told = {"id": key.id, "who": str(key.who), **_key_told(key), "own": row.is_own}
    entered = {"entered_at": key.entered_at, "entered_by": str(key.entered_by)}
    return {**told, **entered, "retired_at": key.retired_at or None, "because": key.because or None}


def show_ledger_view(output: Output, view: LedgerView) -> None:
    """Print how much the ledger tells of and where its files end."""
    ends = [{"ledger": name, "lines": lines, "seal": seal} for name, (lines, seal) in sorted(view.ends.items())]
    names = ("place", "by", "at", "because")
    accepted = [dict(zip(names, one, strict=True)) for one in view.accepted]
    if output.mode == Mode.JSON:
        told = {"lines": view.lines, "files": view.files, "faults": view.faults}
        output.data({**told, "ends": ends, "accepted": accepted})
        return
    page = Page(output)
    page.field("Ledger", f"{count(view.lines, 'line')} about {count(view.files, 'file')}")
    for end in ends:
        page.field(
            "Ends in", (f"{end['ledger']}", IDENTIFIER), f"{page.dot}line {end['lines']}, {str(end['seal'])[:16]}…"
        )
    for one in accepted:
        page.field("Accepted", f"{one['place']} is missing{page.dot}{one['by']}, {one['at'][:10]}: {one['because']}")
    if view.faults:
        page.field("Wrong", page.output.signed(WARNING, f"{count(view.faults, 'thing')}; see factcheck doctor"))
    if not view.lines:
        output.note("The desk has no ledger yet; the next change begins one, or: factcheck doctor --fix")


def show_anchor(output: Output, anchor: AnchorView, *, is_new: bool = False) -> None:
    """Print one anchor."""
    if output.mode == Mode.JSON:
        output.data(anchor_json(anchor))
        return
    page = Page(output)
    _write_anchor(page, anchor)
    if is_new:
        output.note("Keep this hash where nobody at the desk reaches it; later: factcheck anchor verify --root HASH")


def show_anchors(output: Output, anchors: Sequence[AnchorView]) -> None:
    """Print the anchors of the desk."""
    if output.mode == Mode.JSON:
        for one in anchors:
            output.data(anchor_json(one))
        return
    page = Page(output)
    for one in page.apart(anchors):
        _write_anchor(page, one)
    if not anchors:
        output.note("The desk was never anchored. To do it: factcheck anchor")


def show_verified(output: Output, anchor: AnchorView, findings: Sequence[Finding]) -> None:
    """Print whether all that was anchored is there."""
    from factcheck.render.findings_page import finding_json

    if output.mode == Mode.JSON:
        output.data({**anchor_json(anchor), "holds": not findings, "findings": [finding_json(one) for one in findings]})
        return
    page = Page(output)
    _write_anchor(page, anchor)
    if not findings:
        page.field("Holds", page.output.signed(YES, "all that was anchored is there"))
    for finding in findings:
        page.gap()
        page.field("Missing", finding.path)
        page.field("Event", finding.event)
        page.field("Meaning", finding.meaning)
        page.field("Next", (finding.remedy, COMMAND))


def anchor_json(anchor: AnchorView) -> dict[str, Any]:
    """An anchor as a JSON object."""
    stamp = anchor.stamp
    given = (
        {"at": stamp.at, "authority": stamp.authority, "serial": stamp.serial, "policy": stamp.policy}
        if stamp
        else None
    )
    told = {"name": anchor.name, "at": anchor.at, "by": anchor.by, "root": anchor.root, "files": anchor.files}
    return {**told, "stamp": given, "problem": anchor.problem or None}


def _key_told(key: DeskKey) -> dict[str, Any]:
    return {"key": key.key, "line": line_of(key.key, key.who), "compare": spoken(key.key)}


def _write_line(page: Page, key: DeskKey) -> None:
    page.field("Compare", (spoken(key.key), IDENTIFIER), whole=True)
    page.field("Line", (line_of(key.key, key.who), COMMAND), whole=True)


def _write_key(page: Page, row: KeyRow) -> None:
    key = row.key
    page.field("Key", (key.id, IDENTIFIER), f"{page.dot}{key.who}")
    page.field("Entered", f"{key.entered_at[:10]} by {key.entered_by.name}")
    page.field("Here", "its private half is on this computer" if row.is_own else "")
    if key.retired_at:
        page.field("Retired", f"{key.retired_at[:10]} by {key.retired_by}{page.dot}{key.because}")


def _write_anchor(page: Page, anchor: AnchorView) -> None:
    stamp = anchor.stamp
    page.field("Anchor", (anchor.name, IDENTIFIER), f"{page.dot}{count(anchor.files, 'file')}{page.dot}by {anchor.by}")
    page.field("Hash", (anchor.root, IDENTIFIER), whole=True)
    if stamp:
        page.field("Stamped", f"{stamp.at} by {stamp.authority}{page.dot}policy {stamp.policy}")
    if anchor.problem:
        page.field("Stamp", page.output.signed(WARNING, anchor.problem))
