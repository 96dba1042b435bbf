"""Walks through the main job on a copy of the example desk, from an article to a corrected verdict; run by `make demo`.

Each step is a command as a person would type it and what the program really printed. One step is meant to be refused: it
shows how the desk says no. Everything happens in a folder of its own, which stays so that it can be looked at; the
example desk is not touched.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "tests" / "example" / "articles" / "market-street-air.txt"
PAGE = "market-street.html"
WIDTH = 100
LONGEST_STEP = 60  # seconds
ANA, BEN = "Ana Ruiz <ana@desk.example>", "Ben Okafor <ben@desk.example>"
REFUSED = 3
STATION_LOG = """\
station,month,nitrogen dioxide (micrograms per cubic metre),remark
Market Street (invented),2024-06,32,kerb at number 14
Market Street (invented),2024-12,33,kerb at number 14
Market Street (invented),2025-02,21,moved to the yard of number 30
Market Street (invented),2026-06,19,yard of number 30
"""


@dataclass
class Demo:
    """The walk: the folder it happens in, and by name the ids that came up on the way and stand in later commands."""

    folder: Path
    has_colours: bool
    ids: dict[str, str] = field(default_factory=dict)

    def say(self, text: str) -> None:
        """A few words between the steps."""
        print("\n" + self._coloured(textwrap.fill(text, WIDTH), "1;36"), flush=True)

    def run(self, line: str, *, expected: int = 0, lines: int = 0) -> str:
        """Show a line as it is typed, run it, and show what it printed: all of it, or so many `lines`.

        `{name}` in the line stands for an id. Raises SystemExit where the program does not leave with the code expected.
        """
        typed = line.format_map(self.ids)
        print("\n" + self._coloured("$ ", "1;32") + self._coloured(broken(typed), "1"), flush=True)
        printed = self.ask(typed, expected=expected)
        shown = printed.splitlines()[: lines or None]
        print("\n".join(shown) + ("\n…" if lines and len(printed.splitlines()) > lines else ""), flush=True)
        return printed

    def add(self, name: str, line: str) -> None:
        """Run a line that adds something to a case, and keep the id that it prints under a name."""
        found = re.search(r"(?:Evidence|Question) ([0-9a-z]{8}) ", self.run(line))
        if found is None:
            raise SystemExit(f"The demo stops here: “{line}” printed no id.")
        self.ids[name] = found[1][:4]

    def ask(self, typed: str, *, expected: int = 0, colours: bool | None = None) -> str:
        """Run a line without showing it, and return what it printed."""
        words = shlex.split(typed)
        assert words[0] == "factcheck", typed
        try:
            done = subprocess.run(
                [sys.executable, "-m", *words], cwd=self.folder, env=self._environment(colours), encoding="utf-8",
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                timeout=LONGEST_STEP,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise SystemExit(f"The demo stops here: “{typed}” took longer than {LONGEST_STEP} seconds.") from error
        if done.returncode != expected:
            print(done.stdout, flush=True)
            raise SystemExit(f"The demo stops here: “{typed}” left with {done.returncode}, not with {expected}.")
        return done.stdout

    def rows(self, command: str) -> list[dict[str, Any]]:
        """What a command lists for programs: how the walk learns ids that a person reads from the screen."""
        return [json.loads(line) for line in self.ask(f"factcheck {command} --json", colours=False).splitlines()]

    def _environment(self, colours: bool | None) -> dict[str, str]:
        home = self.folder / "home"
        colour = {"FORCE_COLOR": "1"} if (self.has_colours if colours is None else colours) else {"NO_COLOR": "1"}
        places = {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache"), "XDG_CONFIG_HOME": str(home / ".config")}
        own = {"FACTCHECK_DESK": "cases", "FACTCHECK_BY": ANA, "FACTCHECK_OFFLINE": "1", "COLUMNS": str(WIDTH)}
        passed = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TERM", "LANG") if name in os.environ}
        return {
            **passed,
            **places,
            **own,
            **colour,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "PYTHONUNBUFFERED": "1",
        }

    def _coloured(self, text: str, code: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.has_colours else text


def broken(line: str) -> str:
    """A long command over several lines, broken before its options as a shell allows it."""
    lines = [""]
    for part in re.split(r" (?=--\w)", line):
        if len(lines[-1]) + len(part) > WIDTH - 6:
            lines.append("  " + part)
        else:
            lines[-1] += f" {part}" if lines[-1] else part
    return " \\\n".join(lines)


def take_the_article_in(demo: Demo) -> None:
    demo.say("1. The desk: its people, its rating scale, and what it asks of a case.")
    demo.run("factcheck desk show")
    demo.say("2. An article goes in, and the claims in it come out, the ones that deserve checking most first.")
    source = "factcheck intake market-street-air.txt --url https://courier.example/2026/10/05/market-street-air"
    demo.run(f'{source} --publisher "The Brackwater Courier" --published-on 2026-10-05')
    demo.say("A person decides. We open a case on each of the first four.")
    demo.run(f"{source} --accept 1-4")
    article = next(row for row in demo.rows("article list") if "Market Street" in row["title"])
    case = next(row for row in demo.rows(f"list --article {article['id']}") if "40 per cent" in row["claim"])
    others = [row["id"] for row in demo.rows("list --limit 0") if row["id"] != case["id"]]
    demo.ids |= {"case": shortest(case["id"], others), "article": article["id"][:4]}
    demo.run("factcheck list --article {article}")


def shortest(identifier: str, others: list[str]) -> str:
    """The beginning of an id that tells it from the others: what a person types."""
    lengths = range(2, len(identifier))
    return next((identifier[:n] for n in lengths if not any(o.startswith(identifier[:n]) for o in others)), identifier)


def research(demo: Demo) -> None:
    demo.say("3. One claim is taken up. Two or three characters of its id are enough.")
    claim = "Nitrogen dioxide on Market Street has fallen by 40 per cent since lorries were banned in 2024."
    demo.run(f'factcheck claim amend {{case}} --claim "{claim}" --why "Nine more streets are to ban lorries."')
    demo.run('factcheck assign {case} "Ana Ruiz"')
    demo.run("factcheck stage {case} open")
    demo.run("factcheck stage {case} researching")
    demo.add("question", 'factcheck question ask {case} "Was the station in the same place before and after the ban?"')
    demo.say("4. Evidence: an address or a file; what it shows, and who first produced the information.")
    demo.add("table", (
        'factcheck evidence add {case} https://brackwater.example/air/2026.csv --stance supports --kind primary'
        ' --title "Air on Market Street, half-year means" --publisher "City of Brackwater" --origin "City of Brackwater"'
        ' --interest "The city is proud of the ban." --published-on 2026-07-15 --quote "2024: 32. 2026: 19."'
    ))  # fmt: skip
    demo.add("log", (
        'factcheck evidence add {case} station-log.csv --stance refutes --kind primary --title "Log of the station"'
        ' --publisher "Varland Air Laboratory" --origin "Varland Air Laboratory" --interest "none known"'
        ' --published-on 2026-09-30 --quote "2025-02: moved to the yard of number 30"'
    ))  # fmt: skip
    demo.add("study", (
        "factcheck evidence add {case} https://university.example/brackwater/air-2026 --stance context --kind secondary"
        ' --title "Yards and kerbs" --publisher "University of Brackwater" --origin "University of Brackwater"'
        ' --interest "none known" --published-on 2026-05 --quote "In a yard the air holds about a third less."'
    ))  # fmt: skip
    demo.run(
        "factcheck question answer {case} {question}"
        ' "No: early in 2025 it was moved from the kerb to a yard." --cites {log}'
    )
    demo.run('factcheck evidence searched {case} "Private measurements at the kerb after 2024: none were made."')


def ask_the_claimant(demo: Demo) -> None:
    demo.say("5. The right of reply. Nothing is sent: the desk keeps what was asked, until when, and what came back.")
    demo.run('factcheck reply request {case} --channel e-mail --text "Do you know that the station was moved?"')
    demo.run('factcheck reply receive {case} "I did not know that. The ban works all the same."')


def judge(demo: Demo) -> None:
    demo.say("6. A verdict: a rating with reasons that cite the evidence. The desk rates nothing by itself.")
    demo.run(
        "factcheck verdict propose {case} half-true --cites {table},{log},{study} --because"
        ' "The mean did fall, from 32 in 2024 to 19 in 2026 [{table}]. But early in 2025 the station moved to a yard'
        ' [{log}], where the air holds about a third less [{study}]. How much the ban did, nobody has measured."'
    )
    demo.run("factcheck verdict check {case}", expected=REFUSED)
    demo.run("factcheck stage {case} in-review")
    demo.say("Nobody approves their own verdict. The desk says why, and which command would do it:")
    demo.run("factcheck review {case} --approve", expected=REFUSED)
    demo.run(f'factcheck review {{case}} --approve --by "{BEN}"')


def publish(demo: Demo) -> None:
    demo.say("7. It is published: what readers see is kept with its hash, and written in the form that is needed.")
    demo.run("factcheck publish {case} --url https://desk.example/checks/market-street")
    demo.run("factcheck summary {case}")
    demo.run(f"factcheck summary {{case}} --format html -o {PAGE}")
    demo.say("8. A mistake comes up. It is corrected in the open, and what readers saw before stays on record.")
    demo.run(
        'factcheck correct {case} --was "We gave 19 micrograms as the mean of 2026."'
        ' --now "It is the mean of January to June 2026." --because "We overlooked that the table ends in June."'
        ' --reported-by "a reader on Market Street"'
    )
    demo.run("factcheck summary {case}", lines=14)
    demo.run(f"factcheck summary {{case}} --format html -o {PAGE}")


def look_back(demo: Demo) -> None:
    demo.say("9. Who did what, when and why.")
    demo.run("factcheck history {case}")
    demo.say("10. Where the whole article stands, and whether everything is as it was written.")
    demo.run("factcheck summary --article {article}", lines=12)
    demo.run("factcheck doctor")


def prepare(folder: Path) -> None:
    """Put into the folder what the walk needs: a copy of the example desk, an article and a file that is evidence."""
    if not (ROOT / "cases" / "desk.toml").is_file():
        raise SystemExit(f"The demo needs the example desk, and there is none in {ROOT / 'cases'}.")
    shutil.copytree(ROOT / "cases", folder / "cases", ignore=shutil.ignore_patterns(".index", ".locks"))
    for path in (
        folder / "cases",
        *(folder / "cases").rglob("*"),
    ):  # as the program makes them; a checkout is for all eyes
        path.chmod(0o700 if path.is_dir() else 0o600)
    shutil.copy(ARTICLE, folder)
    (folder / "station-log.csv").write_text(STATION_LOG, encoding="utf-8")


def main() -> None:
    """Prepare a folder, walk, and say where the page is and how everything is removed."""
    folder = Path(tempfile.mkdtemp(prefix="factcheck-demo-"))
    prepare(folder)
    demo = Demo(folder, has_colours=sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    for part in (take_the_article_in, research, ask_the_claimant, judge, publish, look_back):
        part(demo)
    demo.say("That was the whole way.")
    print(f"The page for readers:   {folder / PAGE}")
    print(f"The desk it came from:  {folder / 'cases'}")
    print(f"To remove both:         rm -r {shlex.quote(str(folder))}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        raise SystemExit("The demo was interrupted.") from None
