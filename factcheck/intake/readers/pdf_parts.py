"""Takes a PDF apart: text, the place where each page begins, and what the file states about itself.

Loaded only in the process that takes sources apart.
"""

from __future__ import annotations

import io
import logging
import re
import time
from collections.abc import Iterator
from typing import Any

from factcheck.intake.readers.page_lines import join_pages
from factcheck.intake.readers.refusal import SourceRefusedError
from factcheck.intake.readers.stated_dates import read_stated_date

_CPU_SECONDS = 7.5  # of the ten that the process has; what was read by then is shown rather than nothing
_LONGEST_TITLE = 300
_NO_TITLE = re.compile(r"untitled|microsoft word\b|.*\.(?:docx?|pdf|indd|qxd|odt|rtf|tmp|xlsx?|pptx?)\Z", re.IGNORECASE)
_UNLOCK = "Open it with its password, save it without one, and take that in."
_DRAWN = "Run character recognition (OCR) over it, or type out what matters, and take that in."
_PAGES_OF_NO_TEXT = "holds no text, only pictures of pages."


def take_pdf(data: bytes) -> dict[str, Any]:
    """`text`, `marks`, `details` and `notes` of a PDF. Raises SourceRefusedError for what is locked, broken or drawn."""
    import pypdf
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceRefusedError("is locked with a password.", _UNLOCK)
        pages, notes = _read_pages(reader)
        details = _state_details(reader)
        notes += _tell_when_made(reader)
    except FileNotDecryptedError as error:
        raise SourceRefusedError("is locked with a password.", _UNLOCK) from error
    except DependencyError as error:
        raise SourceRefusedError("is locked in a way that can't be opened here.", _UNLOCK) from error
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, OSError,
            ArithmeticError, RuntimeError) as error:  # fmt: skip
        # pypdf lets the errors of its own code through wherever a damaged file leads it astray.
        raise SourceRefusedError("is a broken PDF.", "Get the file again, or open it and copy its text.") from error
    if not any(char.isalnum() for page in pages for char in page):
        raise SourceRefusedError(_PAGES_OF_NO_TEXT, _DRAWN)
    text, marks = join_pages(pages)
    return {"text": text, "marks": marks, "details": details, "notes": notes, "language": _state_language(reader)}


def _read_pages(reader: Any) -> tuple[list[str], list[str]]:
    pages: list[str] = []
    total = len(reader.pages)
    begun = time.process_time()
    for page in reader.pages:
        pages.append(_clean(page.extract_text() or ""))
        if time.process_time() - begun > _CPU_SECONDS and len(pages) < total:
            read = f"the first {len(pages)} of its {total} pages"
            return pages, [f"Only {read} were read: the rest would have taken too long."]
    return pages, list(_find_drawn(pages))


def _find_drawn(pages: list[str]) -> Iterator[str]:
    drawn = [str(number) for number, page in enumerate(pages, 1) if not any(char.isalnum() for char in page)]
    if drawn and len(drawn) < len(pages):
        named = ", ".join(drawn[:10]) + (" …" if len(drawn) > 10 else "")
        yield f"No text was found on {'page' if len(drawn) == 1 else 'pages'} {named}: only pictures, or nothing."


def _clean(text: str) -> str:
    """A page's text without what is no character, ligatures spelled out."""
    whole = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    for code, letters in zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True):
        whole = whole.replace(chr(code), letters)
    return "".join(char for char in whole if char in "\n\t\f" or (char >= " " and char != "\x7f"))


def _state_details(reader: Any) -> dict[str, tuple[str, str]]:
    stated = reader.metadata or {}
    title, author = _words(stated.get("/Title")), _words(stated.get("/Author"))
    details = {}
    if title and not _NO_TITLE.match(title):
        details["title"] = (title, "the PDF's title")
    if author:
        details["author"] = (author, "the PDF's author")
    return details


def _tell_when_made(reader: Any) -> list[str]:
    """When the file was made: often the day of publication, and too often not to be proposed as that."""
    stated = _words((reader.metadata or {}).get("/CreationDate"))
    made = read_stated_date(stated.removeprefix("D:")[:8])
    return [f"The PDF was made on {made}. It does not state when it was published."] if made else []


def _state_language(reader: Any) -> str:
    try:
        stated = str(reader.trailer["/Root"].get("/Lang") or "")
    except (KeyError, AttributeError, TypeError):
        return ""
    return stated if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", stated) else ""


def _words(value: Any) -> str:
    words = " ".join(_clean(str(value or "")).split())
    return words if len(words) <= _LONGEST_TITLE else ""
