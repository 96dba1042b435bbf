"""What goes out into a file of somebody's is whole, or the older file stays."""

from __future__ import annotations

import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from factcheck.desk import file_out
from factcheck.desk.file_out import write_out
from factcheck.errors import NotWritableError

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and pipes of POSIX")


def test_a_file_is_written_and_an_older_one_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    to = tmp_path / "summary.md"
    write_out(to, b"one")
    write_out(to, b"two")
    assert to.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["summary.md"]


def test_an_older_file_stays_as_it_was_where_the_new_one_can_not_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "summary.md"
    to.write_bytes(b"what was published")

    class FullDisk:
        def __init__(self, path: Path, *_: object, **__: object) -> None:
            path.write_bytes(b"half")

        def __enter__(self) -> FullDisk:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def write(self, _data: bytes) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_out, "open", FullDisk, raising=False)
    with pytest.raises(NotWritableError, match="No space left"):
        write_out(to, b"what is to be published")
    assert to.read_bytes() == b"what was published"
    assert [one.name for one in tmp_path.iterdir()] == ["summary.md"]


@posix
def test_a_private_file_is_its_owners_and_another_one_keeps_the_mode_it_had(tmp_path: Path) -> None:
    for private, expected in ((True, 0o600), (False, 0o640)):
        to = tmp_path / f"memo-{private}"
        to.touch()
        to.chmod(0o640)
        write_out(to, b"text", private=private)
        assert stat.S_IMODE(to.stat().st_mode) == expected


@posix
def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_out(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


@posix
def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_out(pipe, b"text")
    reader.join()
    assert read == [b"text"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_that_is_not_there_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError) as refused:
        write_out(tmp_path / "nowhere" / "summary.md", b"text")
    assert refused.value.hint == "Name another file with -o."
