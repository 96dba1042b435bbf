"""Draws the card: the claim above, the verdict on a band of its colour below; of several claims a bar for each rating."""

from __future__ import annotations

import io

from factcheck.publish.picture.card_text import Bar, CardText
from factcheck.publish.picture.signs import color_of, draw_sign
from factcheck.publish.picture.typesetting import Setting, set_text

WIDTH, HEIGHT = 1200, 630  # what social networks ask for
_MARGIN = 60
_INNER = WIDTH - 2 * _MARGIN
_BAND = 190  # the height of the band with the verdict
_PAPER, _INK, _SOFT, _WHITE = "#ffffff", "#16181c", "#4a4f57", "#ffffff"
_SIGN = 110
_MOST_BARS = 10


def draw_card(text: CardText, language: str, direction: str) -> bytes:
    """The card as a PNG. Its alternative text stands in it, as its description. `direction` is that of the language."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    card = _Card(image, direction)
    card.head(text)
    if text.verdict:
        card.verdict(text)
    else:
        card.bars(text.bars)
        card.foot(text.day)
    told = PngInfo()
    told.add_itxt("Title", text.claim, language)
    told.add_itxt("Description", text.alt, language)
    told.add_itxt("Author", text.desk, language)
    made = io.BytesIO()
    image.save(made, "PNG", optimize=True, pnginfo=told)
    return made.getvalue()


class _Card:
    """A picture that is being drawn. Everything begins at the side where a line begins."""

    def __init__(self, image: object, direction: str) -> None:
        from PIL import Image, ImageDraw

        assert isinstance(image, Image.Image)
        self._image = image
        self._draw = ImageDraw.Draw(image)
        self._direction = direction

    def head(self, text: CardText) -> None:
        """The desk, the claim as large as it fits, and who made it."""
        top = 44
        top += self._put(self._set(text.desk, _INNER, 40, (26, 22), bold=True), top, _SOFT) + 14
        bottom = HEIGHT - _BAND - 30 if text.verdict else 250
        said = self._set(text.said, _INNER, 70, (27, 24)) if text.said else None
        room = bottom - top - (said.height + 10 if said else 0)
        top += self._put(self._set(text.claim, _INNER, room, (62, 54, 47, 41, 36), bold=True), top, _INK) + 10
        if said:
            self._put(said, bottom - said.height if text.verdict else top, _SOFT)

    def verdict(self, text: CardText) -> None:
        """The band: sign, verdict, day, and what must not be overlooked."""
        color = color_of(text.place)
        top = HEIGHT - _BAND
        self._draw.rectangle((0, top, WIDTH, HEIGHT), fill=color)
        sign = draw_sign(text.place, _SIGN, _WHITE, color)
        self._image.paste(sign, (self._from_start(0, _SIGN), top + (_BAND - _SIGN) // 2))
        notes = [self._set(words, 330, 120, (24, 21, 18)) for words in (text.notice, text.day) if words]
        used = _SIGN + 34
        word = self._set(text.verdict, _INNER - used - (360 if notes else 0), 130, (70, 58, 48, 38, 30, 25), bold=True)
        kicker = self._set(text.kicker, 500, 44, (25, 22)) if text.kicker else None
        height = word.height + (kicker.height if kicker else 0)
        at = top + (_BAND - height) // 2
        if kicker:
            at += self._put(kicker, at, _WHITE, used)
        self._put(word, at, _WHITE, used)
        below = HEIGHT - 24
        for note in reversed(notes):
            below -= note.height
            self._put(note, below, _WHITE, _INNER - 330, at_end=True)

    def bars(self, bars: tuple[Bar, ...]) -> None:
        """A line for each rating: sign, label, how many; the bar is as long as there are many."""
        top, most = 268, max((bar.count for bar in bars), default=1)
        step = min(52, 300 // max(1, len(bars[:_MOST_BARS])))
        tall = min(36, step - 6)
        for bar in bars[:_MOST_BARS]:
            color = color_of(bar.place)
            self._image.paste(draw_sign(bar.place, tall, color, _PAPER), (self._from_start(0, tall), top))
            sizes = tuple(size for size in (27, 23, 20, 17, 14) if size <= tall)
            self._put(self._set(bar.label, 330, step, sizes), top - tall // 12, _INK, 52)
            length = max(8, (_INNER - 480) * bar.count // most)
            start = self._from_start(400, length)
            self._draw.rectangle((start, top + 4, start + length, top + tall - 4), fill=color)
            self._put(self._set(str(bar.count), 80, step, sizes, bold=True), top - tall // 12, _INK, 414 + length)
            top += step

    def foot(self, day: str) -> None:
        """The day."""
        self._put(self._set(day, 600, 40, (22,)), HEIGHT - 50, _SOFT)

    def _set(self, text: str, width: int, height: int, sizes: tuple[int, ...], bold: bool = False) -> Setting:
        return set_text(text, width=width, height=height, sizes=sizes, bold=bold, otherwise=self._direction)

    def _put(self, setting: Setting, top: int, color: str, inset: int = 0, at_end: bool = False) -> int:
        """Draw a text and return its height. `inset` is from the side where lines begin; `at_end` pushes it to the other."""
        is_right = (self._direction == "rtl") != at_end
        x = self._edge(inset, at_end)
        for number, line in enumerate(setting.lines):
            self._draw.text(
                (x, top + number * setting.leading), line, fill=color, font=setting.font, anchor="ra" if is_right else "la",
                direction=setting.direction,
            )  # fmt: skip
        return setting.height

    def _edge(self, inset: int, at_end: bool) -> int:
        if at_end:
            return _MARGIN if self._direction == "rtl" else WIDTH - _MARGIN
        return WIDTH - _MARGIN - inset if self._direction == "rtl" else _MARGIN + inset

    def _from_start(self, inset: int, width: int) -> int:
        """The left edge of something `width` wide that begins `inset` from where lines begin."""
        return WIDTH - _MARGIN - inset - width if self._direction == "rtl" else _MARGIN + inset
