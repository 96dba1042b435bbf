"""Sets aside what is no claim of the article: repeated lines, captions, appeals for money, bylines, questions, headings.

Nothing is deleted: a sentence that is set aside stays in the list with its reason, and a person can take it up again.
A line is a paragraph of one sentence; most rules ask for one, so that prose is not set aside for a word it uses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.intake.page_furniture import APPEAL, CAPTION, COPYRIGHT, LINES, NOTICE, SENTENCES
from factcheck.model.proposal import Sentence

HEADLINE = "headline"
HEADLINE_REPEATED = "headline repeated"
REPEATED = "repeated line"
QUESTION = "question"
HEADING = "heading"
FRAGMENT = "too short to be a claim"

_QUOTES = re.compile("[\"'“”„‘’«»‹›`´]")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_ENDS_QUESTION = re.compile(r"[?؟？][\"'”’»)\]」』]*\Z")
_QUOTED = re.compile(r"[“\"«„][^“”\"«»„]{0,600}[”\"»“]")
_ENDS_OPEN = re.compile(r"[.!…。！।۔:;][\"'”’»)\]」』]*\Z")
_LINE_LENGTH = 400  # a longer paragraph is prose, and is not searched for the wording of page furniture
_HEADING_WORDS, _TITLE_WORDS = 12, 30
_GO_ON = frozenset({APPEAL, CAPTION, COPYRIGHT, NOTICE})  # what its next sentences belong to
_QUESTION_ASKED = 4  # words outside quotation marks that make a sentence more than the question it quotes


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the rules know of the article: its headline, which paragraphs are lines, which stood in it before (`repeated`)
    and which stand in it more than once (`repeating`)."""

    lines: frozenset[int]
    headline: str
    repeated: frozenset[int]
    repeating: frozenset[int]


def mark_asides(sentences: Sequence[Sentence], *, title: str = "") -> tuple[Sentence, ...]:
    """The same sentences, `aside` filled in where one is not offered as a claim.

    `title` is the article's title where it is known apart from its text. If the rules would set all sentences aside
    (a single claim on standard input looks like a heading), headings are offered.
    """
    setting = _look_at(sentences, title)
    marked = _mark(sentences, setting)
    if all(sentence.aside for sentence in marked):
        return tuple(replace(one, aside="") if one.aside in {HEADLINE, HEADING} else one for one in marked)
    return marked


def normalise_line(text: str) -> str:
    """A line as it is compared with others: without quotes, case, outer punctuation and differences of white space."""
    return " ".join(_QUOTES.sub("", text).casefold().split()).strip(" .!:…")


def _look_at(sentences: Sequence[Sentence], title: str) -> _Setting:
    per_paragraph = Counter(sentence.paragraph for sentence in sentences)
    lines = frozenset(number for number, count in per_paragraph.items() if count == 1)
    headline = find_headline(sentences)
    shown = normalise_line(title) or (normalise_line(headline.text) if headline else "")
    return _Setting(lines, shown, *_find_repeated(sentences))


def find_headline(sentences: Sequence[Sentence]) -> Sentence | None:
    """The first line of an article that is no page furniture, if it looks like a headline."""
    for place, sentence in enumerate(sentences):
        goes_on = place + 1 < len(sentences) and sentences[place + 1].paragraph == sentence.paragraph
        if goes_on:
            return None
        if not _find_furniture(sentence.text, is_line=True):
            return sentence if _looks_like_headline(sentence.text) else None
    return None


def _mark(sentences: Sequence[Sentence], setting: _Setting) -> tuple[Sentence, ...]:
    seen: set[str] = set()
    marked: list[Sentence] = []
    for sentence in sentences:
        is_line = sentence.paragraph in setting.lines
        line = normalise_line(sentence.text) if is_line or setting.headline else ""
        aside = (
            _find_repetition(line, setting, seen, is_line=is_line)
            or _find_aside(sentence.text, is_line=is_line)
            or _find_rest(sentence, marked, setting)
        )
        seen.add(line)
        marked.append(replace(sentence, aside=aside) if aside else sentence)
    return tuple(marked)


