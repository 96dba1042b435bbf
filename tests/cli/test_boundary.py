"""How a command ends: its exit code, what it says, and that nothing was changed where it was refused."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from factcheck.desk import lists
from factcheck.errors import FactcheckError
from factcheck.store.operations import RealOps
from tests.cli.schemas import demand
from tests.cli.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "factcheck"]


@pytest.fixture
def environment(terminal: Terminal) -> dict[str, str]:
    """The variables of a process of its own; the terminal's fixtures have set them."""
    assert terminal.folder
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_an_error_says_what_happened_and_what_to_do_next_and_prints_no_data(at_desk: Terminal) -> None:
    ran = at_desk("show", "uuuu")
    assert (ran.code, ran.out) == (4, "")
    assert "uuuu" in ran.err
    assert "Next: factcheck " in ran.err
    plain = at_desk("show", "uuuu", "--plain")
    assert plain.err.startswith("Error: ")
    demand("error", at_desk("show", "uuuu", "--json").error)


def test_an_unknown_id_is_4_and_says_what_is_near(at_desk: Terminal, ids: dict[str, str]) -> None:
    near = at_desk.refused(4, "note", ids["open"][:7] + ("0" if ids["open"][7] != "0" else "1"), "x")
    assert ids["open"] in near["message"]
    for words in (
        ("show", "uuuu"), ("article", "show", "uuuu"), ("scale", "show", "gone"), ("summary", "uuuu"),
        ("evidence", "amend", ids["researching"], "uuuu", "--title", "x"), ("list", "--verdict", "splendid"),
        ("override", ids["open"], "gone", "--because", "x"), ("summary", ids["published"], "--format", "gone"),
    ):  # fmt: skip
        at_desk.refused(4, *words)


def test_an_ambiguous_beginning_is_4_and_names_the_candidates(at_desk: Terminal) -> None:
    made = [at_desk.id_of("open", f"Claim number {number} is false.") for number in range(20)]
    begin = next(one[0] for one in made if sum(other[0] == one[0] for other in made) > 1)
    error = at_desk.refused(4, "note", begin, "x")
    assert error["error"] == "AmbiguousIdError"
    assert sum(one in error["message"] for one in made) > 1


def test_a_missing_desk_is_2_with_the_command_that_makes_one(terminal: Terminal) -> None:
    for words in (
        ("list",),
        ("show", "k3f"),
        ("note", "k3f", "x"),
        ("--desk", "gone", "list"),
        ("list", "--desk", "gone"),
    ):
        error = terminal.refused(2, *words)
        assert error["hint"].startswith("factcheck desk init")


