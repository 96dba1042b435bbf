"""Proposes who said each sentence: the source its own words name, the speaker of its quotation, or the report it continues.

Reads the article once, in order. None is the outlet's own voice, and the answer wherever the rules are not sure: a
person can add a claimant more easily than notice a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.intake.cast import Cast, meet_cast
from factcheck.intake.continuity import ReportThread, continues_report, tells_of_research
from factcheck.intake.cues import LABEL, LONGEST, Cue, find_cue, find_label
from factcheck.intake.masking import MASK, mask_quotations
from factcheck.intake.paragraphs import find_paragraphs
from factcheck.intake.phrases import find_apposition
from factcheck.intake.quotations import Quotation, find_quotations
from factcheck.intake.reporting import DOCUMENTS
from factcheck.intake.sources import Memory, name_source
from factcheck.model.proposal import Claimant, Sentence

_FIRST_PERSON = re.compile(r"\b(?:we|our|us|i|my)\b", re.IGNORECASE)
_MARKS = '"“”«»„'
_FEWEST_LABELS, _LABEL_LENGTH = 3, 80
_QUOTED_SHARE = 0.6  # of a sentence's length, from which it is the speaker's and not the outlet's


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who seems to have said a sentence. `cue` are the words that show it, `cue_start` their offset in the text.

    A sentence that continues a quotation or a report has the cue of the sentence that names the source.
    """

    claimant: Claimant
    cue: str
    cue_start: int


@dataclass(frozen=True, slots=True)
class _View:
    """A sentence as the rules see it: its own cue, the quotation that it stands in, and whether that is most of it."""

    sentence: Sentence
    cue: Cue | None
    apposition: str
    quotation: Quotation | None


def attribute(text: str, sentences: Sequence[Sentence]) -> tuple[Attribution | None, ...]:
    """For each sentence of `text`, who seems to have said it; None for the outlet's own voice."""
    quotations = find_quotations(text, find_paragraphs(text))
    views = _view_all(text, sentences, quotations)
    reader = _Reader(text, views, meet_cast(text))
    return tuple(reader.read(place) for place in range(len(views)))


