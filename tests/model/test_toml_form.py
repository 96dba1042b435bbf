"""Values taken from a TOML file are of the kind asked for, or the refusal names the file and the key."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import SettingsError
from factcheck.model.toml_form import TomlForm, is_one_line, parse_table, shown


def form(**table: Any) -> TomlForm:
    return TomlForm(table, "desk.toml", "desk.")


def test_a_file_that_is_not_toml_is_refused_with_its_line() -> None:
    with pytest.raises(SettingsError, match=r"desk\.toml can't be read as TOML: .*line 2"):
        parse_table(b'name = "Desk"\nlanguage en\n', "desk.toml")


def test_a_file_that_is_not_utf_8_is_refused_with_its_line() -> None:
    with pytest.raises(SettingsError, match=r"desk\.toml is not UTF-8 text \(line 3\)"):
        parse_table(b"a = 1\nb = 2\nc = '\xff'\n", "desk.toml")


@pytest.mark.parametrize("data", [b"a = " + b"[" * 20_000, b"a = " + b"9" * 10_000, b"a = 1\na = 2", b"\x00"])
def test_a_hostile_file_gives_our_own_error(data: bytes) -> None:
    with pytest.raises(SettingsError, match=r"desk\.toml"):
        parse_table(data, "desk.toml")


def test_a_file_saved_with_a_byte_order_mark_is_read() -> None:
    assert parse_table(b"\xef\xbb\xbfname = 'Desk'", "desk.toml") == {"name": "Desk"}


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_our_own_error(data: bytes) -> None:
    with contextlib.suppress(SettingsError):
        assert isinstance(parse_table(data, "desk.toml"), dict)


@pytest.mark.parametrize(
    ("take", "names"),
    [
        (lambda: form().text("name"), "desk.name is missing"),
        (lambda: form(name="  ").text("name"), "desk.name is missing"),
        (lambda: form(name=7).text("name"), "desk.name is not a text"),
        (lambda: form(name="a\nb").text("name"), "desk.name holds a line break"),
        (lambda: form(name="a\x1b[2J").text("name"), "desk.name holds a line break or an invisible character"),
        (lambda: form(name="a\u202eb").text("name"), "desk.name holds"),
        (lambda: form(name="a" * 2_001).text("name"), "desk.name is longer than 2000"),
        (lambda: form(axis="false").flag("axis", True), "desk.axis is neither yes nor no"),
        (lambda: form(n=True).whole_number("n", 1, least=1, most=9), "desk.n is “True”"),
        (lambda: form(n=0).whole_number("n", 1, least=1, most=9), "desk.n is “0”"),
        (lambda: form(n=2.0).whole_number("n", 1, least=1, most=9), "desk.n is “2.0”"),
        (lambda: form(level="required").choice("level", "off", ("off", "warn")), "desk.level is “required”"),
        (lambda: form(level=["off"]).choice("level", "off", ("off", "warn")), "desk.level is"),
        (lambda: form(labels="True").texts("labels"), "desk.labels is not a table"),
        (lambda: form(labels={"en": ""}).texts("labels"), "desk.labels.en is missing"),
        (lambda: list(form(people={"name": "Ana"}).each("people")), "desk.people is not a list of tables"),
        (
            lambda: [one.text("name") for one in form(people=[{"name": "A"}, {}]).each("people")],
            "desk.people 2: name is",
        ),
    ],
)
def test_a_wrong_value_is_refused_by_file_and_key(take: Callable[[], object], names: str) -> None:
    with pytest.raises(SettingsError) as caught:
        take()
    assert caught.value.message.startswith(f"desk.toml: {names}")
    assert caught.value.hint


def test_a_number_too_long_to_be_printed_is_refused_like_any_other() -> None:
    table = parse_table(b"n = 0x" + b"f" * 5_000, "desk.toml")
    with pytest.raises(SettingsError, match="a very long number"):
        TomlForm(table, "desk.toml").whole_number("n", 1, least=1, most=9)


def test_what_is_left_out_takes_its_default() -> None:
    empty = form()
    assert empty.text("url", "") == ""
    assert empty.flag("axis", True) is True
    assert empty.whole_number("n", 2, least=1, most=9) == 2
    assert empty.choice("level", "warn", ("off", "warn")) == "warn"
    assert empty.texts("labels") == {}
    assert list(empty.each("people")) == []


def test_unknown_keys_are_told_with_the_path_that_leads_to_them() -> None:
    assert form(name="Desk", colour="red").unknown({"name"}) == ("desk.colour",)


@given(st.text())
def test_a_quoted_value_is_always_one_short_line(text: str) -> None:
    assert is_one_line(shown(text))
    assert len(shown(text)) <= 63
