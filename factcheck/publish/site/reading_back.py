"""A page of the site read back, as far as checking it needs: its links, anchors, pictures, ids, blocks of data and words."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from factcheck.model.dataclass import dataclass, field

_NO_WORDS = frozenset({"script", "style"})


@dataclass
class PageRead:
    """What was found: `links` are what `href` and `src` name, `data` the JSON-LD blocks, `handlers` the event handlers and
    scripts that stand in the page itself, `bare_pictures` those without an alternative text."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    bare_pictures: int = 0
    has_policy: bool = False
    title: str = ""
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that a reader sees, on one line."""
        return " ".join(" ".join(self.words).split())


def read_back(text: str) -> PageRead:
    """Read a page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


def inner_target(link: str, page: str) -> tuple[str, str] | None:
    """The file of the site and the anchor that a link of a page leads to; None where it leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or link.startswith("/"):
        return None
    place = page.split("/")[:-1]
    for step in unquote(parts.path).split("/") if parts.path else ():
        if step == ".." and place:
            place.pop()
        elif step not in ("", "."):
            place.append(step)
    return ("/".join(place) if parts.path else page), unquote(parts.fragment)


class _Reader(HTMLParser):
    """Fills a PageRead."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = PageRead()
        self._within = ""
        self._is_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        page = self.page
        page.ids += [said["id"]] if "id" in said else []
        page.links += [said["href"]] if tag == "a" and "href" in said else []
        page.handlers += [name for name in said if name.startswith("on")]
        page.bare_pictures += tag == "img" and "alt" not in said
        is_loaded = tag in ("script", "img", "iframe", "source", "video", "audio", "embed", "object")
        page.loads += [said[name] for name in ("src", "srcset", "data", "poster") if is_loaded and name in said]
        page.loads += [said["href"]] if tag == "link" and said.get("rel") == "stylesheet" else []
        page.has_policy = page.has_policy or said.get("http-equiv", "").lower() == "content-security-policy"
        if tag in _NO_WORDS or tag == "title":
            self._within, self._is_data = tag, said.get("type") == "application/ld+json"
            page.handlers += ["script"] if tag == "script" and "src" not in said and not self._is_data else []
            page.data += [""] if self._is_data else []

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "script" and self._is_data:
            self.page.data[-1] += data
        elif self._within == "title":
            self.page.title += data
        elif not self._within:
            self.page.words.append(data)
