"""Prints a page into memory, the way a command would print it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, NamedTuple

from factcheck.render.output import Mode, Output


class Printed(NamedTuple):
    """What was printed on stdout and on stderr."""

    out: str
    err: str


def printed(
    show: Callable[..., None],
    *args: Any,
    mode: str = Mode.RICH,
    width: int = 100,
    color: bool = False,
    many_colors: bool = True,
    **more: Any,
) -> Printed:
    """Call `show` with an output before its arguments, and return what it printed."""
    stdout, stderr = io.StringIO(), io.StringIO()
    output = Output(
        mode,
        width=width,
        color=color,
        unicode=True,
        stdout=stdout,
        stderr=stderr,
        stderr_color=color,
        many_colors=many_colors,
    )
    show(output, *args, **more)
    return Printed(stdout.getvalue(), stderr.getvalue())
