"""Which of several cues frames a sentence, and where its source stands."""

from __future__ import annotations

import pytest

from factcheck.intake.cues import ACCORDING_TO, FINAL, FINITE, LEANING, find_cue, find_label


@pytest.mark.parametrize(
    ("sentence", "words", "source", "strength"),
    [
        ("Afterward, Lind said he had called her, Brandt testified.", "testified", "Brandt", FINAL),
        ("Lind said the dam holds, according to the minutes.", "according to", "the minutes", ACCORDING_TO),
        ("Lind said that the mayor claimed nothing.", "said", "Lind", FINITE),
        ("Lind left the hall, saying that he was ill.", "saying", "Lind", LEANING),
        ("The dam holds, said Dr. J. R. Lind in a statement.", "said", "Dr. J. R. Lind", FINAL),
    ],
)
def test_the_cue_that_frames_the_sentence_wins(sentence: str, words: str, source: str, strength: int) -> None:
    cue = find_cue(sentence)
    assert cue is not None
    assert (cue.words, sentence[slice(*cue.source)].strip(), cue.strength) == (words, source, strength)


def test_a_dateline_label_is_read_as_a_name_only_by_its_form() -> None:
    assert find_label("BRANDT: We counted them.") is not None
    assert find_label("UPDATE: The dam broke.") is None
    assert find_label("Note: The dam broke.") is None
