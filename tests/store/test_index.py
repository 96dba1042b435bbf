"""Nothing depends on the index: deleted, cut, flipped, locked, newer or unwritable, the answers stay the same."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import NotWritableError
from factcheck.model.listing import ListQuery
from factcheck.store import DeskStore, index

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.store.conftest import World

QUERIES = [ListQuery(), ListQuery(words=("claim", "1")), ListQuery(sort="claim"), ListQuery(assignees=("anna",))]


@pytest.fixture
def desk(world: World) -> DeskStore:
    """A desk of six cases whose index was made."""
    for number in range(6):
        world.opened(f"Claim {number} about the lake", identifier=f"k7h2m3p{number}")
    world.did("k7h2m3p1", "assigned", {"add": ["Anna"]}, {})
    answers(world.store)
    world.store.index.close()
    return world.store


def answers(store: DeskStore) -> list[object]:
    """What the desk answers, without remarks on how."""
    lists = [store.list_cases(query) for query in QUERIES]
    return [*((one.rows, one.total) for one in lists), store.search(("lake",)), store.stats("2026-12-01")]


def expected(store: DeskStore) -> list[object]:
    return answers(DeskStore(store.root, index=False))


def delete(path: Path) -> None:
    path.unlink()


def delete_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def fill_with_noise(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(40_000))


def count_up(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def drop_a_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE labels")


def drop_a_column(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE cases DROP COLUMN due")


def leave_a_stray_journal(path: Path) -> None:
    Path(f"{path}-journal").write_bytes(b"not a journal")


@pytest.mark.parametrize(
    "harm",
    [
        delete, delete_folder, empty, cut, fill_with_noise, count_up, drop_a_table, drop_a_column, leave_a_stray_journal,
    ],
)  # fmt: skip
def test_a_harmed_index_is_made_again_with_the_same_answers(desk: DeskStore, harm: Callable[[Path], None]) -> None:
    harm(desk.index_path)
    store = DeskStore(desk.root)
    assert answers(store) == expected(desk)
    assert store.index.is_on_disk
    assert store.index.notes == ()
    assert answers(DeskStore(desk.root)) == expected(desk)


@pytest.mark.parametrize("lost", [1, 700, 2_048, 4_000, 4_095, 4_096])
def test_an_index_that_lost_the_end_of_its_last_page_is_made_again(desk: DeskStore, lost: int) -> None:
    whole = desk.index_path.stat().st_size
    os.truncate(desk.index_path, whole - lost)
    assert [finding.check for finding in DeskStore(desk.root).examine()] == ["index"]
    store = DeskStore(desk.root)
    assert answers(store) == expected(desk)
    assert store.index.notes == ()
    assert desk.index_path.stat().st_size % 4_096 == 0


def put_a_folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x").touch()


def put_a_link_there(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


def put_a_file_for_its_folder(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.touch()


@pytest.mark.parametrize("harm", [put_a_folder_there, put_a_link_there, put_a_file_for_its_folder])
def test_an_index_that_can_not_be_opened_is_done_without_and_said(
    desk: DeskStore, harm: Callable[[Path], None]
) -> None:
    harm(desk.index_path)
    store = DeskStore(desk.root)
    assert answers(store) == expected(desk)
    assert "slower" in store.list_cases(ListQuery()).notes[0]
    if harm is put_a_link_there:
        assert DeskStore(desk.root).reindex() == 6  # the link is taken away, what it led to is left alone
        assert desk.index_path.with_name("elsewhere").exists()
    else:
        with pytest.raises(NotWritableError):
            DeskStore(desk.root).reindex()


def test_an_index_that_stays_locked_is_done_without(desk: DeskStore, world: World) -> None:
    store = DeskStore(desk.root)
    store.index.patience = 0.01
    with closing(sqlite3.connect(desk.index_path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert answers(store) == expected(desk)
        assert "slower" in store.list_cases(ListQuery()).notes[0]
        writer = DeskStore(desk.root)
        writer.index.patience = 0.01
        world.noted("k7h2m3p1", "saved all the same", store=writer)
        other.execute("ROLLBACK")
    assert DeskStore(desk.root).search(("saved",))[1] == 1


def test_flipped_bytes_never_end_in_an_error_and_a_reindex_mends_them(desk: DeskStore) -> None:
    good = desk.index_path.read_bytes()
    chance = random.Random(7)
    for _ in range(60):
        changed = bytearray(good)
        for _ in range(20):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        desk.index_path.write_bytes(changed)
        answers(DeskStore(desk.root))
        store = DeskStore(desk.root)
        assert store.reindex() == 6
        assert answers(store) == expected(desk)
        store.index.close()


def test_after_the_machine_was_started_anew_every_row_is_proved(
    desk: DeskStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(desk.index_path)) as connection:
        connection.execute("UPDATE cases SET claim = 'Claim 9 about the moon' WHERE id = 'k7h2m3p1'")
        connection.commit()
    assert answers(DeskStore(desk.root)) != expected(desk)  # a change that nothing but the seal can tell
    monkeypatch.setattr(index, "_boot", lambda: "another start")
    store = DeskStore(desk.root)
    assert answers(store) == expected(desk)
    assert store.index.is_on_disk


def test_a_sound_index_is_kept_when_the_machine_was_started_anew(
    desk: DeskStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    inode = desk.index_path.stat().st_ino
    monkeypatch.setattr(index, "_boot", lambda: "another start")
    assert answers(DeskStore(desk.root)) == expected(desk)
    assert desk.index_path.stat().st_ino == inode


def test_only_its_owner_may_read_the_index(desk: DeskStore) -> None:
    assert desk.index_path.stat().st_mode & 0o777 == 0o600
    assert desk.index_path.parent.stat().st_mode & 0o777 == 0o700


def test_a_reindex_tells_how_far_it_is(desk: DeskStore) -> None:
    told: list[tuple[int, int]] = []
    assert desk.reindex(lambda done, total: told.append((done, total))) == 6
    assert told == [(number, 6) for number in range(1, 7)]


def test_writing_into_a_desk_without_an_index_makes_none(world: World) -> None:
    world.opened()
    world.noted(world.store.case_ids()[0], "A note")
    assert not world.store.index_path.exists()


def test_threads_share_one_store(desk: DeskStore) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: answers(desk), range(12)))
    assert all(one == found[0] for one in found)


# Root may write anywhere, so it becomes somebody else, once all that is loaded late was loaded by a change elsewhere.
READ_ONLY = """
import os, sys
from pathlib import Path
import filelock
from factcheck.errors import NotWritableError
from factcheck.model.event import Draft, Who
from factcheck.model.listing import ListQuery
from factcheck.store import DeskStore

