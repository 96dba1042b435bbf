"""The words in a sentence that show who said it, and where the source's own words stand.

`find_cue` reads one sentence whose direct quotations are masked. Where several cues compete, the one that frames the
whole sentence wins: `…, the ministry said.`, then `according to …`, then `X said that …`, then `…, saying that …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.intake.cast import RUN
from factcheck.intake.masking import MASK
from factcheck.intake.paragraphs import Span
from factcheck.intake.phrases import find_inverted_subject, find_subject
from factcheck.intake.reporting import ACCORDING, AMBIGUOUS, BODIES, DOCUMENTS, MAY_CLOSE, PARTICIPLE, STRONG, VERB
from factcheck.intake.sources import cut_to_core
from factcheck.intake.stances import find_inner_sayings, find_stances
from factcheck.intake.wordlist import word_list

LONGEST = 1500  # characters of a sentence that are looked at: a longer one is no prose

_INVERTS = word_list(
    """
    said says wrote writes added explained noted warned argued tweeted recalled replied commented insisted
    stated testified reported remarked asked asks continued
    """
)
_BE = word_list("is are was were be been being am 's 're get gets got")
_NO_SUBJECT_BEFORE = word_list(
    """
    the a an its his her their our my your this that these those any no each every to of by in on at into about
    between will would may might could should must can cannot never
    for from with not most united newly as why how what editor’s editor's
    """
)
_COMPLEMENT = re.compile(
    rf"\s*(?:[,:]?\s*{MASK}|:|\s(?:that|how|whether|what|why|an?\s+estimated|at\s+least|more\s+than)\b)"
)
_FINAL = re.compile(
    rf"\s*(?:[.,;:!?—–)]|{MASK}|\Z)"
    r"|\s+(?:in|on|at|during|by|through|via|to|last|this|yesterday|today|recently|earlier|later|afterwards?|\w+day)\b(?!\s+that)"
)
_LABEL = re.compile(r"((?:[A-Z][A-Z'’-]+\.?\s){0,3}[A-Z][A-Z'’-]{2,}):\s(?=\S)")
_SPEAKER = re.compile(r"(Q|A|[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}):\s(?=\S)")
_HEADLINE_NAME = re.compile(r"(?P<source>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3})(?P<cue>:)\s")
_HEADLINE_SAYS = re.compile(
    r"(?P<source>[A-Z][\w.’'-]*(?:\s(?:[A-Z][\w.’'-]*|of|for|and|the)){0,6}?)\s"
    r"(?P<cue>Says?|Said|Tells?|Warns?|Announces|Claims|Denies|Admits|Predicts|Thinks?|Vows|Wants|Calls|Urges|Blasts|Slams|Accuses"
    r"|Declares|Insists|Argues|Suggests?|Finds?|Shows?|Reveals?|Defends|Rips|Blames|Praises|Endorses|Backs|Rejects|Demands|Pledges)\s"
)
_NO_HEADLINE_NAMES = word_list(
    """
    photo photos image images picture pictures video videos caption update breaking live watch listen read analysis opinion
    editorial exclusive review correction note warning graphic map chart explainer factbox timeline interview
    """
)
_HEADLINE_WORDS, _HEADLINE_SHARE = 3, 0.75
_NO_SPEAKERS = word_list(
    "UPDATE BREAKING CORRECTION NOTE EDITOR’S_NOTE ANALYSIS OPINION WATCH VIDEO PHOTOS EXCLUSIVE FACT QUESTION"
)
_LAST_WORD = re.compile(r"([\w'’]+)\W*\Z")
_CLOSES_CONTENT = re.compile(rf"[,{MASK}—–!?][\s\"'”’»]*\Z")
_SOURCE_END = re.compile(
    rf"[,;:()!?{MASK}—–]|\.(?=\s|\Z)|\s(?:who|which|that|when|while|as|and\s+(?:is|was|has))\b|\s-{{1,2}}\s"
)
_LETTERED = re.compile(
    r"(?<=\b[A-Z])\.(?=[\sA-Z])|(?<=\b(?:Dr|Mr|Ms|St|Lt|Jr|Sr))\.|(?<=\b(?:Mrs|Gov|Sen|Rep|Col|Gen|Sgt|Inc))\."
)
_SAYING_NOUN = word_list(
    "statement letter interview report tweet post note memo speech email message press video decree briefing"
)
_SOURCE_WORDS = (
    DOCUMENTS | BODIES | word_list("he she they authors researchers investigators auditors inspectors scientists")
)
_FINITE_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|must|do|does|did|shows?|needs?)\b"
)
_CONTENT_WORDS, _CLOSING_WORDS = 3, 14

LABEL, FINAL, ACCORDING_TO, FINITE, LEANING, STANCE, INNER = 4, 3, 2, 1, 0, -1, -2


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show who said a sentence; offsets are those of the sentence. `strength` is how much of it they frame."""

    words: str
    start: int
    source: Span
    strength: int


