"""The themes, and what the colours of `render.words` become in each of them.

A page of render names its colours as rich does (`bold color(178)`). Here each is a variable of the theme (`$sign-178`), so
that the same words have enough contrast on dark and on light ground, and change with the theme at once.
"""

from __future__ import annotations

from functools import cache

from textual.theme import Theme

# Colour numbers of render.words, in this order: grey, green, leaf, amber, orange, red, blue, violet; then cyan and dim.
_NAMES = ("245", "35", "107", "178", "173", "167", "110", "139", "cyan", "dim")
_DARK = ("#9a9a9a", "#3cc47c", "#a3c76d", "#e0b43c", "#e59a6e", "#f07f7f", "#8fc1ea", "#c9a0cf", "#5fd0d8", "#a0a6ad")
_LIGHT = ("#626262", "#0b6b3a", "#476614", "#7a5200", "#8f4210", "#a81e2a", "#13548a", "#75337d", "#00626b", "#5c6168")
_STARK = ("#d8d8d8", "#5dff9b", "#c6ff7a", "#ffd83d", "#ffb27d", "#ff8f8f", "#9fd4ff", "#f0b3ff", "#6ff4ff", "#dcdcdc")


def _signs(colors: tuple[str, ...]) -> dict[str, str]:
    return {f"sign-{name}": color for name, color in zip(_NAMES, colors, strict=True)}


DARK = Theme(
    name="dark", primary="#5fa8d3", secondary="#7f95ab", warning="#e0b43c", error="#f07f7f", success="#3cc47c",
    accent="#e0b43c", foreground="#dfe3e8", background="#14181d", surface="#1a2027", panel="#232b34", dark=True,
    variables={**_signs(_DARK), "cursor": "#2f4a63", "cursor-text": "#ffffff", "edge": "#3b4652"},
)  # fmt: skip
LIGHT = Theme(
    name="light", primary="#13548a", secondary="#5c6168", warning="#7a5200", error="#a81e2a", success="#0b6b3a",
    accent="#7a5200", foreground="#1c2126", background="#fbfaf7", surface="#f3f1eb", panel="#e7e4db", dark=False,
    variables={**_signs(_LIGHT), "cursor": "#cfe3f3", "cursor-text": "#000000", "edge": "#b9b5a8"},
)  # fmt: skip
HIGH_CONTRAST = Theme(
    name="high-contrast", primary="#6ff4ff", secondary="#ffffff", warning="#ffd83d", error="#ff8f8f", success="#5dff9b",
    accent="#ffd83d", foreground="#ffffff", background="#000000", surface="#000000", panel="#101010", dark=True,
    variables={**_signs(_STARK), "cursor": "#ffd83d", "cursor-text": "#000000", "edge": "#ffffff"},
)  # fmt: skip
THEMES = (DARK, LIGHT, HIGH_CONTRAST)


@cache
def themed(style: str) -> str:
    """A style of render (`bold color(178)`, `dim`) as Textual writes it, in the colours of the theme that is on."""
    words = []
    for word in style.split():
        if word.startswith("color("):
            words.append(f"$sign-{word[6:-1]}")
        else:
            words.append(f"$sign-{word}" if word in ("cyan", "dim") else word)
    return " ".join(words)
