"""Where a command prints: data on stdout, everything else on stderr, in the form and colours that were asked for."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, TextIO

    from factcheck.errors import FactcheckError


class Mode:
    """The four forms of an output."""

    RICH = "rich"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"


class Output:
    """One command's output."""

    def __init__(
        self,
        mode: str,
        *,
        width: int,
        color: bool,
        unicode: bool,
        stdout: TextIO,
        stderr: TextIO,
        stderr_color: bool = False,
    ) -> None:
        self.mode = mode
        self.width = width
        self.color = color
        self.unicode = unicode
        self.stdout = stdout
        self.stderr = stderr
        self.stderr_color = stderr_color

    def line(self, *parts: str | tuple[str, str]) -> None:
        """Print one line on stdout: texts, or pairs of a text and its style ("bold", "dim", "green" …)."""
        self.stdout.write("".join(part if isinstance(part, str) else part[0] for part in parts) + "\n")

    def data(self, record: Mapping[str, Any]) -> None:
        """Print one JSON object on one line of stdout."""
        import json

        self.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")

    def rows(self, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Print a CSV table on stdout."""
        import csv

        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)

    def note(self, text: str) -> None:
        """Say something on stderr that is not data."""
        self.stderr.write(text + "\n")

    def error(self, error: FactcheckError) -> None:
        """Say on stderr what happened and the next command to run."""
        self.stderr.write(f"{error.message}\n{error.hint}\n")


def make_output(
    *,
    json: bool = False,
    csv: bool = False,
    plain: bool = False,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    env: Mapping[str, str] | None = None,
) -> Output:
    """The output that the options, the streams and the environment ask for. Raises UsageError for --json with --csv."""
    env = os.environ if env is None else env
    mode = Mode.JSON if json else Mode.CSV if csv else Mode.PLAIN if plain or env.get("TERM") == "dumb" else Mode.RICH
    return Output(mode, width=100, color=False, unicode=True, stdout=stdout or sys.stdout, stderr=stderr or sys.stderr)
