"""Whether a text is speech (a debate, a speech, an interview) or reporting: what deserves checking is worded differently.

Speakers say I, we and you in nearly every other sentence, and nobody says who said it; reporters do the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.intake.claimants import Attribution
from factcheck.model.proposal import Sentence

_LEAST = 8  # sentences; fewer show no habit
_SPOKEN_SHARE, _REPORTED_SHARE = 0.4, 0.15
_SPEAKER = re.compile(r"(?<!\w)(?:I|we|you|my|our|your|me|us)(?!\w)", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")


def is_speech(sentences: Sequence[Sentence], said: Sequence[Attribution | None]) -> bool:
    """Whether the sentences that are not set aside read like somebody's speech rather than like a report."""
    offered = [(one.text[:500], by) for one, by in zip(sentences, said, strict=True) if not one.aside]
    if len(offered) < _LEAST:
        return False
    reported = sum(1 for _, by in offered if by is not None)
    if reported >= _REPORTED_SHARE * len(offered):
        return False
    spoken = sum(1 for text, _ in offered if _speaks(text))
    return spoken >= _SPOKEN_SHARE * len(offered)


def _speaks(text: str) -> bool:
    whole = len(text) > 2 and text[0] in '“"' and text[-1] in '”"'  # a line of a transcript in quotation marks
    return _SPEAKER.search(text if whole else _QUOTED.sub("", text)) is not None
