"""A verdict summary as a file: its bytes in any format, what a picture of it shows in words, and saving it."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from factcheck.desk.crosswalks import on_other_scale
from factcheck.desk.file_out import write_out
from factcheck.desk.languages import language_notes
from factcheck.desk.place import Desk
from factcheck.desk.summaries import Wanted, make_summary
from factcheck.model.dataclass import dataclass, replace
from factcheck.publish.format import Format, Masthead
from factcheck.publish.formats import find_format, format_of_file, list_formats, write_format
from factcheck.publish.summary import Summary


@dataclass(frozen=True, slots=True)
class SummaryFile:
    """A summary in a format. `data` are its bytes, UTF-8 where it is text; `alternative` says what a picture shows; `notes`
    are what has to be said beside it, such as which words are missing in its language."""

    format: Format
    data: bytes
    alternative: str = ""
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The summary as text, "" where the format is none."""
        return "" if self.format.is_binary else self.data.decode("utf-8")


def formats_of(desk: Desk) -> tuple[Format, ...]:
    """Every format that the desk writes summaries in, its own templates last."""
    return list_formats(desk.templates_folder)


def chosen_format(desk: Desk, name: str, to: Path | None, otherwise: str) -> str:
    """The name of the format: what was said, else what the ending of the file speaks of, else `otherwise`.

    Raises UsageError for an ending that no format has.
    """
    by_ending = format_of_file(to, desk.templates_folder) if to is not None and not name else None
    return name or (by_ending.name if by_ending else otherwise)


def make_summary_file(desk: Desk, wanted: Wanted, format_name: str) -> SummaryFile:
    """The summary that is wanted, in a format. Raises NotFoundError for an unknown one, MissingExtraError, UsageError."""
    one = find_format(format_name, desk.templates_folder)  # before any case is read
    summary = on_other_scale(desk, make_summary(desk, wanted), wanted.scale)
    made = write_summary_file(desk, summary, one)
    return replace(made, notes=(*language_notes(desk, summary, wanted.language), *made.notes))


def write_summary_file(desk: Desk, summary: Summary, one: Format) -> SummaryFile:
    """A summary that was made, in a format. Raises MissingExtraError and UsageError."""
    masthead = Masthead(templates=desk.templates_folder)
    written = write_format(summary, one, masthead)
    return SummaryFile(
        format=one,
        data=written if isinstance(written, bytes) else written.encode("utf-8"),
        alternative=one.describe(summary, masthead) if one.describe else "",
        notes=tuple(one.remarks(summary, masthead)) if one.remarks else (),
    )


def save_summary_file(file: SummaryFile, to: Path) -> None:
    """Write it into a file, which nobody else may read where it is private. Raises NotWritableError."""
    write_out(to, file.data, private=file.format.is_private)


def written_record(file: SummaryFile, to: Path) -> dict[str, Any]:
    """What was written, as a JSON object: file, format, size in bytes, SHA-256, and the words for a picture."""
    return {
        "file": str(to),
        "format": file.format.name,
        "bytes": len(file.data),
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "alt": file.alternative or None,
    }
