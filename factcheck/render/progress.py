"""A progress bar on stderr for long work, only where somebody is looking."""

from __future__ import annotations

from contextlib import contextmanager

from factcheck.render.inert import view
from factcheck.render.output import Mode
from factcheck.render.streams import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress

    from factcheck.render.output import Output


def is_in_the_way(output: Output) -> bool:
    """Whether a bar and the lines of stdout would meet on one screen: then the lines are shown when the bar is done."""
    return output.mode != Mode.PLAIN and is_terminal(output.stderr) and is_terminal(output.stdout)


@contextmanager
def progress(output: Output, label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A bar while the block runs; call what it yields with the number of steps that were done.

    Without a `total` it only shows that work goes on. It is silent where stderr is no terminal, and in labelled lines, where
    a line that changes would be read aloud again and again. It leaves nothing behind.
    """
    if output.mode == Mode.PLAIN or not is_terminal(output.stderr):
        yield lambda _steps: None
        return
    if total is not None:
        yield from _counted(output, label, total)
        return
    with _bar(output) as bar:
        task = bar.add_task(view(label), total=None)
        yield lambda steps: bar.advance(task, steps)


def _counted(output: Output, label: str, total: int) -> Iterator[Callable[[int], None]]:
    from factcheck.render.counting_bar import CountingBar

    bar = CountingBar(output, label, total)
    try:
        yield bar.advance
    finally:
        bar.close()


@contextmanager
def phases(output: Output) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for work in several parts; call what it yields with the name of the part, the steps done of it, and all of its
    steps. Silent where `progress` is."""
    if output.mode == Mode.PLAIN or not is_terminal(output.stderr):
        yield lambda _label, _done, _total: None
        return
    with _bar(output) as bar:
        task = bar.add_task("", total=None)
        yield lambda label, done, total: bar.update(task, description=view(label), completed=done, total=total)


def _bar(output: Output) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(
        file=output.stderr,
        markup=False,
        highlight=False,
        emoji=False,
        no_color=not output.stderr_color,
        legacy_windows=False,
        safe_box=not output.unicode,
    )
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True)
