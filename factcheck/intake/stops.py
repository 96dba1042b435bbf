"""Whether a stop ends a sentence: the rules of one place in a text.

Stops of scripts that don't separate words end a sentence wherever they stand; a full stop, a question mark and an
exclamation mark only before white space, and a full stop only where the word before it is no abbreviation.
"""

from __future__ import annotations

import re

from factcheck.intake.abbreviations import BEFORE_FIGURE, GO_ON, MAY_END, ORDINAL_MONTHS, STARTERS

_CLOSERS = r"""(?:["'”’»›)\]」』】）〉》]|[ \u00a0\u202f]»|“(?=\s|$)|\[\d{1,3}\])*"""
STOP = re.compile(rf"(?P<mark>[.!?…]+|[。！？｡؟۔।॥։።]+)(?P<closers>{_CLOSERS})")
PARENTHESIS = re.compile(r"\([^()\n]{1,300}\)")

_LEAD = 60  # characters looked at before and after a stop
_GAP = re.compile(r"\s+[\"'“‘«‹„(\[「『【（¿¡–—-]*\s*")
_WORD_BEFORE = re.compile(r"[^\W_][\w.'’&-]*\Z")
_WORD_AFTER = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_MISSING_SPACE = re.compile(r"[A-Z][a-z]{1,20}\s")
_CLEAN_WORD = re.compile(r"(?<![\w.@/])[a-z]{3,20}\Z")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[ivxlc]{1,5}|[A-Za-z])")
_NAME_SPEAKS = re.compile(
    r"(?:\w[\w.'’-]{0,30},?\s+){1,4}?"
    r"(?:said|says|asked|asks|told|wrote|tweeted|added|replied|testified|shouted|cried|recalled|answered|exclaimed)\b"
)
_QUOTE_ENDS = tuple("\"'”’»」』")


def ends_sentence(text: str, stop: re.Match[str], sentence_start: int, paragraph_end: int) -> bool:
    """Whether the sentence that began at `sentence_start` ends with this stop (a match of `STOP`)."""
    if stop.end() >= paragraph_end:
        return True
    mark = stop["mark"]
    if mark[0] not in ".!?…":
        return _ends_unspaced(text, stop)
    gap = _GAP.match(text, stop.end(), min(paragraph_end, stop.end() + _LEAD))
    if gap is None:
        return mark == "." and not stop["closers"] and _lacks_space(text, stop)
    following = text[gap.end() : min(paragraph_end, gap.end() + _LEAD)]
    if not following or not _may_open(following):
        return False
    if mark == "." and not stop["closers"].strip("\"”’'»"):
        return _full_stop_ends(text, stop, sentence_start, following)
    return mark[0] == "." or not _is_spoken_mark(stop, following)


def _ends_unspaced(text: str, stop: re.Match[str]) -> bool:
    """A quotation that ends in a stop goes on where a particle or a comma follows it (“…。”と言った)."""
    return not (stop["closers"] and text[stop.end() : stop.end() + 1] in "とっ、，,")


def _lacks_space(text: str, stop: re.Match[str]) -> bool:
    before = text[max(0, stop.start() - _LEAD) : stop.start()]
    return bool(_MISSING_SPACE.match(text, stop.end()) and _CLEAN_WORD.search(before))


def _may_open(following: str) -> bool:
    first = following[0]
    return not first.islower() or (len(following) > 1 and following[1].isupper())


def _is_spoken_mark(stop: re.Match[str], following: str) -> bool:
    """`“What a day!” Miller said` and `Yahoo! Finance said` are one sentence as far as the mark can tell."""
    return stop["closers"].endswith(_QUOTE_ENDS) and _NAME_SPEAKS.match(following) is not None


def _full_stop_ends(text: str, stop: re.Match[str], sentence_start: int, following: str) -> bool:
    before = _WORD_BEFORE.search(text[max(sentence_start, stop.start() - _LEAD) : stop.start()])
    if before is None:
        return True
    word = before[0]
    next_word = _WORD_AFTER.match(following)
    opens = next_word is not None and _opens_sentence(next_word[0], following)
    if _is_enumerator(text, sentence_start, stop.start()):
        return False
    return _word_may_end(word, next_word[0] if next_word else "", opens=opens)


def _opens_sentence(word: str, following: str) -> bool:
    initial = len(word) == 1 and following[1:2] == "."
    return word.lower() in STARTERS and not initial


def _is_enumerator(text: str, sentence_start: int, stop_start: int) -> bool:
    return stop_start - sentence_start <= 6 and _ENUMERATOR.fullmatch(text, sentence_start, stop_start) is not None


def _word_may_end(word: str, next_word: str, *, opens: bool) -> bool:
    bare = word.rstrip(".")
    if bare.isdigit():
        return not (len(bare) <= 2 and next_word.lower() in ORDINAL_MONTHS)
    if bare in GO_ON or (bare in BEFORE_FIGURE and next_word[:1].isdigit()):
        return False
    is_initial = len(bare) == 1 and bare.isupper() and bare != "I"
    is_short = bare in MAY_END or is_initial or _ACRONYM.fullmatch(bare) is not None
    return opens or not is_short
