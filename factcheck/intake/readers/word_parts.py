"""Takes a Word document apart: paragraphs and tables in their order, and what the file states about itself.

Loaded only in the process that takes sources apart. The walk goes over the elements themselves, because what python-docx
calls a paragraph's text leaves out tracked insertions and content controls, and its lists of paragraphs leave out tables.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from factcheck.intake.readers.packed import check_packed
from factcheck.intake.readers.refusal import SourceRefusedError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEFT_OUT = {
    *(_W + name for name in ("del", "moveFrom", "instrText", "rPr", "pPr", "tblPr", "footnoteReference")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_TITLE_STYLES = ("title", "heading 1")
_LONGEST_TITLE = 300
_DEEPEST = 60  # tables within tables


def take_word(data: bytes) -> dict[str, Any]:
    """`text`, `details` and `notes` of a document. Raises SourceRefusedError for what is broken, locked or a bomb."""
    check_packed(data)
    import docx
    import lxml.etree
    from docx.opc.exceptions import OpcError

    try:
        document = docx.Document(io.BytesIO(data))
        paragraphs = [*_walk(document.element.body, 0), *_walk_notes(document)]
        details = _state_details(document)
    except (
        OpcError,
        zipfile.BadZipFile,
        zlib.error,
        lxml.etree.LxmlError,
        LookupError,
        ValueError,
        AttributeError,
        TypeError,
        RecursionError,
    ) as error:
        # python-docx lets the errors of its own code through wherever a part is missing or not what it should be.
        raise SourceRefusedError("is a broken document.", "Open it, save it again, and take that in.") from error
    return {"text": "\n\n".join(paragraphs), "details": details, "notes": [], "language": _language(document)}


def _walk(element: Any, depth: int) -> Iterator[str]:
    """The paragraphs under an element; a row of a table is one, its cells parted by bars, unless a cell holds several."""
    if depth > _DEEPEST:
        raise SourceRefusedError("nests its tables too deeply to be read.")
    for child in element:
        if child.tag == _W + "p":
            yield from filter(None, [_text_of(child)])
        elif child.tag == _W + "tr":
            yield from _row(child, depth)
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _walk(child, depth + 1)


def _row(row: Any, depth: int) -> list[str]:
    cells = [list(_walk(cell, depth + 1)) for cell in row.iter(_W + "tc") if _nearest_row(cell) is row]
    if any(len(cell) > 1 for cell in cells):
        return [paragraph for cell in cells for paragraph in cell]
    joined = " | ".join(paragraph for cell in cells for paragraph in cell)
    return [joined] if joined else []


def _nearest_row(cell: Any) -> Any:
    return next(cell.iterancestors(_W + "tr"), None)


def _text_of(paragraph: Any) -> str:
    pieces = "".join(_pieces(paragraph))
    return " ".join(pieces.split())


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == _W + "p":  # of a text box, which stands beside the words
            yield " "
            yield from _pieces(child)
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _pieces(child)


def _walk_notes(document: Any) -> Iterator[str]:
    """Footnotes and endnotes, after the text: their sources are often what a claim rests on."""
    import lxml.etree

    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            yield from _walk(lxml.etree.fromstring(relation.target_part.blob, parser), 0)


def _state_details(document: Any) -> dict[str, tuple[str, str]]:
    core = document.core_properties
    details = {}
    if title := _words(core.title):
        details["title"] = (title, "the document's title")
    elif title := next(filter(None, (_words(p.text) for p in document.paragraphs if _is_title(p))), ""):
        details["title"] = (title, "its heading")
    author = _words(core.author)
    if author and author != "python-docx":  # what the library writes where nobody said anything
        details["author"] = (author, "the document's author")
    return details


def _is_title(paragraph: Any) -> bool:
    style = paragraph.style
    return style is not None and (style.name or "").lower() in _TITLE_STYLES


def _language(document: Any) -> str:
    found = next(document.styles.element.iter(_W + "lang"), None)
    stated = str(found.get(_W + "val") or "") if found is not None else ""
    return stated if stated.replace("-", "").isalnum() and stated.isascii() and len(stated) <= 20 else ""


def _words(value: Any) -> str:
    words = " ".join(str(value or "").split())
    return words if len(words) <= _LONGEST_TITLE else ""
