"""Looking only where a word begins that may match finds what looking everywhere finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.signals.openings import Openings, find_opening, split_alternatives
from factcheck.intake.signals.sign import list_words
from factcheck.intake.signals.topics import make_topic

ROWS = (
    make_topic("harm", 1, r"kill(?:ed|s)?|dead", r"mass\s+graves?"),
    make_topic("rank", 1, r"(?:more|less)\s+than", "largest"),
    make_topic("act", 1, r"e-?mails?|issue[sd]?|an?\s+act"),
)
ONES = [
    "killed",
    "Kill",
    "dead",
    "mass",
    "graves",
    "more",
    "less",
    "than",
    "largest",
    "email",
    "e-mails",
    "issues",
    "act",
]
WORDS = st.sampled_from([*ONES, "an", "a", "pre-killed", "x"])


def test_openings_are_what_every_match_begins_with() -> None:
    assert split_alternatives(r"kill(?:ed|s)|a[|b]|c") == [r"kill(?:ed|s)", "a[|b]", "c"]
    assert [find_opening(part) for part in (r"kill(?:ed)?", "e-?mail", "an?", "(?:more|less)")] == [
        "kill",
        "e",
        "a",
        "",
    ]


@given(st.lists(WORDS, max_size=12), st.sampled_from([" ", ", ", "-"]))
def test_it_finds_the_same_as_looking_everywhere(words: list[str], between: str) -> None:
    text = between.join(words)
    everywhere = [(row, found) for row in ROWS if (found := list_words(row.words, text))]
    assert list(Openings(ROWS).find(text)) == everywhere
