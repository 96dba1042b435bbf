"""Heavy libraries are loaded where a file is made and no earlier; one that is missing is a sentence that names its extra."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import MissingExtraError, UsageError
from factcheck.publish.format import Masthead
from factcheck.publish.formats import find_format, list_formats, write_format
from factcheck.publish.summary import Summary

ROOT = Path(__file__).resolve().parents[3]
NEEDS = {"xlsx": "openpyxl", "docx": "docx", "pdf": "typst", "card": "PIL"}
Told = Callable[[str, str], Summary]


def test_every_format_with_an_extra_is_tried_here() -> None:
    assert {one.name for one in list_formats() if one.extra} == set(NEEDS)


def test_listing_formats_loads_no_heavy_library() -> None:
    heavy = (*NEEDS.values(), "pypdf", "lxml", "jinja2")
    code = (
        f"import sys, factcheck.publish.formats as f; f.list_formats(); print([m for m in {heavy} if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert told.stdout == "[]\n"


@pytest.mark.parametrize("name", NEEDS)
def test_a_missing_library_is_a_sentence_that_names_its_extra(
    name: str, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, NEEDS[name], None)
    one = find_format(name)
    with pytest.raises(MissingExtraError) as refusal:
        write_format(told("case", "en"), one, Masthead())
    assert refusal.value.message == f"The format {name} needs the extra “{one.extra}”, which is not installed."
    assert f"pip install 'factcheck[{one.extra}]'" in refusal.value.hint
    assert refusal.value.exit_code == UsageError.exit_code


@pytest.mark.parametrize("name", ["pdf", "card"])
def test_missing_fonts_are_a_missing_extra_too(name: str, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.publish import fonts

    monkeypatch.setattr(fonts, "find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match=f"The format {name} needs the extra “{name}”"):
        write_format(told("case", "en"), find_format(name), Masthead())
