"""Two people at one folder, each in a real terminal: a change appears in the other one, and no text is lost."""

from __future__ import annotations

import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.desk import making
from tests.desk.making import ANA, BEN, make_desk, read
from tests.tui.terminals import LONGEST, Terminal, terminal

pytestmark = pytest.mark.timeout(400)


def test_two_terminals_see_each_other_and_no_text_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = make_desk(tmp_path / "cases")
    case = making.drafted(desk)
    with terminal(tmp_path, ANA) as ana, terminal(tmp_path, BEN) as ben:
        for one in (ana, ben):
            one.until("1 case", "drafted")
            one.press("Enter")
            one.until("─ Claim ─", "accounts say")
        seen = _tag(ana, ben)
        for one, word in ((ana, "from-ana"), (ben, "from-ben")):
            one.press("V")
            one.until("A verdict for case", "accounts say", "Reasoning")
            one.press("Tab")
            one.write(f"{word} ")
            one.until(word)
        ana.press("C-s")
        ana.until("from-ana", gone="A verdict for case")
        ben.press("C-s")
        ben.until("while you were writing", "from-ana", "from-ben")
        ben.kill()
        ben.start()
        ben.until("left unsaved")
        ben.press("C-o")
        ben.until("from-ben")
        ben.press("Enter")
        ben.until("A verdict for case", "Left unsaved", "from-ben")
    verdict = read(desk, case).verdict
    assert verdict is not None
    assert "from-ana" in verdict.reasoning
    with capsys.disabled():
        print(f"\nA tag appeared in the other terminal {seen:.2f} s after it was seen in its own")


def _tag(ana: Terminal, ben: Terminal) -> float:
    """The seconds from when a change is seen where it was made to when the other one sees it."""
    ana.press("t")
    ana.until("Tags of")
    ana.write("harbour")
    ana.press("C-s")
    ana.until("#harbour", gone="Tags of")
    started = time.monotonic()
    ben.until("#harbour")
    return time.monotonic() - started


def test_a_killed_terminal_offers_what_was_being_typed(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "cases")
    making.open_told(desk)
    with terminal(tmp_path, ANA, size=(80, 24)) as ana:
        ana.until("1 case", "triage")
        ana.press("n")
        ana.until("A note on case")
        ana.write("Half of a note")
        ana.wait(lambda _screen: list((tmp_path / ".state" / "drafts").rglob("*.json")), "the draft")
        ana.kill()
        ana.start()
        ana.until("1 text left unsaved")
        ana.press("n")
        ana.until("Left unsaved", "Half of a note")
        ana.press("C-s")
        ana.until("1 case", gone="A note on case")
    assert [note.text for note in desk.store.read_case(desk.store.case_ids()[0]).case.notes] == ["Half of a note"]


def test_a_terminal_may_change_its_size(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "cases")
    making.drafted(desk)
    with terminal(tmp_path, ANA) as ana:
        ana.until("All cases", "drafted", "Assigned")
        ana.resize((80, 24))
        ana.until("drafted", gone="All cases")
        ana.resize((200, 50))
        ana.until("All cases", "Claimant", "Ivo Brandt")
        ana.press("Enter")
        ana.until("─ Claim ─", "─ Standards ─")
        ana.resize((80, 24))
        ana.until("─ Claim ─", gone="─ Standards ─")


def test_a_desk_whose_terminal_is_gone_ends_though_nobody_tells_it(tmp_path: Path) -> None:
    making.open_told(make_desk(tmp_path / "cases"))
    before = signal.signal(
        signal.SIGHUP, signal.SIG_IGN
    )  # as under nohup: the program inherits that it does not hear of it
    try:
        with terminal(tmp_path, ANA, size=(80, 24)) as ana:
            ana.until("1 case", "triage")
            assert ana.hang_up() == signal.SIGHUP
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.skipif(not Path("/proc/self/cwd").exists(), reason="looks for the program under /proc")
def test_a_desk_ends_with_the_shell_that_it_was_started_in(tmp_path: Path) -> None:
    """A shell that is gone has its programs go on (SIGCONT), and a screen that is drawn into then takes nothing."""
    making.open_told(make_desk(tmp_path / "cases"))
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with terminal(tmp_path, ANA, size=(80, 24), program=("sh", "-i")) as ana:
            ana.until("$")
            ana.write("factcheck")
            ana.press("Enter")
            ana.until("1 case", "triage")
            (desk,) = programs_in(tmp_path)
    finally:
        signal.signal(signal.SIGHUP, before)
    wait_until(lambda: not is_running(desk))


def programs_in(folder: Path) -> list[Path]:
    """The processes of the desk that run in a folder, as their places under /proc."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            words = (process / "cmdline").read_bytes().split(b"\0")
            found += [process] if (process / "cwd").readlink() == folder and b"factcheck" in words else []
    return found


def is_running(process: Path) -> bool:
    """Whether a process is there and not only waited for."""
    try:
        return (process / "stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except OSError:
        return False


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait for a condition, as long as anything may take on a busy machine."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < LONGEST
        select.select([], [], [], 0.02)
