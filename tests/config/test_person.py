"""A person is read from one line, and whatever would make the history doubtful is refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.config import Person, parse_person
from factcheck.errors import UsageError


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ana Ruiz <ana@desk.example>", Person("Ana Ruiz", "ana@desk.example")),
        ("  Ana   Ruiz<ana@desk.example> ", Person("Ana Ruiz", "ana@desk.example")),
        ("Ana Ruiz", Person("Ana Ruiz")),
        ("Łucja Żak-O'Neil <lucja@desk.example>", Person("Łucja Żak-O'Neil", "lucja@desk.example")),
        ("آنا", Person("آنا")),
    ],
)
def test_a_name_and_an_address_are_told_apart(text: str, person: Person) -> None:
    assert parse_person(text) == person


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "<ana@desk.example>",
        "ana@desk.example",
        "Ana <>",
        "Ana <ana>",
        "Ana <ana@>",
        "Ana <@desk.example>",
        "Ana <a@b@c>",
        "Ana <ana @desk.example>",
        "Ana <ana@desk.example",
        "Ana ana@desk.example>",
        "Ana <ana@desk.example> Ruiz",
        "Ana <<ana@desk.example>>",
        "Ana\nRuiz",
        "Ana Ruiz\n",
        "Ana\x00",
        "Ana \x1b]52;c;aGk=\x07",
        "Ana \u202ezur",
        "Ana\ud800",
        "A" * 301,
    ],
)
def test_what_is_no_person_is_refused_with_the_form_to_write(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_person(text)
    assert "Ana Ruiz <ana@desk.example>" in caught.value.hint


@given(st.text(max_size=80))
def test_what_was_read_reads_the_same_again(text: str) -> None:
    with contextlib.suppress(UsageError):
        person = parse_person(text)
        assert parse_person(str(person)) == person
