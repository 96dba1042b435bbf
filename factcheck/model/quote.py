"""The exact words in an article, with what is needed to find them again after the page changes."""

from __future__ import annotations

from factcheck.model.dataclass import dataclass

CONTEXT = 40  # characters kept on each side
_MOST_PLACES = 10_000


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words: `text[start:end]` of one version of an article, offsets in code points, end exclusive.

    `before` and `after` are up to 40 characters around it. `version` is the SHA-256 of the article's text that the offsets
    point into; both offsets are None where the quote was typed and not cut from a stored article. `place` is where readers
    find it (`page 3`, `00:12:41`), "" where the article has neither pages nor times.
    """

    text: str
    start: int | None = None
    end: int | None = None
    before: str = ""
    after: str = ""
    version: str = ""
    place: str = ""


def cut_quote(text: str, start: int, end: int, *, version: str = "", place: str = "") -> Quote:
    """The quote at `text[start:end]` with its surroundings."""
    return Quote(
        text=text[start:end],
        start=start,
        end=end,
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        version=version,
        place=place,
    )


def find_quote(quote: Quote, text: str) -> int | None:
    """Where the quote stands in a text now: the place whose surroundings agree best, or None if the words are gone.

    Of a word that stands there more than 10,000 times without the old surroundings, only the first so many are looked at.
    """
    unchanged = text.find(quote.before + quote.text + quote.after) if quote.text else -1
    if unchanged >= 0:
        return unchanged + len(quote.before)
    places: list[int] = []
    at = text.find(quote.text) if quote.text else -1
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(at)
        at = text.find(quote.text, at + 1)
    if not places:
        return None
    return max(places, key=lambda place: (_agreement(quote, text, place), -place))


def _agreement(quote: Quote, text: str, place: int) -> int:
    end = place + len(quote.text)
    before = text[max(0, place - len(quote.before)) : place]
    after = text[end : end + len(quote.after)]
    left = sum(1 for one, other in zip(reversed(quote.before), reversed(before), strict=False) if one == other)
    right = sum(1 for one, other in zip(quote.after, after, strict=False) if one == other)
    return left + right
