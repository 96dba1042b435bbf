"""Speech is told from reporting, and either is ranked by what was made for it."""

from __future__ import annotations

from factcheck.intake.claimants import Attribution
from factcheck.intake.register import is_speech
from factcheck.intake.worth import weigh
from factcheck.model.proposal import Claimant, Sentence

DEBATE = ["We cut taxes by 20 percent in my first year.", "I think you know that.", "Let me tell you something."] * 4
NEWS = ["The mayor opened the bridge on Monday.", "“We did it,” she told the crowd.", "It cost 3 million crowns."] * 4


def sentences(texts: list[str]) -> list[Sentence]:
    return [Sentence(text, 0, len(text), place) for place, text in enumerate(texts)]


def test_a_debate_is_speech_and_a_report_is_not() -> None:
    assert is_speech(sentences(DEBATE), [None] * len(DEBATE))
    assert not is_speech(sentences(NEWS), [None] * len(NEWS))


def test_sentences_with_speakers_and_single_sentences_are_no_speech() -> None:
    said = Attribution(Claimant("Ada Brandt", "person"), "said", 0)
    assert not is_speech(sentences(DEBATE), [said] * len(DEBATE))
    assert not is_speech(sentences(DEBATE[:2]), [None, None])


def test_speech_is_ranked_by_the_model_with_its_words_as_reasons() -> None:
    figure, opinion, empty, *_ = weigh(sentences(DEBATE), [None] * len(DEBATE))
    assert figure.score > max(opinion.score, empty.score)
    assert figure.reasons[0].phrase.startswith("worded like what is checked in debates: ")


def test_a_report_is_ranked_by_what_surrounds_a_sentence_too() -> None:
    phrases = {reason.phrase for worth in weigh(sentences(NEWS), [None] * len(NEWS)) for reason in worth.reasons}
    assert any(phrase.startswith("beside sentences") for phrase in phrases)
    assert any("article's subject" in phrase for phrase in phrases)
