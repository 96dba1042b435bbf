"""Who said it: by the sentence's own words, by its quotation, or by the report that it continues."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.claimants import Attribution, attribute
from factcheck.intake.sentences import split_sentences


def said(text: str) -> list[Attribution | None]:
    return list(attribute(text, split_sentences(text)))


def names(text: str) -> list[str | None]:
    return [one.claimant.name if one else None for one in said(text)]


def kinds(text: str) -> list[str | None]:
    return [one.claimant.kind if one else None for one in said(text)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The ministry said that 60 wells had dried up.", "The ministry"),
        ("On Monday, the council announced that the mine would close.", "the council"),
        ("The mine will close in May, the press service of the council reported.", "the press service of the council"),
        ("“The mine will close,” said Ada Brandt, the mayor of Aldon.", "Ada Brandt"),
        ("“The mine will close,” the mayor’s spokesman said on Monday.", "the mayor’s spokesman"),
        ("“The mine,” Ada Brandt told The Courier, “will close.”", "Ada Brandt"),
        ("According to a study by the institute, 60 wells dried up.", "a study by the institute"),
        ("60 wells have dried up, according to the water office.", "the water office"),
        ("Ada Brandt, a nurse from Aldon, said the beds were full.", "Ada Brandt"),
        ("Former Minister of Water Ada Brandt also spoke, stating that 60 wells had dried up.", "Ada Brandt"),
        ("Ada Brandt visited the mine and said it was closed.", "Ada Brandt"),
        ("The council’s lawyer, Bo Lind, said the sale was legal.", "Bo Lind"),
        ("The sale was legal, said another witness, former mine director Bo Lind.", "Bo Lind"),
        ("The report found that 60 wells had dried up.", "The report"),
        ("A video purportedly showed the mine burning.", "A video"),
        ("A spokesman who did not give his name said the mine was safe.", "A spokesman"),
        ("Sen. Ada Brandt (R-Aldon) said the mine was safe.", "Ada Brandt"),
        ("As Bo Lind said, the mine was never safe.", "Bo Lind"),
        ("Bo Lind and Ada Brandt say the mine was never safe.", "Bo Lind and Ada Brandt"),
    ],
)
def test_a_sentence_that_names_its_source(sentence: str, name: str) -> None:
    assert names(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mine closed in May after 60 years.",
        "The Republican states voted against it.",
        "Investors have been told that the mine will close.",
        "He was accused of selling the mine.",
        "The man who said so has left Aldon.",
        "The report on the mine was read in the hall.",
        "The mayor declined to comment, and the interim report of the council is lost.",
        "Nobody believes what the mayor said.",
        "People fled after officials warned of a flood.",
        "As reported, the mine is closed.",
    ],
)
def test_the_outlets_own_voice_has_no_claimant(sentence: str) -> None:
    assert names(sentence) == [None]


def test_cue_and_its_place_are_those_of_the_text() -> None:
    text = "It rained.\n\n60 wells have dried up, according to the water office."
    found = said(text)[1]
    assert found is not None
    assert text[found.cue_start : found.cue_start + len(found.cue)] == found.cue == "according to"


def test_the_kind_follows_the_words() -> None:
    assert kinds(
        "The report says 60 wells are dry. The Ministry of Water said so too. Mayor Ada Brandt said it was so."
        " The UNHCR said little. Residents said more."
    ) == ["document", "organisation", "person", "organisation", "unknown"]


def test_surnames_offices_and_pronouns_are_resolved_within_the_article() -> None:
    text = (
        "Prime Minister Ada Brandt met the envoy Bo Lind on Monday. Lind said the dam was safe. He added that it was"
        " new.\n\nThe Prime Minister noted that 60 houses were lost. The dam, she said, was old."
    )
    assert names(text) == [None, "Bo Lind", "Bo Lind", "Ada Brandt", "Ada Brandt"]


def test_a_report_stays_the_claimant_of_its_findings() -> None:
    text = (
        "The Ombudsman of Aldon published a report on the wells poisoned by the upper mine.\n\n"
        "The report summarizes the cases of wells poisoned by the upper mine since May 2, 2019. They are described.\n\n"
        "From May 2 to July 9, 2019, 60 wells were poisoned by the upper mine. 39 of them were closed, 21 – filled in."
        " A number of cases of illness were recorded. The Ombudsman also recorded 163 cases of illness.\n\n"
        "The weather was fine in Aldon."
    )
    assert names(text) == [
        None, "The report", None, "The report", "The report", "The report", "The Ombudsman", None,
    ]  # fmt: skip


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text = (
        "The Ministry of Water announced that the dam is safe:\n\n“We checked the dam. It is old.\n\n“Nobody was hurt."
        "\n\nIt will be rebuilt.”\n\nThe town is quiet."
    )
    ministry = "The Ministry of Water"
    assert names(text) == [ministry] * 5 + [None]


def test_an_unquoted_paragraph_in_the_first_person_between_quoted_ones_is_the_speakers() -> None:
    text = (
        "The ministry announced a plan:\n\n“The dam will be rebuilt in May.”\n\nSome families are worried about it. We know"
        " that.\n\n“We declare that 60 houses were checked.”"
    )
    assert names(text) == ["The ministry"] * 5


def test_the_source_at_the_end_covers_the_quotation_before_it() -> None:
    text = "“The dam is old. It will break,” said Ada Brandt, an engineer. “Nobody listens.”\n\n“It is a shame.”"
    assert names(text) == ["Ada Brandt"] * 4


def test_a_document_that_was_quoted_may_be_quoted_again_after_another_speaker() -> None:
    text = "“We lost 60 wells in the valley,” the letter said.\n\nThe mayor said it rained. Nobody came. “It is over.”"
    assert names(text) == ["the letter", "The mayor", None, "the letter"]


def test_transcripts_name_their_speakers() -> None:
    text = "LIND: How many wells are dry?\n\nBRANDT: We counted 60 of them. They are all closed.\n\nLIND: And the dam holds."
    assert names(text) == ["LIND", "BRANDT", "BRANDT", "LIND"]
    assert names("ALDON: The dam broke on Monday.") == [None]


@given(
    st.lists(
        st.sampled_from(
            [
                "Ada Brandt",
                "the letter",
                "It rained. ",
                " said ",
                "that ",
                ", ",
                ". ",
                "“",
                "”",
                "the report ",
                "he ",
                "\n\n",
                "60 ",
                "We ",
            ]
        )
    ).map("".join)
)
def test_every_sentence_gets_an_answer_and_every_cue_lies_where_it_says(text: str) -> None:
    found = said(text)
    assert len(found) == len(split_sentences(text))
    for one in filter(None, found):
        assert one.claimant.name
        assert text[one.cue_start : one.cue_start + len(one.cue)] == one.cue
