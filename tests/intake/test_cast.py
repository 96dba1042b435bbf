"""The people of an article, found by surname and by office."""

from __future__ import annotations

from factcheck.intake.cast import meet_cast, split_name

TEXT = (
    "Gov. Ada Brandt met teacher Bo Lind and former Minister of Water Cleo van Moran in North Aldon. Brandt spoke. Gov. Di"
    " Ruiz lost. Then Ada Brandt left."
)


def test_a_surname_stands_for_the_full_name() -> None:
    cast = meet_cast(TEXT)
    assert cast.find_full_name("Brandt") == "Ada Brandt"
    assert cast.find_full_name("Lind") == "Bo Lind"
    assert cast.find_full_name("Nobody") is None


def test_an_office_stands_for_its_holder_mentioned_last() -> None:
    cast = meet_cast(TEXT)
    assert cast.find_holder("governor", TEXT.index("Brandt spoke") + 3) == "Ada Brandt"
    assert cast.find_holder("governor", TEXT.index("Then")) == "Di Ruiz"
    assert cast.find_holder("teacher", len(TEXT)) == "Bo Lind"
    assert cast.find_holder("queen", len(TEXT)) is None


def test_a_pronoun_may_mean_only_who_is_known_as_a_person() -> None:
    cast = meet_cast(TEXT)
    assert cast.find_person(0, len(TEXT)) == "Ada Brandt"
    place = TEXT.index("North")
    assert cast.find_person(place, place + len("North Aldon")) is None


def test_names_are_parted_from_offices() -> None:
    assert split_name("Armenian Prime Minister Ada Brandt") == (
        "Ada Brandt",
        ("minister", "prime minister", "armenian prime minister"),
    )
    assert split_name("high school teacher Bo Lind") == ("Bo Lind", ("teacher",))
    assert split_name("Minister of Water Ada Brandt")[0] == "Ada Brandt"
    assert split_name("Mayor Ada Brandt of North Aldon")[0] == "Ada Brandt"
    assert split_name("the Ministry of Water") == ("", ())
    assert split_name("a teacher from North Aldon") == ("", ())
    assert split_name("the opposition") == ("", ())
