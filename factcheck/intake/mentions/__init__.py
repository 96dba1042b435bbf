"""What the sentences of an article mention: times, quantities and names. The words of each language are data (`words/`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.intake.cast import Cast
from factcheck.intake.mentions.names import find_names
from factcheck.intake.mentions.quantities import find_quantities
from factcheck.intake.mentions.times import find_times
from factcheck.model.dates import PartialDate
from factcheck.model.mentions import NameMention, Quantity, TimeMention
from factcheck.model.proposal import Sentence


@dataclass(frozen=True, slots=True)
class Mentions:
    """What one sentence mentions; offsets are those of the article's text."""

    times: tuple[TimeMention, ...]
    quantities: tuple[Quantity, ...]
    names: tuple[NameMention, ...]


def find_mentions(
    text: str, sentences: Sequence[Sentence], published: PartialDate | None = None, cast: Cast | None = None
) -> tuple[Mentions, ...]:
    """What each sentence of a text mentions; `published` is when it appeared, `cast` its people where they are met."""
    names = find_names(text, cast)
    starts = [name.start for name in names]
    return tuple(_mentions(one, published, names, starts) for one in sentences)


def _mentions(
    sentence: Sentence, published: PartialDate | None, names: Sequence[NameMention], starts: Sequence[int]
) -> Mentions:
    times = find_times(sentence.text, published)
    quantities = find_quantities(sentence.text, [(one.start, one.end) for one in times])
    first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    shift = sentence.start
    return Mentions(
        tuple(replace(one, start=one.start + shift, end=one.end + shift) for one in times),
        tuple(replace(one, start=one.start + shift, end=one.end + shift) for one in quantities),
        tuple(name for name in names[first:last] if name.end <= sentence.end),
    )
