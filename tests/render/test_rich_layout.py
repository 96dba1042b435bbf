"""What rich lays out leaves through the same gate as everything else."""

from __future__ import annotations

from rich.panel import Panel
from rich.table import Table

from factcheck.render.output import Output
from factcheck.render.rich_layout import columns_table, draw, text
from tests.render.allowed import offences
from tests.render.printing import printed


def test_what_rich_is_given_raw_is_inert_all_the_same() -> None:
    def show(output: Output) -> None:
        grid = Table.grid()
        grid.add_row("raw \x9b1m \u202e [bold]markup[/bold] :smile:")
        draw(output, Panel(grid, title="\x1b]0;title\x07"))

    shown = printed(show, color=False).out
    assert offences(shown, multiline=True) == []
    assert "[bold]markup[/bold] :smile:" in shown


def test_colours_of_rich_obey_the_same_rules() -> None:
    def show(output: Output) -> None:
        draw(output, text(("x", "bold color(167)")))

    assert printed(show, color=True).out == "\x1b[1;38;5;167mx\x1b[0m\n"
    assert printed(show).out == "x\n"


def test_a_table_has_no_box_and_no_trailing_spaces() -> None:
    def show(output: Output) -> None:
        table = columns_table("Stage", "Cases", right=("Cases",))
        table.add_row(text("open"), text("7"))
        draw(output, table, indent=2)

    assert printed(show).out.splitlines() == ["  Stage  Cases", "  open       7"]
