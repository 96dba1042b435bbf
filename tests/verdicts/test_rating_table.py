"""What others' ratings are here is what a person wrote down, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import SettingsError
from factcheck.verdicts.rating_table import RatingTable, read_rating_table

LINES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(str.strip)


def test_a_publishers_own_line_goes_before_the_one_for_all(tmp_path: Path) -> None:
    path = tmp_path / "table.toml"
    path.write_text(
        '[ratings]\n"Pants on fire" = "false"\n["Example Checks"]\n"Pants on Fire" = "mostly-false"\n', "utf-8"
    )
    table = read_rating_table(path)
    assert table.find("Other", "pants  on FIRE") == "false"
    assert table.find("example checks", "Pants on fire") == "mostly-false"
    assert table.find("Other", "False") == ""  # even what looks like ours is not guessed


def test_without_a_file_nothing_has_an_equal(tmp_path: Path) -> None:
    assert read_rating_table(tmp_path / "none.toml").find("", "False") == ""


@pytest.mark.parametrize("text", ["[ratings", 'ratings = "x"', "[ratings]\nx = 1\n"])
def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "t.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        read_rating_table(tmp_path / "t.toml")


@given(words=LINES, publisher=LINES.filter(lambda name: name != "ratings"))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, words: str, publisher: str) -> None:
    path = tmp_path_factory.mktemp("table") / "t.toml"
    path.write_bytes(RatingTable({}).with_line("", words, "true").with_line(publisher, words, "false").text().encode())
    assert read_rating_table(path).find(publisher, words) == "false"
    assert read_rating_table(path).with_line(publisher, words, "").find(publisher, words) == "true"
