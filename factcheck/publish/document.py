"""A text laid out for paper: headings, paragraphs, quotations and numbered sources, whatever file it ends up in.

It is read from the page that the template of `html` makes, so that a summary has the same words on the web, in a file of
Word and in a PDF, and a wording of the desk's own reaches all three. `document_page` reads it.
"""

from __future__ import annotations

import unicodedata

from factcheck.model.dataclass import dataclass

TITLE = "title"
HEADING = "heading"
PARAGRAPH = "paragraph"
QUOTE = "quote"
NOTICE = "notice"  # something that must not be overlooked: a draft, a correction, a withdrawal
SMALL = "small"
ITEM = "item"  # of a list without numbers
NUMBER = "number"  # of a list with numbers: a source
BREAK = "\u2028"  # a line ends within a block


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `url` is http or https, `to` the anchor of another block; "" where they lead nowhere."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    small: bool = False
    url: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `level` is that of a heading, from 1. `number` and `anchor` are a source's; a block that goes on with an
    item above it is `within` it. `direction` is `rtl` or `ltr` where its words decide it, and "" where the document does."""

    kind: str
    runs: tuple[Run, ...]
    level: int = 0
    number: int = 0
    anchor: str = ""
    within: bool = False
    direction: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs).replace(BREAK, " – ")


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text: its title, who publishes it, language (BCP 47), `rtl` or `ltr`, day (ISO), and its blocks."""

    title: str
    publisher: str
    language: str
    direction: str
    day: str
    blocks: tuple[Block, ...]


def text_direction(text: str, otherwise: str) -> str:
    """`rtl` or `ltr`, by the first letter that has a direction (Unicode TR 9, P2); `otherwise` where none has."""
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return otherwise
