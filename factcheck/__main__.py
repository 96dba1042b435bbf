"""The program: `factcheck`, or `python -m factcheck`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line with this process's arguments and leave with its exit code."""
    from factcheck.cli.quick import answer

    code = answer(sys.argv[1:])
    if code is None:
        from factcheck.cli.boundary import run

        code = run(sys.argv[1:])
    sys.exit(code)


if __name__ == "__main__":
    main()
