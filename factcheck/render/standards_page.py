"""The standards of a desk checked against a case."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.standards import StandardInfo, StandardResult
    from factcheck.render.output import Output


def show_standards(output: Output, case_id: str, results: Sequence[StandardResult]) -> None:
    """Print the checklist: what is met, what keeps the case from being published, and the exact command for each."""


def show_standard_list(output: Output, levels: dict[str, str], standards: Sequence[StandardInfo]) -> None:
    """Print the standards themselves, with the level the desk set for each (`levels` maps a name to off, warn, require)."""
