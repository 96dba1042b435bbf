"""What must be checked to settle a claim: a number, an event, what somebody said, a cause, a comparison, a law, a finding …

The kind is proposed by a vote of signs with a reason in words; a person may say otherwise. Kinds: `TYPES`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.intake.claimants import Attribution
from factcheck.intake.worth import find_signs
from factcheck.model.proposal import Reason, Sentence

TYPES = (
    "number", "event", "quote", "causal", "comparison", "law-or-policy", "science-or-health", "forecast", "opinion", "other",
)  # fmt: skip
_TOLD, _WAS, _NOT_TOLD = 0.7, 0.2, 0.6
_QUOTED, _REPORTED, _A_SPAN = 0.9, 0.6, -0.9
_JUDGED = -0.8  # a quotation in which nothing happened and nothing is counted
_NO_AMOUNT = -3.4  # every figure is somebody's age, an address or a time of day
_TAGGED = -1.2  # `…, the mayor said`: what she said is the assertion
_TAG_FROM = 0.7  # how far into its sentence such a tag stands at least
_SUBJECT, _SUBJECT_SHARE, _STUDY_SHARE, _HEALTH = 0.8, 0.4, 0.15, "is about health or science"


@dataclass(frozen=True, slots=True)
class ClaimType:
    """A kind of `TYPES` and the words that speak for it."""

    name: str
    because: str


@dataclass(frozen=True, slots=True)
class _Vote:
    name: str
    weight: float
    signs: re.Pattern[str]


def _vote(name: str, weight: float, *labels: str) -> _Vote:
    return _Vote(name, weight, re.compile("|".join(labels)))


def _words(name: str, weight: float, phrase: str, pattern: str) -> tuple[_Vote, str]:
    return _Vote(name, weight, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)), phrase


# Which reasons of a sentence speak for which kind, by how they begin.
_VOTES = (
    _vote("number", 3.4, "gives a figure:", "gives figures:"),
    _vote("number", 1.6, "gives a figure in words:"),
    _vote("comparison", 0.4, "compares or ranks:"),
    _vote("causal", 0.6, "claims a cause"),
    _vote("law-or-policy", 1.0, "is about law or policy:"),
    _vote("science-or-health", 1.1, "is about health or science:"),
    _vote("science-or-health", 0.7, "reports a finding:", "tells how a study was made:", "explains a word:"),
    _vote("forecast", 1.7, "forecast or plan:"),
    _vote("opinion", 1.4, "opinion or feeling:", "says what ought to be:"),
    _vote("opinion", 0.5, "speaks in the first person:", "conditional:"),
    _vote("quote", 1.3, "attributed to "),
    _vote("quote", 0.7, "retells what was said", "reports somebody else", "contradicts or corrects:"),
    _vote("quote", 0.4, "tells of testimony", "tells of pressure"),
    _vote("event", 0.5, "alleges harm", "alleges a crime", "sets a scene", "a date:", "a period:"),
    _vote("event", 0.3, "is about war", "tells what an authority did"),
    _vote("event", 2.6, "routine of markets or courts"),
    _vote("other", 1.8, "tells how the article was made"),
    _vote("other", 0.4, "very short", "vague: unclear"),
)
# Words that speak for a kind by themselves, with the phrase that is shown before them.
_WORDS = (
    _words(
        "comparison",
        3.2,
        "compares",
        r"(?:less|more|fewer|higher|lower|larger|smaller|greater|better|worse)\s+than\s+(?:the|that|what|those|in|at|any|expected)"
        r"|instead\s+of\s+the|times\s+(?:higher|lower|more|as)|not\s+as\s+\w+\s+as",
    ),
    _words(
        "law-or-policy",
        2.6,
        "is about a rule",
        r"(?:legali[sz]ed|banned|outlawed|legal|illegal)\s+in\s+(?:\d+|\w+)\s+(?:states|countries|cities)"
        r"|guidelines?|(?:faces?|facing)\s+(?:a\s+maximum|up\s+to)|is\s+(?:punishable|illegal|unlawful)|by\s+law",
    ),
    _words(
        "forecast",
        2.0,
        "expects",
        r"expects?|is\s+expected|are\s+expected|predicts?|projects|could\s+(?:now|soon)|by\s+next\s+year",
    ),
    _words(
        "comparison",
        1.7,
        "compares",
        r"(?:biggest|largest|lowest|highest|smallest|worst|deadliest|oldest|latest|strongest|primary)(?=\s)|(?:world\s+)?record(?!ed)(?=[\s-])"
        r"|first\s+(?:time|of|two|three)|(?:more|less)\s+\w+\s+than|(?!other|rather)\w{3,}er\s+than\s+(?!\d)|less\s+than\s+(?!\d)|compared"
        r"|instead\s+of\s+the\s+usual|times\s+(?:higher|lower|more)|(?:a\s+little|far|much)\s+more|as\s+(?!well\b|soon\b|long\b)\w+\s+as",
    ),
    _words(
        "causal",
        1.5,
        "claims a cause",
        r"because(?:\s+of)?|reason|caus(?:e[sd]?|ing)|result(?:s|ed)?\s+in|(?:has|have)\s+pushed|due\s+to|leads?\s+to|led\s+to|as\s+a\s+result"
        r"|thanks\s+to|is\s+keeping|increases?\s+the\s+risk|lost\s+out",
    ),
    _words(
        "law-or-policy",
        1.3,
        "is about a rule",
        r"legali[sz](?:ed|ing)|guidelines?|policy\s+manual|agency\s+policy|decree|requirements?|a\s+crime|maximum\s+of|roll(?:ing)?\s+back|tariffs|laws?"
        r"|would\s+not\s+be|operates\s+a\s+system|state\s+law|regulations?|constitution(?:al)?|ban(?:s|ned)?|outlawed|rate\s+by",
    ),
    _words(
        "science-or-health",
        0.9,
        "is about a finding of science",
        r"stud(?:y|ies)|researchers|scientists|disease|symptoms|participants|risk\s+of|linked\s+to|associated\s+with|cancer|vaccines?|virus|flu|epidemics?"
        r"|drug\s+use|physicians|forecasts?\s+called|adolescence",
    ),
    _words(
        "quote",
        0.8,
        "tells what somebody announced or demanded",
        r"announced|declared|denied|demand(?:s|ed)|urg(?:ed|es|ing)|offered\s+to|argued|accused|testified|issued\s+a\s+statement|said\s+(?:it|he|she|they|that)"
        r"|told\s+\w+|statement|letter|stating|insisted|promised|vowed|called\s+(?:on|for)",
    ),
    _words(
        "event",
        0.8,
        "tells of an act",
        r"did\s+not|didn[’']t|declined|arrested|deported|pleaded|resigned|landed|reached|holds\s+a",
    ),
    _words(
        "opinion",
        0.8,
        "judges",
        r"like\s+to\s+see|would\s+help|felt|cautious|(?:un)?reasonable|luxury|as\s+well|complicated|if\s+they\s+don[’']t",
    ),
)
_SPAN = re.compile(r"\b\d+(?:\s|-)(?:months?|hours?|years?|weeks?|days|minutes|to\s\d+-years?)\b|\b911\b")
_DIGIT = re.compile(r"\d")
_AGE = re.compile(  # and addresses and times of day: figures that nobody has to check
    r"(?<=,\s)\d\d(?=,)|\b\d\d(?=,\sof\s)|\b[Aa]ge[ds]?\s\d+|\b\d\d?:\d\d\b|\b\d\d?\s?[ap]\.?m\b"
    r"|\b\d+(?:st|nd|rd|th)\sStreet|(?<=\bof\s)\d+(?=\s[A-Z])"
)
_STUDY = re.compile(
    r"\b(?:stud(?:y|ies)|researchers?|scientists?|participants|respondents|published|journal|experts?)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"(?<![\w-])(?!(?:United|[Uu]n\w+ed|need|indeed|hundred)\b)"
    r"(?:\w{2,}ed|had|took|made|came|went|left|held|began|gave|got|met|ran|sent|sold|fell|rose|hit|cut|led)\b"
)
_BEING = re.compile(r"\b(?:was|were)\b")  # was it so? That may be an event, or anything else
_SAYING = re.compile(r"\b(?:added|noted|stated|reported|announced|commented|warned)\b")
_ENDS_QUOTED = re.compile(r"^[^“”\"]*(?:”|\"[^“”\"]*$)")  # a quotation that began before
_QUESTION = re.compile(r"\?[”\"’')\]]*\s*$")
_QUOTE_MARK = re.compile(r"[“\"]")
_ALL_QUOTED = re.compile(r"^[“\"]")
_START = {"event": 0.8, "other": 0.7}


def find_types(sentences: Sequence[Sentence], said: Sequence[Attribution | None]) -> tuple[ClaimType, ...]:
    """The kind of each sentence of an article, from its words, who seems to have said it and what the article is about."""
    signs = [find_signs(one, by) for one, by in zip(sentences, said, strict=True)]
    offered = [found for one, found in zip(sentences, signs, strict=True) if not one.aside]
    about = sum(any(sign.phrase.startswith(_HEALTH) for sign in found) for found in offered)
    studied = sum(_STUDY.search(one.text) is not None for one in sentences if not one.aside)
    is_about_health = about >= _SUBJECT_SHARE * len(offered) > 0 and studied >= _STUDY_SHARE * len(offered)
    return tuple(
        _find_type(one, by, found, is_about_health) for one, by, found in zip(sentences, said, signs, strict=True)
    )


def _find_type(
    sentence: Sentence, said: Attribution | None, signs: Sequence[Reason], is_about_health: bool
) -> ClaimType:
    if sentence.aside:
        return ClaimType("other", f"set aside: {sentence.aside}")
    if _QUESTION.search(sentence.text):
        return ClaimType("other", "a question")
    ballot = _Ballot()
    ballot.count_signs(signs)
    ballot.count_words(sentence.text)
    ballot.count_speech(sentence, said)
    if is_about_health:
        ballot.add("science-or-health", _SUBJECT, "the article is about health or science")
    return ballot.decide()


class _Ballot:
    """The votes for each kind, and the first words that spoke for it."""

    def __init__(self) -> None:
        self._votes = dict.fromkeys(TYPES, 0.0) | _START
        self._because: dict[str, str] = {}

    def add(self, name: str, weight: float, because: str) -> None:
        """Count a vote; only what speaks for a kind is a reason."""
        self._votes[name] += weight
        if weight > 0:
            self._because.setdefault(name, because)

    def count_signs(self, signs: Sequence[Reason]) -> None:
        """The votes of the signs that ranking found."""
        for sign in signs:
            for vote in _VOTES:
                if vote.signs.match(sign.phrase):
                    self.add(vote.name, vote.weight, sign.phrase)

    def count_words(self, text: str) -> None:
        """The votes of words that speak for a kind by themselves."""
        for vote, phrase in _WORDS:
            if found := vote.signs.search(text):
                self.add(vote.name, vote.weight, f"{phrase}: {' '.join(found[0].split())}")
        if _SPAN.search(text):
            self.add("number", _A_SPAN, "")
        if _AGE.search(text) and not _DIGIT.search(_AGE.sub("", text)):
            self.add("number", _NO_AMOUNT, "")

    def count_speech(self, sentence: Sentence, said: Attribution | None) -> None:
        """The votes of how it is told: quoted, attributed, as something that happened, or as something that is."""
        text = sentence.text
        is_quoted = _ALL_QUOTED.match(text) is not None or _ENDS_QUOTED.match(text) is not None
        if said is not None and not is_quoted and _is_tag(sentence, said):
            self.add("quote", _TAGGED, "")
        if said is not None and not is_quoted:
            self.add("quote", _REPORTED + self._votes["forecast"] / 2, f"reported of {said.claimant.name}")
        if past := _PAST.search(_SAYING.sub("", text)):
            self.add("event", _TOLD, f"tells what happened: {past[0]}")
        elif past := _BEING.search(text):
            self.add("event", _WAS, f"tells what was: {past[0]}")
        else:
            self.add("opinion", _NOT_TOLD, "tells of nothing that happened")
            self.add("other", _NOT_TOLD, "tells of nothing that happened")
        if said is not None and is_quoted:
            self.add("opinion", _QUOTED, "in somebody's own words")
            if not _DIGIT.search(text) and not past:
                self.add("quote", _JUDGED, "")

    def decide(self) -> ClaimType:
        """The kind with most votes."""
        best = max(TYPES, key=lambda name: self._votes[name])
        return ClaimType(best, self._because.get(best, "nothing speaks for another kind"))


def _is_tag(sentence: Sentence, said: Attribution) -> bool:
    """Whether a sentence without a quotation ends with who said it."""
    place = said.cue_start
    is_late = place is not None and sentence.start + _TAG_FROM * len(sentence.text) <= place < sentence.end
    return is_late and not _QUOTE_MARK.search(sentence.text)
