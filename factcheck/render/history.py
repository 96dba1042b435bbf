"""What was done to a case or an article, by whom, when and why."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.event import Event
    from factcheck.render.output import Output


def show_history(output: Output, events: Sequence[Event], *, subject: str = "") -> None:
    """Print the events, oldest first; those that were undone are marked. `subject` names the case or article in the title."""
    for event in events:
        output.line(event.at, " ", str(event.by), " ", event.kind, " ", event.id[:8], subject)
