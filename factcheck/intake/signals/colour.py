"""What a story needs and a check does not: scene and colour, courtesies, how a study was made, what a word means, routine.

Each row is a label shown to the person, its weight (negative), and the words that show it.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.intake.signals.openings import Openings
from factcheck.intake.signals.sign import Looked, phrase_words
from factcheck.intake.signals.topics import make_topic
from factcheck.model.proposal import Reason

_COLOUR = (
    make_topic(
        "tells how a study was made",
        -0.9,
        r"participants\s+(?:who\s+)?(?:were\s+asked|filled)|(?:of|among)\s+the\s+(?:total\s+)?(?:participants|respondents)|researchers\s+(?:looked|analy[sz]ed|examined|used)"
        r"|the\s+team\s+(?:looked|analy[sz]ed|examined|used)|not\s+(?:work\s+on|involved\s+(?:in|with))\s+the\s+(?:study|research)|observational|sample\s+size"
        r"|surveys?\s+completed|questionnaires?|methodolog\w+|published\s+in\s+the\s+journal|caveats?|data\s+sources?|approximat(?:e|ion)",
    ),
    make_topic(
        "explains a word",
        -0.5,
        r"is\s+where|refers?\s+to|is\s+defined\s+as|is\s+known\s+as|is\s+called|stands\s+for|means\s+that|are\s+known\s+as|translates?\s+(?:to|as)",
    ),
    make_topic(
        "a courtesy or a meeting",
        -0.5,
        r"received\s+(?:the|by)|met\s+with|held\s+(?:a\s+)?(?:talks|meetings?)|discuss(?:ed|es)?\s+(?:issues|the|bilateral)|exchanged\s+views|cooperation|partnership"
        r"|highlighted|stress(?:ed|ing)\s+the|emphasi[sz](?:ed|ing)|praised|congratulated|condolences|dialogue|strategic|mutual|touted|cheers|applause",
    ),
    make_topic(
        "sets a scene",
        -0.4,
        r"wearing|chant(?:s|ed|ing)|cheer(?:s|ed|ing)|played|singing|sang|waving|holding\s+(?:\w+\s+)?(?:signs|banners)|handmade|smil(?:ed|ing)|sitting|walked"
        r"|stood|stepped|gathered|crowd|boarded|landed|arriv(?:ed|ing)|lunch|dinner|ceremony|weather|morning|afternoon|evening|a\.m\.|p\.m\.",
    ),
    make_topic(
        "routine of markets or courts",
        -0.8,
        r"shares\s+(?:closed|opened|rose|fell)|closed\s+(?:at|up|down)|stock\s+(?:closed|rose|fell)|sentencing\s+is|hearing\s+is|scheduled\s+for|transported\s+to"
        r"|held\s+in\s+jail|with\s+no\s+bond|preliminary\s+charges|has\s+been\s+named|will\s+hold|resigned|takes?\s+place",
    ),
)


_OPENINGS = Openings(_COLOUR)


def find_colour(looked: Looked) -> Iterator[Reason]:
    """One reason, of negative weight, for each kind of colour whose words stand in the sentence."""
    for colour, words in _OPENINGS.find(looked.text):
        yield Reason(phrase_words(colour.label, words), colour.weight)
