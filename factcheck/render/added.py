"""What a command added or changed, in one sentence; to a program, an object with the id."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.words import YES

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
    if output.mode == Mode.JSON:
        output.data(added_json(sentence, identifier, case, more or {}))
    elif output.mode == Mode.RICH:
        output.line((f"{YES[0]} ", YES[1]), sentence)
    else:
        output.line(sentence)


def added_json(sentence: str, identifier: str, case: str, more: Mapping[str, Any]) -> dict[str, Any]:
    """What was added as a JSON object."""
    return {"id": identifier, "case": case or None, "message": sentence, **more}
