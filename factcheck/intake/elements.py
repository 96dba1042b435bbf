"""The elements that the words of a claim suggest: who, what, how much, when, where, and the cause.

Rules only, and proposals only: a person takes, rewords or leaves them. Each part of the sentence goes to one element.
Figures and dates are found in any language that writes them in digits; words for time, place and cause in those listed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.intake.phrases import find_leading_noun
from factcheck.intake.signals.dates import find_date_spans
from factcheck.intake.signals.figures import find_figure_spans
from factcheck.intake.wordlist import word_list
from factcheck.model.elements import CAUSE, ELEMENT_KINDS, HOW_MUCH, WHAT, WHEN, WHERE, WHO, ProposedElement

Span = tuple[int, int]

_CAUSE = re.compile(
    r"\b(?:because\s+of|because|due\s+to|owing\s+to|caused\s+by|as\s+a\s+result\s+of|thanks\s+to|on\s+account\s+of|driven\s+by"
    r"|wegen|weil|aufgrund|infolge|dank|à\s+cause\s+d[eu’']|en\s+raison\s+d[eu’']|parce\s+qu|grâce\s+à|debido\s+a|porque"
    r"|a\s+causa\s+d(?:e|el|i|ella|el)|gracias\s+a|por\s+causa\s+d[aeo]|devido\s+[àao]|perché|z\s+powodu|ponieważ|dzięki)\b[^.;!?]*",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?:last|this|next)\s+(?:year|month|week|night|spring|summer|autumn|fall|winter|decade|century|\w+day)|yesterday|today"
    r"|tomorrow|\w+\s+(?:years?|months?|weeks?|days?)\s+ago|every\s+(?:year|month|week|day)|since\s+(?:then|the\s+war)"
    r"|gestern|heute|(?:letzte[sn]?|dieses|vergangene[sn]?)\s+(?:Jahr|Monat|Woche)|hier|l’an\s+dernier|l'an\s+dernier|ayer|hoy"
    r"|el\s+año\s+pasado|wczoraj|dziś|w\s+zeszłym\s+roku)\b",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(
    r"(?:\b(?:for\s+the\s+whole\s+of|at\s+the\s+(?:end|beginning)\s+of|by\s+the\s+end\s+of|in|on|since|until|till|by|during|before"
    r"|after|from|between|im|seit|am|bis|en|depuis|desde|em|dal|nel|w|od|do)\s+)$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?<!\w)(?:in|at|near|across|throughout|outside|inside|around|im|bei|à|au|en|em|na|no|we?|nel|nella|a)\s+"
    r"(?:the\s+|der\s+|den\s+|dem\s+|la\s+|el\s+|le\s+|les\s+|il\s+|(?:city|town|village|state|province|region)\s+of\s+)*"
    r"[^\W\d_a-zà-þ][\w’'-]*(?:\s+(?:of\s+the\s+|of\s+|de\s+la\s+|de\s+|del\s+|am\s+)?[^\W\d_a-zà-þ][\w’'-]*)*"
)
# After a figure stands what is counted: `40 million crowns`, `212 days`.
_UNIT = re.compile(
    r"(?:\s+(?!(?:a|an|the|in|on|at|of|by|to|from|and|or|than|for|as|is|was|were|are|per)\b)[^\W\d_]+)?(?:\s+(?:a|per)\s+\w+)?"
)
# Verbs that a subject is taken to run on into where nothing but a figure or a time follows them.
_VERBS = word_list(
    """
    cost costs had has have rose rise rises fell fall falls grew grow grows spent spend spends paid pay pays lost lose loses
    won win wins got gets made makes took takes gave gives hit hits cut cuts sold sells built builds began begins ended ends
    died came comes went goes stood stands lasted lasts killed reached reaches earned earns received receives said says did
    does opened opens closed closes left leaves drew draws held holds owns owned kostete kostet hatte hat stieg sank
    coûte coûtait cuesta costó costaba kosztuje kosztował
    """
)
_EDGES = " \t\n,;:–—-.!?"
_CUT = "…"


def propose_elements(claim: str) -> tuple[ProposedElement, ...]:
    """The elements of a claim of one sentence, in the order in which a grid lists them, each kind at most once but for
    figures, of which there may be several."""
    taken: list[tuple[str, Span, str]] = []
    for kind, spans, reason in (
        (CAUSE, [match.span() for match in _CAUSE.finditer(claim)][:1], "names a cause"),
        (WHEN, _times(claim), "says when"),
        (HOW_MUCH, find_figure_spans(claim), "gives a figure"),
        (WHERE, [match.span() for match in _PLACE.finditer(claim)][:1], "names a place"),
    ):
        taken += [(kind, span, reason) for span in _free(spans, [one for _, one, _ in taken])]
    taken = [(kind, _with_unit(claim, kind, span, taken), reason) for kind, span, reason in taken]
    spans = sorted(span for _, span, _ in taken)
    subject = _subject(claim, spans)
    if subject is not None:
        taken.append((WHO, subject, "is what the sentence is about"))
        spans = sorted([*spans, subject])
    rest = _rest(claim, spans)
    found = [ProposedElement(kind, claim[slice(*span)].strip(_EDGES), reason) for kind, span, reason in taken]
    found += [ProposedElement(WHAT, rest, "is what is said of it")] if rest else []
    once: dict[tuple[str, str], ProposedElement] = {}
    for one in found:
        once.setdefault((one.kind, one.text.casefold()), one)
    return tuple(sorted(filter(_has_words, once.values()), key=lambda one: ELEMENT_KINDS.index(one.kind)))


def _has_words(one: ProposedElement) -> bool:
    return bool(one.text)


def _times(claim: str) -> list[Span]:
    """The first date or time with the word before it, dates before other words for time."""
    spans = [
        *sorted(find_date_spans(claim), key=lambda span: span[0] - span[1]),
        *(m.span() for m in _TIME.finditer(claim)),
    ]
    for start, end in spans[:1]:
        before = _BEFORE_TIME.search(claim, 0, start)
        return [(before.start() if before else start, end)]
    return []


def _with_unit(claim: str, kind: str, span: Span, taken: Iterable[tuple[str, Span, str]]) -> Span:
    """A figure with what is counted, up to where the next element begins."""
    following = min((other[0] for _, other, _ in taken if other[0] >= span[1]), default=len(claim))
    unit = _UNIT.match(claim, span[1], following) if kind == HOW_MUCH else None
    return (span[0], unit.end()) if unit else span


def _free(spans: Iterable[Span], taken: list[Span]) -> list[Span]:
    """The spans that overlap none of those taken, nor each other."""
    free: list[Span] = []
    for start, end in sorted(spans):
        if not any(start < right and left < end for left, right in [*taken, *free]):
            free.append((start, end))
    return free


def _subject(claim: str, taken: list[Span]) -> Span | None:
    """The noun that the sentence begins with; None where it begins with a figure, or where no noun is told from the rest."""
    if any(not claim[:start].strip(_EDGES) for start, _ in find_figure_spans(claim)):
        return None
    begin = next((end for start, end in taken if not claim[:start].strip(_EDGES)), 0)
    until = next((start for start, _ in taken if start > begin), len(claim))
    while begin < until and claim[begin] in _EDGES:
        begin += 1
    found = find_leading_noun(claim, (begin, until)) if begin < until else None
    if found is None:
        return None
    *before, last = claim[slice(*found)].split() or [""]
    if before and last.lower() in _VERBS:
        found = found[0], found[0] + claim[slice(*found)].rindex(last)
    is_all = not claim[: found[0]].strip(_EDGES) and not claim[found[1] :].strip(_EDGES + "。！？")
    return None if is_all else found


def _rest(claim: str, taken: list[Span]) -> str:
    """What is left of the sentence, an ellipsis for what was taken out of its middle."""
    parts, at = [], 0
    for start, end in [*taken, (len(claim), len(claim))]:
        parts.append(claim[at:start].strip(_EDGES))
        at = max(at, end)
    return f" {_CUT} ".join(part for part in parts if any(sign.isalnum() for sign in part))
