"""What is promised about names: who and where, with an honest “unknown”, and one kind throughout an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.mentions.names import find_names

# A text and its names: `words = kind`, and `→ full name` where the article gives one.
NAMED = (
    ("Mayor Ivo Brandt opened the bridge.", "Ivo Brandt = person"),
    ("Prime Minister Ada Lind spoke. Later Lind left.", "Ada Lind = person", "Lind → Ada Lind = person"),
    ("Maria Kos, 43, sells bread.", "Maria Kos = person"),
    ("Former Minister of Defense Bo Lindqvist also spoke.", "Bo Lindqvist = person"),
    ("The Ministry of Health and Welfare denied it.", "Ministry of Health and Welfare = organisation"),
    ("The Human Rights Ombudsman of the Republic of Aldon spoke.",
     "Human Rights Ombudsman of the Republic of Aldon = organisation"),
    ("Armenia’s Defense Ministry announced it.", "Armenia = place", "Defense Ministry = organisation"),
    ("Armenian soldiers left Yerevan.", "Yerevan = place"),
    ("She lives in Aldon, and he near Tista.", "Aldon = place", "Tista = place"),
    ("He was seen at Oak Street and on Lake Tista.", "Oak Street = place", "Lake Tista = place"),
    ("The EU and NATO met in Brussels.", "EU = organisation", "NATO = organisation", "Brussels = place"),
    ("He moved from Lyon to the United States.", "Lyon = place", "United States = place"),
    ("Halden Steel Inc. closed.", "Halden Steel Inc = organisation"),
    ("The University of Aldon found it.", "University of Aldon = organisation"),
    ("They asked PolarNet about it.", "PolarNet = organisation"),
    ("They praised Veldra highly.", "Veldra = unknown"),
    ("Meanwhile the wells ran dry. Nobody came.",),
    ("On Monday in May it rained.",),
    ("The US Geological Survey warned.", "US Geological Survey = unknown"),
    ("A London-based trader sold it.", "London = place"),
    ("The village of Addel, Texas, is small.", "Addel = place", "Texas = place"),
    ("Dr. Ruth Meyer advised it.", "Ruth Meyer = person"),
    ("Ukraine, Poland and Moldova signed.", "Ukraine = place", "Poland = place", "Moldova = place"),
    ("NEW DELHI: Trains stood still.", "NEW DELHI = place"),
)  # fmt: skip


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row[0])
def test_a_name_has_its_kind(row: tuple[str, ...]) -> None:
    text, *expected = row
    found = find_names(text)
    shown = [f"{one.text}{f' → {one.name}' if one.name != one.text else ''} = {one.kind}" for one in found]
    assert shown == expected
    assert all(text[one.start : one.end] == one.text for one in found)


def test_a_headline_names_nobody_who_is_not_named_below() -> None:
    text = "Mayor Gives Example To His People\n\nMayor Ivo Brandt gave an example to the people of Aldon."
    assert {one.name for one in find_names(text)} == {"Ivo Brandt", "Aldon"}


def test_a_name_has_one_kind_throughout() -> None:
    text = "They met in Veldra. Veldra was cold. He left Veldra."
    assert {one.kind for one in find_names(text)} == {"place"}


WORDS = """
    The Mayor Ada Brandt Ministry of the Health and Republic Armenia’s Armenian EU U.S. St. Oak Street , . “ said in from
    London-based McAllen I A. Jr. ÉMILE van der Berg O’Neil
"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n"])


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_offsets_cut_the_very_words_and_names_stand_apart(text: str) -> None:
    reached = 0
    for one in find_names(text):
        assert text[one.start : one.end] == one.text
        assert one.start >= reached
        reached = one.end
        assert one.kind in {"person", "organisation", "place", "unknown"}


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in find_names(text))
