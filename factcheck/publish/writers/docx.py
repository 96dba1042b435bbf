"""`docx`: a file of Word with real headings, numbered sources that the reasoning leads to, and its language set. Needs the
extra `office`."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from factcheck.publish import document as doc
from factcheck.publish.document import Block, Document, Run, text_direction
from factcheck.publish.document_page import summary_document
from factcheck.publish.format import Format, Masthead
from factcheck.publish.office_file import Properties, settled
from factcheck.publish.summary import Summary
from factcheck.publish.writers.docx_styles import STYLES, set_up, start_numbers

_LONGEST_BOOKMARK = 40  # characters, which is all that Word takes


def _write(summary: Summary, masthead: Masthead) -> bytes:
    return write_docx(summary_document(summary, masthead.templates))


def write_docx(document: Document) -> bytes:
    """A document as a file of Word."""
    import docx

    file = docx.Document()
    set_up(file, document.language, document.direction, document.title)
    _Body(file, document).fill()
    made = io.BytesIO()
    file.save(made)
    about = Properties(document.title, document.publisher, document.language, document.day)
    return settled(made.getvalue(), about)


class _Body:
    """The paragraphs of a file, one for each block. Sources are counted anew wherever a list of them begins."""

    def __init__(self, file: Any, document: Document) -> None:
        self._file = file
        self._document = document
        self._list = 0
        self._last = 0
        self._bookmarks = 0

    def fill(self) -> None:
        """Write all blocks."""
        for block in self._document.blocks:
            self._add(block)

    def _add(self, block: Block) -> None:
        paragraph = self._file.add_paragraph(style=_style_of(block))
        direction = block.direction or self._document.direction
        if direction == "rtl":
            _mark(paragraph._p.get_or_add_pPr(), "w:bidi")
        if block.kind == doc.NUMBER:
            self._number(paragraph, block)
        for run in block.runs:
            _add_run(_parent_of(paragraph, run), paragraph, run, direction)

    def _number(self, paragraph: Any, block: Block) -> None:
        from docx.oxml.ns import qn
        from docx.oxml.parser import OxmlElement

        if block.number != self._last + 1 or not self._list:
            self._list = start_numbers(self._file, block.number)
        self._last = block.number
        numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        numbering.get_or_add_ilvl().val = 0
        numbering.get_or_add_numId().val = self._list
        self._bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._bookmarks))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), _bookmark(block.anchor))
            paragraph._p.append(mark)


def _style_of(block: Block) -> str:
    if block.kind == doc.HEADING:
        return f"Heading {min(block.level, 9)}"
    return STYLES[block.kind, block.within] if (block.kind, block.within) in STYLES else STYLES[block.kind, False]


def _parent_of(paragraph: Any, run: Run) -> Any:
    """The element that a run goes into: the paragraph, or a link in it."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    if not run.url and not run.to:
        return paragraph._p
    link = OxmlElement("w:hyperlink")
    if run.to:
        link.set(qn("w:anchor"), _bookmark(run.to))
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(run.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    return link


def _add_run(parent: Any, paragraph: Any, run: Run, direction: str) -> None:
    added = paragraph.add_run()
    for place, words in enumerate(run.text.split(doc.BREAK)):
        if place:
            added.add_break()
        added.add_text(words)
    if run.url or run.to:
        added.style = "Link"
    if run.code:
        added.style = "Hash"
    if run.small:
        added.style = "Kicker"
    properties = added._r.get_or_add_rPr()
    _mark(properties, *_marks(run, text_direction(run.text, direction)))
    if parent is not paragraph._p:
        parent.append(added._r)


def _marks(run: Run, direction: str) -> Iterable[str]:
    """What is set on a run. Letters of right-to-left scripts have switches of their own for bold and italic."""
    if run.bold:
        yield from ("w:b", "w:bCs")
    if run.italic and direction == "ltr":  # a slant is no emphasis in Arabic or Hebrew
        yield from ("w:i", "w:iCs")
    if direction == "rtl":
        yield "w:rtl"


def _mark(properties: Any, *tags: str) -> None:
    from docx.oxml.parser import OxmlElement

    for tag in tags:
        properties.append(OxmlElement(tag))


def _bookmark(anchor: str) -> str:
    """The name of a bookmark: letters, digits and underscores."""
    return "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in anchor)[:_LONGEST_BOOKMARK]


FORMAT = Format("docx", "docx", "a Word file, to be edited", _write, is_binary=True, extra="office")
