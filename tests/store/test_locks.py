"""One writer at a time for each file, and an end to waiting."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock, Timeout

from factcheck.errors import LockedError, NotWritableError
from factcheck.store.locks import STRIPES, locked, stripe_of

if TYPE_CHECKING:
    from tests.store.conftest import World

ROOT = Path(__file__).resolve().parents[2]


def test_who_waits_too_long_is_told_that_nothing_was_changed(tmp_path: Path) -> None:
    with locked(tmp_path, "k7h2m3pq", what="Case k7h2m3pq"), pytest.raises(LockedError, match="Nothing was changed"):  # noqa: SIM117
        with locked(tmp_path, "k7h2m3pq", what="Case k7h2m3pq", patience=0.01):
            pass


def test_a_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="inside"), locked(tmp_path, "k7h2m3pq", what="Case k7h2m3pq"):
        raise ValueError("inside")
    with locked(tmp_path, "k7h2m3pq", what="Case k7h2m3pq", patience=0.01):
        pass


def test_there_are_a_fixed_number_of_lock_files_for_their_owner_only(tmp_path: Path) -> None:
    for number in range(300):
        with locked(tmp_path, f"{number:08d}", what="Case"):
            pass
    files = list((tmp_path / ".locks").iterdir())
    assert len(files) <= STRIPES
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert stripe_of("k7h2m3pq") < STRIPES


def test_where_no_lock_can_be_made_nothing_is_saved(world: World) -> None:
    world.opened(identifier="k7h2m3pq")
    for path in (world.root / ".locks").iterdir():
        path.unlink()
    (world.root / ".locks").rmdir()
    (world.root / ".locks").write_text("a file where the folder should be")
    with pytest.raises(NotWritableError, match="Nothing was changed"):
        world.noted("k7h2m3pq", "A note")


def test_a_change_waits_for_the_lock_of_its_case(world: World) -> None:
    world.opened(identifier="k7h2m3pq")
    world.store._cases.patience = 0.01
    with locked(world.root, "k7h2m3pq", what="Somebody"), pytest.raises(LockedError):
        world.noted("k7h2m3pq", "A note")
    assert world.noted("k7h2m3pq", "A note").case.notes


def test_a_lock_taken_at_once_keeps_out_who_waits_with_filelock_and_the_reverse(tmp_path: Path) -> None:
    with locked(tmp_path, "k7h2m3pq", what="Case"):
        pass  # the lock file is there from here on
    path = next((tmp_path / ".locks").iterdir())
    with locked(tmp_path, "k7h2m3pq", what="Case"), pytest.raises(Timeout):
        FileLock(path, timeout=0.01).acquire()
    with FileLock(path), pytest.raises(LockedError), locked(tmp_path, "k7h2m3pq", what="Case", patience=0.01):
        pass
    with FileLock(path, timeout=0.01):
        pass


def test_a_link_in_the_place_of_a_lock_file_is_not_followed(tmp_path: Path) -> None:
    with locked(tmp_path, "k7h2m3pq", what="Case"):
        pass
    path = next((tmp_path / ".locks").iterdir())
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotWritableError), locked(tmp_path, "k7h2m3pq", what="Case", patience=0.01):
        pass
    assert not (tmp_path / "elsewhere").exists()


def test_a_free_lock_is_taken_without_loading_filelock(tmp_path: Path) -> None:
    words = (
        "import sys\nfrom pathlib import Path\nfrom factcheck.store.locks import locked\n"
        "with locked(Path(sys.argv[1]), 'k7h2m3pq', what='Case'): print('filelock' in sys.modules)"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", words, tmp_path], capture_output=True, text=True, check=True, cwd=ROOT)
        for _ in range(2)
    )
    assert (first.stdout, second.stdout) == ("True\n", "False\n")


def test_who_waits_has_the_lock_before_who_asks_later(tmp_path: Path) -> None:
    case = "k7h2m3pq"
    order: list[str] = []

    def wait() -> None:
        with locked(tmp_path, case, what="Case"):
            order.append("who waited")

    with locked(tmp_path, case, what="Case"):
        pass  # the lock file is there from here on
    turn = next((tmp_path / ".locks").iterdir()).with_suffix(".turn")
    waiting = Thread(target=wait)
    with locked(tmp_path, case, what="Case"):
        waiting.start()
        until(lambda: turn.exists() and is_held(turn))
    with locked(tmp_path, case, what="Case"):  # asked for the moment it was let go of
        order.append("who asked again")
    waiting.join()
    assert order == ["who waited", "who asked again"]


def test_a_turn_that_cannot_be_taken_keeps_nobody_from_saving(tmp_path: Path) -> None:
    with locked(tmp_path, "k7h2m3pq", what="Case"):
        pass
    next((tmp_path / ".locks").iterdir()).with_suffix(".turn").mkdir()
    with locked(tmp_path, "k7h2m3pq", what="Case"), pytest.raises(LockedError):  # noqa: SIM117
        with locked(tmp_path, "k7h2m3pq", what="Case", patience=0.01):
            pass
    with locked(tmp_path, "k7h2m3pq", what="Case", patience=0.01):
        pass


def is_held(path: Path) -> bool:
    with path.open() as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return True
    return False


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
