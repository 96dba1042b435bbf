"""The reasoning of a verdict for readers: markers such as `[7k3m]` become the numbers of its sources.

What a marker is stands in model/markers.py. One of evidence that readers may not see vanishes, and nothing tells that it
was there. Brackets around anything else ("[sic]", "[Reuters]") stay as they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.evidence import Evidence
from factcheck.model.markers import MARKER, marked
from factcheck.model.verdict import Verdict
from factcheck.publish.clearance import one_line
from factcheck.publish.public_case import Paragraph, ReasoningPart

_CLOSES = " .,;:!?)]…”’»"
_BETWEEN_PARAGRAPHS = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")


@dataclass(frozen=True, slots=True)
class Cited:
    """The pieces of evidence that readers see, in the order of their numbers (from 1), and the reasoning."""

    pieces: tuple[Evidence, ...]
    reasoning: tuple[Paragraph, ...]

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each source, by the id of its evidence."""
        return {piece.id: number for number, piece in enumerate(self.pieces, 1)}


def may_be_shown(piece: Evidence) -> bool:
    """Whether readers may see a piece of evidence: neither confidential nor withdrawn nor erased."""
    return piece.counts and not piece.confidential


def cite(case: Case, verdict: Verdict) -> Cited:
    """Number the sources of a verdict and put the numbers into its reasoning.

    Numbers follow the order of `verdict.cites`; a source that only the reasoning names comes after them. Where no number
    stands in the reasoning, all of them stand at its end.
    """
    named = (piece for marker in MARKER.finditer(verdict.reasoning) for piece in marked(case, marker)[0])
    cited = (piece for identifier in verdict.cites if (piece := case.find_evidence(identifier)))
    pieces = tuple({piece.id: piece for piece in (*cited, *named) if may_be_shown(piece)}.values())
    numbers = {piece.id: number for number, piece in enumerate(pieces, 1)}
    paragraphs = [_parts(case, text, numbers) for text in _BETWEEN_PARAGRAPHS.split(verdict.reasoning)]
    return Cited(pieces, _with_all_at_the_end(tuple(filter(None, paragraphs)), len(pieces)))


def cite_line(case: Case, text: str, numbers: dict[str, int]) -> str:
    """A text on one line, such as what a correction says, with the numbers of its sources in the place of markers.

    A marker of evidence that has no number among the sources shown vanishes.
    """
    line = _without_hidden_markers(case, one_line(text), numbers)
    shown = (
        part.text + (f"[{', '.join(map(str, part.cites))}]" if part.cites else "")
        for part in _parts(case, line, numbers)
    )
    return "".join(shown)


def _parts(case: Case, text: str, numbers: dict[str, int]) -> Paragraph:
    """One paragraph: words, each followed by the numbers that its author put there."""
    line = _without_hidden_markers(case, one_line(text), numbers)
    parts: list[ReasoningPart] = []
    end = 0
    words = ""
    for marker in MARKER.finditer(line):
        found, other = marked(case, marker)
        if not found:
            continue
        words += line[end : marker.start()] + (f"[{', '.join(other)}]" if other else "")
        end = marker.end()
        cites = tuple(numbers[piece.id] for piece in found if piece.id in numbers)
        if cites and parts and not words.strip():
            parts[-1] = ReasoningPart(parts[-1].text, _united(parts[-1].cites, cites))
        elif cites:
            parts.append(ReasoningPart(words, _united((), cites)))
        words = "" if cites else words
    words += line[end:]
    return (*parts, ReasoningPart(words)) if words else tuple(parts)


def _without_hidden_markers(case: Case, line: str, numbers: dict[str, int]) -> str:
    """The line without the markers that stand for nothing readers may see, and without the gaps they would leave."""
    for marker in reversed(list(MARKER.finditer(line))):
        found, other = marked(case, marker)
        if not found or other or any(piece.id in numbers for piece in found):
            continue
        before, after = line[: marker.start()], line[marker.end() :]
        if before.endswith("(") and after.startswith(")"):
            before, after = before[:-1], after[1:]
        if not after or after[0] in _CLOSES:
            before = before.rstrip(" ")
        line = before + after if before else after.lstrip(" ")
    return line


def _united(one: tuple[int, ...], other: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _with_all_at_the_end(paragraphs: Sequence[Paragraph], count: int) -> tuple[Paragraph, ...]:
    if not paragraphs or not count or any(part.cites for paragraph in paragraphs for part in paragraph):
        return tuple(paragraphs)
    words = "".join(part.text for part in paragraphs[-1])
    return (*paragraphs[:-1], (ReasoningPart(f"{words} ", tuple(range(1, count + 1))),))
