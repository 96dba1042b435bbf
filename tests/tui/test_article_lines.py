"""An article in lines: no word is lost, claims keep their words, nothing acts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.render.inert import view
from factcheck.render.widths import cell_width
from factcheck.tui.article_lines import NONE, Passage, break_article
from tests.hostile.vectors import ALL

TEXTS = st.text(st.sampled_from("ab c\n“”é月\u202e\x1b\u200b[/]"), max_size=120)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=4), st.integers(8, 40))
def test_every_line_fits_and_is_inert_and_no_letter_is_lost(
    text: str, places: list[tuple[int, int]], width: int
) -> None:
    passages = [Passage(min(pair), min(max(pair), len(text))) for pair in places]
    made = break_article(text, passages, width)
    lines = ["".join(piece.text for piece in line) for line in made.lines]
    assert all(cell_width(line) <= width for line in lines)
    assert all(view(line) == line for line in lines)
    letters = "abc“”[/]月"
    assert [one for one in "".join(lines) if one in letters] == [one for one in text if one in letters]


def test_a_claim_keeps_its_words_its_badges_and_its_place() -> None:
    text = "First words.\n\nHere is a claim of note. And more."
    start = text.index("Here")
    made = break_article(text, [Passage(start, start + 24, before="7▸ ", after=" [✓ True]")], 16)
    own = [piece for line in made.lines for piece in line if piece.passage == 0]
    assert " ".join(piece.text.strip() for piece in own if not piece.is_badge) == "Here is a claim of note."
    assert [piece.text for piece in own if piece.is_badge] == ["7▸ ", " [✓ True]"]
    first, last = made.places[0]
    assert first < last
    assert made.at(first, 4) == 0
    assert made.at(0, 0) == NONE


def test_of_claims_that_overlap_each_keeps_what_the_other_left() -> None:
    made = break_article("one two three four", [Passage(0, 7), Passage(4, 13)], 40)
    assert [(piece.text.strip(), piece.passage) for piece in made.lines[0] if piece.text.strip()] == [
        ("one two", 0), ("three", 1), ("four", NONE)
    ]  # fmt: skip


def test_hostile_text_is_inert_wherever_a_claim_begins() -> None:
    for start in range(0, len(ALL), 37):
        for line in break_article(ALL, [Passage(start, start + 50)], 30).lines:
            words = "".join(piece.text for piece in line)
            assert view(words) == words


def test_a_long_article_with_many_claims_takes_one_look_at_each() -> None:
    paragraph = "A claim of some length stands here. "
    text = (paragraph * 5 + "\n") * 4000
    passages = [Passage(at, at + 34) for at in range(0, len(text) - 40, 60)]
    made = break_article(text, passages, 60)
    assert sum(bool(line) for line in made.lines) >= 12_000
