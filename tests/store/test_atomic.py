"""A durable write ends in one of three ways, whatever call fails: saved, not saved, uncertain."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import NotWritableError, UncertainSaveError
from factcheck.store.atomic import make_folders, read_whole, write_durably
from factcheck.store.operations import RealOps

if TYPE_CHECKING:
    from tests.store.conftest import FailingOps

OLD, NEW = b"what was there\n", b"what is new\n" * 1000
CALLS = ["create", "write", "fsync", "close", "replace", "open_folder", "fsync", "close", "stat"]
ERRORS = [
    errno.ENOSPC, errno.EIO, errno.EMFILE, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EINTR, errno.EAGAIN,
]  # fmt: skip


def write(ops: RealOps, path: Path) -> None:
    def is_there() -> bool:
        return path.exists() and path.read_bytes() == NEW

    write_durably(ops, str(path), NEW, what="Case k7h2m3pq", is_there=is_there)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file.json"
    path.write_bytes(OLD)
    return path


def test_a_write_is_these_calls_and_two_syncs(path: Path, failing: type[FailingOps]) -> None:
    ops = failing()
    write(ops, path)
    assert ops.calls == CALLS
    assert path.read_bytes() == NEW


def test_what_is_written_is_for_its_owner_only(path: Path) -> None:
    path.chmod(0o644)
    write(RealOps(), path)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("number", range(1, len(CALLS) + 1), ids=lambda number: f"{number}-{CALLS[number - 1]}")
def test_an_error_at_any_call_leaves_the_old_or_the_new_and_says_which(
    path: Path, failing: type[FailingOps], number: int, code: int
) -> None:
    ops = failing(number, OSError(code, "made to fail"))
    renamed = number > CALLS.index("replace") + 1
    if renamed:
        write(ops, path)  # read again, and found
    else:
        with pytest.raises(NotWritableError, match="Nothing was changed"):
            write(ops, path)
    assert len(ops.calls) >= number
    assert path.read_bytes() == (NEW if renamed else OLD)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_failed_sync_of_the_folder_is_uncertain_where_reading_again_does_not_show_the_change(
    path: Path, failing: type[FailingOps]
) -> None:
    ops = failing(7, OSError(errno.EIO, "made to fail"))
    with pytest.raises(UncertainSaveError, match="may or may not"):
        write_durably(ops, str(path), NEW, what="Case k7h2m3pq", is_there=lambda: False)
    assert ops.calls.count("fsync") == 2  # and never tried again


def test_a_rename_that_happened_although_it_was_refused_counts_as_what_is_found(path: Path) -> None:
    class MovedAnyway(RealOps):
        def replace(self, source: str, target: str) -> None:
            super().replace(source, target)
            raise OSError(errno.EIO, "made to fail")

    write(MovedAnyway(), path)
    assert path.read_bytes() == NEW


def test_a_write_that_takes_a_few_bytes_at_a_time_writes_them_all(path: Path) -> None:
    class Slow(RealOps):
        def write(self, descriptor: int, data: memoryview) -> int:
            return super().write(descriptor, data[:7])

    write(Slow(), path)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("number", range(1, len(CALLS) + 1))
def test_an_interruption_leaves_no_temporary_file(path: Path, failing: type[FailingOps], number: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        write(failing(number, KeyboardInterrupt()), path)
    assert path.read_bytes() in (OLD, NEW)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_a_full_disk_is_told_in_plain_words_with_a_way_out(path: Path, failing: type[FailingOps]) -> None:
    with pytest.raises(NotWritableError) as caught:
        write(failing(2, OSError(errno.ENOSPC, "No space left on device")), path)
    assert caught.value.message == "Case k7h2m3pq was not saved: the disk is full. Nothing was changed."
    assert "Free some space" in caught.value.hint


def test_folders_are_made_for_their_owner_and_synced_into_those_above(
    tmp_path: Path, failing: type[FailingOps]
) -> None:
    ops = failing()
    make_folders(ops, str(tmp_path), str(tmp_path / "articles" / "2026-10"), what="The new article")
    assert (tmp_path / "articles" / "2026-10").stat().st_mode & 0o777 == 0o700
    assert ops.calls.count("fsync") == 2
    again = failing()
    make_folders(again, str(tmp_path), str(tmp_path / "articles" / "2026-10"), what="The new article")
    assert "fsync" not in again.calls


def test_no_folder_is_made_behind_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "2026-10").symlink_to(outside)
    with pytest.raises(NotWritableError, match="not a folder"):
        make_folders(RealOps(), str(desk), str(desk / "2026-10"), what="The new case")


def test_reading_follows_no_link_and_waits_for_no_pipe(tmp_path: Path) -> None:
    import os

    (tmp_path / "real").write_bytes(OLD)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe"):
        with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
            read_whole(RealOps(), str(tmp_path / name), 1000)


def test_reading_stops_after_its_limit(path: Path) -> None:
    path.write_bytes(b"x" * 5000)
    data, _ = read_whole(RealOps(), str(path), 1000)
    assert len(data) == 1001
