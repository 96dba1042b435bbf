"""Where the words for a source lie around a reporting verb: the subject before it, or the one that follows it.

Everything works on one sentence whose direct quotations are masked (`mask_quotations`), so that a verb or a comma
inside a quotation can't mislead; offsets are those of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.intake.masking import MASK
from factcheck.intake.paragraphs import Span
from factcheck.intake.wordlist import word_list

_WORD = re.compile(rf"[^\s,;:()\[\]{MASK}—–]+")
_CLAUSE_BREAK = re.compile(rf"{MASK}+|[;:()—]|\s[–-]{{1,2}}\s")
_CONJUNCTIONS = word_list("and but or then so yet while")
_LEADING = word_list(
    """
    and but or yet so however meanwhile furthermore moreover also then still later earlier now today yesterday
    afterwards afterward finally instead even indeed thus therefore additionally separately similarly previously
    recently
    """
)
_TRAILING = word_list(
    """
    has have had is are was were be been also later recently previously earlier then now once repeatedly again
    even still already further did does do would will could may might should must not never just only too first
    both all himself herself itself themselves
    """
)
_SUBORDINATE = word_list(
    "after because when while if before until where whether although though unless than once whose as"
)
_RELATIVE = word_list("who which that whom what why how")
_PREPOSITIONS = word_list("in on at by for from during after before over under with within since until amid despite")
_TIME = re.compile(
    r"(?:(?:last|this|earlier\s+this|late\s+last|next)\s+(?:week|month|year|night|weekend|spring|summer|autumn|fall|winter|\w+day)"
    r"|on\s+\w+day(?:\s+(?:morning|night|evening|afternoon))?|in\s+(?:\d{4}|[A-Z]\w+(?:\s+\d{4})?)"
    r"|(?:on|in)\s+[A-Z]\w+\.?\s+\d{1,2}(?:st|nd|rd|th)?)\s+",
    re.IGNORECASE,
)
_AFTER_END = re.compile(
    rf"[,.;:()!?{MASK}—–]|\s-{{1,2}}\s"
    r"|\s(?:who|which|when|while|after|before|because|as|during|if|that|where)\b"
    r"|\s(?:in|on|at|to|from|with|through|via)\s+(?:an?|the|his|her|their|its|\w+day|\d|recent|early|late|response|court|"
    r"testimony|reference|front|addition|writing|Twitter|Facebook|[A-Z][a-z]{2}\.?\s\d)\b"
    r"|\s(?:last|this|next)\s+\w+|\s(?:\w+day|yesterday|today|tonight)\b|\s(?:adding|noting|saying|citing|referring|speaking)\b"
)
_NOT_A_SOURCE = word_list(
    """
    that it there this these those what who which if whether how why when where not no in on at to by for about
    of with as than he she they we i you so late earlier recently afterwards repeatedly last yesterday today
    monday tuesday wednesday thursday friday saturday sunday
    """
)
_DETERMINERS = word_list("the a an some many two three several our all most both his her their its")
_MAY_STAND_ALONE = word_list("some many several most both")
_PRONOUNS = word_list("he she they it we i you")
_INSIDE_NAMES = word_list("of the for de van von der al bin & del la")
_COMMON_VERBS = word_list("said told spoke held met gave made took went came began says has plans wants")
_INITIAL = re.compile(r"(?<=\b[A-Z])\.(?=\s?[A-Z])|(?<=\b[A-Z][a-z])\.(?=\s[A-Z])|(?<=\b[A-Z][a-z]{2})\.(?=\s[A-Z])")
_APPOSITION = re.compile(r"[^,;:.()]{0,40},\s+([^,;:.()]{3,80})")
_MAX_WORDS, _LEADING_WORDS, _NOUN_WORDS = 22, 40, 6


def find_subject(masked: str, verb_start: int, *, of_main_clause: bool = False) -> Span | None:
    """The words of the subject before a verb, or None: relative and subordinate clauses give none.

    `of_main_clause` looks for the subject of the sentence's main clause, on which `…, stating that` and `… and said` lean.
    """
    start = _find_clause_start(masked, verb_start)
    parts = _split_at_commas(masked, start, verb_start)
    if of_main_clause or _ends_in_conjunction(masked, parts[-1]):
        return _find_main_subject(masked, parts)
    own = _shear(masked, parts[-1])
    if own is None:
        return _find_before_apposition(masked, parts) if len(parts) > 2 else None
    return _accept(masked, own)


def find_inverted_subject(masked: str, verb_end: int) -> Span | None:
    """The subject that follows its verb (`…, said the mayor of Aldon.`), or None."""
    start = verb_end
    while start < len(masked) and masked[start].isspace():
        start += 1
    first = _WORD.match(masked, start)
    if first is None or start == verb_end or masked[start] in '“"‘«' or first[0].lower().strip(".") in _NOT_A_SOURCE:
        return None
    stop = _AFTER_END.search(_hide_initials(masked), start, min(len(masked), start + 200))
    end = stop.start() if stop else min(len(masked), start + 200)
    return (start, end) if 0 < len(_WORD.findall(masked, start, end)) <= _MAX_WORDS else None


def find_apposition(masked: str, source: Span) -> Span | None:
    """What stands between commas after a source (`another witness, Ada Brandt`), or None."""
    match = _APPOSITION.match(masked, source[1])
    return match.span(1) if match and MASK not in match[1] else None


def _find_clause_start(masked: str, end: int) -> int:
    starts = [match.end() for match in _CLAUSE_BREAK.finditer(masked, 0, end)]
    return starts[-1] if starts else 0


def _split_at_commas(masked: str, start: int, end: int) -> list[Span]:
    parts: list[Span] = []
    for match in re.finditer(r",(?!\d)", masked[start:end]):
        parts.append((parts[-1][1] + 1 if parts else start, start + match.start()))
    parts.append((parts[-1][1] + 1 if parts else start, end))
    return parts


def _shear(masked: str, span: Span) -> Span | None:
    """A part without the conjunctions, adverbs and times before its noun and the auxiliaries after it."""
    words = list(_WORD.finditer(masked, *span))
    while words and words[0][0].lower() in _LEADING:
        words.pop(0)
    while words and _trails(words[-1][0]):
        words.pop()
    if not words or words[-1][0].lower() in _CONJUNCTIONS | (_DETERMINERS - _MAY_STAND_ALONE):
        return None
    start, end = words[0].start(), words[-1].end()
    time = _TIME.match(masked, start, end)
    return (time.end(), end) if time else (start, end)


def _trails(word: str) -> bool:
    small = word.lower()
    return small in _TRAILING or (
        small.endswith("ly") and word == small and small not in {"family", "assembly", "ally"}
    )


def _ends_in_conjunction(masked: str, span: Span) -> bool:
    """Whether a verb has no subject of its own: `visited Aldon and said`, `spoke, but later denied`."""
    words = [word.lower() for word in _WORD.findall(masked, *span)]
    while words and _trails(words[-1]) and words[-1] not in _CONJUNCTIONS:
        words.pop()
    return bool(words) and words[-1] in _CONJUNCTIONS


def _find_before_apposition(masked: str, parts: Sequence[Span]) -> Span | None:
    """`Ada Brandt, a nurse from Aldon, said`: the part before the apposition, or the first one that is a noun."""
    for part in (parts[-3], parts[0]):
        sheared = _shear(masked, part)
        if sheared and (accepted := _accept(masked, sheared)) and _looks_like_a_source(masked, accepted):
            return accepted
    return None


def _find_main_subject(masked: str, parts: Sequence[Span]) -> Span | None:
    for part in parts:
        sheared = _shear(masked, (part[0], _before_conjunction(masked, part)))
        if sheared and _looks_like_a_source(masked, sheared):
            return find_leading_noun(masked, sheared)
    return None


def _before_conjunction(masked: str, span: Span) -> int:
    words = list(_WORD.finditer(masked, *span))
    while words and (_trails(words[-1][0]) or words[-1][0].lower() in _CONJUNCTIONS):
        words.pop()
    return words[-1].end() if words else span[0]


def _accept(masked: str, span: Span) -> Span | None:
    """The source without a relative clause; None where the verb itself stands in a relative or subordinate clause."""
    words = list(_WORD.finditer(masked, *span))
    small = [word[0].lower() for word in words]
    if small[0] in _RELATIVE and (len(words) == 1 or small[0] != "that" or words[0][0] == "that"):
        return None
    relative = next((place for place, word in enumerate(small) if word in _RELATIVE and place), None)
    if relative is not None:  # in "a man who said" and "what the man said" the verb is the relative clause's own
        is_closed = small[relative] == "who" and relative + 2 < len(words) and _looks_like_a_verb(small[relative + 1])
        return (words[0].start(), words[relative - 1].end()) if is_closed else None
    if small[0] == "as" and len(words) > 1:  # "As the mayor said, …"
        return words[1].start(), span[1]
    if len(words) > _MAX_WORDS or any(word in _SUBORDINATE for word in small[-6:]):
        return None
    return span


def _looks_like_a_source(masked: str, span: Span) -> bool:
    first = _WORD.match(masked, span[0])
    return first is not None and first[0].lower() not in _PREPOSITIONS and first[0].lower() not in _SUBORDINATE


def find_leading_noun(masked: str, span: Span) -> Span | None:
    """The noun that a clause begins with: an article and small words, then the run of capitals, or up to the verb."""
    words = list(_WORD.finditer(masked, *span))[:_LEADING_WORDS]
    if not words:
        return None
    if words[0][0].lower() in _PRONOUNS:
        return words[0].span()
    last = _find_last_capital(words)
    if last is None:
        last = next((place - 1 for place, word in enumerate(words) if place and _looks_like_a_verb(word[0])), 0)
    last = _reach_noun(words, max(last, 0))
    return words[0].start(), words[last].end()


def _reach_noun(words: Sequence[re.Match[str]], last: int) -> int:
    """`two Aldonian teachers implored`: an article or a number is followed by a noun, which may be a small word."""
    if words[0][0].lower() not in _DETERMINERS or last > 2:
        return last
    while last + 1 < len(words) and last < _NOUN_WORDS and not _ends_noun(words[last + 1][0]):
        last += 1
    return last


def _ends_noun(word: str) -> bool:
    small = word.lower()
    return _looks_like_a_verb(word) or small in _PREPOSITIONS or small in _CONJUNCTIONS or small in _RELATIVE


def _find_last_capital(words: Sequence[re.Match[str]]) -> int | None:
    """The end of the first run of capitals that begins before a verb; `of`, `the`, `for` and `and` may stand inside."""
    last = None
    for place, word in enumerate(words):
        small = word[0].lower()
        if word[0][0].isupper() and not (place == 0 and small in _DETERMINERS):
            last = place
        elif last is not None:
            if small not in _INSIDE_NAMES:
                break
        elif place > 0 and _looks_like_a_verb(small):
            break
    return last


def _looks_like_a_verb(word: str) -> bool:
    small = word.lower()
    return small in _TRAILING or small.endswith("ed") or small in _COMMON_VERBS


def _hide_initials(masked: str) -> str:
    """The sentence, the same length, with the stops of `Dr.`, `J.` and the like made letters, so that they end nothing."""
    return _INITIAL.sub("x", masked)
