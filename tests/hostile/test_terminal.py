"""No byte outside an allow-list reaches the terminal, whatever a desk holds and whatever is typed: every command, in a
terminal, on a desk whose every field holds a vector."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip("needs a terminal of Unix", allow_module_level=True)

from factcheck.config import read_desk_settings
from factcheck.desk.backups import back_up
from factcheck.desk.bundles import make_bundle
from factcheck.desk.place import Desk
from tests.hostile.commands import COMMANDS, READERS, filled, known_commands, options_of, valued_options
from tests.hostile.desks import Builder, Hostile, article_text
from tests.hostile.terminals import offending, run_in_terminal
from tests.hostile.vectors import ALL, FILE_NAME, INNOCENT

KNOWN = known_commands()
# How each line of words of a command ends, where one ends with anything but 0: a verdict or page lacks something, a file is
# no such sheet, nothing can be fetched here, no key has such a name, and nothing is missing or was ever anchored.
ENDINGS: dict[str, tuple[int, ...]] = {
    "verdict check": (3, 0),
    "publish": (3, 0, 0),
    "scale crosswalk show": (0, 4),
    "evidence import-sheet": (3,),
    "ledger accept": (4,),
    "key make": (2,),
    "key show": (4,),
    "key trust": (0, 4, 2),
    "key retire": (4,),
    "anchor verify": (4, 4),
    "evidence archive": (6,),
    "watch": (6,),
    "verify": (0, 7),
    "site build": (0, 2),  # an address with a query is no place for a site
    "site check": (3,),  # nothing was built
    "site serve": (3,),
}
# Without line ends at its beginning, so that it may stand as a word, and with everything that acts.
BAD = "[/]\x1b]52;c;YQ==\x07\x9b2J\u202e\u200b../../etc/passwd [Reuters] :smile: <script>\n=1+1\x00".replace("\0", "")
TYPED = "\x1b]52;c;YQ== [/] [Reuters] :smile: \u202e\u200b\x9b31m =1+1"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """The hostile desk, made once. Nothing waits for the disk here: a power cut is not what is tried."""
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        hostile = Builder(folder).build()
        (folder / f"{FILE_NAME[:-4]}.txt").write_text(article_text().replace("cost", "swallowed"), encoding="utf-8")
        _bundle(hostile)
        back_up(Desk(folder / "cases", read_desk_settings(folder / "cases" / "desk.toml")), folder / "backup.tar.gz")
        yield hostile


def _bundle(hostile: Hostile) -> None:
    """A bundle of a case whose every field is hostile, and one that was altered."""
    folder = hostile.folder
    desk = Desk(folder / "cases", read_desk_settings(folder / "cases" / "desk.toml"))
    made = make_bundle(desk, folder / "bundle.zip", cases=[hostile.ids["corrected"]], with_addresses=True)
    (folder / "altered.zip").write_bytes(made.path.read_bytes().replace(b"Reuters", b"Reuterz"))


@pytest.fixture
def fresh(built: Hostile, tmp_path: Path) -> Hostile:
    """A copy of the desk that a test may change."""
    return copied(built, tmp_path / "own")


def copied(built: Hostile, folder: Path) -> Hostile:
    shutil.copytree(built.folder, folder)
    return Hostile(folder, built.ana, built.ben, built.ids)


def test_every_command_is_tried() -> None:
    assert set(COMMANDS) == set(KNOWN) - {"ui"}  # the full screen is tried by tests/tui/test_hostile_text.py


@pytest.mark.timeout(400)  # some commands are tried in many forms
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_lets_nothing_through_that_acts(command: str, built: Hostile, tmp_path: Path) -> None:
    forms = [("", 100), ("", 40), *((form, 80) for form in ("--plain", "--json", "--csv"))]
    found = []
    expected = ENDINGS.get(command, (0,) * len(COMMANDS[command]))
    for number, words in enumerate(COMMANDS[command]):
        for form, width in forms if number == 0 else [("", 200)]:
            if form and form not in options_of(KNOWN[command]):
                continue
            here = built if command in READERS else copied(built, tmp_path / f"{number}{form}{width}")
            line = [*command.split(), *filled(words, here), *([form] if form else [])]
            typed = "q\n" if command in ("intake", "match") else ""
            shown = run_in_terminal(line, folder=here.folder, width=width, by=here.ana, typed=typed)
            assert shown.code == expected[number], (line, shown.data[-600:])
            found += offending(shown, f"{command} {form} at {width}")
            if form == "--json":
                assert all(json.loads(one) for one in shown.text.splitlines() if one.startswith("{"))
    assert found == []


@pytest.mark.timeout(400)  # some commands are tried in many forms
@pytest.mark.parametrize("command", COMMANDS)
def test_a_refusal_lets_nothing_through_that_acts(command: str, fresh: Hostile) -> None:
    words = filled(COMMANDS[command][0], fresh)
    tries = [[*(BAD for _ in words[:2]), BAD], [*words, f"--{BAD}"]]
    tries += [[*words, option, BAD] for option in valued_options(KNOWN[command])]
    for form in ("", "--json"):
        for tried in tries if not form else tries[:1]:
            line = [*command.split(), *tried, *([form] if form else [])]
            shown = run_in_terminal(line, folder=fresh.folder, by=fresh.ana, typed="q\n")
            assert shown.code in (0, 2, 3, 4, 5, 6, 7), (line, shown.data[-600:])
            assert offending(shown, f"{command} {form} {tried[-2:]}") == []


@pytest.mark.parametrize("option", ["--desk", "--by", "--at", "--format", "--limit"])
def test_what_is_given_with_every_command_is_not_obeyed(option: str, fresh: Hostile) -> None:
    for words in (["note", fresh.ids["triage"], "x"], ["list"], ["summary", fresh.ids["corrected"]]):
        shown = run_in_terminal([*words, option, BAD], folder=fresh.folder, by=fresh.ana)
        assert shown.code in (2, 4), shown.data
        assert offending(shown, f"{words[0]} {option}") == []


def test_going_through_an_article_lets_nothing_through_that_acts(fresh: Hostile) -> None:
    typed = f"?\n{TYPED}\nr\n{TYPED}\nd\n{TYPED}\ns\n{TYPED}\n{TYPED}\n\nl\n" + "q\n" * 5 + "\x04" * 3
    words = ["intake", f"./{FILE_NAME[:-4]}.txt", "--title", BAD, "--publisher", BAD, "--author", BAD]
    for width in (40, 120):
        shown = run_in_terminal(words, folder=fresh.folder, width=width, by=fresh.ana, typed=typed)
        assert shown.code == 0, shown.data[-600:]
        assert offending(shown, "intake") == []


@pytest.mark.parametrize("form", ["", "--plain"])
def test_what_people_write_comes_out_as_it_went_in(form: str, fresh: Hostile) -> None:
    words = ["note", fresh.ids["triage"], " ".join(INNOCENT)]
    assert run_in_terminal(words, folder=fresh.folder, by=fresh.ana).code == 0
    line = ["show", fresh.ids["triage"], *([form] if form else [])]
    shown = run_in_terminal(line, folder=fresh.folder, width=200)
    assert " ".join(INNOCENT) in shown.text


def test_json_in_a_terminal_loses_nothing(fresh: Hostile) -> None:
    shown = run_in_terminal(["show", fresh.ids["triage"], "--json"], folder=fresh.folder)
    assert ALL in json.loads(shown.text)["claim"]


def test_settings_and_scales_that_hold_controls_are_refused_without_showing_them(fresh: Hostile) -> None:
    for name, text in (("desk.toml", '[desk]\nname = "\\u001b[2J[/]"\n'), ("scales/house.toml", 'key = "\\u009b"\n'),
                       ("desk.toml", f"\x1b[2J{ALL}")):  # fmt: skip
        (fresh.folder / "cases" / name).write_text(text, encoding="utf-8")
        for command in ("list", "scale list", "desk show"):
            shown = run_in_terminal(command.split(), folder=fresh.folder)
            assert offending(shown, command) == []


def test_a_damaged_case_lets_nothing_through_that_acts(fresh: Hostile) -> None:
    for path in (fresh.folder / "cases").glob("2*/*.json"):
        path.write_bytes(path.read_bytes().replace(b"claim", b"cl\x1b[2J\x9b", 1))
    for words in (
        ["list"],
        ["doctor"],
        ["doctor", "--plain"],
        ["show", fresh.ids["triage"]],
        ["stats"],
        ["search", "x"],
    ):
        shown = run_in_terminal(words, folder=fresh.folder)
        assert offending(shown, words[0]) == []
