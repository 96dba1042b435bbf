"""Wrong usage in our own words: what was wrong, and the help that shows how it is right."""

from __future__ import annotations

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
