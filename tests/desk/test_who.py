"""Who is meant: people of the desk are found by the beginnings of their names, and nobody is guessed at."""

from __future__ import annotations

import pytest

from factcheck.config import Person
from factcheck.desk.who import whole_name

PEOPLE = (Person("Ana Ruiz"), Person("Anabel Ruiz"), Person("Ben Okafor"), Person("Zoë van Dyk"))


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ben", "Ben Okafor"), ("OKA", "Ben Okafor"), ("b oka", "Ben Okafor"), ("zoë dyk", "Zoë van Dyk")],
)
def test_the_beginnings_of_words_mean_the_one_person_who_has_them(typed: str, name: str) -> None:
    assert whole_name(typed, PEOPLE) == name


def test_a_whole_name_means_its_person_though_another_name_begins_so() -> None:
    assert whole_name("ana ruiz", PEOPLE) == "Ana Ruiz"


@pytest.mark.parametrize("typed", ["ana", "a", "Cleo", "ben@desk.example", "", " "])
def test_what_means_nobody_or_several_stays_as_it_was_typed(typed: str) -> None:
    assert whole_name(typed, PEOPLE) == typed
