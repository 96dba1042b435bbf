"""A report's picture as PNG. Pillow comes with the extra `card`."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from factcheck.publish.report_picture import PAPER, WIDTH, Box, Picture, Words

_TWICE = 2  # pixels for each of the layout, so that it is sharp in print
_FONTS = {False: ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf"),
          True: ("DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf", "Arial Bold.ttf")}  # fmt: skip
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def draw_png(picture: Picture) -> bytes:
    """The picture as PNG, with its title and its description in it as texts."""
    image = Image.new("RGB", (WIDTH * _TWICE, picture.height * _TWICE), PAPER)
    canvas = ImageDraw.Draw(image)
    for shape in picture.shapes:
        if isinstance(shape, Box):
            _draw_box(canvas, shape)
        else:
            _draw_words(canvas, shape)
    told = PngImagePlugin.PngInfo()
    told.add_itxt("Title", picture.title)
    told.add_itxt("Description", picture.description)
    target = io.BytesIO()
    image.save(target, "PNG", pnginfo=told, optimize=True)
    return target.getvalue()


def _draw_box(canvas: Any, box: Box) -> None:
    corners = [box.x * _TWICE, box.y * _TWICE, (box.x + box.width) * _TWICE, (box.y + box.height) * _TWICE]
    canvas.rectangle(corners, fill=box.color, outline=box.outline or None, width=_TWICE)


def _draw_words(canvas: Any, words: Words) -> None:
    place = (words.x * _TWICE, words.y * _TWICE)
    font = _font(words.size * _TWICE, words.is_bold)
    canvas.text(place, words.text, font=font, fill=words.color, anchor=_ANCHORS[words.anchor])


@cache
def _font(size: int, is_bold: bool) -> Any:
    """A font of this machine with many scripts, else the one that Pillow brings."""
    for name in _FONTS[is_bold]:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