def test_nobody_is_2_with_the_command_that_says_who(
    at_desk: Terminal, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_BY")
    assert at_desk.refused(2, "note", ids["open"], "x")["hint"].startswith("factcheck me ")
    at_desk.done("list")
    at_desk.done("me", "Ana Ruiz <ana@desk.example>")
    at_desk.done("note", ids["open"], "x")


@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",), ("show",), ("list", "--bogus"), ("list", "--limit", "-1"), ("list", "--limit", "many"),
        ("list", "--json", "--csv"), ("list", "--sort", "beauty"), ("list", "--stage", "finished"),
        ("stage", "k3f"), ("evidence", "add", "k3f", "https://x.example"), ("summary",), ("summary", "--since", "soon"),
        ("intake", "article.txt", "--min-score", "lots"), ("open", "X.", "--claimed-on", "soon"), ("open", ""),
        ("open", "X.", "--at", "soon"), ("open", "X.", "--by", "Ana <"), ("open", "X.", "--tag", "two words"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_2(at_desk: Terminal, words: tuple[str, ...]) -> None:
    at_desk.refused(2, *words)


def test_wrong_usage_names_the_help_of_its_command(at_desk: Terminal) -> None:
    assert at_desk.refused(2, "evidence", "add")["hint"] == "factcheck evidence add --help"


def test_bytes_that_are_no_text_are_wrong_usage(at_desk: Terminal, ids: dict[str, str]) -> None:
    at_desk.refused(2, "note", ids["open"], os.fsdecode(b"caf\xe9"))
    at_desk.refused(2, "open", os.fsdecode(b"caf\xe9"))
    at_desk.refused(4, "show", os.fsdecode(b"\xff"))


@pytest.mark.parametrize(
    ("stage", "words", "command"),
    [
        ("open", "stage {} researching", "factcheck assign {} "),
        ("researching", "stage {} drafted", "factcheck verdict propose {} "),
        ("researching", "stage {} awaiting-reply", "factcheck reply request {} "),
        ("in-review", "publish {}", "factcheck review {} --approve"),
        ("published", "stage {} researching", "factcheck stage {} closed"),
        ("closed", "stage {} researching", "factcheck stage {} researching --because "),
        ("correcting", "publish {}", "factcheck correct {} "),
        ("withdrawn", "publish {}", "factcheck stage {} researching --because "),
        ("drafted", "stage {} triage", "factcheck "),
    ],
)
def test_a_refused_move_is_3_and_names_the_command_that_would_meet_what_is_missing(
    at_desk: Terminal, ids: dict[str, str], stage: str, words: str, command: str
) -> None:
    error = at_desk.refused(3, *words.format(ids[stage]).split())
    assert error["hint"].startswith(command.format(ids[stage])), error


def test_a_refused_standard_is_3_and_names_it(at_desk: Terminal, ids: dict[str, str]) -> None:
    case = ids["drafted"]
    at_desk.done("evidence", "add", case, "https://x.example", "--stance", "context")
    error = at_desk.refused(3, "stage", case, "in-review")
    assert "fresh-verdict" in error["message"]
    assert error["hint"].startswith(f"factcheck verdict propose {case} ")


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9, 0.999])
def test_any_changed_byte_is_7_and_names_the_file(at_desk: Terminal, ids: dict[str, str], place: float) -> None:
    path = at_desk.path_of(ids["drafted"])
    data = bytearray(path.read_bytes())
    spot = int(len(data) * place)
    data[spot] ^= 1
    path.write_bytes(data)
    for words in (("show", ids["drafted"]), ("note", ids["drafted"], "x"), ("history", ids["drafted"])):
        error = at_desk.refused(7, *words)
        assert path.name in error["message"]
    ran = at_desk("doctor", "--json")
    assert ran.code == 7
    assert [finding["path"] for finding in ran.lines if finding["severity"] == "damage"] == [str(path)]


def test_a_changed_event_is_named(at_desk: Terminal, ids: dict[str, str]) -> None:
    path = at_desk.path_of(ids["drafted"])
    at_desk.done("note", ids["drafted"], "The canary sings.")
    data = path.read_bytes()
    begin = data.index(b'"events"') if data.index(b'"events"') > data.index(b'"case"') else 0
    spot = data.index(b"canary", begin)
    path.write_bytes(data[:spot] + b"C" + data[spot + 1 :])
    event = next(finding["event"] for finding in at_desk("doctor", "--json").lines if finding["severity"] == "damage")
    assert event
    assert at_desk("show", ids["drafted"]).code == 7


def test_where_nothing_can_be_written_it_is_5_and_nothing_else_breaks(
    at_desk: Terminal, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: RealOps, path: str) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(RealOps, "create", refuse)
    at_desk.refused(5, "note", ids["open"], "x")
    at_desk.refused(5, "open", "The moon is made of cheese.")
    at_desk.done("show", ids["open"])


def test_a_full_disk_is_5(at_desk: Terminal, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: RealOps, _descriptor: int, _data: memoryview) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(RealOps, "write", refuse)
    assert "full" in at_desk.refused(5, "note", ids["open"], "x")["message"]


