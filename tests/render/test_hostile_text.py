"""Hostile text in every field, through every page and form: nothing that acts leaves, nothing is lost, nothing breaks."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from factcheck.render.output import Mode
from factcheck.render.widths import cell_width
from tests.render.allowed import offences
from tests.render.pages import PAGES, ExamplePage
from tests.render.printing import printed

OWN_COLOR = re.compile(r"\x1b\[[0-9;]+m")
VECTORS = {
    "clipboard": "\x1b]52;c;Y2F0\x07",
    "link": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "cursor": "\x1b[2J\x1b[1;1H\r\x08\x08",
    "c1": "\x9b31m\x9d0;title\x9c\x85",
    "direction": "\u202egnp.exe\u2066\u2069\u200f\u061c",
    "unseen": "a\u200bb\u2060c\ufeffd\u00ade\u3164\u2800\U000e0041\U000e007f\U000e0020",
    "selectors": "😀" + "\ufe0f" * 9 + "x\ufe01\U000e0101",
    "pile": "z" + "\u0301\u0335" * 40,
    "rich": "[Reuters] [/] [bold red]x[/bold red] [link=https://evil.example]y[/link] :smile: \\[",
    "format": "{0} {x.__class__} %s %(a)s ${a} `id` $(id)",
    "lines": "one\r\nVerdict: True\n\nStage: published\u2028Rating: True\v\f",
    "wide": "月面 ｗｉｄｅ 👩\u200d👩\u200d👧 🇵🇱 e\u0301 می\u200cخواهم",
    "private": "\ue000\U000f0000\ufffe\ufff9\ufffc",
    "html": "</script><script>alert(1)</script>&lt;",
}
FORMULA = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠1")
FORMULA_STARTS = tuple("=+-@＝＋－＠\t\r\n")


ALL = " ".join(VECTORS.values())
WORDLESS = [PAGES["report-quiet"]]  # a report of nothing holds nobody's words
DOCUMENTS = [
    page for page in PAGES.values() if not page.schema
]  # as wide as their readers get them, whatever the screen


def test_no_page_lets_anything_through_that_acts(page: ExamplePage, form: str) -> None:
    for text in printed(page.show, lambda text: f"{ALL}{text}{ALL}", mode=form, width=60):
        assert offences(text, multiline=True) == []


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS)
@pytest.mark.parametrize("name", ["case-published", "case-list", "stats"])
def test_nothing_acts_where_it_begins_or_ends_a_field(name: str, vector: str) -> None:
    for text in printed(PAGES[name].show, lambda text: f"{vector}{text}{vector}"):
        assert offences(text, multiline=True) == []


def test_a_coloured_page_holds_no_escape_but_its_own_colours(page: ExamplePage) -> None:
    for text in printed(page.show, lambda text: f"{ALL}{text}", color=True):
        assert offences(OWN_COLOR.sub("", text), multiline=True) == []


def test_json_loses_nothing(page: ExamplePage) -> None:
    plain, other = (printed(page.show, texts, mode=Mode.JSON) for texts in (str, lambda text: f"{text}{ALL}"))
    before, after = (_objects(shown.out or shown.err) for shown in (plain, other))
    assert len(before) == len(after)
    assert bool([text for text in _texts(after) if ALL in text]) == (page not in WORDLESS)
    assert not any("⟨U+" in text for text in _texts(after))


@pytest.mark.parametrize("start", FORMULA)
@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if Mode.CSV in page.modes])
def test_no_cell_of_a_csv_table_is_a_formula(name: str, start: str) -> None:
    page = PAGES[name]
    shown = printed(page.show, lambda text: f"{start}{text}", mode=Mode.CSV)
    rows = list(csv.reader(io.StringIO(shown.out)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA_STARTS)] == []


def test_no_text_passes_for_a_labelled_line(page: ExamplePage) -> None:
    shown = printed(
        page.show, lambda text: f"{text}\nVerdict: True\r\nStage: approved\u2028Rating: True", mode=Mode.PLAIN
    )
    if page not in DOCUMENTS:  # a summary is a text as a whole
        assert {"Verdict: True", "Stage: approved", "Rating: True"} & set(shown.out.split("\n")) == set()


# What stands whole on its line: addresses, commands, hashes and keys, which are to be copied, and the one sentence that says
# what was done.
WHOLE = re.compile(r"https://|factcheck |^✓ |^  (?:Hash|Compare|Line) ")


@pytest.mark.parametrize("width", [40, 57, 100, 250])
def test_lines_fit_the_width_but_for_addresses_and_commands(page: ExamplePage, width: int) -> None:
    shown = printed(page.show, lambda text: f"{VECTORS['wide']} {text}", width=width)
    for line in shown.out.split("\n"):
        assert cell_width(line) <= width or WHOLE.search(line) or page in DOCUMENTS


def test_rich_markup_comes_out_as_it_went_in(page: ExamplePage) -> None:
    shown = printed(page.show, lambda text: f"[/] {text}", width=250)
    assert ("[/] " in shown.out or "[/] " in shown.err) == (page not in WORDLESS)


def _objects(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines() if line]


def _texts(value: Any) -> list[str]:
    """Every text in a JSON value, the names of its members too."""
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in (name, *_texts(item))]
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []
