"""The editor's memo in each of its formats. It holds what readers never see, so it is none of the formats of a summary, and
nothing that publishes comes here.

The words of the page are in `templates/memo.j2`; text, Markdown, Word and PDF are read from it as a document.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck.errors import UsageError
from factcheck.publish.document import Document
from factcheck.publish.document_page import read_page
from factcheck.publish.document_text import write_markdown, write_text
from factcheck.publish.format import Format, Written
from factcheck.publish.formats import demanding_extra
from factcheck.publish.template_files import SHIPPED, TemplateFile

MEMO = "memo"


def memo_format(ending: str) -> Format:
    """The format of a memo in a file of this ending. Raises UsageError for one that it is not written in."""
    if ending not in _WRITERS:
        endings = ", ".join(f".{one}" for one in _WRITERS)
        raise UsageError(f"A memo is not written into a file that ends in .{ending}.", hint=f"It may end in {endings}.")
    extra = {"docx": "office", "pdf": "pdf"}.get(ending, "")
    return Format(
        MEMO, ending, "all of a case, for its editor", _never, is_binary=bool(extra), extra=extra, is_private=True
    )


def write_memo(record: dict[str, Any], ending: str, extra: Path | None = None) -> Written:
    """The memo that a record holds, in the format of an ending. `extra` is the desk's own folder of templates.

    Raises UsageError for an unknown ending, MissingExtraError and SettingsError.
    """
    from factcheck.publish.template_engine import file_of_language, fill_template

    one = memo_format(ending)
    words = file_of_language("memo_words", str(record["language"]), extra)
    # Dates go by the file that was found, so that a memo for `de-AT` in the words of `de` is in one language throughout.
    told = {**record, "words_file": words, "language": words.split(".")[1]}
    folder = extra if extra is not None and (extra / "memo.j2").is_file() else SHIPPED
    page = fill_template(TemplateFile(MEMO, "html", folder / "memo.j2"), told, extra, MEMO)
    if ending == "html":
        return page
    document = read_page(page, str(record["desk_name"]), str(record["generated_on"]))
    with demanding_extra(one):
        return _WRITERS[ending](document)


def _docx(document: Document) -> bytes:
    from factcheck.publish.writers.docx import write_docx

    return write_docx(document)


def _pdf(document: Document) -> bytes:
    from factcheck.publish.writers.pdf import write_pdf

    return write_pdf(document)


def _never(*_: object) -> Written:
    raise AssertionError("a memo is made from a case, never from a summary")


_WRITERS: dict[str, Callable[[Document], Written]] = {
    "txt": write_text, "md": write_markdown, "html": write_text, "docx": _docx, "pdf": _pdf,
}  # fmt: skip
