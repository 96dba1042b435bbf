"""What is promised about the day on which a claim was made: it is proposed only where the sentence says it."""

from __future__ import annotations

import pytest

from factcheck.intake.propose import propose
from factcheck.model.dates import PartialDate
from factcheck.model.mentions import Mention

PUBLISHED = PartialDate(2020, 12, 24)


def said_on(text: str, published: PartialDate | None = PUBLISHED) -> str:
    (proposal,) = propose(text, published_on=published).proposals
    return proposal.said_on


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bridge cost 40 million crowns, Mayor Ivo Brandt said on Monday.", "2020-12-21"),
        ("Mayor Ivo Brandt said on Monday that the bridge cost 40 million crowns.", "2020-12-21"),
        ("The ministry said in October that 30 wells were dry.", "2020-10"),
        ("On December 22nd, the ministry said that 30 wells were dry.", "2020-12-22"),
        ("The ministry said that 30 wells ran dry in October.", ""),
        ("Mayor Ivo Brandt said the vote will be held on Monday.", ""),
        ("In 2019 the bridge cost 40 million crowns, Mayor Ivo Brandt said.", ""),
        ("The bridge was opened on Monday.", ""),
    ],
)
def test_a_day_beside_the_cue_is_when_it_was_said(sentence: str, expected: str) -> None:
    assert said_on(sentence) == expected


def test_a_day_that_can_not_be_counted_is_not_proposed() -> None:
    assert said_on("Mayor Ivo Brandt said on Monday that the bridge cost 40 million crowns.", None) == ""


def test_what_a_sentence_mentions_is_cut_from_the_article() -> None:
    text = "Nobody came to Aldon.\n\nOn Monday 30 wells near Aldon ran dry, Mayor Ivo Brandt said.\n"
    for proposal in propose(text, published_on=PUBLISHED).proposals:
        mentions: list[Mention] = [*proposal.times, *proposal.quantities, *proposal.names]
        for one in mentions:
            assert text[one.start : one.end] == one.text
            assert (proposal.quote.start or 0) <= one.start < one.end <= (proposal.quote.end or 0)
