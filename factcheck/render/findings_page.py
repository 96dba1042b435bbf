"""What the doctor found."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.listing import Finding
    from factcheck.render.output import Output


def show_findings(output: Output, findings: Sequence[Finding], *, checked: int) -> None:
    """Print the findings, damage first; `checked` is the number of files that were read."""
