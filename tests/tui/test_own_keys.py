"""Keys of the user's own: how they are written, what is wrong with them, and that every hint names them."""

from __future__ import annotations

import pytest

from factcheck.desk.place import Desk
from factcheck.tui.own_keys import key_troubles, own_keymap
from tests.tui.driving import form_on, opened, press, toasts, until, words_on


@pytest.mark.parametrize(
    ("written", "named"),
    [("f7", "f7"), ("^t", "ctrl+t"), ("ctrl+t", "ctrl+t"), ("F7x, f5", "F7x,f5"), (".", "full_stop"), ("?", "question_mark"),
     ("esc", "escape"), ("⏎", "enter"), ("N", "N"), (";", "semicolon"), ("^/", "ctrl+slash")],
)  # fmt: skip
def test_a_key_is_written_as_it_is_read_or_as_it_is_named(written: str, named: str) -> None:
    assert own_keymap({"note": written}) == {"note": named}


def test_what_is_no_action_and_what_is_no_key_is_told() -> None:
    told = key_troubles({"notte": "f7", "stage": "crtl+s", "assign": "f99,^a", "note": "N"})
    assert [one.partition(" ")[0] for one in told] == ["“notte”", "“crtl+s”", "“f99”"]


@pytest.mark.asyncio
async def test_troubles_are_told_once_the_list_is_there(desk: Desk) -> None:
    async with opened(desk, keys={"notte": "f7"}) as (pilot, _screen):
        await until(pilot, lambda: "“notte” is no action" in toasts(pilot))


@pytest.mark.asyncio
async def test_a_key_that_was_given_to_another_action_is_not_named_for_the_first(desk: Desk) -> None:
    async with opened(desk, keys={"note": "N"}) as (pilot, screen):
        assert (screen.key_for("note"), screen.key_for("open")) == ("N", "")
        await press(pilot, "N")
        assert (await form_on(pilot)).form.name == "note"


@pytest.mark.asyncio
async def test_hints_name_the_keys_that_were_set(desk: Desk) -> None:
    async with opened(desk, keys={"next-step": "f7", "undo": "f8"}) as (pilot, _screen):
        await until(pilot, lambda: "f7 does it" in words_on(pilot))
        await press(pilot, "n")
        (await form_on(pilot))._widget("text").text = "seen"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "(f8 undoes it)" in toasts(pilot))


@pytest.mark.asyncio
async def test_an_empty_desk_and_the_tour_name_the_keys_that_were_set(empty_desk: Desk) -> None:
    async with opened(empty_desk, keys={"intake": "f7"}) as (pilot, _screen):
        await until(pilot, lambda: "f7  takes an article in" in words_on(pilot))
        await press(pilot, "f3", "enter")
        await until(pilot, lambda: "f7 takes an article in" in words_on(pilot))


@pytest.mark.asyncio
async def test_a_desk_that_is_only_read_names_no_key_that_changes(desk: Desk) -> None:
    async with opened(desk, is_read_only=True) as (pilot, screen):
        await until(pilot, lambda: "Next" in words_on(pilot))
        assert "does it" not in words_on(pilot)
        assert screen.key_for("show")
