"""Sentences of scripts whose habits our own rules don't know: Thai, Lao, Khmer, Burmese, Tibetan, Mongolian and others.

The optional library sentencex cuts them; without it, and besides it, the stops of the script do, wherever they stand. Thai
and Lao write no stops: there a text without sentencex is cut at its paragraphs, and at the stops that it borrowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.intake.paragraphs import Span

# Script: its range of characters, the language that sentencex is asked for, and what ends a sentence in it.
_SCRIPTS = (
    ("\u0e00-\u0e7f", "th", "๚๛"),
    ("\u0e80-\u0eff", "lo", ""),
    ("\u0f00-\u0fff", "bo", "།༎༏༐༑༔"),
    ("\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f", "my", "။"),
    ("\u1200-\u139f\u2d80-\u2ddf", "am", "።፧፨"),
    ("\u1780-\u17ff\u19e0-\u19ff", "km", "។៕៚"),
    ("\u1800-\u18af", "mn", "᠃᠉"),
    ("\u0d80-\u0dff", "si", "෴"),
    ("\u07c0-\u07ff", "nqo", "߹"),
    ("\u1c50-\u1c7f", "sat", "᱾᱿"),
    ("\uabc0-\uabff\uaae0-\uaaff", "mni", "꯫"),
    ("\ua500-\ua63f", "vai", "꘎꘏"),
    ("\ua980-\ua9df", "jv", "꧉꧈"),
    ("\u1b00-\u1b7f", "ban", "᭟᭞"),
)
_ANY = re.compile(f"[{''.join(letters for letters, _, _ in _SCRIPTS)}]")
_SHARES = tuple((re.compile(f"[{letters}]"), language, stops) for letters, language, stops in _SCRIPTS)
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 400  # characters by which the script of a paragraph is told


def cut_foreign(text: str, paragraph: Span) -> list[Span] | None:
    """The sentences of a paragraph in a script that our own rules don't know; None for one in a script that they know."""
    start, end = paragraph
    if _ANY.search(text, start, end) is None:
        return None
    sample = text[start : min(end, start + _SAMPLE)]
    letters = len(_LETTER.findall(sample))
    for script, language, stops in _SHARES:
        if 2 * len(script.findall(sample)) > letters:
            return list(_trim(text, paragraph, _find_ends(text[start:end], language, stops)))
    return None


def _find_ends(words: str, language: str, stops: str) -> list[int]:
    own = f"[{stops}]+|" if stops else ""
    marks = re.compile(rf"(?:{own}[!?…]+|(?<!\d)\.(?=\s|\Z))[\"'”’»)\]]*")
    ends = {match.end() for match in marks.finditer(words)}
    return sorted(ends | set(_ask_library(words, language)) | {len(words)})


def _ask_library(words: str, language: str) -> Iterator[int]:
    """Where sentencex ends sentences, if it is there; whatever does not fit the text is left out."""
    try:
        import sentencex
    except ImportError:
        return
    for one in sentencex.get_sentence_boundaries(language, words):
        first, last = one["start_index"], one["end_index"]
        if words[first:last] == one["text"]:
            yield last


def _trim(text: str, paragraph: Span, ends: list[int]) -> Iterator[Span]:
    start = paragraph[0]
    for end in (paragraph[0] + one for one in ends):
        inside = text[start:end]
        if inside.strip():
            first = start + len(inside) - len(inside.lstrip())
            yield first, first + len(inside.strip())
        start = end
