"""The program: `factcheck`, or `python -m factcheck`."""

from __future__ import annotations

import gc
import os
import sys

_OBJECTS = 20_000  # made since the last search for cycles, before there is another one


def main() -> None:
    """Run the command line with this process's arguments and leave with its exit code."""
    # Hardly anything that a command loads and makes is thrown away before it ends, and looking for it costs a twentieth.
    gc.set_threshold(_OBJECTS, 50, 100)
    _open_what_is_closed()
    try:
        _leave(_run(sys.argv[1:]))
    except KeyboardInterrupt:  # while the program was still being loaded, or in what is answered at once
        from factcheck.cli.boundary import say_interrupted

        sys.exit(say_interrupted())


def _open_what_is_closed() -> None:
    """Put an empty file where a stream is closed (`factcheck list >&-`): else the first file opened takes its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - pathlib loads slowly


def _leave(code: int) -> None:
    """Leave with an exit code.

    Python takes itself apart first, which takes a quarter of what a list does. Where nobody asked to be called before the
    end and no thread was started, there is nothing to put away but what is still to be printed.
    """
    if not {"atexit", "threading"} & sys.modules.keys():
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            _print_no_more()
            sys.exit(code or 1)
        os._exit(code)
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        _print_no_more()
        sys.exit(code or 1)
    sys.exit(code)


def _print_no_more() -> None:
    """Let what could not be printed go nowhere: it was told, and Python would try again and end with a code of its own."""
    try:  # noqa: SIM105 - contextlib loads slowly
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # nothing is there that could be printed to


def _run(arguments: list[str]) -> int:
    if arguments in ([], ["ui"]) and not os.environ.get("_FACTCHECK_COMPLETE"):
        from factcheck.cli.quick_screen import answer
    else:
        from factcheck.cli.quick import answer
    code = answer(arguments)
    if code is None:
        from factcheck.cli.boundary import run

        code = run(arguments)
    return code


if __name__ == "__main__":
    main()
