"""What is promised about JSON: every object that is printed is what its schema says, and every schema is used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from factcheck.render.output import Mode
from tests.render.pages import PAGES, ExamplePage
from tests.render.printing import printed

FOLDER = Path(__file__).resolve().parents[2] / "factcheck" / "render" / "schemas"
SCHEMAS: dict[str, dict[str, Any]] = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(FOLDER.glob("*.schema.json"))
}
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values()
)
PARTS = {"standard-result", "letter", "import-remark"}  # used by another schema; a text as a whole


def faults(name: str, value: Any) -> list[str]:
    """Why a value is not what a schema says."""
    validator = Draft202012Validator(SCHEMAS[name], registry=REGISTRY)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema_and_says_what_it_is_for(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$id"] == f"urn:factcheck:{name}"
    assert SCHEMAS[name]["title"]
    assert SCHEMAS[name]["description"]


def test_every_page_with_json_is_as_its_schema_says(page: ExamplePage) -> None:
    if not page.schema:
        return
    shown = printed(page.show, str, mode=Mode.JSON)
    lines = [json.loads(line) for line in (shown.out or shown.err).splitlines()]
    assert lines
    assert [fault for line in lines for fault in faults(page.schema, line)] == []


def test_every_schema_is_that_of_a_page() -> None:
    assert {page.schema for page in PAGES.values() if page.schema} == set(SCHEMAS) - PARTS


def test_a_schema_refuses_what_is_not_promised() -> None:
    (line,) = printed(PAGES["case-published"].show, str, mode=Mode.JSON).out.splitlines()
    case = json.loads(line)
    assert faults("case", {**case, "stage": "lost"})
    assert faults("case", {**case, "surprise": 1})
    assert faults("case", {key: value for key, value in case.items() if key != "claim"})
