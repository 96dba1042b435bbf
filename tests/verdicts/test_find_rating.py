"""A rating is found by what people type: key, label, or a beginning that only one rating has."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import AmbiguousIdError, NotFoundError, UsageError
from factcheck.verdicts.find_rating import find_rating, fold
from factcheck.verdicts.scale_files import load_scale

DEFAULT = load_scale("default")


@pytest.mark.parametrize(
    ("scale", "typed", "key"),
    [
        ("default", "half-true", "half-true"),
        ("default", "HALF TRUE", "half-true"),
        ("default", "halftrue", "half-true"),
        ("default", "half", "half-true"),
        ("default", "true", "true"),
        ("default", "Größtenteils  wahr", "mostly-true"),
        ("default", "grosstenteils wahr", "mostly-true"),
        ("default", "a moitie vrai", "half-true"),
        ("default", "falsz", "false"),
        ("default", "خاطئ", "false"),
        ("correctiv", "GROSSTENTEILS FALSCH", "groesstenteils-falsch"),
        ("teyit", "YANLIŞ", "yanlis"),
        ("teyit", "yanlis", "yanlis"),
        ("pagella-politica", "c’eri quasi", "c-eri-quasi"),
        ("pagella-politica", "nì", "ni"),
        ("aletheia", "confiavel", "confiavel"),
        ("aletheia", "Confiável mas", "confiavel-mas"),
        ("politifact", "pants", "pants-on-fire"),
        ("averitec", "conflicting evidence/cherrypicking", "conflicting-evidence-cherrypicking"),
    ],
)
def test_what_people_type_finds_the_rating(scale: str, typed: str, key: str) -> None:
    assert find_rating(load_scale(scale), typed).key == key


def test_a_beginning_that_several_ratings_have_lists_them() -> None:
    with pytest.raises(AmbiguousIdError) as caught:
        find_rating(DEFAULT, "mostly")
    assert caught.value.hint == "Write one of: mostly-true, mostly-false."


@pytest.mark.parametrize("typed", ["", "  ", "--", "pants on fire", "\x1b[2J"])
def test_an_unknown_rating_lists_those_of_the_scale(typed: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_rating(DEFAULT, typed)
    assert not isinstance(caught.value, AmbiguousIdError)
    assert all(rating.key in caught.value.hint for rating in DEFAULT.ratings)


def test_a_slip_of_the_keyboard_is_guessed() -> None:
    with pytest.raises(NotFoundError, match=r"“mosty false”") as caught:
        find_rating(DEFAULT, "mosty false")
    assert "Did you mean mostly-false?" in caught.value.hint


def test_a_sentence_is_the_rating_of_a_scale_of_sentences() -> None:
    rating = find_rating(load_scale("full-fact"), "  This is half\nof the story. ")
    assert rating.key == "This is half of the story."
    assert rating.labels == {"en": "This is half of the story."}
    assert rating.position is None


@pytest.mark.parametrize("typed", ["", " \n ", "It \x1b[31mis wrong.", "It is \u202egnorw."])
def test_an_empty_sentence_or_one_with_control_characters_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        find_rating(load_scale("full-fact"), typed)


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_rating_or_our_own_error(typed: str) -> None:
    with contextlib.suppress(NotFoundError):
        assert find_rating(DEFAULT, typed) in DEFAULT.ratings


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_vowel_signs_of_sinhala_and_tamil_stay_as_letters() -> None:
    assert fold("කි") != fold("කු")
    assert fold("கி") != fold("கு")
