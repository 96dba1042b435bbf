"""What a parser reads back from each format, in three languages, one of them right to left.

FACTCHECK_UPDATE_GOLDEN=1 writes the files anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from factcheck.publish.format import Masthead
from factcheck.publish.formats import find_format, list_formats, write_format
from factcheck.publish.summary import Summary
from tests.publish.writers.reading import read_back

GOLDEN = Path(__file__).parent / "golden"
SCHEMAS = Path(__file__).resolve().parents[3] / "factcheck" / "publish" / "schemas"
UPDATE = bool(os.environ.get("FACTCHECK_UPDATE_GOLDEN"))
Told = Callable[[str, str], Summary]
# Those of templates have their golden files beside tests/publish/test_golden.py.
NAMES = [one.name for one in list_formats() if one.template is None and one.name != "json"]


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize("kind", ["case", "article"])
@pytest.mark.parametrize("name", NAMES)
def test_a_format_reads_as_it_was_promised(name: str, kind: str, language: str, told: Told) -> None:
    one = find_format(name)
    if one.only_one and kind != "case":
        return
    written = write_format(told(kind, language), one, Masthead())
    assert isinstance(written, bytes) == one.is_binary
    said = read_back(name, written)
    path = GOLDEN / f"{kind}.{language}.{one.ending}{'.txt' if one.is_binary else ''}"
    if UPDATE:
        path.write_text(said, encoding="utf-8", newline="\n")
    assert said == path.read_text(encoding="utf-8")
    assert "SECRET" not in said


@pytest.mark.parametrize("name", NAMES)
def test_two_of_one_summary_are_equal_byte_for_byte(name: str, told: Told) -> None:
    one = find_format(name)
    first, second = (write_format(told("case", "en"), one, Masthead()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("kind", ["case", "article"])
def test_each_line_of_json_lines_is_what_its_schema_says(kind: str, told: Told) -> None:
    read = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    known: Registry[Any] = Registry().with_resources((name, Resource.from_contents(one)) for name, one in read.items())
    check = Draft202012Validator(read["public-case.schema.json"], registry=known)
    summary = told(kind, "en")
    written = write_format(summary, find_format("jsonl"), Masthead())
    assert isinstance(written, str)
    lines = [json.loads(line) for line in written.splitlines()]
    for line in lines:
        check.validate(line)
    assert len(lines) == summary.total
    assert [line["case"]["id"] for line in lines if line["case"]] == [case.id for case in summary.cases]
