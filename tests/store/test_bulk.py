"""Many cases opened at once are each saved or not, and the answer says how many."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import DamagedFileError, NotWritableError, UncertainSaveError
from factcheck.model.listing import ListQuery
from factcheck.store import DeskStore, bulk, operations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.conftest import FailingOps, World

COUNT = 4


def open_some(world: World, store: DeskStore) -> int:
    edits = [world.opening(f"Claim {number}") for number in range(COUNT)]
    return len(store.create_cases(edits, by=world.by, at=world.at))


def test_what_is_returned_is_what_is_read_and_listed(world: World) -> None:
    world.store.list_cases(ListQuery())
    files = world.store.create_cases([world.opening("One"), world.opening("Two")], by=world.by, at=world.at)
    assert [world.store.read_case(file.case.id) for file in files] == list(files)
    rows = world.store.index.connection.execute("SELECT claim FROM cases ORDER BY claim").fetchall()
    assert rows == [("One",), ("Two",)]


def test_none_at_all_is_nothing_to_do(world: World) -> None:
    assert world.store.create_cases([], by=world.by, at=world.at) == ()


def test_hundreds_of_files_are_waited_for_together(world: World, failing: type[FailingOps]) -> None:
    ops = failing()
    open_some(world, DeskStore(world.root, ops=ops))
    assert ops.calls.count("sync_file_system") == 1
    assert ops.calls.count("fsync") == 2  # the new folder in the desk, and the names in it


def test_where_the_system_has_no_such_call_each_file_is_waited_for(
    world: World, failing: type[FailingOps], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(operations, "_syncfs", lambda: None)
    ops = failing()
    open_some(world, DeskStore(world.root, ops=ops))
    assert ops.calls.count("fsync") == 2 + COUNT


@pytest.mark.parametrize("knows_syncfs", [True, False])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=errno.errorcode.get)
def test_an_error_at_any_call_leaves_whole_cases_and_a_true_answer(
    world: World, failing: type[FailingOps], monkeypatch: pytest.MonkeyPatch, code: int, knows_syncfs: bool
) -> None:
    if not knows_syncfs:
        monkeypatch.setattr(operations, "_syncfs", lambda: None)
    number, before = 0, 0
    while True:
        number += 1
        ops = failing(number, OSError(code, "made to fail"))
        try:
            told = open_some(world, DeskStore(world.root, ops=ops))
        except NotWritableError as error:
            match = re.match(r"(\d+) of 4 were saved", error.message)
            told = int(match[1]) if match else 0
        files = list(world.store.iter_cases())
        assert not any(isinstance(file, DamagedFileError) for file in files)
        assert len(files) == before + told, ops.calls[number - 1]
        assert world.temporaries() == []
        before = len(files)
        if len(ops.calls) < number:
            break
    assert number > 20


def test_a_failed_sync_of_the_folder_is_uncertain_where_a_case_is_not_found(
    world: World, failing: type[FailingOps], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = failing()
    open_some(world, DeskStore(world.root, ops=counted))
    last_sync = len(counted.calls) - counted.calls[::-1].index("fsync")
    monkeypatch.setattr(bulk, "_arrived", lambda _file: False)
    world.root.joinpath("2026-10").rename(world.root / "away")
    with pytest.raises(UncertainSaveError):
        open_some(world, DeskStore(world.root, ops=failing(last_sync, OSError(errno.EIO, "made to fail"))))


def test_a_part_is_never_larger_than_what_may_be_lost(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[int] = []
    write = bulk._write_part

    def counted(
        ops: operations.OSOps, folder: Path, files: list[bulk.NewFile], what: str
    ) -> tuple[int, OSError | None]:
        parts.append(len(files))
        return write(ops, folder, files, what)

    monkeypatch.setattr(bulk, "AT_ONCE", 3)
    monkeypatch.setattr(bulk, "_write_part", counted)
    assert open_some(world, world.store) == COUNT
    assert parts == [3, 1]
