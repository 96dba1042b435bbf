"""Every page in each of its forms, kept as a file in its real format: a difference is a change of a promise.

FACTCHECK_UPDATE_GOLDEN=1 writes the files anew; the difference is then read before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.render.output import Mode
from tests.render.pages import PAGES, ExamplePage
from tests.render.printing import printed

FOLDER = Path(__file__).parent / "golden"
UPDATES = os.environ.get("FACTCHECK_UPDATE_GOLDEN") == "1"  # read before each test gets an environment of its own
ENDINGS = {Mode.RICH: "txt", Mode.PLAIN: "plain.txt", Mode.JSON: "jsonl", Mode.CSV: "csv"}
NAMES = {page: name for name, page in PAGES.items()}
COLORED = (
    "case-list", "case-published", "history", "stats", "scale", "proposals", "readiness", "findings", "grid", "origins",
    "ripple", "comparison", "altered", "report",
)  # fmt: skip
WIDTHS = (40, 80, 160)
WIDE = ("case-list", "case-disputed", "stats", "grid", "report")


def agree(name: str, text: str) -> None:
    """Assert that a text is what the golden file holds, or write it there."""
    path = FOLDER / name
    if UPDATES:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_each_page_and_form_is_as_it_was_promised(page: ExamplePage, form: str) -> None:
    shown = printed(page.show, str, mode=form)
    said = "" if form in (Mode.JSON, Mode.CSV) and shown.out else f"--- on stderr ---\n{shown.err}" if shown.err else ""
    agree(f"{NAMES[page]}.{ENDINGS[form]}", shown.err if not shown.out else shown.out + said)


@pytest.mark.parametrize("name", COLORED)
def test_colours_are_as_they_were_promised(name: str) -> None:
    agree(f"{name}.color.txt", printed(PAGES[name].show, str, color=True).out.replace("\x1b", "␛"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", WIDE)
def test_other_widths_are_as_they_were_promised(name: str, width: int) -> None:
    agree(f"{name}.{width}.txt", printed(PAGES[name].show, str, width=width).out)


def test_no_golden_file_is_left_over() -> None:
    known = {f"{name}.{ENDINGS[form]}" for name, page in PAGES.items() for form in page.modes}
    known |= {f"{name}.color.txt" for name in COLORED}
    known |= {f"{name}.{width}.txt" for name in WIDE for width in WIDTHS}
    assert {path.name for path in FOLDER.iterdir()} == known
