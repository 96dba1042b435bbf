"""The one place where errors are caught: each becomes a sentence, a next step and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from factcheck.errors import FactcheckError, UsageError

INTERRUPTED = 130
FAULT_OF_OURS = 1
WRONG_USAGE = 2


def run(arguments: Sequence[str], act: Callable[[list[str]], int] | None = None) -> int:
    """Run one command and return its exit code. No traceback leaves here unless FACTCHECK_DEBUG is 1.

    `act` does what the arguments say, where that is understood already; else Typer does.
    """
    try:
        code = (act or _run)(list(arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return say_interrupted()
    except BrokenPipeError:
        return leave_closed_pipe()
    except FactcheckError as error:
        _output(arguments).error(error)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the one boundary
        return _not_text(arguments) if _hold_undecoded_bytes(arguments) else own_fault(error, arguments)
    return code


def _run(arguments: list[str]) -> int:
    from typer import Abort

    from factcheck.cli.app import app_for
    from factcheck.cli.usage import ReaderLeftError, UsageFault, explain_usage, is_plea_for_help

    try:
        code = app_for(arguments)(args=arguments, prog_name="factcheck", standalone_mode=False)
    except Abort:
        return say_interrupted()
    except ReaderLeftError:
        return leave_closed_pipe()
    except UsageFault as fault:
        if is_plea_for_help(fault):
            sys.stdout.write(f"{fault}\n")
            return WRONG_USAGE
        _output(arguments).error(explain_usage(fault))
        return WRONG_USAGE
    return code if isinstance(code, int) else 0


def _output(arguments: Sequence[str]):  # type: ignore[no-untyped-def]  # the type is imported only on the way out
    from factcheck.render.output import make_output

    return make_output(json="--json" in arguments, plain="--plain" in arguments)


def say_interrupted() -> int:
    """Say what an interruption means; the exit code."""
    sys.stderr.write("\nInterrupted. What was saved before is saved; nothing else was changed.\n")
    return INTERRUPTED


def leave_closed_pipe() -> int:
    """End quietly where nobody reads any more; the exit code."""
    # The reader has seen enough. Python would complain again when it flushes at exit, so stdout goes nowhere from here.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _hold_undecoded_bytes(arguments: Sequence[str]) -> bool:
    """Whether a word of the command line is no text: what could not be decoded stands in it as lone surrogates."""
    return any("\ud800" <= letter <= "\udfff" for argument in arguments for letter in argument)


def _not_text(arguments: Sequence[str]) -> int:
    error = UsageError(
        "What you wrote is not text in the encoding of this terminal. Nothing was changed.",
        hint="Write it again in UTF-8, or give the text on standard input as -",
    )
    _output(arguments).error(error)
    return error.exit_code


def own_fault(error: Exception, arguments: Sequence[str]) -> int:
    """Say that something went wrong that nobody foresaw; the exit code. With FACTCHECK_DEBUG=1 it is raised."""
    if os.environ.get("FACTCHECK_DEBUG") == "1":
        raise error
    if isinstance(error, OSError) and error.strerror:
        what = f"The system refused what was needed: {error.strerror}."
    else:
        what = f"Something went wrong inside factcheck ({type(error).__name__}); this is a fault of the program."
    fault = FactcheckError(
        f"{what} What was saved before is saved.",
        hint="Run the same command with FACTCHECK_DEBUG=1 set and report what it prints; factcheck doctor checks the desk.",
    )
    _output(arguments).error(fault)
    return FAULT_OF_OURS
