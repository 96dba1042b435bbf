"""What somebody did or admitted that others may dispute: acts of authority, testimony, contradiction, pressure, people held.

Each row is a label shown to the person, its weight, and the words that show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.intake.signals.openings import Openings
from factcheck.intake.signals.sign import Looked, phrase_words
from factcheck.intake.signals.topics import make_topic
from factcheck.model.proposal import Reason

_ACTS = (
    make_topic(
        "tells of testimony or evidence",
        0.5,
        r"testif(?:y|ied|ies|ying)|testimony|testimonies|under\s+oath|sworn|witness(?:es|ed)?|eyewitness(?:es)?|transcripts?|recordings?|footage|videos?"
        r"|overheard|(?:could|then)\s+hear(?:d)?|recalled|leaked|whistle-?blowers?|e-?mails?|(?:text\s+)?messages?|(?:phone\s+)?calls?|phone|letters?|conversations?|records\s+show(?:s|ed)?|documents?|documented"
        r"|prosecutors?[’']?s?|court\s+(?:papers|filings?|records)|admit(?:s|ted)|acknowledg(?:e|es|ed)|confess(?:es|ed)|reveal(?:s|ed)|confirm(?:s|ed)",
    ),
    make_topic(
        "reports a finding",
        0.45,
        r"(?:stud(?:y|ies)|reports?|research(?:ers)?|authors?|scientists|analys[ie]s|surveys?|polls?|audits?|investigat(?:ion|ors)|inspect(?:ors?|ion))\s+"
        r"(?:\w+\s+){0,2}(?:found|finds?|said|says?|wrote|shows?|showed|showing|concluded?|estimated?|suggest(?:s|ed)?|noted|recorded|revealed)"
        r"|they\s+(?:wrote|found|concluded)|according\s+to\s+(?:an?|the)\s+(?:\w+\s+){0,2}(?:study|report|analysis|survey|poll|audit)"
        r"|findings?|(?:were|was)\s+(?:recorded|documented)",
    ),
    make_topic(
        "contradicts or corrects",
        0.35,
        r"despite|although|even\s+though|contrary\s+to|in\s+fact|yet|in\s+reality|den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?"
        r"|reject(?:s|ed|ing)?|refut(?:e|es|ed)|debunk(?:s|ed)?|false(?:ly)?|mislead(?:s|ing)?|untrue|not\s+true|lie|amended|revis(?:e|ed)|retract(?:s|ed)"
        r"|changed\s+(?:his|her|their|its)|shifted\s+(?:his|her|their|its)|barely|never|no\s+evidence|purported(?:ly)?|supposed(?:ly)?|so-called"
        r"|claim(?:s|ed|ing)?|insist(?:s|ed|ing)?",
    ),
    make_topic(
        "tells of pressure or a condition",
        0.35,
        r"demand(?:s|ed|ing)?|pressur(?:e|ed|ing)|in\s+(?:exchange|return)\s+for|on\s+condition|unless|withh[eo]ld(?:s|ing)?|blackmail(?:s|ed)?|coerc\w+"
        r"|forc(?:e|es|ed|ing)|order(?:s|ed)\s+(?:to|them|him|her)|require[sd]?|condition(?:s|ed)\s+on|favou?rs?|guarantee[sd]?|acting\s+on|direction\s+of"
        r"|would\s+need\s+to|freed|freez(?:e|es|ing)|frozen|block(?:s|ed|ing)?",
    ),
    make_topic(
        "tells what an authority did",
        0.3,
        r"announc(?:e|es|ed)|decid(?:e|es|ed)|decision|approv(?:e|es|ed|al)|impos(?:e|es|ed)|introduc(?:e|es|ed)|launch(?:es|ed)?|adopt(?:s|ed)?|issu(?:es|ed)"
        r"|sign(?:s|ed)\s+(?:a|an|the|into)|suspend(?:s|ed)?|cancel(?:s|led|ed)?|revok(?:e|es|ed)|fin(?:es|ed)|sued|charged|sentenced|pleaded|appointed|fired"
        r"|dismissed|shared\s+(?:a|an|the)|published|declared|authori[sz](?:e|es|ed)|prohibit(?:s|ed)?|forb(?:id|ids|ade)|refus(?:e|es|ed|ing)|did\s+not\s+accept",
    ),
    make_topic(
        "is about people in others' hands or at risk",
        0.25,
        r"children|minors?|detain(?:s|ed|ees?)|detention|custody|jail(?:ed|s)?|imprison(?:ed|ment)|inmates?|refugees?|civilians?|patients|evacuat(?:ed|ions?)"
        r"|homeless|evict(?:ed|ions?)|elderly|residents|without\s+(?:power|water|food|shelter|communication|electricity|access)|have\s+access\s+to",
    ),
)


_OPENINGS = Openings(_ACTS)


def find_acts(looked: Looked) -> Iterator[Reason]:
    """One reason for each kind of act whose words stand in the sentence."""
    for act, words in _OPENINGS.find(looked.text):
        yield Reason(phrase_words(act.label, words), act.weight)


_SPOKEN = re.compile(
    r"[“\"][^”\"]*[‘'](?=\w)[^’']{3,}[’'][^”\"]*[”\"]?|\bquote,|\b(?:he|she|they)\s+said,|\b(?:replied|asked|told\s+(?:\w+\s+){1,4})\s*(?:that|to|if|whether)\b",
    re.IGNORECASE,
)
_SPOKEN_WEIGHT = 0.4


def find_spoken_words(looked: Looked) -> Iterator[Reason]:
    """A reason where somebody tells what another said to somebody: it was said or it was not."""
    if match := _SPOKEN.search(looked.text):
        words = " ".join(match[0].split())
        yield Reason(
            phrase_words("retells what was said", [words if len(words) < 40 else words[:37] + "…"]), _SPOKEN_WEIGHT
        )
