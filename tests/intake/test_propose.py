"""From a text to ranked proposals, with everything else set aside and nothing lost."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.claimants import Attribution
from factcheck.intake.propose import IntakeResult, propose
from factcheck.intake.sentences import split_sentences
from factcheck.intake.worth import Worth
from factcheck.model.proposal import Sentence
from factcheck.model.quote import find_quote

HEADLINE = "Mayor’s Plan Splits Aldon, As Upper Mine Stays Shut"
ARTICLE = f"""{HEADLINE}

Support The Courier

{HEADLINE.replace("’", "'")}

Click to see full-size image

On May 24th, the opposition in Aldon said that it intends to block all roads to the mine tomorrow.

Mayor Ada Brandt received the envoy Bo Lind, the press service of the council reported.

“We are interested in good relations with the mine,” the mayor noted.

{HEADLINE}

Click to see the full-size image

The Ombudsman of Aldon published an interim report on the people poisoned by the upper mine.

The report summarizes the cases of poisoning caused by the upper mine since March 27, 2019.

From March 27 to May 22, 2019, 60 people were poisoned by the upper mine. 39 of them died in their homes, 21 – in the mine.\
 The Ombudsman also recorded the cases of 163 injuries, most of which resulted from falls.

Miners were also shown having fun.

“We declare that the council has checked the mine. Nobody is to blame

Furthermore, the council shared a phone number, so that people can report each other.


Support The Courier"""


def texts(result: IntakeResult) -> list[str]:
    return [proposal.quote.text for proposal in result.proposals]


def test_the_weightiest_claims_come_first() -> None:
    first = " ".join(texts(propose(ARTICLE))[:5])
    for part in ("60 people", "39 of them", "21 –", "163 injuries", "From March 27 to May 22, 2019"):
        assert part in first


def test_headline_appeal_and_caption_are_never_proposed() -> None:
    result = propose(ARTICLE)
    offered = " ".join(texts(result))
    assert "Splits Aldon" not in offered
    assert "Support The Courier" not in offered
    assert "Click to see" not in offered
    assert [one.aside for one in result.aside].count("headline repeated") == 2


def test_claimants_come_with_their_cue() -> None:
    by_text = {proposal.quote.text: proposal for proposal in propose(ARTICLE).proposals}
    proposal = next(one for text, one in by_text.items() if "60 people" in text)
    assert proposal.claimant is not None
    report = "the interim report of the Ombudsman of Aldon"
    assert (proposal.claimant.name, proposal.claimant.kind, proposal.cue) == (report, "document", "summarizes")
    assert proposal.cue_start == ARTICLE.index("summarizes")


def test_the_parts_of_a_compound_sentence_come_with_their_place_in_it() -> None:
    by_text = {proposal.quote.text: proposal for proposal in propose(ARTICLE).proposals}
    words, proposal = next((text, one) for text, one in by_text.items() if "39 of them" in text)
    assert [words[part.start : part.end] for part in proposal.parts] == [
        "39 of them died in their homes",
        "21 – in the mine",
    ]
    assert [part.text for part in proposal.parts] == ["39 of them died in their homes.", "21 of them died in the mine."]


@given(st.one_of(st.text(), st.lists(st.sampled_from([*'aB1.\n“”" ?!', "\n\n", "said ", "Support us"])).map("".join)))
def test_quotes_are_cut_from_the_text_and_nothing_is_lost(text: str) -> None:
    result = propose(text)
    version = hashlib.sha256(text.encode()).hexdigest()
    for rank, proposal in enumerate(result.proposals, 1):
        quote = proposal.quote
        assert (proposal.rank, quote.version) == (rank, version)
        assert text[quote.start : quote.end] == quote.text
        assert find_quote(quote, text) is not None
    starts = {proposal.quote.start for proposal in result.proposals} | {one.start for one in result.aside}
    assert starts == {sentence.start for sentence in split_sentences(text)}
    scores = [proposal.score for proposal in result.proposals]
    assert scores == sorted(scores, reverse=True)


def test_another_scorer_can_take_the_place_of_the_rules() -> None:
    def last_first(sentences: Sequence[Sentence], _said: Sequence[Attribution | None]) -> list[Worth]:
        return [Worth(place / len(sentences)) for place in range(len(sentences))]

    assert (
        texts(propose("The dam broke here. The mine closed there.", scorer=last_first))[0] == "The mine closed there."
    )


def test_equal_scores_keep_the_order_of_the_text() -> None:
    assert texts(propose("The dam held in rain. The dam held in snow.")) == [
        "The dam held in rain.",
        "The dam held in snow.",
    ]


def test_a_lone_surrogate_does_not_stop_it() -> None:
    assert propose("The dam broke \ud800 on Monday.").proposals


def test_proposing_loads_no_heavy_library() -> None:
    propose(ARTICLE)
    code = (
        "import sys, factcheck.intake.propose, factcheck.intake.readers;"
        "print('trafilatura' in sys.modules or 'lxml' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize(
    "piece",
    ["a", "A ", "“", "(", "1,", ". ", "a\n\n", "said A ", "Ab cd ef. ", "from 1 January to ", "X said: “a b\n\n"],
)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    """A guard against quadratic patterns: those would take many minutes at this size, so the bound can be wide."""
    text = (piece * 200_000)[:200_000]
    started = time.process_time()
    propose(text)
    assert time.process_time() - started < 30
