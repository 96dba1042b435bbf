"""Names that people type mean the people of the desk, and oneself."""

from __future__ import annotations

import pytest

from factcheck.desk.cases import assign
from factcheck.desk.lists import Filters, list_cases
from factcheck.desk.people import people_named
from factcheck.desk.place import Desk
from factcheck.errors import UnknownPersonError
from tests.desk.making import open_told, reopen


def test_me_is_whoever_is_working(desk: Desk) -> None:
    case = open_told(desk)
    assert assign(desk, case, ("me",)).case.assignees == (desk.who.name,)
    assert [row.id for row in list_cases(desk, Filters(assignees=("ME",))).rows] == [case]
    assert people_named(desk, ("me", desk.who.name, "Somebody Else")) == (desk.who.name, "Somebody Else")


def test_a_first_name_means_oneself_where_nobody_wrote_down_the_people_of_the_desk(desk: Desk) -> None:
    assert people_named(desk, (desk.who.name.split()[0].lower(),)) == (desk.who.name,)


def test_me_means_nobody_where_nobody_said_who_is_working(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    unnamed = reopen(desk)
    unnamed.by, unnamed.environment = "", {}
    monkeypatch.setattr("factcheck.desk.who._git_user", str)
    with pytest.raises(UnknownPersonError):
        people_named(unnamed, ("me",))
    assert people_named(unnamed, ("Ana",)) == ("Ana",)