def find_cue(masked: str) -> Cue | None:
    """The strongest cue of a sentence whose quotations are masked, None for the outlet's own voice."""
    masked = masked[:LONGEST]
    cues = [*_find_according(masked), *_find_reporting(masked)]
    if not cues and (headline := find_headline_cue(masked)):
        return headline
    return max(cues, key=lambda cue: (cue.strength, cue.start if cue.strength == FINAL else -cue.start), default=None)


def find_relayed(masked: str, cue: Cue) -> Cue | None:
    """The cue of whom the source in turn repeats (`Lind said that Brandt claimed …`), or None.

    It stands where the source's words are: after `said that`, before `…, Lind said`; and has a source of its own.
    """
    if cue.strength not in {FINITE, FINAL, ACCORDING_TO}:
        return None
    inner = [Cue(words, at, source, INNER) for words, at, source in find_inner_sayings(masked)]
    for other in (*_find_according(masked), *_find_reporting(masked), *inner):
        is_within = other.start < cue.source[0] if cue.strength == FINAL else other.start > cue.start + len(cue.words)
        is_own = other.source[1] <= cue.source[0] or other.source[0] >= cue.source[1]
        if is_within and is_own and other.strength != LEANING and other.start != cue.start:
            return other
    return None


def find_hint(masked: str) -> Cue | None:
    """A cue that counts where there is no other: who wants or judges something, or said a part of the sentence."""
    masked = masked[:LONGEST]
    stances = [Cue(words, at, source, STANCE) for words, at, source in find_stances(masked)]
    inner = [Cue(words, at, source, INNER) for words, at, source in find_inner_sayings(masked)]
    return min(stances or inner, key=lambda cue: cue.start, default=None)


def find_headline_cue(line: str) -> Cue | None:
    """Who says it in a headline (`Mayor: Mine Is Safe`, `Mayor Says Mine Is Safe`), whose words have capitals; or None."""
    words = re.findall(r"[^\W\d_]{4,}", line)
    if len(words) < _HEADLINE_WORDS or sum(word[0].isupper() for word in words) < _HEADLINE_SHARE * len(words):
        return None
    match = _HEADLINE_NAME.match(line) or _HEADLINE_SAYS.match(line)
    if match is not None and match["source"].split()[0].lower() in _NO_HEADLINE_NAMES:
        return None
    return Cue(match["cue"], match.start("cue"), match.span("source"), FINITE) if match else None


def find_label(line: str, speakers: frozenset[str] = frozenset()) -> Cue | None:
    """The speaker that opens a line: a name in capitals (`BRANDT: We have …`) or one of `speakers`; else None."""
    label = _LABEL.match(line)
    if label is None or label[1] in _NO_SPEAKERS:
        label = _SPEAKER.match(line)
        if label is None or label[1] not in speakers:
            return None
    return Cue(label[0].strip(), 0, label.span(1), LABEL)


def read_speaker(line: str) -> str:
    """The words before a colon that opens a line, if a speaker's name may look like them (`Q: Where …`), else ""."""
    label = _SPEAKER.match(line)
    return label[1] if label else ""


