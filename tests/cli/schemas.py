"""The JSON Schema of each JSON shape, to hold what a command printed against."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

ROOT = Path(__file__).resolve().parents[2]
_FILES = [
    *sorted((ROOT / "factcheck" / "render" / "schemas").glob("*.schema.json")),
    ROOT / "factcheck" / "publish" / "schemas" / "summary.schema.json",
]
SCHEMAS: dict[str, dict[str, Any]] = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8")) for path in _FILES
}
_REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values() if "$id" in schema
)


def demand(name: str, value: Any) -> None:
    """Fail unless a value is what a schema says."""
    validator = Draft202012Validator(SCHEMAS[name], registry=_REGISTRY)
    faults = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]
    assert faults == [], (name, faults, value)
