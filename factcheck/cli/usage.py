"""What Typer would say or decide by itself, in our own words: wrong usage, an interruption, a reader that left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from factcheck.errors import UsageError

# Typer carries its own Click; BadParameter's nearest common ancestor is what every wrong usage raises.
UsageFault: type[Exception] = typer.BadParameter.__mro__[2]


def explain_usage(fault: Exception) -> UsageError:
    """A wrong usage as an error that users see."""
    context = getattr(fault, "ctx", None)
    command = context.command_path if context is not None else "factcheck"
    message = fault.format_message() if hasattr(fault, "format_message") else str(fault)
    return UsageError(message or "Something is missing.", hint=f"{command} --help")


def is_plea_for_help(fault: Exception) -> bool:
    """Whether nothing was asked for at all, so that the help is the answer."""
    return type(fault).__name__ == "NoArgsIsHelpError"


class ReaderLeftError(Exception):
    """Nobody reads what is printed any more."""


@contextmanager
def own_endings() -> Iterator[None]:
    """Keep from Typer what it would end by itself: it leaves with 1 where a pipe is closed, and says nothing on Ctrl-C."""
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderLeftError from error
    except KeyboardInterrupt as error:
        raise typer.Abort from error
