"""A scale's file that leaves something out, or says two things at once, is refused with what to write there."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from factcheck.errors import SettingsError
from factcheck.verdicts.scale_form import scale_from

WHOLE: dict[str, Any] = {
    "key": "lantern",
    "name": "The Lantern",
    "version": "1",
    "dated": "2026-03",
    "language": "en",
    "ratings": [
        {"key": "so", "labels": {"en": "So"}},
        {"key": "not-so", "labels": {"en": "Not so"}},
        {"key": "open", "axis": False, "labels": {"en": "Open"}},
    ],
}


def changed(path: str, value: object) -> dict[str, Any]:
    """The whole table with one value changed, or left out where the value is None; "ratings 0 labels" leads inwards."""
    table: Any = copy.deepcopy(WHOLE)
    *outer, last = path.split()
    inner = table
    for step in outer:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    assert isinstance(table, dict)
    return table


def refusal(table: dict[str, Any]) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        scale_from(table, "scales/lantern.toml", "lantern")
    return caught.value


@pytest.mark.parametrize(
    ("path", "value", "names"),
    [
        ("key", None, "key is missing"),
        ("key", "beacon", "key is “beacon”, but the file is called lantern.toml"),
        ("key", "Lantern!", "key is “Lantern!”"),
        ("name", None, "name is missing"),
        ("name", "", "name is missing"),
        ("version", 2, "version is not a text"),
        ("dated", "last spring", "dated is not a date"),
        ("dated", None, "dated is missing"),
        ("language", "English", "language is “English”"),
        ("colour", "red", "colour is not a setting of a rating scale"),
        ("free_text", "yes", "free_text is neither yes nor no"),
        ("free_text", True, "free_text is true, and yet there are ratings"),
        ("ratings", None, "ratings has fewer than two places"),
        ("ratings", "So, Not so", "ratings is not a list of tables"),
        ("ratings", [{"key": f"r{n}", "labels": {"en": f"R{n}"}} for n in range(51)], "ratings has more than 50"),
        ("ratings 0 key", None, "ratings 1: key is missing"),
        ("ratings 0 key", "So!", "ratings 1: key is “So!”"),
        ("ratings 0 key", "a" * 61, "ratings 1: key is “aaa"),
        ("ratings 0 labels", None, "ratings 1: labels has none in “en”"),
        ("ratings 0 labels", {"nl": "Zo"}, "ratings 1: labels has none in “en”"),
        ("ratings 0 labels", "So", "ratings 1: labels is not a table"),
        ("ratings 0 labels en", "?!", "ratings 1: labels.en can't serve as a label"),
        ("ratings 0 labels en", "a" * 101, "ratings 1: labels.en can't serve as a label"),
        ("ratings 0 labels en", "So\x1b[31m", "ratings 1: labels.en holds"),
        ("ratings 0 labels English", "So", "ratings 1: labels.English is not a language tag"),
        ("ratings 0 meaning", {"en": 3}, "ratings 1: meaning.en is not a text"),
        ("ratings 0 weight", 3, "ratings 1: weight is not a setting"),
        ("ratings 0 shares_position", True, "ratings 1: shares_position is true for the first"),
        ("ratings 0 axis", False, "ratings 2: axis is true below a label that is off the axis"),
        ("ratings 1 axis", "no", "ratings 2: axis is neither yes nor no"),
        ("ratings 1 shares_position", True, "ratings has fewer than two places"),
        ("ratings 1 key", "so", "ratings 2: key “so” can't be told from “so”"),
        ("ratings 1 labels en", "SO.", "ratings 2: key “not-so” can't be told from “so”: both answer to “SO.”"),
        ("ratings 2 shares_position", True, "ratings 3: axis is false, and yet the position is shared"),
    ],
)
def test_a_wrong_value_is_refused_by_file_and_place(path: str, value: object, names: str) -> None:
    error = refusal(changed(path, value))
    assert error.message.startswith(f"scales/lantern.toml: {names}")
    assert error.hint


def test_the_whole_table_is_a_scale() -> None:
    scale = scale_from(WHOLE, "scales/lantern.toml", "lantern")
    assert [rating.position for rating in scale.ratings] == [0, 1, None]
    assert str(scale.dated) == "2026-03"
    assert scale.notes == ""


def test_a_date_may_be_written_without_quotation_marks() -> None:
    assert str(scale_from(changed("dated", 2026), "f", "lantern").dated) == "2026"
