"""The index notices what changed, whoever changed it, and reads no file that did not."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.model.listing import ListQuery
from factcheck.store import DeskStore, index_entries, index_reading, index_writing
from factcheck.store.index_freshness import COARSE_TICK, FINE_TICK, MISSING, is_settled, stale_folders
from factcheck.store.layout import lay_out, read_layout

if TYPE_CHECKING:
    from factcheck.store.index_rows import CaseEntry
    from tests.store.conftest import World

PAST = (1_700_000_000_123_456_789,) * 2


def claims(store: DeskStore) -> list[str]:
    """The claims of all cases as a list shows them, sorted."""
    return sorted(row.claim for row in store.list_cases(ListQuery()).rows)


def settle(world: World) -> None:
    """Let time pass: every folder was changed long ago, and the index has read it since."""
    for folder in world.root.glob("????-??"):
        os.utime(folder, ns=PAST)
    world.store.list_cases(ListQuery())


def with_claim(path: Path, claim: str) -> bytes:
    """The bytes of the case at `path` as if it had another claim, good enough for a list."""
    tables = read_layout("case", path.read_bytes())
    return lay_out("case", {**tables.record, "claim": claim}, tables.events)


@pytest.fixture
def path(world: World) -> Path:
    """The file of one of two cases in a folder that is settled."""
    world.opened("Another", identifier="00000000")
    path = world.opened("The lake froze", identifier="k7h2m3pq").path
    settle(world)
    assert stale_folders(world.store.index.connection, str(world.root)) == []
    return path


@pytest.mark.usefixtures("path")
def test_a_settled_folder_is_not_read_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_reading, "Reading", lambda *_: pytest.fail("read again"))
    assert claims(world.store) == ["Another", "The lake froze"]


def test_of_a_changed_folder_only_the_changed_files_are_read(
    world: World, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    read_entry = index_entries.read_entry

    def noted(root: str, folder: str, name: str) -> CaseEntry | None:
        read.append(name)
        return read_entry(root, folder, name)

    monkeypatch.setattr(index_reading, "read_entry", noted)
    copy = path.with_name("zzzzzzzz-new.json")
    copy.write_bytes(b"{}")
    claims(world.store)
    assert read == [copy.name]


@pytest.mark.usefixtures("path")
def test_after_a_save_the_files_of_its_folder_are_compared_and_none_is_read(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.did("k7h2m3pq", "claim-reworded", {}, {"claim": "The pond froze"})
    assert stale_folders(world.store.index.connection, str(world.root)) == ["2026-10"]
    monkeypatch.setattr(index_reading, "Reading", lambda *_: pytest.fail("read again"))
    assert claims(world.store) == ["Another", "The pond froze"]
    later = time.time_ns() + 2 * COARSE_TICK
    monkeypatch.setattr(time, "time_ns", lambda: later)
    claims(world.store)
    assert stale_folders(world.store.index.connection, str(world.root)) == []


@pytest.mark.usefixtures("path")
def test_the_cases_of_a_new_month_that_is_taken_away_at_once_are_forgotten(world: World) -> None:
    world.opened("In a new month", identifier="zzzzzzzz", at="2031-01-02T10:00:00Z")
    shutil.rmtree(world.root / "2031-01")
    assert world.store.stats("2031-01-03").total == 2
    assert stale_folders(world.store.index.connection, str(world.root)) == []


def test_an_edit_in_place_is_noticed_when_its_row_is_shown(world: World, path: Path) -> None:
    path.write_bytes(with_claim(path, "The pond froze"))
    assert claims(world.store) == ["Another", "The pond froze"]


def test_an_edit_in_place_of_the_same_size_and_time_is_noticed(world: World, path: Path) -> None:
    known = path.stat()
    path.write_bytes(with_claim(path, "The lake thaws"[:14]))
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    assert path.stat().st_mtime_ns == known.st_mtime_ns
    assert claims(world.store) == ["Another", "The lake thaws"]


def test_a_file_that_another_program_renames_into_place_is_noticed(world: World, path: Path) -> None:
    other = world.root / "elsewhere"
    other.write_bytes(with_claim(path, "The pond froze"))
    other.replace(path)
    assert claims(world.store) == ["Another", "The pond froze"]


def test_files_that_come_and_go_are_noticed(world: World, path: Path) -> None:
    path.rename(world.root / "kept")
    assert claims(world.store) == ["Another"]
    (world.root / "kept").rename(path)
    assert claims(world.store) == ["Another", "The lake froze"]


def test_folders_that_come_and_go_are_noticed(world: World, path: Path) -> None:
    path.parent.rename(world.root / "away")
    assert claims(world.store) == []
    (world.root / "away").rename(world.root / "2031-12")
    assert claims(world.store) == ["Another", "The lake froze"]
    shutil.rmtree(world.root / "2031-12")
    assert claims(world.store) == []


@pytest.mark.usefixtures("path")
def test_a_checkout_by_git_is_noticed(world: World) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=Anna", "-c", "user.email=anna@desk.example", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", *who, *arguments], cwd=world.root, check=True, capture_output=True)

    (world.root / ".gitignore").write_text(".index/\n.locks/\n")
    for step in (["init"], ["add", "."], ["commit", "-m", "one"]):
        git(*step)
    world.did("k7h2m3pq", "claim-reworded", {}, {"claim": "The pond froze"})
    world.opened("Third", identifier="zzzzzzzz")
    for step in (["add", "."], ["commit", "-m", "two"]):
        git(*step)
    settle(world)
    git("checkout", "HEAD~1")
    assert claims(world.store) == ["Another", "The lake froze"]
    git("checkout", "main")
    assert claims(world.store) == ["Another", "The pond froze", "Third"]


@pytest.mark.usefixtures("path")
def test_a_change_by_another_process_is_noticed(world: World) -> None:
    other = DeskStore(world.root)
    world.did("k7h2m3pq", "claim-reworded", {}, {"claim": "The pond froze"})
    world.opened("Third", identifier="zzzzzzzz", store=other)
    assert claims(world.store) == claims(other) == ["Another", "The pond froze", "Third"]


@pytest.mark.usefixtures("path")
def test_a_save_brings_the_index_up_to_date_by_itself(world: World) -> None:
    world.did("k7h2m3pq", "claim-reworded", {}, {"claim": "The pond froze"})
    rows = world.store.index.connection.execute("SELECT claim FROM cases ORDER BY claim").fetchall()
    assert rows == [("Another",), ("The pond froze",)]


def test_a_save_that_takes_longer_than_a_tick_records_the_folder(
    world: World, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_writing, "is_settled", lambda *_: True)
    world.noted("k7h2m3pq", "A note")
    recorded = world.store.index.connection.execute("SELECT mtime_ns FROM folders").fetchall()
    assert recorded == [(path.parent.stat().st_mtime_ns,)]


def test_a_file_that_came_while_another_was_saved_leaves_the_folder_marked(
    world: World, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_writing, "is_settled", lambda *_: True)

    index_time = world.store.index.connection.execute("SELECT mtime_ns FROM folders").fetchall()
    put = index_entries.put_entry
    monkeypatch.setattr(
        index_writing, "put_entry", lambda *asked: (put(*asked), (path.parent / "zzzzzzzz-n.json").write_bytes(b"{}"))
    )
    world.store.change_case("k7h2m3pq", world.noting("A note"), by=world.by, at=world.at)
    assert world.store.index.connection.execute("SELECT mtime_ns FROM folders").fetchall() == index_time
    assert world.store.list_cases(ListQuery()).total == 3


@pytest.mark.usefixtures("path")
def test_a_writer_that_dies_before_its_index_is_written_leaves_the_folder_marked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_writing, "_end", lambda connection, _how: connection.execute("ROLLBACK"))
    world.did("k7h2m3pq", "claim-reworded", {}, {"claim": "The pond froze"})
    assert stale_folders(world.store.index.connection, str(world.root)) == ["2026-10"]
    assert claims(world.store) == ["Another", "The pond froze"]


def test_a_folder_read_within_a_tick_of_its_time_counts_as_changed() -> None:
    fine, coarse = 1_700_000_000_123_456_789, 1_700_000_000_000_000_000
    assert not is_settled(fine, fine + FINE_TICK)
    assert is_settled(fine, fine + FINE_TICK + 1)
    assert not is_settled(coarse, coarse + COARSE_TICK)
    assert is_settled(coarse, coarse + COARSE_TICK + 1)
    assert not is_settled(fine + 10**15, fine)
    assert not is_settled(MISSING, fine)


def test_a_change_within_the_tick_of_the_last_reading_is_noticed(world: World, path: Path) -> None:
    """The folder's time is the recorded one although its content is another: as two changes within one tick leave it."""
    path.unlink()
    world.store.list_cases(ListQuery())
    read_at = path.parent.stat().st_mtime_ns
    connection = world.store.index.connection
    connection.execute("UPDATE folders SET scanned_ns = mtime_ns + 1000000")
    shutil.copy(next(path.parent.glob("00000000*")), path.with_name("zzzzzzzz-new.json"))
    os.utime(path.parent, ns=(read_at, read_at))
    assert world.store.list_cases(ListQuery()).total == 2
