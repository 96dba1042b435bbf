"""What a line that is typed may become: files and names, and never anything that would be shown otherwise than it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.tui.suggesting import suggest_name, suggest_path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that one works in."""
    for name in ("article.txt", "articles/first.txt", "zoo.txt", "zoo\x1b[31m.txt", ".hidden"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("art", "article.txt"), ("articles", "articles/"), ("articles/", "articles/first.txt"), ("zo", "zoo.txt"),
     ("zoo\x1b", ""), ("nothing", ""), ("no/such", ""), (".hi", ".hidden"), ("", "article.txt"), ("~nobody-at-all/x", "")],
)  # fmt: skip
def test_a_path_goes_on_to_the_first_name_that_begins_so(folder: Path, typed: str, offered: str) -> None:
    if typed == "zoo\x1b":
        (folder / "zoo.txt").unlink()
    assert suggest_path(typed) == offered


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("a", "ana Ruiz"),
        ("Ana Ruiz, b", "Ana Ruiz, ben Okafor"),
        ("ANA R", "ANA Ruiz"),
        ("x", ""),
        ("", ""),
        ("Ana, ", ""),
    ],
)
def test_a_name_goes_on_as_it_was_begun(typed: str, offered: str) -> None:
    assert suggest_name(["Ana Ruiz", "Ben Okafor", "Ana\x9b31m"])(typed) == offered
