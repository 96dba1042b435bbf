"""The evidence of a case."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from factcheck.model.case import Case
    from factcheck.render.output import Output


def show_evidence(output: Output, case: Case | Mapping[str, Any]) -> None:
    """Print all evidence of a case: a folded Case or its record."""


def show_piece(output: Output, case: Case | Mapping[str, Any], identifier: str) -> None:
    """Print one piece of evidence with its copies. Raises NotFoundError where the case has none of this id."""