def _find_according(masked: str) -> Iterator[Cue]:
    hidden = _LETTERED.sub("x", masked)
    for match in ACCORDING.finditer(masked):
        stop = _SOURCE_END.search(hidden, match.end())
        end = stop.start() if stop else len(masked)
        if match.end() < end:
            yield Cue(match[0].strip(), match.start(), (match.end(), end), ACCORDING_TO)


def _find_reporting(masked: str) -> Iterator[Cue]:
    for match in VERB.finditer(masked):
        verb = " ".join(match[0].split())
        source, strength = _find_source(masked, match, verb)
        if source is not None:
            yield Cue(match[0], match.start(), source, strength)


def _find_source(masked: str, match: re.Match[str], verb: str) -> tuple[Span | None, int]:
    before = masked[: match.start()]
    last = _LAST_WORD.search(before[-40:])
    word_before = last[1] if last and not _CLOSES_CONTENT.search(before[-6:]) else ""
    if verb in PARTICIPLE:
        return _find_leaning(masked, match, word_before)
    if word_before.lower() in _NO_SUBJECT_BEFORE or word_before in _BE or word_before.endswith(("n't", "n’t")):
        return None, FINITE
    if verb in _INVERTS and _CLOSES_CONTENT.search(before[-6:]):
        inverted = find_inverted_subject(masked, match.end())
        if inverted is not None and not _is_complement(masked, inverted, before):
            return inverted, FINAL
    return _find_finite(masked, match, verb)


def _is_complement(masked: str, inverted: Span, before: str) -> bool:
    """Whether what follows the verb is what was said, not who: `Ada Brandt, a nurse, said the beds were full`."""
    if masked[inverted[0]].isupper():
        return False
    return _opens_with_name(before) or _FINITE_VERB.search(masked, *inverted) is not None


def _opens_with_name(before: str) -> bool:
    """`Ada Brandt, a teacher in Aldon, said politicians …`: what follows the verb is no subject."""
    name = RUN.match(before)
    return name is not None and before[name.end() :].lstrip()[:1] in {",", "."} and MASK not in before


def _find_finite(masked: str, match: re.Match[str], verb: str) -> tuple[Span | None, int]:
    subject = find_subject(masked, match.start())
    if subject is None:
        return None, FINITE
    is_final = verb in MAY_CLOSE and _closes_sentence(masked, subject, match.end())
    if verb in STRONG:
        return subject, FINAL if is_final else FINITE
    is_source = _is_document_or_body(masked, subject)
    if is_final and (is_source or masked[subject[0]].isupper() or masked[subject[0] : subject[1]] == "it"):
        return subject, FINAL
    if _COMPLEMENT.match(masked, match.end()) or (verb in AMBIGUOUS and is_source):
        return subject, FINITE
    return None, FINITE


def _closes_sentence(masked: str, subject: Span, verb_end: int) -> bool:
    """Whether source and verb stand after what was said: `…, the ministry said on Monday.`"""
    before = masked[: subject[0]].rstrip()
    if len(masked[slice(*subject)].split()) > _CLOSING_WORDS:
        return False
    if not _CLOSES_CONTENT.search(before[-6:]) or not _FINAL.match(masked, verb_end):
        return False
    return MASK in before or len(before.split()) >= _CONTENT_WORDS


def _find_leaning(masked: str, match: re.Match[str], word_before: str) -> tuple[Span | None, int]:
    if word_before in _BE:
        return find_subject(masked, match.start()), FINITE
    if masked[: match.start()].rstrip().endswith(",") or word_before in _SAYING_NOUN:
        return find_subject(masked, match.start(), of_main_clause=True), LEANING
    return None, LEANING


def _is_document_or_body(masked: str, subject: Span) -> bool:
    core = cut_to_core(masked[subject[0] : subject[1]].lower())
    return any(word in _SOURCE_WORDS for word in re.findall(r"[\w-]+", core))