def _find_rest(sentence: Sentence, marked: Sequence[Sentence], setting: _Setting) -> str:
    """Why the rest of a paragraph stands aside: it stood there before, or goes on with an appeal or a caption."""
    number = sentence.paragraph
    if number in setting.repeated:
        return REPEATED
    before = marked[-1] if marked and marked[-1].paragraph == number else None
    goes_on = before is not None and before.aside in _GO_ON and len(sentence.text) <= _LINE_LENGTH
    return before.aside if before and goes_on and number in setting.repeating else ""


def _find_repeated(sentences: Sequence[Sentence]) -> tuple[frozenset[int], frozenset[int]]:
    """The paragraphs of several sentences that stood in the article before, and all that stand there more than once."""
    texts: dict[int, list[str]] = {}
    for sentence in sentences:
        texts.setdefault(sentence.paragraph, []).append(sentence.text)
    places: dict[str, list[int]] = {}
    for number, parts in texts.items():
        if len(parts) > 1:
            places.setdefault(normalise_line(" ".join(parts)), []).append(number)
    groups = [numbers for numbers in places.values() if len(numbers) > 1]
    return frozenset(n for numbers in groups for n in numbers[1:]), frozenset(n for numbers in groups for n in numbers)


def _find_repetition(line: str, setting: _Setting, seen: set[str], *, is_line: bool) -> str:
    if line and line == setting.headline:
        return HEADLINE_REPEATED if line in seen else HEADLINE
    return REPEATED if is_line and line and line in seen else ""


def _find_aside(text: str, *, is_line: bool) -> str:
    if furniture := _find_furniture(text, is_line=is_line):
        return furniture
    if _is_fragment(text):
        return FRAGMENT
    if _is_question(text):
        return QUESTION
    return HEADING if is_line and len(text) <= _LINE_LENGTH and _is_heading(text) else ""


def _find_furniture(text: str, *, is_line: bool) -> str:
    tables = (*SENTENCES, *LINES) if is_line and len(text) <= _LINE_LENGTH else SENTENCES
    return next((reason for reason, pattern in tables if pattern.match(text[:_LINE_LENGTH])), "")


def _is_fragment(text: str) -> bool:
    if len(text) > 60:
        return False
    letters = len(_NO_LETTERS.sub("", text))
    if letters < 3:
        return True
    has_case = text.lower() != text.upper()
    return has_case and len(_WORD.findall(text)) < 3 and not any(char.isdigit() for char in text)


def _is_question(text: str) -> bool:
    if not _ENDS_QUESTION.search(text[-12:]):
        return False
    outside = _QUOTED.sub(" ", text[:2000])
    is_all_quoted = len(outside) < len(text) and len(_WORD.findall(outside)) < _QUESTION_ASKED
    return is_all_quoted or "?" in outside or "؟" in outside or "？" in outside


def _is_heading(text: str) -> bool:
    """A short line without a final stop and without a figure, or one in title case."""
    if _ENDS_OPEN.search(text[-12:]) or not _is_cased(text):
        return False
    words = _WORD.findall(text)
    if any(char.isdigit() for char in text):
        return _is_title_case(words) and len(words) <= _TITLE_WORDS
    return len(words) <= _HEADING_WORDS or (_is_title_case(words) and len(words) <= _TITLE_WORDS)


def _looks_like_headline(text: str) -> bool:
    return not _ENDS_OPEN.search(text[-12:]) and _is_cased(text) and len(_WORD.findall(text)) <= _TITLE_WORDS


def _is_cased(text: str) -> bool:
    """Whether the script has capital letters: in others a line without a stop is no sign of a heading."""
    first = next((char for char in text if char.isalpha()), "")
    return first.lower() != first.upper()


def _is_title_case(words: Sequence[str]) -> bool:
    long_words = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long_words) > 2 and sum(word[0].isupper() for word in long_words) >= 0.7 * len(long_words)
