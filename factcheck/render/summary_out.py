"""A verdict summary that was made for reading, sent to the terminal."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.render.output import Output


def show_summary(output: Output, text: str, *, record: dict[str, object] | None = None) -> None:
    """Print a summary's text, inert; in JSON mode `record`, or an object with the one key `text`."""
    output.line(text)