# What nobody foresaw


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that breaks where nobody thought that it could."""

    def fail(*_words: object) -> None:
        raise ZeroDivisionError("a secret of the inside")

    monkeypatch.setattr(lists, "read_case", fail)


@pytest.mark.usefixtures("broken")
def test_a_fault_of_ours_is_1_without_a_traceback(at_desk: Terminal) -> None:
    ran = at_desk("show", "k3f")
    assert (ran.code, ran.out) == (1, "")
    assert "Traceback" not in ran.err
    assert "ZeroDivisionError" in ran.err
    assert "FACTCHECK_DEBUG=1" in ran.err
    at_desk.refused(1, "show", "k3f")


@pytest.mark.usefixtures("broken")
def test_a_fault_of_ours_is_shown_whole_to_who_asks(at_desk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError, match="a secret of the inside"):
        at_desk("show", "k3f")


def test_every_error_has_an_exit_code_of_the_list() -> None:
    def kinds(error: type[FactcheckError]) -> list[type[FactcheckError]]:
        return [error, *(one for inner in error.__subclasses__() for one in kinds(inner))]

    assert {kind.exit_code for kind in kinds(FactcheckError)} == {1, 2, 3, 4, 5, 6, 7}


# Processes of their own


@pytest.mark.skipif(os.name == "nt", reason="Windows ends pipes in another way")
@pytest.mark.parametrize("words", ["list", "list --tag x --json", "--help", "show {published}"])
def test_a_reader_that_leaves_ends_a_command_quietly(
    at_desk: Terminal, ids: dict[str, str], environment: dict[str, str], words: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # nobody reads from the first byte on
    command = [*COMMAND, *words.format(**ids).split()]
    run = subprocess.run(
        command, cwd=at_desk.folder, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert run.returncode == 0
    assert b"Traceback" not in run.stderr
    assert b"Exception" not in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="there is no such device on Windows")
@pytest.mark.parametrize("words", ["list", "history {published}"])
def test_an_output_that_is_full_is_told_of_without_a_traceback(
    at_desk: Terminal, ids: dict[str, str], environment: dict[str, str], words: str
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [*COMMAND, *words.format(**ids).split()], cwd=at_desk.folder, env=environment, stdout=full,
            stderr=subprocess.PIPE, check=False, timeout=60,
        )  # fmt: skip
    assert run.returncode == 1
    assert b"Traceback" not in run.stderr
    assert b"fault of the program" not in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="pexpect needs a terminal of Unix")
def test_ctrl_c_is_130_and_says_what_was_saved(at_desk: Terminal, environment: dict[str, str]) -> None:
    (at_desk.folder / "article.txt").write_text("The ferry ran 14 times a day in 1952, the Road Office said.\n")
    child = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "intake", "article.txt"], cwd=str(at_desk.folder), env=environment,
        encoding="utf-8", timeout=30, preexec_fn=_heed_interruptions,
    )  # fmt: skip
    child.expect("Enter takes them")
    child.sendline("")
    child.expect("ccept")
    child.sendintr()
    child.expect("Interrupted")
    assert "Traceback" not in child.read()
    child.close()
    assert (child.exitstatus, child.signalstatus) == (130, None)
    assert len(at_desk.done("article", "list", "--json").lines) == 1  # what was saved before is saved


def _heed_interruptions() -> None:
    """What a shell starts in the background is deaf to an interruption, and so is whatever that starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interruption_anywhere_is_130(
    at_desk: Terminal, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_words: object) -> None:
        raise KeyboardInterrupt

    before = at_desk.files()
    monkeypatch.setattr(lists, "read_case", interrupt)
    monkeypatch.setattr(RealOps, "write", interrupt)
    for words in (("show", ids["open"]), ("note", ids["open"], "x")):
        ran = at_desk(*words)
        assert (ran.code, ran.out) == (130, "")
        assert "Interrupted" in ran.err
    assert at_desk.files() == before


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes the streams")
@pytest.mark.parametrize(
    ("words", "closed", "code"),
    [
        ("list", ">&-", 0), ("show {open}", ">&-", 0), ("show uuuu", "2>&-", 4), ("note {open} -", "<&-", 2),
        ("note {open} x", "<&- >&- 2>&-", 0),
    ],
)  # fmt: skip
def test_a_closed_stream_is_an_empty_one(
    at_desk: Terminal, ids: dict[str, str], environment: dict[str, str], words: str, closed: str, code: int
) -> None:
    line = f'exec "$0" -m factcheck {words.format(**ids)} {closed}'
    run = subprocess.run(
        ["sh", "-c", line, sys.executable],
        cwd=at_desk.folder,
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == code
    assert b"Traceback" not in run.stderr
    at_desk.done("doctor")
