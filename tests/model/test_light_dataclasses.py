"""The light dataclasses behave as those of the standard library do, and its functions take them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import light_dataclasses as light

ROOT = Path(__file__).resolve().parents[2]


def declared(kit: Any) -> tuple[Any, Any, Any]:
    """The same classes, made with one library or the other: a frozen one, one that adds to it, and one that changes."""

    class Base:
        """A value."""

        name: str
        size: int = 1
        parts: tuple[Any, ...] = ()
        more: dict[str, Any] = kit.field(default_factory=dict)
        hidden: str = kit.field(default="", compare=False, repr=False)

    frozen = kit.dataclass(frozen=True, slots=True)(Base)

    class Derived(frozen):  # type: ignore[misc, valid-type]
        """A value with more."""

        extra: str = "e"

    class Counter:
        """It changes, and counts how often it was finished."""

        count: int

        def __post_init__(self) -> None:
            self.count += 1

    derived, counter = kit.dataclass(frozen=True)(Derived), kit.dataclass(Counter)
    for cls in (frozen, derived, counter):
        cls.__qualname__ = cls.__name__
    return frozen, derived, counter


def worn(classes: tuple[Any, Any, Any]) -> tuple[Any, Any, Any]:
    """The same classes after so many were made that each has an `__init__` of its own."""
    for cls in classes:
        before = cls.__init__
        for _ in range(light._MANY):
            cls(1)
        assert cls.__init__ is not before
    return classes


LIGHT, WORN, STANDARD = declared(light), worn(declared(light)), declared(dataclasses)
values = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["a", "b"]),
        "size": st.integers(0, 1),
        "parts": st.tuples(st.integers(0, 1)),
        "more": st.dictionaries(st.sampled_from("xy"), st.integers(0, 1), max_size=1),
        "hidden": st.sampled_from(["h", "i"]),
        "extra": st.just("z"),
        "wrong": st.just(1),
    },
)


def made(cls: Any, positional: list[Any], named: dict[str, Any]) -> Any:
    """An instance, or None where it can't be made so."""
    try:
        return cls(*positional, **named)
    except TypeError:
        return None


@pytest.mark.parametrize("kit", [LIGHT, WORN], ids=["new", "worn"])
@given(which=st.integers(0, 1), given_=st.lists(st.sampled_from(["a", 1]), max_size=7), named=values, other=values)
def test_they_take_show_and_compare_the_same(
    kit: Any, which: int, given_: list[Any], named: dict[str, Any], other: Any
) -> None:
    ours, theirs = made(kit[which], given_, named), made(STANDARD[which], given_, named)
    assert (ours is None) == (theirs is None)
    if ours is None:
        return
    assert repr(ours) == repr(theirs)
    assert light.asdict(ours) == dataclasses.asdict(theirs) == dataclasses.asdict(ours)
    our_other, their_other = made(kit[which], [], other), made(STANDARD[which], [], other)
    assert (ours == our_other) == (theirs == their_other)
    if our_other is not None and ours == our_other and not ours.more:
        assert repr(light.replace(ours, size=5)) == repr(dataclasses.replace(theirs, size=5))
        assert repr(dataclasses.replace(ours, size=5)) == repr(dataclasses.replace(theirs, size=5))


def test_a_frozen_one_can_be_hashed_and_not_changed() -> None:
    one = LIGHT[0]("a", more=())
    assert hash(one) == hash(LIGHT[0]("a", more=(), hidden="other"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.name
    with pytest.raises(TypeError):
        hash(LIGHT[2](1))


def test_what_is_to_be_done_after_is_done_for_copies_too() -> None:
    for kit in (LIGHT, WORN):
        assert [kit[2](1).count, light.replace(kit[2](1), count=5).count] == [2, 6]


def test_what_one_remembers_besides_its_fields_is_not_true_of_a_copy() -> None:
    one = LIGHT[0]("a")
    one.__dict__["remembered"] = 1
    assert light.replace(one, size=5).__dict__ == {"name": "a", "size": 5, "parts": (), "more": {}, "hidden": ""}


def test_a_field_that_there_is_not_can_not_be_replaced() -> None:
    with pytest.raises(TypeError, match="no field wrong"):
        light.replace(LIGHT[0]("a"), wrong=1)


def test_they_are_copied_and_pickled() -> None:
    from factcheck.model.event import Who

    who = Who("Ana Ruiz", "ana@desk.example")
    assert copy.deepcopy(who) == copy.copy(who) == pickle.loads(pickle.dumps(who)) == who


def test_the_standard_library_knows_them() -> None:
    assert dataclasses.is_dataclass(LIGHT[0])
    assert [one.name for one in dataclasses.fields(LIGHT[1])] == [one.name for one in dataclasses.fields(STANDARD[1])]


def test_the_words_of_the_trade_are_made_without_the_standard_ones() -> None:
    words = (
        "import sys, factcheck.model.fold, factcheck.store.desk_store, factcheck.desk.place;"
        "print('dataclasses' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == "False\n"
