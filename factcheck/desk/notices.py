"""Drafting notices for whatever a ripple touches, and writing them down. Nothing is sent, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

from factcheck.desk.file_out import write_out
from factcheck.desk.place import Desk
from factcheck.errors import NotWritableError, UsageError
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.ripple import Ripple, Touched
from factcheck.model.toml_form import is_language_tag
from factcheck.publish.notice import Notice, Writer, draw_notice, write_notice

_ANOTHER_FOLDER = "Name another folder with --notices."


@dataclass(frozen=True, slots=True)
class DraftedNotice:
    """A notice with its text, and the name of the file it is written to."""

    case: str
    notice: Notice
    text: str
    file: str


def draft_notices(desk: Desk, found: Ripple, language: str = "") -> tuple[DraftedNotice, ...]:
    """A notice for each case that is touched, in the desk's language or another one.

    Raises UsageError for what is no tag of a language, SettingsError where a template of the desk can't be used.
    """
    chosen = language or desk.settings.language
    if not is_language_tag(chosen):
        raise UsageError(f"“{chosen}” is no tag of a language.", hint="Write one such as --lang en or --lang es.")
    settings = desk.settings
    contact = settings.corrections or settings.contact
    writer = Writer(settings.organisation or settings.name, contact, chosen, desk.today)
    cases = {one.case.id: one.case for one in found.touched}
    return tuple(_drafted(desk, found, one, cases, writer) for one in found.touched)


def write_notices(notices: tuple[DraftedNotice, ...], folder: Path) -> tuple[list[str], list[str]]:
    """Write each notice into a file of a folder, which is made. A file that is there and says something else is somebody's
    own work and stays as it is. Returns the names of those written and of those left. Raises NotWritableError."""
    written, left = [], []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = {
            one.file
            for one in notices
            if (path := folder / one.file).is_file() and path.read_bytes() != one.text.encode()
        }
    except OSError as error:
        raise NotWritableError(f"{folder} can't be written: {error.strerror}.", hint=_ANOTHER_FOLDER) from error
    for one in notices:
        if one.file in others:
            left.append(one.file)
            continue
        write_out(folder / one.file, one.text.encode(), hint=_ANOTHER_FOLDER)
        written.append(one.file)
    return written, left


def _drafted(desk: Desk, found: Ripple, one: Touched, cases: dict[str, Case], writer: Writer) -> DraftedNotice:
    between = [cases[step.case] for step in one.path[:-1]]
    notice = draw_notice(found.origin, one, between, writer)
    text = write_notice(notice, desk.templates_folder)
    return DraftedNotice(one.case.id, notice, text, f"notice-{one.case.id}.txt")


def write_together(notices: tuple[DraftedNotice, ...], file: Path) -> None:
    """Write all notices into one file, a line of signs between them. Raises NotWritableError."""
    write_out(file, f"\n{'=' * 72}\n\n".join(one.text for one in notices).encode())
