"""Where a command prints: data on stdout, everything else on stderr, in the form and colours that were asked for.

All text passes `inert.view` here, at the edge, whatever a page did with it before. Rich is not needed
here: a page that lets rich lay it out (`rich_layout`) prints its lines through this gate too.
"""

from __future__ import annotations

import os
import sys

from factcheck.render.inert import is_inert_alone, is_plain, view
from factcheck.render.streams import carries_unicode, has_many_colors, is_terminal, wants_color, width_of
from factcheck.render.words import ALARM, ASCII, BASIC, COMMAND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, TextIO

    from factcheck.errors import FactcheckError
    from factcheck.render.words import Sign

    Span = tuple[str, str]  # a text and its style

_CODES = {
    "bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7",
    "red": "31", "green": "32", "yellow": "33", "blue": "34", "magenta": "35", "cyan": "36",
}  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula; the last four are the full-width forms.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


class Mode:
    """The four forms of an output."""

    RICH = "rich"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"


class Output:
    """One command's output: its form, its width in cells, and whether colour and letters beyond ASCII may be used."""

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
        many_colors: bool = True,
    ) -> None:
        self.mode = mode
        self.width = width
        self.color = color
        self.unicode = unicode
        self.stdout = stdout
        self.stderr = stderr
        self.stderr_color = stderr_color
        self.many_colors = many_colors
        self._sequences: dict[str, str] = {}

    def line(self, *parts: str | Span) -> None:
        """Print one line on stdout: texts, or pairs of a text and its style ("bold", "dim", "green" …)."""
        self._write(self.stdout, parts, self.color)

    def verbatim(self, text: str) -> None:
        """Print a text of several lines that its page made inert."""
        shown = text if self.unicode or text.isascii() else spell_out(text, self.stdout.encoding or "ascii")
        self.stdout.write(shown if shown.endswith("\n") else shown + "\n")

    def data(self, record: Mapping[str, Any]) -> None:
        """Print one JSON object on one line of stdout. Nothing is lost: what may not reach a terminal is escaped."""
        self.stdout.write(json_line(record, ascii_only=not self.unicode) + "\n")

    def rows(self, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Print a CSV table on stdout; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
        import csv

        writer = csv.writer(self.stdout, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([self._cell(value) for value in row] for row in rows)

    def note(self, text: str) -> None:
        """Say something on stderr that is not data."""
        for one in text.split("\n"):
            for line in self._broken(one):
                self._write(self.stderr, ((line, "dim"),), self.stderr_color)

    def error(self, error: FactcheckError) -> None:
        """Say on stderr what happened and the next command to run; as a JSON object where JSON was asked for."""
        if self.mode == Mode.JSON:
            self.stderr.write(json_line(error_record(error), ascii_only=True) + "\n")
            return
        start = ("✗ ", ALARM) if self.mode == Mode.RICH else ("Error: ", "")
        first, *more = error.message.split("\n")
        first, *rest = self._broken(first, len(start[0]))
        self._write(self.stderr, (start, first), self.stderr_color)
        more = [*rest, *more]
        for line in more:  # set in, so that none of them passes for the next command
            self._write(self.stderr, ("  ", line.strip()), self.stderr_color)
        if error.hint:
            lead = ("Next: ", "dim") if error.hint.startswith("factcheck ") else ("", "")
            self._write(self.stderr, (lead, (error.hint, COMMAND if lead[0] else "")), self.stderr_color)

    def signed(self, sign: Sign, word: str) -> Span:
        """A word with its symbol before it and in its colour; labelled lines have the word alone."""
        symbol, style = sign
        return (f"{symbol} {word}", style) if self.mode == Mode.RICH else (word, "")

    def _broken(self, text: str, taken: int = 0) -> list[str]:
        """A line for a person at a terminal broken at blanks to fit into it, `taken` cells of which are taken; a command
        stays whole, to be copied."""
        if self.mode != Mode.RICH or not is_terminal(self.stderr) or "factcheck " in text:
            return [text]
        from factcheck.render.widths import cell_width, wrap

        bare, room = text.lstrip(" "), width_of(self.stderr, os.environ) - taken
        indent = text[: len(text) - len(bare)]
        if cell_width(view(text)) <= room:
            return [text]
        lines = wrap([(view(bare), "")], room - len(indent))
        return [indent + "".join(part for part, _ in line) for line in lines]

    def _write(self, stream: TextIO, parts: Iterable[str | Span], color: bool) -> None:
        written = []
        for part in parts:
            text, style = (part, "") if isinstance(part, str) else part
            shown = self._shown(text, stream)
            sequence = self._sequence(style) if color and style and shown else ""
            written.append(f"{sequence}{shown}\x1b[0m" if sequence else shown)
        stream.write("".join(written) + "\n")

    def _shown(self, text: str, stream: TextIO) -> str:
        shown = view(text)
        return shown if self.unicode or shown.isascii() else spell_out(shown, stream.encoding or "ascii")

    def _sequence(self, style: str) -> str:
        known = self._sequences.get(style)
        if known is None:
            codes = ";".join(filter(None, map(self._code, style.split())))
            known = self._sequences[style] = f"\x1b[{codes}m" if codes else ""
        return known

    def _code(self, word: str) -> str:
        if not word.startswith("color("):
            return _CODES.get(word, "")
        number = int(word[6:-1])
        return f"38;5;{number}" if self.many_colors else BASIC[number]

    def _cell(self, value: object) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            return str(value)
        # Asked of what is shown too: a sign that is spelled out in ASCII may become a minus, and blanks are passed over.
        shown = self._shown(value, self.stdout)
        return f"'{shown}" if value.startswith(_FORMULA_STARTS) or shown.lstrip().startswith(_FORMULA_STARTS) else shown


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
    stdout, stderr = stdout or sys.stdout, stderr or sys.stderr
    mode = _mode(json, csv, plain or env.get("TERM") in ("dumb", "unknown"))
    unicode = carries_unicode(stdout)
    return Output(
        mode,
        width=width_of(stdout, env),
        color=mode == Mode.RICH and wants_color(stdout, env),
        unicode=carries_unicode(stderr) and unicode,
        stdout=stdout,
        stderr=stderr,
        stderr_color=mode != Mode.PLAIN and wants_color(stderr, env),
        many_colors=has_many_colors(env),
    )


def _mode(json: bool, csv: bool, plain: bool) -> str:
    if json and csv:
        from factcheck.errors import UsageError

        raise UsageError("--json and --csv can't be used together.", hint="Choose one of the two.")
    return Mode.JSON if json else Mode.CSV if csv else Mode.PLAIN if plain else Mode.RICH


def json_line(record: Mapping[str, Any], *, ascii_only: bool = False) -> str:
    r"""A JSON object on one line; what may not be shown alone (controls, marks, joiners …) is written as \uXXXX."""
    from json import dumps

    line = dumps(record, ensure_ascii=ascii_only)
    return line if is_plain(line) else "".join(map(_json_char, line))


def json_text(text: str) -> str:
    """A JSON text laid out in lines, its content the same and nothing in it that may not be shown."""
    return "".join(char if char == "\n" else _json_char(char) for char in text.replace("\r\n", "\n").replace("\t", " "))


def error_record(error: FactcheckError) -> dict[str, Any]:
    """An error as a JSON object: its name, what happened, what to do next, and the exit code."""
    return {
        "error": type(error).__name__,
        "message": error.message,
        "hint": error.hint or None,
        "exit_code": error.exit_code,
    }


def spell_out(text: str, encoding: str) -> str:
    """A text for a stream that can't carry every letter: symbols in ASCII, letters it lacks by their number."""
    return "".join(char if _fits(char, encoding) else ASCII.get(char, f"<U+{ord(char):04X}>") for char in text)


def _fits(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _json_char(char: str) -> str:
    if is_inert_alone(char):
        return char
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
