"""The program: `factcheck`, or `python -m factcheck`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line with this process's arguments and leave with its exit code."""
    try:
        sys.exit(_run(sys.argv[1:]))
    except KeyboardInterrupt:  # while the program was still being loaded, or in what is answered at once
        from factcheck.cli.boundary import say_interrupted

        sys.exit(say_interrupted())


def _run(arguments: list[str]) -> int:
    from factcheck.cli.quick import answer

    code = answer(arguments)
    if code is None:
        from factcheck.cli.boundary import run

        code = run(arguments)
    return code


if __name__ == "__main__":
    main()
