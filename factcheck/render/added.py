"""What a command added or changed, in one sentence."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any
    from factcheck.render.output import Output


def show_added(
    output: Output, sentence: str, *, identifier: str, case: str = "", more: Mapping[str, Any] | None = None
) -> None:
    """Print the sentence ("Evidence 7qk2m3xa added to case k3f9x2ab."), or a JSON object with `id`, `case`, `message` and
    whatever `more` holds. `case` is "" where the thing belongs to no case."""
    output.line(sentence)
