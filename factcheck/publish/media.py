"""The media that templates are written for: how each makes the text of strangers inert, and how it writes a link."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model.dataclass import dataclass
from factcheck.publish.clearance import public_url
from factcheck.publish.inert_text import inert_line
from factcheck.publish.markdown_escape import escape_markdown


@dataclass(frozen=True, slots=True)
class Medium:
    """One medium. `escape` makes a text inert in one line; `link` takes an address that is http or https, and the text
    to show for it, already escaped, or ""."""

    name: str
    escape: Callable[[str], str]
    link: Callable[[str, str], str]

    def address(self, url: str, shown: str = "") -> str:
        """A link where `url` is http or https, else what there is to read. `shown` is escaped already, or ""."""
        safe = public_url(url)
        return self.link(safe, shown) if safe else shown or self.escape(url)


def _escape_html(text: str) -> str:
    from html import escape

    return escape(inert_line(text), quote=True)


def _link_text(url: str, text: str) -> str:
    return f"{text} ({url})" if text else url


def _link_markdown(url: str, text: str) -> str:
    return f"[{text}](<{url}>)" if text else f"<{url}>"


def _link_html(url: str, text: str) -> str:
    href = _escape_html(url)
    return f'<a href="{href}" rel="nofollow noopener noreferrer">{text or href}</a>'


MEDIA = {
    medium.name: medium
    for medium in (
        Medium("txt", inert_line, _link_text),
        Medium("md", escape_markdown, _link_markdown),
        Medium("html", _escape_html, _link_html),
    )
}
