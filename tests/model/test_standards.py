"""The list of standards, and when one that is not met stops a case."""

from __future__ import annotations

import re

import pytest

from factcheck.errors import NotFoundError
from factcheck.model.standards import LEVELS, STANDARDS, StandardResult, default_levels, standard_info


def result(level: str = "require", met: bool = False, overridden_by: str = "") -> StandardResult:
    reason = "the claimant died" if overridden_by else ""
    return StandardResult("checkable", level, met, "It is a forecast.", "factcheck claim {case}", overridden_by, reason)


def test_a_new_desk_requires_five_standards_and_warns_of_the_rest() -> None:
    levels = default_levels()
    required = {"independent-sources", "checkable", "second-person", "fresh-verdict", "correction-recorded"}
    assert {name for name, level in levels.items() if level == "require"} == required
    assert {level for name, level in levels.items() if name not in required} == {"warn"}
    assert len(levels) == len(STANDARDS) == 13


def test_every_standard_has_a_slug_for_a_name_and_says_its_rule_in_one_sentence() -> None:
    for standard in STANDARDS:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", standard.name)
        assert standard.default_level in LEVELS
        assert standard.rule.endswith(".")
        assert standard.rule.count(". ") == 0
        assert standard.asked_by


def test_only_a_required_standard_that_is_neither_met_nor_set_aside_blocks() -> None:
    assert result().blocks
    assert not result(met=True).blocks
    assert not result(level="warn").blocks
    assert not result(level="off").blocks
    assert not result(overridden_by="Ana Ruiz").blocks


def test_a_standard_is_found_by_its_name_and_an_unknown_one_lists_them_all() -> None:
    assert standard_info("captured").name == "captured"
    with pytest.raises(NotFoundError) as caught:
        standard_info("vibes")
    assert all(standard.name in caught.value.hint for standard in STANDARDS)
