"""A profile asks for what its code is known to ask for, as the list of standards says it, and for nothing else."""

from __future__ import annotations

import pytest

from factcheck.errors import NotFoundError
from factcheck.model.profile import Profile
from factcheck.model.standards import STANDARDS
from factcheck.verdicts.profile_files import list_profiles, load_profile

PROFILES = list_profiles()
SHORT = {"ifcn": "IFCN", "afp": "AFP"}


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.key)
def test_each_profile_asks_for_what_the_standards_say_of_its_code(profile: Profile) -> None:
    name = SHORT.get(profile.key, profile.name)
    asked = {one.name for one in STANDARDS if name in one.asked_by.split(", ") or one.asked_by == "every code"}
    assert set(profile.standards) == asked
    assert asked > {"checkable"}


def test_every_code_that_a_standard_names_has_its_profile() -> None:
    named = {name for one in STANDARDS for name in one.asked_by.split(", ")}
    names = {SHORT.get(profile.key, profile.name) for profile in PROFILES}
    assert names <= named
    assert {name for name in named if name[0].isupper() and " " not in name} - names == {"AVeriTeC"}


def test_a_profile_that_there_is_not_is_told_with_those_there_are() -> None:
    assert load_profile("IFCN").key == "ifcn"
    with pytest.raises(NotFoundError) as caught:
        load_profile("../ifcn")
    assert "afp, africa-check" in caught.value.hint
