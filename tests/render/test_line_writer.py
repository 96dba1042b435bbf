"""Lists as lines: columns fit, stand under each other, and give way in their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.render.inert import view
from factcheck.render.line_writer import Column, cut_spans, fit, write_table
from factcheck.render.widths import cell_width
from tests.render.printing import printed

COLUMNS = (
    Column("Id", 8),
    Column("Stage", 6, rank=1),
    Column("Who", 4, 10, rank=2),
    Column("N", 1, rank=3, right=True),
    Column("Claim", 20),
)
cells = st.text(st.characters(codec="utf-8"), max_size=40)


@given(st.lists(st.tuples(cells, cells, cells, cells, cells), min_size=1, max_size=4), st.integers(40, 250))
def test_no_line_is_wider_than_it_may_be(rows: list[tuple[str, ...]], width: int) -> None:
    shown = printed(lambda output: write_table(output, COLUMNS, rows), width=width)
    assert max(cell_width(line) for line in shown.out.split("\n")) <= width


@given(st.lists(st.integers(0, 200), min_size=5, max_size=5), st.integers(40, 250))
def test_columns_fit_together_and_the_first_and_last_stay(natural: list[int], room: int) -> None:
    widths = fit(COLUMNS, natural, room)
    kept = [width for width in widths if width]
    assert sum(kept) + 2 * (len(kept) - 1) <= room
    assert all(width <= wanted for width, wanted in zip(widths, natural, strict=True))
    assert all(widths[place] > 0 for place in (0, 4) if natural[place])


def test_columns_leave_in_the_order_of_their_rank() -> None:
    natural = [8, 13, 10, 3, 60]
    assert [[place for place, width in enumerate(fit(COLUMNS, natural, room)) if width] for room in (120, 46, 42, 36)] == [
        [0, 1, 2, 3, 4], [0, 1, 2, 4], [0, 1, 4], [0, 4],
    ]  # fmt: skip


def test_an_empty_column_takes_no_room() -> None:
    shown = printed(lambda output: write_table(output, COLUMNS, [("a", "", "", "", "claim")])).out
    assert shown == "Id  Claim\na   claim\n"


def test_numbers_stand_right_and_wide_letters_count_twice() -> None:
    rows = [("a", "月面", "", "7", "x"), ("b", "open", "", "12", "y")]
    shown = printed(lambda output: write_table(output, COLUMNS, rows)).out.splitlines()
    assert shown == ["Id  Stage   N  Claim", "a   月面    7  x", "b   open   12  y"]


def test_further_lines_stand_under_their_row() -> None:
    below = [[[("    under it", "")]]]
    shown = printed(
        lambda output: write_table(output, COLUMNS, [("a", "", "", "", "claim")], below=below, indent=2)
    ).out
    assert shown.splitlines()[1:] == ["  a   claim", "    under it"]


@given(st.lists(st.tuples(cells.map(view), st.just("")), max_size=4), st.integers(1, 30))
def test_cut_text_of_several_styles_fits(spans: list[tuple[str, str]], width: int) -> None:
    cut = cut_spans(spans, width)
    whole = "".join(text for text, _ in spans)
    assert sum(cell_width(text) for text, _ in cut) <= width
    if sum(cell_width(text) for text, _ in spans) > width:
        assert "".join(text for text, _ in cut).endswith("…")
    else:
        assert "".join(text for text, _ in cut) == whole
