"""A standard is set aside for one case, by name and with a reason."""

from __future__ import annotations

from factcheck.errors import NotFoundError
from factcheck.model.standards import STANDARDS
from tests.model.making import BEN, CASE_ID, opened


def test_an_override_says_which_standard_why_and_who() -> None:
    copy = opened()
    copy.do("standard-overridden", {"standard": "named-sources"}, by=BEN, because="She fears for her work.")
    (override,) = copy.case.overrides
    assert (override.standard, override.because, override.by) == ("named-sources", "She fears for her work.", BEN)


def test_every_standard_can_be_set_aside() -> None:
    copy = opened()
    for standard in STANDARDS:
        copy.do("standard-overridden", {"standard": standard.name}, because="So it is.")
    assert [override.standard for override in copy.case.overrides] == [standard.name for standard in STANDARDS]


def test_a_standard_that_does_not_exist_is_refused_with_the_list() -> None:
    error = opened().refusal("standard-overridden", {"standard": "vibes"}, because="Why not.")
    assert isinstance(error, NotFoundError)
    assert "second-person" in error.hint


def test_setting_a_standard_aside_needs_a_reason() -> None:
    error = opened().refusal("standard-overridden", {"standard": "captured"}, because=" ")
    assert error.hint == f'factcheck override {CASE_ID} captured --because "WHY"'


def test_an_override_that_was_erased_still_stands() -> None:
    copy = opened()
    copy.erase(copy.do("standard-overridden", {"standard": "captured"}, because="The page is gone."))
    assert [(override.standard, override.because) for override in copy.case.overrides] == [("captured", "")]
