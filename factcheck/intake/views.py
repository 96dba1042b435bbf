"""Sentences as the rules of attribution see them: with their own cue, the quotation they stand in, and their neighbours.

Everything here is found once, in passes over the whole article, so that reading it afterwards takes a look-up a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.intake.cues import LONGEST, Cue, find_cue, find_hint, find_label, find_relayed, read_speaker
from factcheck.intake.masking import MASK, mask_quotations
from factcheck.intake.paragraphs import find_paragraphs
from factcheck.intake.phrases import find_apposition
from factcheck.intake.quotations import Quotation, find_quotations
from factcheck.model.proposal import Sentence

_FIRST_PERSON = re.compile(r"\b(?:we|our|us|i|my)\b", re.IGNORECASE)
_MARKS = '"“”«»„'
_FEWEST_LABELS, _LABEL_LENGTH = 3, 80
_SHORTEST_WITH_CUE = len("I said no")
_QUOTED_SHARE = 0.6  # of a sentence's length, from which it is the speaker's and not the outlet's


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as the rules see it: its own cue (and the one within what is said), else a weaker hint, and the quotation
    that is most of it."""

    sentence: Sentence
    cue: Cue | None
    relayed: Cue | None
    hint: Cue | None
    apposition: str
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where sentences stand to each other, by place: the first of the paragraph, the next with a cue in it (or None).

    `interposed` are the numbers of the unquoted paragraphs that seem to belong to the quotations around them.
    """

    first_of_paragraph: tuple[int, ...]
    next_cue: tuple[int | None, ...]
    interposed: frozenset[int]


def view_sentences(text: str, sentences: Sequence[Sentence]) -> list[View]:
    """A view of each sentence of `text`, in order."""
    quotations = find_quotations(text, find_paragraphs(text))
    views: list[View] = []
    first, is_transcript, speakers = 0, _is_transcript(sentences), _find_speakers(sentences)
    for sentence in sentences:
        while first < len(quotations) and quotations[first].end <= sentence.start:
            first += 1
        last = first
        while last < len(quotations) and quotations[last].start < sentence.end:
            last += 1
        opens_paragraph = not views or views[-1].sentence.paragraph != sentence.paragraph
        may_have_label = opens_paragraph and (is_transcript or bool(speakers))
        views.append(_view(text, sentence, quotations[first:last], speakers=speakers, may_have_label=may_have_label))
    return views


def _is_transcript(sentences: Sequence[Sentence]) -> bool:
    """Whether names in capitals open several lines: one alone is a dateline."""
    return sum(find_label(sentence.text[:_LABEL_LENGTH]) is not None for sentence in sentences) >= _FEWEST_LABELS


def _find_speakers(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Those whose names open lines again and again, if there are at least two of them: an interview, and not a list."""
    names = Counter(
        name
        for place, sentence in enumerate(sentences)
        if (not place or sentences[place - 1].paragraph != sentence.paragraph)
        and (name := read_speaker(sentence.text[:_LABEL_LENGTH]))
    )
    again = frozenset(name for name, count in names.items() if count > 1)
    return again if len(again) > 1 else frozenset()


def _view(
    text: str, sentence: Sentence, near: Sequence[Quotation], *, speakers: frozenset[str], may_have_label: bool
) -> View:
    end = min(sentence.end, sentence.start + LONGEST)
    masked = mask_quotations(text, sentence.start, end, near)
    cue = find_label(masked, speakers) if may_have_label else None
    if cue is None and len(masked) >= _SHORTEST_WITH_CUE:
        cue = find_cue(masked)
    hint = find_hint(masked) if cue is None and len(masked) >= _SHORTEST_WITH_CUE else None
    shown = cue or hint
    apposition = find_apposition(masked, shown.source) if shown else None
    said = sentence.text[apposition[0] : apposition[1]] if apposition else ""
    widest = max(near, key=lambda one: min(one.end, end) - max(one.start, sentence.start), default=None)
    is_quoted = masked.count(MASK) >= _QUOTED_SHARE * len(masked) if widest else False
    relayed = find_relayed(masked, cue) if cue else None
    return View(sentence, cue, relayed, hint, said, widest if is_quoted else None)


def lay_out(views: Sequence[View]) -> Layout:
    """The layout of an article's sentences."""
    groups = list(_group(views))
    first = tuple(start for start, end in groups for _ in range(start, end))
    next_cue: list[int | None] = []
    for start, end in reversed(groups):
        coming: int | None = None
        for place in reversed(range(start, end)):
            next_cue.append(coming)
            coming = place if views[place].cue is not None else coming
    interposed = frozenset(
        views[start].sentence.paragraph for start, end in groups if _is_interposed(views, start, end)
    )
    return Layout(first, tuple(reversed(next_cue)), interposed)


def _group(views: Sequence[View]) -> Iterator[tuple[int, int]]:
    """The paragraphs as the places of their first sentence and after their last."""
    start = 0
    for place in range(1, len(views) + 1):
        if place == len(views) or views[place].sentence.paragraph != views[start].sentence.paragraph:
            yield start, place
            start = place


def _is_interposed(views: Sequence[View], start: int, end: int) -> bool:
    """An unquoted paragraph in the first person between two quoted ones: a quotation whose marks were forgotten."""
    if start == 0 or end == len(views):
        return False
    above, inside, below = views[start - 1], views[start:end], views[end]
    if above.quotation is None or below.quotation is None:
        return False
    if above.sentence.text[-1] not in _MARKS or below.sentence.text[0] not in _MARKS:
        return False
    is_plain = all(view.quotation is None and view.cue is None for view in inside)
    return is_plain and any(_FIRST_PERSON.search(view.sentence.text[:LONGEST]) for view in inside)
