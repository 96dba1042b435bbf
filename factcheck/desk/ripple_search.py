"""The search behind the ripple: from what was wrong to the cases that lean on it, level by level.

What a case leans by is told by its own file, read and verified; the index only says which files to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError
from factcheck.model import ripple
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, field
from factcheck.model.leaning import (
    BOTH_WAYS,
    LOOSE,
    ONE_WAY,
    cited_by_verdicts,
    marks_of_address,
    marks_of_piece,
    marks_of_publications,
    origin_mark,
)
from factcheck.model.ripple import Origin, Ripple, Step, Touched

_STRONG = (ripple.CITES, ripple.LINKED)


@dataclass
class RippleSearch:
    """One search, level by level, so that the way that is shown is the shortest."""

    desk: Desk
    origin: Origin
    touched: dict[str, Touched] = field(default_factory=dict)
    loose: dict[str, Touched] = field(default_factory=dict)

    def run(self) -> Ripple:
        """All that is found."""
        start, path = self.origin.case, ()
        level: list[Touched] = []
        if self.origin.sort == ripple.SOURCE:
            level = self._take(self._holding_source())
        elif start is not None:
            level = self._take(self._leaning_on(start, path))
        while level:
            level = [more for one in level for more in self._take(self._leaning_on(one.case, one.path))]
        order = sorted(self.touched.values(), key=lambda one: (len(one.path), one.case.opened.at, one.case.id))
        loose = [one for identifier, one in sorted(self.loose.items()) if identifier not in self.touched]
        return Ripple(self.origin, tuple(order), tuple(loose), self._notes())

    def _take(self, found: Iterable[Touched]) -> list[Touched]:
        """Keep what is found, and return what the search goes on from."""
        on: list[Touched] = []
        for one in found:
            identifier = one.case.id
            if one.degree == ripple.MAY_SHARE:
                self.loose.setdefault(identifier, one)
            elif identifier not in self.touched or self.touched[identifier].degree == ripple.HOLDS != one.degree:
                self.touched[identifier] = one
                on += [one] if one.degree in _STRONG else []
        return on

    def _holding_source(self) -> Iterator[Touched]:
        piece = self.origin.piece
        marks = marks_of_piece(piece) if piece else marks_of_address(self.origin.url)
        held = set(self.desk.store.leaning.cases_with_source(marks))
        held |= {self.origin.case.id} if self.origin.case else set()
        for case in self._read(held):
            own = [piece.id] if piece and self.origin.case and case.id == self.origin.case.id else []
            yield from self._by_evidence(case, marks, own, (), ripple.SAME_ADDRESS, ripple.SAME_BYTES)
        yield from self._of_one_origin(marks)

    def _of_one_origin(self, marks: frozenset[str]) -> Iterator[Touched]:
        piece = self.origin.piece
        mark = origin_mark(piece.origin) if piece else ""
        for case in self._read(self.desk.store.leaning.cases_of_origin(mark)) if mark else ():
            same = [one for one in case.evidence if one.counts and origin_mark(one.origin) == mark]
            others = [one.id for one in same if not marks_of_piece(one) & marks and (not piece or one.id != piece.id)]
            if others:
                step = Step(case.id, case.claim, ripple.SAME_ORIGIN, others[0])
                yield self._touched(case, ripple.MAY_SHARE, (step,), tuple(others))

    def _leaning_on(self, case: Case, path: tuple[Step, ...]) -> Iterator[Touched]:
        """The cases that lean on a case: by what it published, and by ties."""
        leaning = self.desk.store.leaning
        marks = marks_of_publications(case)
        mutual = {link.case: link.relation for link in case.links if link.relation in (*BOTH_WAYS, *LOOSE)}
        near = {*leaning.cases_with_source(marks), *leaning.cases_tied_to(case.id), *mutual}
        for other in self._read(near - {case.id} - self._done()):
            found = list(self._by_evidence(other, marks, [], path, ripple.ITS_ADDRESS, ripple.ITS_BYTES))
            yield from found
            relation = self._relation(other, case, mutual)
            if relation and not any(one.degree == ripple.CITES for one in found):
                step = Step(other.id, other.claim, ripple.TIED, relation=relation)
                degree = ripple.MAY_SHARE if relation in LOOSE else ripple.LINKED
                yield self._touched(other, degree, (*path, step), ())

    def _relation(self, other: Case, case: Case, mutual: dict[str, str]) -> str:
        """The tie by which another case leans on a case, the one that says most first; "" where there is none."""
        told = [link.relation for link in other.links if link.case == case.id]
        told += [mutual[other.id]] if other.id in mutual else []
        return next((one for one in (*ONE_WAY, *BOTH_WAYS, *LOOSE) if one in told), "")

    def _done(self) -> set[str]:
        """The cases that are known already and where no more can be learned of them."""
        begun = {self.origin.case.id} if self.origin.case and self.origin.sort == ripple.CASE else set()
        return begun | {identifier for identifier, one in self.touched.items() if one.degree in _STRONG}

    def _by_evidence(
        self, case: Case, marks: frozenset[str], own: list[str], path: tuple[Step, ...], address: str, copy: str
    ) -> Iterator[Touched]:
        cited = cited_by_verdicts(case) | self._cited_before(case)
        held = [
            piece
            for piece in case.evidence
            if (piece.id in own or marks_of_piece(piece) & marks) and (piece.counts or piece.id in cited)
        ]
        if not held:
            return
        first = next((piece for piece in held if piece.id in cited), held[0])
        how = address if marks_of_address(first.url) & marks or not first.copies else copy
        degree = ripple.CITES if first.id in cited else ripple.HOLDS
        step = Step(case.id, case.claim, how, first.id)
        yield self._touched(case, degree, (*path, step), tuple(piece.id for piece in held))

    def _cited_before(self, case: Case) -> frozenset[str]:
        """What verdicts cited that readers saw and that others replaced since: what leans on the case may lean on that."""
        seen = {one.verdict for one in case.publications}
        if seen <= {said.event for said in case.verdicts}:
            return frozenset()
        events = self.desk.store.read_case(case.id).events
        return frozenset(piece for event in events if event.id in seen for piece in event.strings("cites"))

    def _touched(self, case: Case, degree: str, path: tuple[Step, ...], evidence: tuple[str, ...]) -> Touched:
        url = next((one.url for one in reversed(case.publications) if one.url), "")
        title = self._title(case.article) if case.article else ""
        return Touched(case, degree, self._state(case, degree), path, evidence, url, case.article, title)

    def _state(self, case: Case, degree: str) -> str:
        if not case.is_published:
            return ripple.TAKEN_BACK if case.publications else ripple.TO_RECONSIDER
        if degree not in _STRONG:
            return ripple.LOOK_AGAIN
        since = self.origin.at
        return ripple.CORRECTED if since and any(one.at >= since for one in case.corrections) else ripple.TO_CORRECT

    def _title(self, article: str) -> str:
        try:
            return self.desk.store.read_article(article).article.title
        except FactcheckError:  # a damaged article is no reason to hide what leans on the source
            return ""

    def _read(self, identifiers: Iterable[str]) -> Iterator[Case]:
        for identifier in sorted(identifiers):
            try:
                yield self.desk.store.read_case(identifier).case
            except FactcheckError:  # `_notes` names it
                continue

    def _notes(self) -> tuple[str, ...]:
        damaged = self.desk.store.leaning.damaged()
        told = [
            f"The file of case {one} is damaged, so nobody knows what it cites: factcheck doctor" for one in damaged
        ]
        return (*told, *self.desk.store.index.notes)
