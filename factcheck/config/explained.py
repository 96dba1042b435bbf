"""The explanation of a setting, kept at the field that holds it, so that files and help say the same as the code."""

from __future__ import annotations

from typing import Any

from factcheck.model.dataclass import fields

_ABOUT = "about"


def about(explanation: str) -> dict[str, str]:
    """The metadata of a field: what the setting means, in words for a journalist."""
    return {_ABOUT: explanation}


def explanations(settings: type[Any]) -> dict[str, str]:
    """Each setting of a dataclass with its explanation, in the order of its fields; fields without one are left out."""
    return {field.name: field.metadata[_ABOUT] for field in fields(settings) if _ABOUT in field.metadata}
