"""Wording, symbols and colours of stages, stances, ratings and levels.

A sign is a symbol of one cell, a word and a colour that say the same, so that none of them is needed alone. Symbols have a
place in `ASCII` for streams that can't carry them. Colours are written as rich writes them.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.model.scale import RatingScale

    Sign = tuple[str, str]  # a symbol and a style

GREY = "color(245)"
GREEN, LEAF, AMBER, ORANGE, RED = "color(35)", "color(107)", "color(178)", "color(173)", "color(167)"
LABEL = "dim"
IDENTIFIER = "cyan"
NEEDED = "bold underline cyan"
COMMAND = "bold"
ALARM = "bold color(167)"
# What the colours of 256 become on a terminal that has 16.
BASIC = {35: "32", 107: "32", 178: "33", 173: "33", 167: "31", 245: "90", 110: "34", 139: "35"}

# The block rises with the way that is done; what leaves the way has a sign of its own.
STAGES: dict[str, Sign] = {
    "triage": ("▁", GREY),
    "open": ("▂", "color(110)"),
    "researching": ("▃", "color(110)"),
    "awaiting-reply": ("▄", "color(139)"),
    "on-hold": ("‖", GREY),
    "drafted": ("▅", AMBER),
    "in-review": ("▆", AMBER),
    "approved": ("▇", LEAF),
    "published": ("█", GREEN),
    "correcting": ("↻", ORANGE),
    "closed": ("■", GREY),
    "declined": ("–", GREY),
    "duplicate": ("=", GREY),
    "withdrawn": ("×", RED),
}
STANCES: dict[str, Sign] = {
    "supports": ("▲", GREEN),
    "refutes": ("▼", RED),
    "context": ("·", "color(110)"),
    "insufficient": ("?", GREY),
}
# From the true end of a scale to the false end, in five steps, however many labels the scale has.
AXIS: tuple[Sign, ...] = (("✓", GREEN), ("◕", LEAF), ("◐", AMBER), ("◔", ORANGE), ("✗", RED))
OFF_AXIS: Sign = ("?", GREY)
LEVELS: dict[str, Sign] = {"require": ("●", ""), "warn": ("○", ""), "off": ("–", GREY)}
SEVERITIES: dict[str, Sign] = {"damage": ("✗", RED), "warning": ("!", AMBER), "note": ("·", "color(110)")}
YES: Sign = ("✓", GREEN)
NO: Sign = ("✗", RED)
WARNING: Sign = ("!", AMBER)
UNKNOWN_SIGN: Sign = ("·", "")

ASCII = {
    "▁": ".", "▂": ".", "▃": ":", "▄": ":", "▅": "|", "▆": "|", "▇": "#", "█": "#", "▌": "#", "░": ".", "‖": "=", "↻": "@",
    "■": "#", "–": "-", "×": "x", "▲": "+", "▼": "-", "·": ".", "✓": "+", "◕": "/", "◐": "~", "◔": "\\", "✗": "x", "●": "*",
    "○": "o", "─": "-", "│": "|", "┃": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "├": "+", "┤": "+", "┼": "+", "┬": "+",
    "┴": "+", "━": "=", "…": "~", "→": ">", "“": '"', "”": '"', "‘": "'", "’": "'", "⟨": "<", "⟩": ">", "⚠": "!", "№": "#",
    **{chr(0x2400 + code): f"^{chr(0x40 + code)}" for code in range(0x20)},
    "␡": "^?",
}  # fmt: skip

# How often a word of the record is said to people: keys of details, in the order in which they are told.
DETAIL_WORDS = {
    "claim": "claim",
    "claimant": "claimant",
    "claimed_on": "claimed on",
    "appearance": "first appearance",
    "quote": "quote",
    "article": "article",
    "why": "why this claim",
    "checkable": "checkable",
    "priority": "priority",
    "due": "due",
    "score": "check-worthiness",
    "stage": "stage",
    "verdict": "verdict",
    "url": "address",
    "file": "file",
    "title": "title",
    "publisher": "publisher",
    "author": "author",
    "stance": "stance",
    "kind": "kind",
    "origin": "origin",
    "interest": "interest",
    "published_on": "published on",
    "note": "note",
    "language": "language",
    "source_name": "file name",
    "confidential": "confidential",
    "reasons": "reasons",
}


class RatingLabels:
    """What a desk's scales say about a rating: `label(scale, key)` is what readers see, `position(scale, key)` its place on
    the axis as (position, worst), both counted from 0 at the true end, or None off the axis. `rate_first` says whether the
    desk takes a reviewer's own rating before they are shown the author's."""

    __slots__ = ("label", "position", "rate_first")

    def __init__(
        self,
        label: Callable[[str, str], str],
        position: Callable[[str, str], tuple[int, int] | None],
        rate_first: bool = False,
    ) -> None:
        self.label = label
        self.position = position
        self.rate_first = rate_first


KEYS_ONLY = RatingLabels(lambda _scale, key: key, lambda _scale, _key: None)


def labels_of(scales: Iterable[RatingScale], language: str = "") -> RatingLabels:
    """The labels of these scales, in a language or else in each scale's own. An unknown scale leaves the key as it is."""
    known = {scale.key: scale for scale in scales}

    def label(scale: str, key: str) -> str:
        return known[scale].label(key, language) if scale in known else key

    def position(scale: str, key: str) -> tuple[int, int] | None:
        if scale not in known:
            return None
        place = next((rating.position for rating in known[scale].ratings if rating.key == key), None)
        return None if place is None else (place, known[scale].worst)

    return RatingLabels(label, position)


def axis_sign(position: tuple[int, int] | None) -> Sign:
    """The sign of a place on the axis from true (green) to false (red); grey off the axis."""
    if position is None:
        return OFF_AXIS
    place, worst = position
    return AXIS[round(4 * place / worst) if worst > 0 else 0]


def rating_sign(labels: RatingLabels, scale: str, rating: str) -> tuple[Sign, str]:
    """The sign and the word of a rating."""
    return axis_sign(labels.position(scale, rating)), labels.label(scale, rating)


def day(at: str) -> str:
    """The day of a moment: `2026-11-22`."""
    return at[:10]


def moment(at: str) -> str:
    """A moment as people read it: `2026-11-22 10:00 UTC`."""
    return f"{at[:10]} {at[11:16]} UTC" if len(at) > 16 else at


def person(who: str) -> str:
    """The name of somebody written as `Name <address>`."""
    name, _, _ = who.partition(" <")
    return name or who


def count(number: int, one: str, several: str = "") -> str:
    """`1 case`, `1,234 cases`."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def detail_word(name: str) -> str:
    """What a detail is called when people are told of it."""
    return DETAIL_WORDS.get(name, name.replace("_", " "))