def _view_all(text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> list[_View]:
    views: list[_View] = []
    first, is_transcript = 0, _is_transcript(sentences)
    for sentence in sentences:
        while first < len(quotations) and quotations[first].end <= sentence.start:
            first += 1
        last = first
        while last < len(quotations) and quotations[last].start < sentence.end:
            last += 1
        opens_paragraph = not views or views[-1].sentence.paragraph != sentence.paragraph
        views.append(_view(text, sentence, quotations[first:last], may_have_label=is_transcript and opens_paragraph))
    return views


def _is_transcript(sentences: Sequence[Sentence]) -> bool:
    """Whether names in capitals open several lines: one alone is a dateline."""
    return sum(find_label(sentence.text[:_LABEL_LENGTH]) is not None for sentence in sentences) >= _FEWEST_LABELS


def _view(text: str, sentence: Sentence, near: Sequence[Quotation], *, may_have_label: bool) -> _View:
    end = min(sentence.end, sentence.start + LONGEST)
    masked = mask_quotations(text, sentence.start, end, near)
    cue = find_label(masked) if may_have_label else None
    cue = cue or find_cue(masked)
    apposition = find_apposition(masked, cue.source) if cue else None
    said = sentence.text[apposition[0] : apposition[1]] if apposition else ""
    widest = max(near, key=lambda one: min(one.end, end) - max(one.start, sentence.start), default=None)
    is_quoted = masked.count(MASK) >= _QUOTED_SHARE * len(masked) if widest else False
    return _View(sentence, cue, said, widest if is_quoted else None)


class _Reader:
    """Reads the sentences in order and remembers who spoke last."""

    def __init__(self, text: str, views: Sequence[_View], cast: Cast) -> None:
        self._text, self._views, self._cast = text, views, cast
        self._memory = Memory()
        self._said: list[Attribution | None] = []
        self._quoted: Attribution | None = None  # who was quoted directly last
        self._thread: ReportThread | None = None
        self._document: Attribution | None = None

    def read(self, place: int) -> Attribution | None:
        """Who said the sentence at a place; to be called for each place in order."""
        view = self._views[place]
        said = self._name(place) or self._find_speaker(place) or self._find_labelled(place)
        if said is None and view.cue is None:
            said = self._continue_report(view.sentence)
        self._remember(view, said)
        self._said.append(said)
        return said

    def _name(self, place: int) -> Attribution | None:
        view = self._views[place]
        if view.cue is None:
            return None
        start, (left, right) = view.sentence.start, view.cue.source
        self._note_person(place, start + left)
        claimant = name_source(
            self._text[start + left : start + right], view.apposition, at=start, cast=self._cast, memory=self._memory
        )
        return Attribution(claimant, view.cue.words, start + view.cue.start) if claimant else None

    def _note_person(self, place: int, end: int) -> None:
        """Make the person named last in this sentence before its source, or in the one above, the one `he` stands for."""
        here = self._views[place].sentence
        named = self._cast.find_person(here.start, end)
        if named is None and 0 < place <= len(self._said) and self._said[place - 1] is None:
            above = self._views[place - 1].sentence
            named = self._cast.find_person(above.start, above.end)
        if named is not None:
            self._memory.remember(Claimant(named, "person"))

    def _find_speaker(self, place: int) -> Attribution | None:
        """The speaker of the quotation that a sentence without a source of its own stands in."""
        view = self._views[place]
        if view.quotation is None:
            return self._find_interposed(place)
        if view.quotation.continues and self._quoted is not None:
            return self._quoted
        return self._look_ahead(place, view.quotation) or self._look_back(place)

    def _look_ahead(self, place: int, quotation: Quotation) -> Attribution | None:
        """The source that closes the quotation: in a later sentence of it, or of the next one in its paragraph."""
        sentence = self._views[place].sentence
        for later in range(place + 1, len(self._views)):
            view = self._views[later]
            if view.sentence.paragraph != sentence.paragraph or view.sentence.start >= quotation.end:
                return None
            if view.cue is not None:
                return self._name(later)
        return None

    def _look_back(self, place: int) -> Attribution | None:
        """The one who spoke just before: in this paragraph, or at the end of the paragraph above."""
        if place and self._said[place - 1] is not None:
            return self._said[place - 1]
        before = self._views[place - 1].sentence if place else None
        is_near = before is not None and self._views[place].sentence.paragraph == before.paragraph
        return self._quoted if is_near else None

    def _find_interposed(self, place: int) -> Attribution | None:
        """An unquoted paragraph in the first person between two quoted ones: a quotation whose marks were forgotten."""
        number = self._views[place].sentence.paragraph
        first, last = self._paragraph_bounds(place, number)
        above = self._views[first - 1] if first else None
        below = self._views[last + 1] if last + 1 < len(self._views) else None
        if above is None or below is None or above.quotation is None or below.quotation is None:
            return None
        inside = self._views[first : last + 1]
        is_plain = all(view.quotation is None and view.cue is None for view in inside)
        is_plain &= above.sentence.text[-1] in _MARKS and below.sentence.text[0] in _MARKS
        if is_plain and any(_FIRST_PERSON.search(view.sentence.text[:LONGEST]) for view in inside):
            return self._quoted
        return None

    def _find_labelled(self, place: int) -> Attribution | None:
        """In a transcript the rest of a paragraph is whoever's name opens it."""
        sentence = self._views[place].sentence
        while place and self._views[place - 1].sentence.paragraph == sentence.paragraph:
            place -= 1
        cue = self._views[place].cue
        return self._said[place] if cue is not None and cue.strength == LABEL and place < len(self._said) else None

    def _paragraph_bounds(self, place: int, number: int) -> tuple[int, int]:
        first = last = place
        while first and self._views[first - 1].sentence.paragraph == number:
            first -= 1
        while last + 1 < len(self._views) and self._views[last + 1].sentence.paragraph == number:
            last += 1
        return first, last

    def _continue_report(self, sentence: Sentence) -> Attribution | None:
        if self._thread is None or self._document is None:
            return None
        if tells_of_research(sentence):
            self._thread.paragraph = sentence.paragraph
            return None
        return self._document if continues_report(self._thread, sentence) else None

    def _remember(self, view: _View, said: Attribution | None) -> None:
        if said is None:
            return
        self._memory.remember(said.claimant)
        if said.claimant.kind == "person":
            self._cast.persons.add(said.claimant.name)
        if view.quotation is not None or view.sentence.text.rstrip().endswith(":"):
            self._quoted = said
        if said.claimant.kind == "document":
            if said is not self._document:
                self._document, self._thread = said, ReportThread(view.sentence.paragraph)
            assert self._thread is not None
            self._thread.add(view.sentence)
        elif self._thread is not None and self._speaks_of_document(said):
            self._thread.paragraph = view.sentence.paragraph
        else:
            self._thread = None

    def _speaks_of_document(self, said: Attribution) -> bool:
        """Its authors or a later finding don't end a report; another speaker does."""
        words = re.findall(r"\w+", said.claimant.name.lower())
        return any(word in DOCUMENTS or word in {"authors", "researchers", "scientists"} for word in words)
