"""Reads a page of ours as a document. It knows the elements that `html.html.j2` is made of and leaves all others out."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from factcheck.model.dataclass import replace
from factcheck.publish import document as doc
from factcheck.publish.clearance import public_url
from factcheck.publish.document import Block, Document, Run
from factcheck.publish.summary import Summary
from factcheck.publish.summary_record import summary_record
from factcheck.publish.template_files import SHIPPED, TemplateFile

_SPACES = re.compile(r"[ \t\n]+")
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4"}
_SKIPPED = {"head", "style", "title", "script", "nav"}
_VOID = {"meta", "link", "br", "img", "hr", "input"}


def summary_document(summary: Summary, extra: Path | None = None) -> Document:
    """A summary as a document. `extra` is the desk's own folder of templates, whose words are taken."""
    from factcheck.publish.template_engine import fill_template

    page = fill_template(TemplateFile("html", "html", SHIPPED / "html.html.j2"), summary_record(summary), extra)
    return read_page(page, summary.desk_name, summary.generated_on)


def read_page(page: str, publisher: str, day: str) -> Document:
    """The document that a page holds. `day` (ISO) is the one it is made on."""
    reader = _PageReader()
    reader.feed(page)
    reader.close()
    blocks = tuple(reader.blocks)
    title = next((block.text for block in blocks if block.kind == doc.TITLE), publisher)
    return Document(title, publisher, reader.language, reader.direction, day, blocks)


class _PageReader(HTMLParser):
    """Collects blocks while the page goes by. `_open` are the elements around the present place, with their attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.language, self.direction = "en", "ltr"
        self._open: list[tuple[str, dict[str, str]]] = []
        self._runs: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        told = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language, self.direction = told.get("lang", "en"), told.get("dir", "ltr")
        if tag in _BLOCKS and not (tag == "li" and self._is_scale()):
            self._end_block()
        if tag == "ol" and "aria-label" in told:
            self._add(f"{told['aria-label']}: ")
        if tag not in _VOID:
            self._open.append((tag, told))
        if tag == "li" and self._is_scale() and self._runs[-1:] and not self._runs[-1].text.endswith(": "):
            self._add(" · ")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and with it those that were left open in it."""
        if tag == "span" and "kicker" in self._classes("span"):
            self._add(doc.BREAK)
        if tag in _BLOCKS and not (tag == "li" and self._is_scale()):
            self._end_block()
        names = [name for name, _ in self._open]
        if tag in names:
            place = len(names) - 1 - names[::-1].index(tag)
            del self._open[place:]
        if tag == "ol":
            self._end_block()

    def handle_data(self, data: str) -> None:
        """Take the words in, unless nobody sees them."""
        if not _SKIPPED & {name for name, _ in self._open}:
            self._add(data)

    def _add(self, text: str) -> None:
        words = _SPACES.sub(" ", text)
        at_start = not self._runs or self._runs[-1].text.endswith((" ", doc.BREAK))
        words = words.lstrip(" ") if at_start else words
        if words:
            self._runs.append(self._dressed(words))

    def _dressed(self, words: str) -> Run:
        names = [name for name, _ in self._open]
        link = next((told.get("href", "") for name, told in reversed(self._open) if name == "a"), "")
        item = next((told for name, told in reversed(self._open) if name == "li"), {})
        return Run(
            words,
            bold="strong" in names or (self._is_scale() and "aria-current" in item and words.strip() != "·"),
            italic="cite" in names or "em" in names,
            code="code" in names,
            small="kicker" in self._classes("span"),
            url="" if link.startswith("#") else public_url(link),
            to=link.removeprefix("#") if link.startswith("#") else "",
        )

    def _end_block(self) -> None:
        runs, self._runs = self._runs, []
        if runs and (last := runs[-1].text.rstrip(" ")) != runs[-1].text:
            runs[-1] = replace(runs[-1], text=last)
        runs = [run for run in runs if run.text]
        if not runs:
            return
        block = self._block(tuple(runs))
        is_auto = any(told.get("dir") == "auto" for _, told in self._open)
        direction = doc.text_direction(block.text, self.direction) if is_auto else self.direction
        self.blocks.append(replace(block, direction=direction))

    def _block(self, runs: tuple[Run, ...]) -> Block:
        names = {name for name, _ in self._open}
        heading = next((name for name in names if re.fullmatch(r"h[1-4]", name)), "")
        if heading:
            return Block(doc.TITLE if heading == "h1" else doc.HEADING, runs, level=int(heading[1]) - 1)
        item = next((told for name, told in self._open if name == "li"), None)
        if item is not None and item.get("value", "").isdigit() and item.get("id"):
            return self._of_source(runs, item, names)
        if item is not None and not self._is_scale():
            return Block(doc.ITEM, runs)
        if "notice" in self._classes("p") | self._classes("div"):
            return Block(doc.NOTICE, runs)
        if "blockquote" in names:
            return Block(doc.QUOTE, runs)
        is_small = {"small", "desk"} & self._classes("p") or "footer" in names
        return Block(doc.SMALL if is_small else doc.PARAGRAPH, runs)

    def _of_source(self, runs: tuple[Run, ...], item: dict[str, str], names: set[str]) -> Block:
        """The first block of a source has its number; what follows goes on with it."""
        if not item.pop("told", ""):
            item["told"] = "yes"
            return Block(doc.NUMBER, runs, number=int(item["value"]), anchor=item["id"])
        item["told"] = "yes"
        kind = doc.QUOTE if "blockquote" in names else doc.SMALL if "small" in self._classes("p") else doc.PARAGRAPH
        return Block(kind, runs, within=True)

    def _is_scale(self) -> bool:
        return "scale" in self._classes("ol")

    def _classes(self, tag: str) -> set[str]:
        return {word for name, told in self._open if name == tag for word in told.get("class", "").split()}
