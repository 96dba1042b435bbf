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
    report = "the report of the Ombudsman of Aldon"
    assert names(text) == [
        None, report, None, report, report, report, "The Ombudsman", None,
    ]  # fmt: skip


def test_a_quotation_over_paragraphs_is_that_of_the_speaker_named_at_its_end() -> None:
    text = (
        "The mayor said no.\n\n“We went.\n\n“We saw 60 wells. They are dry.\n\n“We left,” Ada Brandt said. It rained."
    )
    assert names(text) == ["The mayor", *["Ada Brandt"] * 4, None]


def test_an_office_beside_a_name_tells_who_holds_it() -> None:
    text = (
        "The minister of water, Bo Lind, met Cal Moe, the mayor of Aldon. The minister said the dam was old. The mayor"
        " denied that it would break."
    )
    assert names(text) == [None, "Bo Lind", "Cal Moe"]


def test_single_marks_are_quotations_where_an_article_has_no_double_ones() -> None:
    assert names("'The dam’s old,' said Ada Brandt. 'It will break.' It's the town's dam.") == ["Ada Brandt"] * 2 + [
        None
    ]


def test_its_means_whoever_was_heard_after_the_report_was_named() -> None:
    text = (
        "The Ombudsman of Aldon published a report.\n\nThe report says 60 wells are dry. Its figures show that 12 are shut."
        "\n\nThere was a flood, the Water Board said. Its figures show that 12 died."
    )
    report = "the report of the Ombudsman of Aldon"
    assert names(text) == [None, report, report, "the Water Board", "the Water Board’s figures"]


def test_figures_and_offices_are_those_of_whoever_the_article_named() -> None:
    text = (
        "The Ombudsman of Aldon published an interim report on wells. Its figures show that 60 wells are dry.\n\n"
        "Mayor Ada Brandt closed the mine. Her office said that the dam was safe."
    )
    assert names(text) == [None, "the interim report of the Ombudsman of Aldon", None, "Ada Brandt’s office"]


@pytest.mark.parametrize(
    ("sentence", "who", "relayed", "cue"),
    [
        ("The mayor said that the owner claimed that 60 wells had dried up.", "The mayor", "the owner", "claimed"),
        ("Ada Brandt said Bo Lind told her that the mine was shut.", "Ada Brandt", "Bo Lind", "told"),
        ("According to The Courier, the ministry said 60 wells were dry.", "The Courier", "the ministry", "said"),
    ],
)
def test_whom_the_claimant_repeats_is_told_with_the_words_that_show_it(
    sentence: str, who: str, relayed: str, cue: str
) -> None:
    (found,) = said(sentence)
    assert found is not None
    assert found.relayed is not None
    assert (found.claimant.name, found.relayed.claimant.name, found.relayed.cue) == (who, relayed, cue)
    assert sentence[found.relayed.cue_start :].startswith(cue)


def test_nobody_is_repeated_where_one_source_speaks() -> None:
    (found,) = said("The ministry said that 60 wells had dried up.")
    assert found is not None
    assert found.relayed is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Critics called the plan a “sham” on Monday.", "Critics"),
        ("Ada Brandt also wants to close the mine.", "Ada Brandt"),
        ("Bo Lind, who boasts of 60 wells, is hoping to close the mine.", "Bo Lind"),
        ("Most of the owners said the mine was safe.", "Most of the owners"),
        ("Some said they felt cheated by the owner.", "Some"),
        ("Brandt: Mine Is Safe For Sixty Years", "Brandt"),
        ("Mayor Says Mine Is Safe For Years", "Mayor"),
        ("The Water Board, which critics say is too slow, has met.", "critics"),
    ],
)
def test_who_wants_judges_or_says_a_part_of_it(sentence: str, name: str) -> None:
    assert names(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "The owner declined to comment.",
        "Voters in towns like Aldon stayed at home.",
        "Some persons called up for service have gone home.",
        "The firm plans and budgets were lost.",
        "The council-backed state plan was dropped.",
    ],
)
def test_words_that_only_look_like_a_wish_or_a_judgement(sentence: str) -> None:
    assert names(sentence) == [None]


def test_a_pronoun_before_anybody_spoke_is_whoever_was_named_last() -> None:
    assert names("Ada Brandt came to Aldon on Monday. She said the dam was old.") == [None, "Ada Brandt"]


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


def test_interviews_name_their_speakers_where_two_of_them_return() -> None:
    text = "Ana Ruiz: How many are dry?\n\nBo Lind: We know 60. All are shut.\n\nAna Ruiz: Why?\n\nBo Lind: It rained."
    assert names(text) == ["Ana Ruiz", "Bo Lind", "Bo Lind", "Ana Ruiz", "Bo Lind"]
    text = "Q: How many are dry?\n\nA: We counted 60. All are closed.\n\nQ: Why is that?\n\nA: It rained."
    asked, answered = "the interviewer", "the interviewee"
    assert names(text) == [asked, answered, answered, asked, answered]
    assert names("Wells: 60 are dry.\n\nDams: two are old.\n\nRoads: all are shut.") == [None, None, None]


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
