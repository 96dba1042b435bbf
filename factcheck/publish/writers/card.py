"""`card`: the picture of a verdict for social networks, a PNG of 1200 x 630 with its alternative text in it. Needs the extra
`card`. Of several claims it shows how many stand at each rating."""

from __future__ import annotations

from factcheck.publish.format import Format, Masthead
from factcheck.publish.picture.card_text import card_text
from factcheck.publish.summary import Summary


def _write(summary: Summary, masthead: Masthead) -> bytes:
    from factcheck.publish.picture.card import draw_card
    from factcheck.publish.spoken import direction_of

    direction = direction_of(summary.language)
    return draw_card(card_text(summary, masthead.templates), summary.language, direction)


def _describe(summary: Summary, masthead: Masthead) -> str:
    return card_text(summary, masthead.templates).alt


FORMAT = Format(
    "card", "png", "a picture for social networks", _write, is_binary=True, extra="card", describe=_describe
)
