"""Proposes the parts of a compound sentence, so that each claim gets a case of its own.

It splits only where both sides stand by themselves: each with a verb, the second with a subject. What a second part
leaves out (`…, 21 – at home`) is filled in from the first. A person reads the parts before cases are opened.
"""

from __future__ import annotations

import re

from factcheck.intake.paragraphs import find_paragraphs
from factcheck.intake.quotations import find_quotations
from factcheck.model.proposal import Part

_LONGEST = 2000
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|will|would|can|could|may|might|said|says|told|rose|fell|grew|made"
    r"|took|gave|left|went|came|got|held|met|became|began|won|lost|cost|costs|kept|paid|spent|sold|sent|saw|found|built|broke"
    r"|cut|hit|put|set|shot|stands?|\w{2,}ed|\w{3,}s)\b",
    re.IGNORECASE,
)
_SURE_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|rose|fell|grew|won|lost|cost|\w{3,}ed)\b")
_JOINT = re.compile(r";\s+(?:and\s+|but\s+|while\s+)?|,\s+(?:and|but|while|whereas)\s+", re.IGNORECASE)
_OPENS_CLAUSE = re.compile(
    r"(?:the|an?|this|that|these|those|its|his|her|their|our|all|both|some|many|most|another|he|she|it|they|there|nearly|about"
    r"|almost|more|at\s+least|[A-ZÀ-Þ][\w’'.-]*|\d\S*|one|two|three|four|five|six|seven|eight|nine|ten)\s",
)
_NUMBER = (
    r"(?:\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|dozens|hundreds|thousands|scores)"
)
_BE_DONE = r"(?:was|were|are|is|had\sbeen|have\sbeen|has\sbeen)\s\w+"
_DID = r"(?:died|fled|fell|drowned|left|lived?|works?|voted|\w{3,}ed)"
_ELLIPSIS = re.compile(
    rf"(?P<first>(?P<head>{_NUMBER}(?P<subject>\s(?:of\s)?(?:\w+\s){{0,3}}?(?:{_BE_DONE}|{_DID})))\b[^,;]*)"
    rf"[,;]\s+(?:and\s+)?(?P<figure>{_NUMBER})\s*(?:[–—-]\s*)?(?P<rest>(?:in|by|at|on|from|during|under|after|while|as|with|for|of)\s[^,;]*?)"
    r"[.!]?",
    re.IGNORECASE,
)
_SHARED_SUBJECT = re.compile(
    rf"(?P<first>(?:(?:at\sleast|about|nearly|some|around|more\sthan|over)\s)?{_NUMBER}\s(?P<noun>(?:[\w-]+\s){{1,3}}?)"
    r"(?P<aux>was|were|have\sbeen|had\sbeen|are)\s\w+ed\b[^,;]*?),?\sand\s"
    rf"(?P<figure>(?:(?:at\sleast|about|nearly|another|some|around|more\sthan|over)\s)?{_NUMBER})\s"
    r"(?P<other>(?:(?:other|more|further)\s\w+|others|more)\s)?(?P<rest>\w+(?:ed|led|rt|ught|ng)\b(?:\s[^,;]*?)?)[.!]?",
    re.IGNORECASE,
)
_ENDS_IN_RELATIVE = re.compile(r",\s(?:who|which|whose|where|when)\b[^,]*\Z", re.IGNORECASE)
_FEWEST_WORDS = 4
_HANGS = re.compile(r"(?:who|which|that|where|whose|if|when|because|although|though|unless|whether)\b", re.IGNORECASE)


def split_claim(text: str) -> tuple[str, ...]:
    """The parts of a sentence as sentences of their own; the sentence itself, its white space evened, if it has none."""
    parts = find_parts(text)
    whole = " ".join(text.split())
    return tuple(part.text for part in parts) or ((whole,) if whole else ())


def find_parts(sentence: str) -> tuple[Part, ...]:
    """The parts of a compound sentence, in order, with their offsets in it (code points); none for one that has no parts."""
    start = len(sentence) - len(sentence.lstrip())
    whole = sentence.strip()
    if not whole or len(whole) > _LONGEST:
        return ()
    parts = _fill_ellipsis(whole) or _cut(whole)
    return tuple(Part(part.text, part.start + start, part.end + start) for part in parts) if len(parts) > 1 else ()


def _fill_ellipsis(whole: str) -> list[Part]:
    """`39 of them were shot in the street, 21 – at home.`: the second part takes its words from the first."""
    match = _ELLIPSIS.fullmatch(whole)
    if match is not None:
        second = f"{match['figure']}{match['subject']} {match['rest']}"
        return [_part(match["first"], *match.span("first")), _part(second, match.start("figure"), match.end("rest"))]
    match = _SHARED_SUBJECT.fullmatch(whole)
    if match is None:
        return []
    noun = match["other"] or match["noun"]
    second = f"{match['figure']} {noun.strip()} {match['aux']} {match['rest']}"
    return [_part(match["first"], *match.span("first")), _part(second, match.start("figure"), match.end("rest"))]


def _cut(whole: str) -> list[Part]:
    quotations = find_quotations(whole, find_paragraphs(whole))
    parts, start = [], 0
    for joint in _JOINT.finditer(whole):
        if any(one.start <= joint.start() < one.end for one in quotations):
            continue
        left, right = whole[start : joint.start()], whole[joint.end() :]
        if _stands_alone(left) and _may_follow(right, is_semicolon=joint[0].startswith(";")):
            parts.append(_part(left, start, joint.start()))
            start = joint.end()
    return [*parts, _part(whole[start:], start, len(whole))]


def _part(words: str, start: int, end: int) -> Part:
    return Part(_finish(" ".join(words.split())), start, end)


def _stands_alone(part: str) -> bool:
    if _HANGS.match(part) or _ENDS_IN_RELATIVE.search(part):
        return False
    return len(part.split()) >= _FEWEST_WORDS and _SURE_VERB.search(part) is not None


def _may_follow(right: str, *, is_semicolon: bool) -> bool:
    clause = re.split(r"[,;]\s", right, maxsplit=1)[0]
    if len(clause.split()) < _FEWEST_WORDS or _HANGS.match(clause):
        return False
    if is_semicolon:
        return _VERB.search(clause) is not None
    return _OPENS_CLAUSE.match(clause) is not None and _SURE_VERB.search(clause) is not None


def _finish(part: str) -> str:
    part = part.strip(" ,;")
    part = part[:1].upper() + part[1:]
    return part if part.endswith((".", "!", "?", "”", '"')) else part + "."
