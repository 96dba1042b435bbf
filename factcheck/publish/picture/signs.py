"""The sign of a rating: a shape and a colour that say the same as its word, so that neither is needed to understand it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_FINE = 4  # times as large it is drawn, so that its edges are smooth
# From true to false; white letters stand out at least 5 to 1 on each, and so does each on white.
_COLORS = ((0, "#17683a"), (250, "#2f6a5b"), (500, "#7a5800"), (750, "#9a4410"), (1000, "#a11a22"))
_OFF = "#4a4f57"
_CHECK = ((0.24, 0.53), (0.43, 0.71), (0.76, 0.32))
_CROSS = (((0.29, 0.29), (0.71, 0.71)), ((0.29, 0.71), (0.71, 0.29)))


def color_of(place: int) -> str:
    """The colour of a rating by its place from true (0) to false (1000); grey where it stands on no axis."""
    return _OFF if place < 0 else min(_COLORS, key=lambda one: abs(one[0] - place))[1]


def draw_sign(place: int, size: int, color: str, ground: str) -> Image:
    """A round sign, `size` pixels wide, in a colour on a ground: a check for true, a cross for false, in between a disc that
    is filled as far as the claim is true, and a bar where a rating stands on no axis."""
    from PIL import Image, ImageDraw

    wide = size * _FINE
    image = Image.new("RGB", (wide, wide), ground)
    draw = ImageDraw.Draw(image)
    edge, line = wide // 24, wide // 10
    ring = (edge, edge, wide - edge, wide - edge)
    if 0 < place < 1000:
        draw.ellipse(ring, outline=color, width=line * 2 // 3)
        inner = tuple(one + (line if number < 2 else -line) for number, one in enumerate(ring))
        draw.pieslice(inner, -90, -90 + 360 * (1000 - place) // 1000, fill=color)
    else:
        draw.ellipse(ring, fill=color)
        strokes = (_CHECK,) if place == 0 else _CROSS if place == 1000 else (((0.3, 0.5), (0.7, 0.5)),)
        for stroke in strokes:
            points = [(x * wide, y * wide) for x, y in stroke]
            draw.line(points, fill=ground, width=line, joint="curve")
            for x, y in points:
                draw.ellipse((x - line / 2, y - line / 2, x + line / 2, y + line / 2), fill=ground)
    return image.resize((size, size), Image.Resampling.LANCZOS)
