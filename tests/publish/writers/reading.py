"""What a real parser of each format reads back, as text: for a golden file, and to look for what must not be there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from factcheck.publish.format import Written


def read_back(name: str, data: Written) -> str:
    """All that a file says, a line each: its text with what it is, and what it says of itself."""
    if isinstance(data, str):
        return data
    readers: dict[str, Callable[[bytes], Iterator[str]]] = {
        "xlsx": read_workbook, "docx": read_word, "pdf": read_pdf, "card": read_picture,
    }  # fmt: skip
    return "\n".join(readers[name](data)) + "\n"


def read_workbook(data: bytes) -> Iterator[str]:
    """Each cell with its type (`s` is text, `n` a number, `f` would be a formula)."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    yield from _properties(book.properties)
    for sheet in book.worksheets:
        yield f"== {sheet.title}"
        for row in sheet.iter_rows():
            yield from (f"{cell.coordinate} {cell.data_type} {cell.value!r}" for cell in row if cell.value is not None)


def read_word(data: bytes) -> Iterator[str]:
    """Each paragraph with its style, its number, its direction and its links."""
    import docx
    from docx.oxml.ns import qn

    file = docx.Document(io.BytesIO(data))
    yield from _properties(file.core_properties)
    spoken = file.styles.element.find(f".//{qn('w:lang')}")
    yield f"language {spoken.get(qn('w:val'))} {spoken.get(qn('w:bidi'))}"
    for paragraph in file.paragraphs:
        numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
        is_rtl = paragraph._p.find(f".//{qn('w:bidi')}") is not None
        marks = [
            str(paragraph.style and paragraph.style.name),
            *(["numbered"] if numbered else []),
            *(["rtl"] if is_rtl else []),
        ]
        links = [link.address or f"#{link.fragment}" for link in paragraph.hyperlinks]
        yield f"[{', '.join(marks)}] {paragraph.text!r}{' -> ' + ' '.join(links) if links else ''}"


def read_pdf(data: bytes) -> Iterator[str]:
    """What the file says of itself, its tags, its links and its text."""
    from pypdf import PdfReader

    file = PdfReader(io.BytesIO(data))
    root: Any = file.root_object
    about = file.metadata
    assert about is not None
    yield from (f"{name} {about[name]}" for name in ("/Title", "/Author", "/CreationDate") if name in about)
    yield f"language {root['/Lang']} tagged {root['/MarkInfo']['/Marked']}"
    yield f"names itself PDF/UA-1: {b'pdfuaid:part' in root['/Metadata'].get_data()}"
    yield f"tags {' '.join(sorted(set(_tags(root['/StructTreeRoot']))))}"
    for page in file.pages:
        for link in page.get("/Annots") or []:
            action = link.get_object().get("/A")
            yield f"link {action.get('/URI') or action.get('/S') if action else link.get_object().get('/Dest') is not None}"
        yield from (line.rstrip() for line in page.extract_text().splitlines())


def read_picture(data: bytes) -> Iterator[str]:
    """Its size, the words that it carries, and the colours of its two halves."""
    from PIL import Image

    image = Image.open(io.BytesIO(data))
    image.load()
    yield f"{image.format} {image.width}x{image.height}"
    yield from (f"{name} {value}" for name, value in sorted(image.text.items()))  # type: ignore[attr-defined]
    for place in ((20, 20), (20, image.height - 20)):
        yield f"colour at {place} #{''.join(f'{part:02x}' for part in image.getpixel(place))}"  # type: ignore[union-attr]


def raw_parts(data: bytes) -> bytes:
    """The bytes of a file with everything in it unpacked: the members of a zip, the streams of a PDF."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return data + b"\n".join(name.encode() + b"\n" + file.read(name) for name in file.namelist())
    if data.startswith(b"%PDF"):
        return data + b"\n".join((*_streams(data), *(line.encode() for line in read_pdf(data))))
    if data.startswith(b"\x89PNG"):
        return data + "\n".join(read_picture(data)).encode()
    return data


def _streams(data: bytes) -> Iterator[bytes]:
    from pypdf import PdfReader
    from pypdf.generic import StreamObject

    file = PdfReader(io.BytesIO(data))
    for number in range(1, len(file.xref[0]) + sum(map(len, file.xref_objStm.values())) if file.xref else 0):
        thing = file.get_object(number)
        if isinstance(thing, StreamObject):
            yield thing.get_data()


def _properties(about: Any) -> Iterator[str]:
    names = ("title", "creator", "author", "last_modified_by", "lastModifiedBy", "language", "subject", "keywords",
             "comments", "description", "category", "created", "modified", "revision", "version")  # fmt: skip
    told = ((name, getattr(about, name, None)) for name in names)
    yield from (f"{name} {value}" for name, value in told if value)


def _tags(element: Any) -> Iterator[str]:
    thing = element.get_object() if hasattr(element, "get_object") else element
    if not isinstance(thing, dict):
        return
    if "/S" in thing:
        yield str(thing["/S"])
    below = thing.get("/K", [])
    below = below.get_object() if hasattr(below, "get_object") else below
    for one in below if isinstance(below, list) else [below]:
        yield from _tags(one)
