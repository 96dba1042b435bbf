"""Pictures of a page that say nothing to whoever can't see them."""

from __future__ import annotations

from html.parser import HTMLParser


def pictures_without_words(page: str) -> tuple[str, ...]:
    """The address, or else the tag, of each picture of a page that has no alternative text.

    `alt=""` counts as words: it says that a picture is an ornament (https://www.w3.org/WAI/tutorials/images/decorative/).
    """
    reader = _Pictures()
    reader.feed(page)
    reader.close()
    return tuple(reader.found)


class _Pictures(HTMLParser):
    """Collects `img`, `area` and picture buttons without `alt`, and drawings that are told to be pictures without a name."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        said = dict(attrs)
        is_picture = tag in ("img", "area") or (tag == "input" and said.get("type") == "image")
        is_named = bool(said.get("aria-label") or said.get("aria-labelledby"))
        is_drawing = said.get("role") == "img" and not is_picture
        if not is_named and ((is_picture and "alt" not in said) or is_drawing):
            self.found.append(said.get("src") or f"<{tag}>")
