"""Draws the picture of the README, an SVG of what the program really prints; run by `make picture`.

The program runs in a terminal of a fixed size on a copy of the example desk. The picture holds text, not pixels, and
names only fonts that the reader's machine has, so that looking at it fetches nothing.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(__file__).with_name("desk.svg")
COLUMNS, LINES = 100, 60
FONTS = 'ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace'
PROGRAM = [sys.executable, "-m", "factcheck"]

# Background, foreground, the eight colours and their bright forms: each readable on the background (WCAG 4.5 : 1).
THEME = TerminalTheme(
    (27, 29, 34),
    (222, 224, 230),
    [
        (138, 144, 158),
        (240, 113, 120),
        (136, 200, 120),
        (235, 190, 96),
        (110, 168, 254),
        (205, 145, 235),
        (90, 200, 210),
        (222, 224, 230),
    ],
    [
        (160, 166, 180),
        (255, 140, 145),
        (160, 220, 145),
        (250, 210, 130),
        (145, 190, 255),
        (222, 170, 250),
        (120, 220, 230),
        (255, 255, 255),
    ],
)


def environment(home: Path) -> dict[str, str]:
    """What the program may know: a terminal with colours, an empty home, and nothing of the person who draws."""
    fixed = {"HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TZ": "UTC"}
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **fixed}


def record(command: list[str], folder: Path) -> str:
    """Run `command` in a terminal in `folder` and return what it drew, escape sequences included.

    Raises SystemExit where the command fails: a picture of a failure is not wanted.
    """
    terminal = pexpect.spawn(
        command[0],
        command[1:],
        cwd=str(folder),
        env=environment(folder),
        dimensions=(LINES, COLUMNS),
        encoding="utf-8",
        timeout=60,
    )
    drawn = str(terminal.read())
    terminal.close()
    if terminal.exitstatus != 0:
        raise SystemExit(f"No picture: {shlex.join(command)} ended with {terminal.exitstatus}.\n{drawn}")
    return drawn.replace("\r\n", "\n").rstrip("\n")


def instructive_case(folder: Path) -> str:
    """The beginning of the id of the case that is shown: the published one of the desk in `folder` with these words."""
    words = [*PROGRAM, "list", "vehicles", "--stage", "published", "--json"]
    run = subprocess.run(words, cwd=folder, env=environment(folder), capture_output=True, text=True, check=True)
    return str(json.loads(run.stdout.splitlines()[0])["id"])[:3]


def commands_of_the_desk(folder: Path, case: str) -> list[tuple[str, list[str]]]:
    """What is shown by default, as typed and as run: the caseload, and one case."""
    chosen = case or instructive_case(folder)
    return [("factcheck list", [*PROGRAM, "list"]), (f"factcheck show {chosen}", [*PROGRAM, "show", chosen])]


def draw(sessions: list[tuple[str, str]], title: str) -> str:
    """An SVG of `sessions`, pairs of the line typed and the text drawn below it."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    for number, (typed, drawn) in enumerate(sessions):
        console.print(Text("\n" * bool(number) + "$ ", style="bold green") + Text(typed, style="bold default"))
        console.print(Text.from_ansi(drawn), soft_wrap=True)
    return without_remote_fonts(console.export_svg(title=title, theme=THEME, unique_id="desk"), title)


def without_remote_fonts(svg: str, title: str) -> str:
    """`svg` with fonts of the reader's machine instead of rich's remote ones, and a name for those who cannot see it."""
    local = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    local = re.sub(r"font-family:\s*[^;]+;", f"font-family: {FONTS};", local)
    local = re.sub(r"<!--.*?-->\s*", "", local)
    return re.sub(r"(<svg [^>]*)>", rf'\1 role="img" aria-label="{title}">', local, count=1)


def parsed_words() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draw what the program prints on the example desk as an SVG picture.")
    parser.add_argument("-o", "--output", type=Path, default=TARGET, help="the file to write")
    parser.add_argument("--case", default="", help="the id of the case to show")
    parser.add_argument("--run", action="append", default=[], help="draw this command instead; may be given again")
    return parser.parse_args()


def main() -> None:
    """Copy the desk, run the commands, write the picture."""
    words = parsed_words()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if (ROOT / "cases").is_dir():
            shutil.copytree(ROOT / "cases", folder / "cases")
        chosen = [(typed, shlex.split(typed)) for typed in words.run] or commands_of_the_desk(folder, words.case)
        sessions = [(typed, record(command, folder)) for typed, command in chosen]
    words.output.write_text(draw(sessions, title="factcheck"), encoding="utf-8")
    print(f"Drawn: {words.output}")


if __name__ == "__main__":
    main()
