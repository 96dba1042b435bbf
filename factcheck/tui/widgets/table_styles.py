"""Styles of lines that are painted letter by letter, in the colours of the theme that is on."""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.widget import Widget


class TableStyles:
    """What render's styles (`bold color(178)`) become on the ground of one widget. Made anew when the theme changes."""

    def __init__(self, widget: Widget) -> None:
        self._variables = widget.app.theme_variables
        self.ground: Style = widget.rich_style
        self._cursor = Style(color=self._color("cursor-text"), bgcolor=self._color("cursor"))
        self._faint_cursor = Style(bgcolor=self._color("panel"))
        self._known: dict[tuple[str, Style, bool], Style] = {}

    def cursor(self, has_focus: bool) -> Style:
        """The ground of the line that the cursor is on."""
        return self.ground + (self._cursor if has_focus else self._faint_cursor)

    def of(self, style: str, ground: Style, is_cursor: bool) -> Style:
        """A style on a ground. Under the cursor all is in the cursor's own colour, which is sure to be read."""
        key = (style, ground, is_cursor)
        if key not in self._known:
            self._known[key] = ground + self._made(style, is_cursor)
        return self._known[key]

    def _made(self, style: str, is_cursor: bool) -> Style:
        words = style.split()
        color = next((self._name(word) for word in words if self._name(word)), "")
        return Style(
            color=self._color(color) if color and not is_cursor else None,
            bold=True if "bold" in words else None,
            underline=True if "underline" in words else None,
        )

    def _name(self, word: str) -> str:
        if word.startswith("color("):
            return f"sign-{word[6:-1]}"
        return f"sign-{word}" if word in ("cyan", "dim") else ""

    def _color(self, name: str) -> str:
        return Color.parse(self._variables[name]).rich_color.name