def visit(root):
    store = DeskStore(Path(root))
    listed = store.list_cases(ListQuery())
    print(listed.total, len(store.search(("lake",))[0]), len(listed.notes), store.read_case("k7h2m3p1").case.claim, sep="|")
    edit = lambda change: change.add(Draft("note-added", {}, {"text": "may I?"}))
    store.change_case("k7h2m3p1", edit, by=Who("Anna"), at="2026-10-02T10:00:00Z")

visit(sys.argv[1])
if os.geteuid() == 0:
    os.setuid(65534)
try:
    visit(sys.argv[2])
except NotWritableError as error:
    print(error.message)
"""


def _settle(root: Path) -> None:
    """Let time pass: the folder was changed long ago, and the index has read it since."""
    os.utime(root / "2026-10", ns=(1_700_000_000_123_456_789,) * 2)
    store = DeskStore(root)
    store.list_cases(ListQuery())
    store.index.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
@pytest.mark.parametrize("state", ["fresh", "stale", "missing"])
def test_a_desk_that_can_only_be_read_is_read(desk: DeskStore, open_folder: Path, state: str) -> None:
    root = open_folder / "desk"
    shutil.copytree(desk.root, root)
    if state == "missing":
        shutil.rmtree(root / ".index")
    for path in (root, *root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if state == "fresh":
        _settle(root)
    run = subprocess.run([sys.executable, "-c", READ_ONLY, str(desk.root), str(root)], capture_output=True, text=True)
    for path in (root, *root.rglob("*")):
        path.chmod(0o755)
    assert run.stderr == ""
    noted = 0 if state == "fresh" else 1
    assert run.stdout.splitlines()[1:] == [
        f"6|6|{noted}|Claim 1 about the lake",
        "Case k7h2m3p1 was not saved: you have no right to do that there. Nothing was changed.",
    ]


def test_a_list_loads_nothing_it_does_not_need(desk: DeskStore) -> None:
    _settle(desk.root)
    code = """
import sys
from factcheck.store.index import Index
from factcheck.store.index_list import list_page

class Query:
    words = stages = ratings = articles = assignees = tags = claimants = ()
    has_conflicts = is_due = is_damaged = False
    met = None
    overdue_on, opened_since, updated_since, sort, limit = "", "", "", "", 50

page = Index(sys.argv[1]).run(lambda connection: list_page(connection, sys.argv[1], Query))
heavy = {"tinydb", "filelock", "json", "re", "typing", "dataclasses", "pathlib", "inspect", "factcheck.model.case"}
print(page.total, sorted(heavy & set(sys.modules)))
"""
    command = [sys.executable, "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}\n{code}", str(desk.root)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.stderr == ""
    assert run.stdout == "6 []\n"
