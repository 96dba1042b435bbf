"""Ids that a person can read aloud, and the prefixes that are enough to name them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.ids import ALPHABET, LENGTH, is_id, needed_lengths, new_id, normalize_prefix, short_id

ids = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_the_alphabet_is_crockfords_without_the_letters_that_are_misread() -> None:
    assert len(ALPHABET) == 32
    assert list(ALPHABET) == sorted(ALPHABET)
    assert not set("ilou") & set(ALPHABET)


@given(st.integers(0, 2**40 - 1))
def test_forty_bits_make_an_id_and_different_bits_another(bits: int) -> None:
    identifier = new_id(lambda count: bits if count == 40 else -1)
    assert is_id(identifier)
    assert sum(ALPHABET.index(letter) << 5 * place for place, letter in enumerate(reversed(identifier))) == bits


def test_random_ids_differ() -> None:
    assert len({new_id() for _ in range(200)}) == 200


def test_what_an_event_brought_is_named_by_the_first_forty_bits_of_its_id() -> None:
    assert short_id("0" * 64) == "00000000"
    assert short_id("f" * 64) == "zzzzzzzz"
    assert short_id("00000000ff" + "7" * 54) == "0000007z"


def test_only_eight_small_letters_of_the_alphabet_are_an_id() -> None:
    assert is_id("c4se0001")
    for text in ("", "c4se000", "c4se00011", "C4SE0001", "case000i", "c4se000u", "c4se0001\n", "../../..", "c4se 001"):
        assert not is_id(text)


@given(ids)
def test_an_id_typed_in_capitals_with_look_alikes_is_found(identifier: str) -> None:
    typed = identifier.upper().replace("0", "O").replace("1", "I")
    assert normalize_prefix(f" {typed} ") == identifier
    assert normalize_prefix(identifier.replace("1", "l")) == identifier


@given(st.sets(ids, max_size=30), st.integers(1, 4))
def test_the_needed_characters_name_one_id_and_one_fewer_would_not(known: set[str], least: int) -> None:
    needed = needed_lengths(known, least)
    assert set(needed) == known
    for identifier, length in needed.items():
        sharing = [other for other in known if other.startswith(identifier[:length])]
        assert sharing == [identifier]
        if length > least:
            assert sum(other.startswith(identifier[: length - 1]) for other in known) > 1


def test_ids_that_share_seven_characters_need_all_eight() -> None:
    assert needed_lengths(["aaaaaaa0", "aaaaaaa1", "b0000000"]) == {"aaaaaaa0": 8, "aaaaaaa1": 8, "b0000000": 2}
