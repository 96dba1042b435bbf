"""Plain command lines are understood as Typer would; what is in doubt is left to it."""

from __future__ import annotations

import pytest

from factcheck.cli.plain_words import PlainForm, understand

FORM = PlainForm((1, 2), ("--by", "--title"), ("--json",))


def test_words_and_options_may_stand_in_any_order() -> None:
    assert understand(["--by", "Ana", "k3f", "--json", "A note"], FORM) == (
        ["k3f", "A note"],
        {"--by": "Ana", "--json": ""},
    )


@pytest.mark.parametrize(
    "line",
    [
        [], ["a", "b", "c"], ["a", "--by"], ["a", "--by", "-x"], ["a", "--by=Ana"], ["a", "--jso"],
        ["a", "--json", "--json"], ["a", "-"], ["a", "--"], ["-j", "a"], ["a", ""], ["a", " "], ["a", "--by", ""],
        ["a", "\udcff"], ["a", "--title", "\udcff"], ["a", "--help"],
    ],
)  # fmt: skip
def test_what_is_in_doubt_is_left_to_typer(line: list[str]) -> None:
    assert understand(line, FORM) is None
