"""The drawer of the README's picture, tried on a command that prints known words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

DRAWER = Path(__file__).with_name("make_picture.py")


def draw(target: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Draw `command` into `target`, and return the finished run."""
    words = [sys.executable, str(DRAWER), "-o", str(target), "--run", command]
    return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def picture(tmp_path: Path) -> str:
    run = draw(tmp_path / "desk.svg", r"printf '\033[31mFalse\033[0m <b>bold</b> & so on\n'")
    assert run.returncode == 0, run.stderr
    return (tmp_path / "desk.svg").read_text(encoding="utf-8")


def test_the_picture_holds_what_the_command_printed_as_plain_text(picture: str) -> None:
    drawn = "".join(ElementTree.fromstring(picture).itertext()).replace("\u00a0", " ")
    assert "False <b>bold</b> & so on" in drawn


def test_looking_at_the_picture_fetches_nothing(picture: str) -> None:
    assert "@font-face" not in picture
    assert "url(http" not in picture
    assert picture.count("http") == picture.count('xmlns="http://www.w3.org/2000/svg"') == 1


def test_two_drawings_of_the_same_output_are_the_same_bytes(tmp_path: Path) -> None:
    pictures = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for target in pictures:
        draw(target, "printf hello")
    assert pictures[0].read_bytes() == pictures[1].read_bytes()


def test_a_failing_command_is_not_drawn(tmp_path: Path) -> None:
    run = draw(tmp_path / "desk.svg", "ls --no-such-option")
    assert run.returncode != 0
    assert "No picture" in run.stderr
    assert not (tmp_path / "desk.svg").exists()
