"""The day on which a claim was made, where its sentence says so beside the words that show who made it.

`The ministry said on Tuesday that …`, `…, she said on 5 May`, `On December 24th, the opposition said …`. A day that the
claim is about is none: nothing is proposed unless the time stands at the cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model.dates import PartialDate
from factcheck.model.mentions import TimeMention
from factcheck.model.proposal import Sentence

_BEHIND = re.compile(
    r"(?:\s(?:reporters|journalists|parliament|lawmakers))?(?:\s(?:late|early))?\s(?:on\s|in\s|at\s)?(?:the\s)?"
)
_BETWEEN = re.compile(r",?\s[^,.;:“”\"]{2,70}\s?")
_OPENING = re.compile(r"[“\"‘'«(]?(?:[Oo]n\s|[Ii]n\s|[Ee]arlier\s|[Ll]ate\s)?")


def find_said_on(
    sentence: Sentence, times: Sequence[TimeMention], cue: str, cue_start: int | None, published: PartialDate | None
) -> str:
    """The partial date on which a sentence was said, "" where it doesn't say. Offsets are those of the article's text."""
    if cue_start is None or not sentence.start <= cue_start < sentence.end:
        return ""
    cue_end = cue_start + len(cue)
    for time in times:
        if time.basis == "unresolved" or time.first != time.last or not time.first or time.relation:
            continue
        if _stands_at(sentence, time, cue_start, cue_end) and not _is_later(time.first, published):
            return time.first
    return ""


def _stands_at(sentence: Sentence, time: TimeMention, cue_start: int, cue_end: int) -> bool:
    def words(start: int, end: int) -> str:
        return sentence.text[start - sentence.start : end - sentence.start]

    if time.start >= cue_end:
        return _BEHIND.fullmatch(words(cue_end, time.start)) is not None
    if cue_start <= time.start:
        return True  # the cue itself holds it
    if time.end > cue_start:
        return False
    opens = _OPENING.fullmatch(words(sentence.start, time.start)) is not None
    return opens and _BETWEEN.fullmatch(words(time.end, cue_start)) is not None


def _is_later(day: str, published: PartialDate | None) -> bool:
    read = PartialDate.read(day)
    return read is None or (published is not None and read.is_surely_after(published))
