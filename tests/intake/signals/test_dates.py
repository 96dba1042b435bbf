"""Dates and periods are named as they stand."""

from __future__ import annotations

import pytest

from factcheck.intake.signals.dates import find_dates
from factcheck.intake.signals.sign import Looked
from factcheck.model.proposal import Sentence


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("From May 2 to July 9, 2019, it rained.", ["a period: From May 2 to July 9, 2019"]),
        ("It has rained since April 7, 2018.", ["a period: since April 7, 2018"]),
        ("Between 1998 and 2004 it was shut.", ["a period: Between 1998 and 2004"]),
        ("It broke on March 24th.", ["a date: March 24th"]),
        ("It broke on 5 March 2021 and 2021-04-01.", ["a date: 5 March 2021, 2021-04-01"]),
        ("It cost $2019 or 2019,50 or 2019%.", []),
        ("It may rain.", []),
    ],
)
def test_periods_and_dates(text: str, phrases: list[str]) -> None:
    looked = Looked(Sentence(text, 0, len(text), 0), text, None)
    assert [reason.phrase for reason in find_dates(looked)] == phrases
