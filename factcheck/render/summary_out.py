"""A verdict summary sent to stdout. It was made for its own medium; here it only becomes unable to steer a terminal."""

from __future__ import annotations

from factcheck.errors import UsageError
from factcheck.render.inert import view
from factcheck.render.output import Mode, json_text
from factcheck.render.streams import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
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


def show_written(output: Output, record: Mapping[str, Any]) -> None:
    """Say which file was written, and of a picture what it shows; as an object where JSON was asked for."""
    if output.mode == Mode.JSON:
        output.data(record)
        return
    output.note(f"Written to {record['file']}.")
    if record.get("alt"):
        output.note(f"Alternative text: {record['alt']}")


def show_bytes(output: Output, data: bytes, name: str, ending: str) -> None:
    """Send a file that is no text to stdout, into a file or a pipe. Raises UsageError where a person would look at it, and
    where JSON was asked for."""
    if output.mode == Mode.JSON or is_terminal(output.stdout):
        where = "among JSON" if output.mode == Mode.JSON else "in a terminal"
        raise UsageError(f"The format {name} is no text and can't be shown {where}.", hint=f"Add: -o summary.{ending}")
    output.stdout.flush()
    output.stdout.buffer.write(data)
    output.stdout.buffer.flush()


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
