"""A verdict summary sent to stdout. It was made for its own medium; here it only becomes unable to steer a terminal."""

from __future__ import annotations

from factcheck.render.inert import view
from factcheck.render.output import Mode, json_text
from factcheck.render.streams import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from factcheck.render.output import Output


def show_summary(output: Output, text: str, *, record: dict[str, Any] | None = None) -> None:
    """Print a summary.

    What is JSON stays the same JSON, with escapes for what may not be shown. HTML that goes into a file or a pipe keeps the
    invisible characters that its languages need, because a page is not a terminal; control characters are marks there too.
    All else is shown inert. Where JSON was asked for and the text is none, it is `record` or an object with the key `text`.
    """
    data = _json_object(text)
    if output.mode == Mode.JSON:
        output.data(record or data or {"text": text})
    elif data is not None:
        output.verbatim(json_text(text))
    elif _is_html(text) and not is_terminal(output.stdout):
        output.verbatim(_without_controls(text))
    else:
        output.verbatim(view(text, multiline=True))


def _json_object(text: str) -> dict[str, Any] | None:
    if not text.lstrip().startswith("{"):
        return None
    import json

    try:
        data = json.loads(text)
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


def _is_html(text: str) -> bool:
    return text.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))


def _without_controls(text: str) -> str:
    """The text with marks for the characters that steer a terminal, and only for those."""
    return "".join(
        view(char)
        if (char < " " and char not in "\n\t") or "\x7f" <= char <= "\x9f" or "\ud800" <= char <= "\udfff"
        else char
        for char in text
    )
