"""Letters on a picture: which font has them, how wide they are, where a line ends, and where a text must be cut."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.errors import MissingExtraError
from factcheck.model.dataclass import dataclass
from factcheck.publish.document import text_direction
from factcheck.publish.fonts import FontFile, demand_letters, sans_fonts

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_CLOSING = "”»’“\"'"
_NOWHERE = "\U0010fffe"  # a sign that no font has: how one looks that is missing
_MISSING = "□"


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines of one size (pixels), with its font and its direction (`rtl` or `ltr`)."""

    lines: tuple[str, ...]
    size: int
    font: FreeTypeFont
    direction: str

    @property
    def leading(self) -> int:
        """From one line to the next, in pixels, as the font asks for."""
        return sum(self.font.getmetrics())

    @property
    def height(self) -> int:
        """Of all lines, in pixels."""
        return self.leading * len(self.lines)


def set_text(
    text: str, *, width: int, height: int, sizes: tuple[int, ...], bold: bool = False, otherwise: str = "ltr"
) -> Setting:
    """A text in the largest of `sizes` in which it fits into a box; in the smallest it is cut at a word, with an ellipsis.

    Raises MissingExtraError where right-to-left letters can't be joined, because Pillow was built without libraqm.
    """
    file = _font_for(text)
    shown = _only_known(text, file)
    direction = text_direction(shown, otherwise)
    _demand_shaping(direction)
    for size in sizes:
        font = _sized(file, size, bold)
        setting = Setting(tuple(_lines(shown, font, width)), size, font, direction)
        if setting.height <= height:
            return setting
    most = max(1, height // setting.leading)
    return setting if len(setting.lines) <= most else _cut(shown, setting, width, most)


def _lines(text: str, font: FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for sign in word:  # a word that is wider than the line, or a script without spaces
            if lines[-1] and font.getlength(lines[-1] + sign) > width:
                lines.append("")
            lines[-1] += sign
    return lines


def _cut(text: str, setting: Setting, width: int, most: int) -> Setting:
    closing = text[-1] if text[-1:] in _CLOSING and text[:1] not in text[-1:] else ""
    words = text.removesuffix(closing).split(" ")
    while len(words) > 1:
        words.pop()
        lines = _lines(" ".join(words).rstrip(" ,;:.–-") + "…" + closing, setting.font, width)
        if len(lines) <= most:
            break
    else:  # one word without an end
        lines = _lines(text, setting.font, width)[:most]
        lines[-1] = lines[-1][:-2] + "…" + closing
    return Setting(tuple(lines), setting.size, setting.font, setting.direction)


def _font_for(text: str) -> FontFile:
    """The first font that has every letter of a text, else the one that lacks the fewest."""
    return min(sans_fonts(), key=lambda file: sum(not _has(file, sign) for sign in set(text)))


def _only_known(text: str, file: FontFile) -> str:
    demand_letters(text, {sign for sign in set(text) if not _has(file, sign)}, most=0.5)
    return "".join(sign if _has(file, sign) else _MISSING if sign.isalnum() else "" for sign in text).strip()


@cache
def _has(file: FontFile, sign: str) -> bool:
    if sign == " ":
        return True
    font = _plain(file)
    box, missing = font.getmask(sign), font.getmask(_NOWHERE)
    return box.size != missing.size or bytes(box) != bytes(missing)


@cache
def _plain(file: FontFile) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(file.regular), 24, layout_engine=ImageFont.Layout.BASIC)


@cache
def _sized(file: FontFile, size: int, bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    font = ImageFont.truetype(str(file.bold if bold else file.regular), size)
    if file.is_variable:
        font.set_variation_by_axes([_axis(axis, bold) for axis in font.get_variation_axes()])
    return font


def _axis(axis: object, bold: bool) -> int:
    told = dict(axis) if isinstance(axis, dict) else {}
    name = told.get("name", b"")
    return (700 if bold else 400) if name in (b"Weight", "Weight") else int(told["default"])


def _demand_shaping(direction: str) -> None:
    from PIL import features

    if direction == "rtl" and not features.check("raqm"):
        raise MissingExtraError(
            "Pillow can't join right-to-left letters here: it was built without libraqm.",
            hint="Install libraqm, or a wheel of Pillow that has it: pip install --force-reinstall pillow",
        )
