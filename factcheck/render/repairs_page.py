"""What `doctor --fix` did, one thing after the other, and what it left to a person."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import AMBER, COMMAND, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.listing import Repair
    from factcheck.render.output import Output

FIELDS = ("check", "done", "path", "to", "meaning", "remedy")
_WORDS = {
    "moved-aside": "Moved aside",
    "rights-set": "Rights set",
    "index-made-again": "Index made again",
    "recorded": "Recorded",
    "left": "Left as it is",
}


def show_repairs(output: Output, repairs: Sequence[Repair], *, checked: int) -> None:
    """Print what was done and what was left; `checked` is the number of files that were read."""
    left = sum(1 for repair in repairs if repair.done == "left")
    result = f"{count(checked, 'file')} read, {count(len(repairs) - left, 'thing')} mended, {left} left to you."
    if output.mode == Mode.JSON:
        for repair in repairs:
            output.data(repair_json(repair))
        output.note(result)
        return
    page = Page(output)
    for number, repair in enumerate(repairs, 1):
        if output.mode == Mode.PLAIN:
            _write_labelled(page, repair, f"{number} of {len(repairs)}")
        else:
            _write(page, repair)
    if repairs:
        output.line()
    end = result if repairs else f"{count(checked, 'file')} read: there is nothing to mend."
    if output.mode == Mode.PLAIN:
        output.line(end)
    else:
        page.item([], end, indent=0)


def repair_json(repair: Repair) -> dict[str, Any]:
    """A repair as a JSON object: what there is not is null."""
    return {name: getattr(repair, name) or None for name in FIELDS}


def _write_labelled(page: Page, repair: Repair, number: str) -> None:
    page.gap()
    page.field(f"Thing {number}", f"{_WORDS.get(repair.done, repair.done)}, {repair.check}")
    page.field("File", repair.path)
    page.field("Now at", repair.to)
    page.field("Meaning", repair.meaning)
    page.field("Next", repair.remedy)


def _write(page: Page, repair: Repair) -> None:
    symbol, style = ("!", AMBER) if repair.done == "left" else YES
    words = (_WORDS.get(repair.done, repair.done), "bold")
    page.item([(f"{symbol} ", style)], words, f": {repair.meaning}", indent=0)
    page.item([], (repair.path, "dim"), indent=2)
    if repair.to:
        page.item([], "now at ", (repair.to, "dim"), indent=2)
    if repair.remedy:
        page.item([], (repair.remedy, COMMAND), indent=2)
