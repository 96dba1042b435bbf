"""Proposes who said each sentence: the source its own words name, the speaker of its quotation, or the report it continues.

Reads the article once, in order. None is the outlet's own voice, and the answer wherever the rules are not sure: a
person can add a claimant more easily than notice a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.intake.cast import Cast, meet_cast
from factcheck.intake.continuity import ReportThread, continues_report, tells_of_research
from factcheck.intake.cues import LABEL, Cue
from factcheck.intake.documents import meet_documents
from factcheck.intake.quotations import Quotation
from factcheck.intake.reporting import DOCUMENTS
from factcheck.intake.sources import Known, Memory, name_source
from factcheck.intake.views import View, lay_out, view_sentences
from factcheck.model.proposal import Claimant, Relayed, Sentence


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who seems to have said a sentence. `cue` are the words that show it, `cue_start` their offset in the text.

    A sentence that continues a quotation or a report has the cue of the sentence that names the source. `relayed` is whom
    the claimant repeats (`the mayor said that the owner claimed …`).
    """

    claimant: Claimant
    cue: str
    cue_start: int
    relayed: Relayed | None = None


def attribute(text: str, sentences: Sequence[Sentence], cast: Cast | None = None) -> tuple[Attribution | None, ...]:
    """For each sentence of `text`, who seems to have said it; None for the outlet's own voice.

    `cast` are the people of the text, met here where nobody did before.
    """
    views = view_sentences(text, sentences)
    reader = _Reader(text, views, Known(cast or meet_cast(text), meet_documents(text)))
    return _fill_back(views, [reader.read(place) for place in range(len(views))])


def _fill_back(views: Sequence[View], said: list[Attribution | None]) -> tuple[Attribution | None, ...]:
    """A quotation over paragraphs whose speaker is named in its last one is hers from the first."""
    is_named = [view.cue is not None and one is not None for view, one in zip(views, said, strict=True)]
    for place in range(len(views) - 2, -1, -1):
        here, after = views[place].quotation, views[place + 1]
        if here is None or here.closed or views[place].cue is not None or not is_named[place + 1]:
            continue
        own = after.quotation
        if own == here or (own.continues if own else after.sentence.text[:1] in _OPENING):
            said[place], is_named[place] = said[place + 1], True
    return tuple(said)


_OPENING = frozenset('“"„«')


class _Reader:
    """Reads the sentences in order and remembers who spoke last."""

    def __init__(self, text: str, views: Sequence[View], known: Known) -> None:
        self._text, self._views, self._known, self._cast = text, views, known, known.cast
        self._layout = lay_out(views)
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
        if said is None and view.hint is not None:
            said = self._name_by(place, view.hint)
        self._remember(view, said)
        self._said.append(said)
        return said

    def _name(self, place: int) -> Attribution | None:
        view = self._views[place]
        said = self._name_by(place, view.cue) if view.cue else None
        if said is None or view.relayed is None:
            return said
        repeats = self._name_by(place, view.relayed)
        if repeats is None or repeats.claimant == said.claimant:
            return said
        return replace(said, relayed=Relayed(repeats.claimant, repeats.cue, repeats.cue_start))

    def _name_by(self, place: int, cue: Cue) -> Attribution | None:
        view = self._views[place]
        start, (left, right) = view.sentence.start, cue.source
        self._note_person(place, start + left)
        claimant = name_source(
            self._text[start + left : start + right],
            view.apposition,
            at=start,
            place=start + left,
            known=self._known,
            memory=self._memory,
        )
        return Attribution(claimant, cue.words, start + cue.start) if claimant else None

    def _note_person(self, place: int, end: int) -> None:
        """Make the person named last in this sentence before its source, or in the one above, the one `he` stands for."""
        here = self._views[place].sentence
        named = self._cast.find_person(here.start, end)
        if named is None and 0 < place <= len(self._said) and self._said[place - 1] is None:
            above = self._views[place - 1].sentence
            named = self._cast.find_person(above.start, above.end)
        if named is not None:
            self._memory.remember(Claimant(named, "person"), here.start)

    def _find_speaker(self, place: int) -> Attribution | None:
        """The speaker of the quotation that a sentence without a source of its own stands in."""
        view = self._views[place]
        if view.quotation is None:
            return self._find_interposed(place)
        if view.quotation.continues and self._quoted is not None:
            return self._quoted
        if view.hint is not None and (named := self._name_by(place, view.hint)):
            return named
        return self._look_ahead(place, view.quotation) or self._look_back(place)

    def _look_ahead(self, place: int, quotation: Quotation) -> Attribution | None:
        """The source that closes the quotation: in a later sentence of it, within its paragraph."""
        later = self._layout.next_cue[place]
        if later is None or self._views[later].sentence.start >= quotation.end:
            return None
        return self._name(later)

    def _look_back(self, place: int) -> Attribution | None:
        """The one who spoke just before: in this paragraph, or at the end of the paragraph above."""
        if place and self._said[place - 1] is not None:
            return self._said[place - 1]
        before = self._views[place - 1].sentence if place else None
        is_near = before is not None and self._views[place].sentence.paragraph == before.paragraph
        return self._quoted if is_near else None

    def _find_interposed(self, place: int) -> Attribution | None:
        """The speaker around an unquoted paragraph whose quotation marks were forgotten."""
        return self._quoted if self._views[place].sentence.paragraph in self._layout.interposed else None

    def _find_labelled(self, place: int) -> Attribution | None:
        """In a transcript the rest of a paragraph is whoever's name opens it."""
        first = self._layout.first_of_paragraph[place]
        cue = self._views[first].cue
        return self._said[first] if cue is not None and cue.strength == LABEL and first < len(self._said) else None

    def _continue_report(self, sentence: Sentence) -> Attribution | None:
        if self._thread is None or self._document is None:
            return None
        if tells_of_research(sentence):
            self._thread.paragraph = sentence.paragraph
            return None
        return self._document if continues_report(self._thread, sentence) else None

    def _remember(self, view: View, said: Attribution | None) -> None:
        if said is None:
            return
        self._memory.remember(said.claimant, view.sentence.start)
        if said.claimant.kind == "person":
            self._cast.persons.add(said.claimant.name)
        if view.quotation is not None or view.sentence.text.rstrip().endswith(":"):
            self._quoted = said
        if said.claimant.kind == "document":
            if said is not self._document or self._thread is None:
                self._document, self._thread = said, ReportThread(view.sentence.paragraph)
            self._thread.add(view.sentence)
        elif self._thread is not None and self._speaks_of_document(said):
            self._thread.paragraph = view.sentence.paragraph
        else:
            self._thread = None

    def _speaks_of_document(self, said: Attribution) -> bool:
        """Its authors or a later finding don't end a report; another speaker does."""
        words = re.findall(r"\w+", said.claimant.name.lower())
        return any(word in DOCUMENTS or word in {"authors", "researchers", "scientists"} for word in words)
