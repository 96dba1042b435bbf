"""What a sentence is about, where being wrong does harm or is worth disputing: harm, crime, war, health, law, money …

Each topic is a row: the label shown to the person, its weight, and the words that show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.intake.signals.openings import Openings
from factcheck.intake.signals.sign import Looked, phrase_words
from factcheck.model.proposal import Reason


@dataclass(frozen=True, slots=True)
class Topic:
    """A label shown to the person, its weight, and the words that show it."""

    label: str
    weight: float
    alternatives: str
    words: re.Pattern[str]


def make_topic(label: str, weight: float, *alternatives: str) -> Topic:
    """A topic whose words are alternatives of a regular expression, found as whole words in any case."""
    inside = "|".join(alternatives)
    return Topic(label, weight, inside, re.compile(rf"\b(?:{inside})\b", re.IGNORECASE))


_TOPICS = (
    make_topic(
        "alleges harm to people",
        0.8,
        r"kill(?:ed|s|ing|ings)?|dead|deaths?|died|dies|injur(?:ed|y|ies)|wounded|casualt(?:y|ies)|victims?|tortur(?:e|ed|ing)|"
        r"mutilat(?:ed|ion|ing)|behead(?:ed|ing)|executions?|executed(?!\s+(?:an?|the|search)\b)|murder(?:ed|s)?|rap(?:e|ed|es)|massacre[ds]?|genocide|starv(?:ed|ing|ation)"
        r"|hostages?|displaced|famine|poison(?:ed|ing)|drowned|corpses|bodies|suicides?|abus(?:e|ed|es|ing)|captivity|orphan(?:s|ed)",
    ),
    make_topic(
        "alleges a crime or wrongdoing",
        0.6,
        r"fraud(?:ulent)?|corrupt(?:ion)?|brib(?:e|es|ed|ery)|stole|stolen|theft|embezzl\w+|launder\w+|illegal(?:ly)?|unlawful(?:ly)?|crim(?:e|es|inal)"
        r"|arrest(?:s|ed)?|convict(?:ed|ion)|guilty|indict(?:ed|ment)|felony?|smuggl\w+|traffick\w+|cheat(?:ed|ing)|li(?:ed|es\s+about)|cover-?up"
        r"|rigg(?:ed|ing)|conspir\w+|accus(?:ed|es|ing|ations?)|alleg(?:ed|es|edly|ations?)|violat(?:ed|es|ing|ions?)|threat(?:s|en|ened|ening)|denied|deport(?:ed|ation)"
        r"|interfer(?:ed|ence)|scandal|misconduct|negligence|failed\s+to|discriminat\w+|terroris[mt]s?|weapons?|guns?|firearms?|bullets?|shoot(?:ings?)?|knife",
    ),
    make_topic(
        "is about war or the military",
        0.35,
        r"war|military|army|troops|soldiers?|armed\s+forces|missiles?|airstrikes?|strikes|shell(?:ed|ing)|bomb(?:s|ed|ing)?|drones?|ceasefire|invasion"
        r"|invaded|occupied|occupation|prisoners?|mobili[sz]ation|nuclear|attack(?:s|ed)?",
    ),
    make_topic(
        "is about health or science",
        0.3,
        r"vaccin\w+|virus|disease|infect\w+|cancer|flu|covid\S*|epidemic|pandemic|patients?|hospitals?|medical|medicines?|cure[sd]?|treatment|disorder"
        r"|symptoms|drugs?|doses?|toxic|radiation|climate|emissions|scientists?|study|studies|research|clinical|mortality|addict\w+|harmful|side\s+effects?",
    ),
    make_topic(
        "is about law or policy",
        0.3,
        r"laws?|legislation|bill|court|ruling|constitution\w*|polic(?:y|ies)|regulations?|tariffs?|sanctions?|treaty|ban(?:s|ned)?|legal(?:ly|i[sz]ed)?|decree"
        r"|visas?|asylum|immigra\w+|migrants?|election|elections|vote[sd]?|votes|ballots?|referendum|impeachment|testi\w+|investigat\w+|subpoena\w*|rights|tax(?:es)?"
        r"|guidelines|requirement|federal",
    ),
    make_topic(
        "is about public money or prices",
        0.2,
        r"budget|debt|deficit|spending|funding|subsid\w+|pension\w*|wages?|salar(?:y|ies)|unemployment|jobs|inflation|prices?|cost(?:s|ing)?|revenue|profits?"
        r"|billions?|economy|GDP|imports?|exports?|sales|shares|aid",
    ),
    make_topic(
        "compares or ranks",
        0.4,
        r"(?:more|less|fewer|higher|lower|larger|smaller|greater|better|worse|cheaper|older|younger|longer|faster|bigger|rarer)\s+(?:\w+\s+){0,3}than|"
        r"compared\s+(?:with|to)|(?:the\s+)?(?:most|least)\s+(?:\w+\s+){0,2}(?:in|of|since|ever)|(?:largest|biggest|highest|lowest|smallest|worst|best|oldest"
        r"|youngest|fastest|richest|poorest|deadliest|first|only)\s+(?:\w+\s+){0,4}(?:in|of|since|ever|to)|record(?:-\w+)?\s+\w+|times\s+(?:as|higher|more|lower)"
        r"|first\s+time|unprecedented|(?:rose|fell|up|down|increased|decreased|dropped|grew|risen|fallen|declined|plunged|soared|jumped|doubled|tripled)"
        r"\s+(?:\w+\s+){0,2}(?:by|from|(?<!up\s)to|\d)|average|majority|most\s+of|largest|biggest|highest|lowest|second-highest",
    ),
    make_topic(
        "claims a cause or an effect",
        0.45,
        r"cause[sd]?|causing|because\s+of|due\s+to|led\s+to|leads\s+to|leading\s+to|as\s+a\s+result|result(?:s|ed)?\s+(?:of|in|from)|linked\s+to|attributed\s+to"
        r"|responsible\s+for|increases?\s+the\s+risk|triggered|thanks\s+to|prevent(?:s|ed)|associated\s+with|(?:thought|known|found|shown|proven)\s+to|risks?\s+(?:of|for|to)|unleashed|driven\s+by|blamed",
    ),
)


_OPENINGS = Openings(_TOPICS)


def find_topics(looked: Looked) -> Iterator[Reason]:
    """One reason for each topic whose words stand in the sentence."""
    for topic, words in _OPENINGS.find(looked.text):
        yield Reason(phrase_words(topic.label, words), topic.weight)
