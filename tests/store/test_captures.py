"""Captured copies are kept by their content, once, and proved whenever they are read."""

from __future__ import annotations

import errno
import hashlib
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import DamagedFileError, NotFoundError, NotWritableError
from factcheck.store import DeskStore

if TYPE_CHECKING:
    from tests.store.conftest import FailingOps, World

PAGE = b"<p>The lake did not freeze.</p>"
DIGEST = hashlib.sha256(PAGE).hexdigest()


def test_a_copy_lies_under_its_hash_for_its_owner_only(world: World) -> None:
    assert world.store.keep_bytes(PAGE, ".html") == DIGEST
    path = world.store.find_capture(DIGEST)
    assert path == world.root / "captures" / DIGEST[:2] / f"{DIGEST}.html"
    assert path.stat().st_mode & 0o777 == 0o600
    assert world.store.read_capture(DIGEST) == PAGE
    assert world.store.holds_capture(DIGEST)


@pytest.mark.parametrize("extension", ["../../evil", "", "html/../x", "a" * 11, "hTmL\n", "é"])
def test_an_extension_is_never_a_path(world: World, extension: str) -> None:
    digest = world.store.keep_bytes(PAGE, extension)
    found = world.store.find_capture(digest)
    assert found is not None
    assert found.parent == world.root / "captures" / DIGEST[:2]
    assert found.suffix == ".bin"


def test_the_same_bytes_are_kept_once_and_not_written_again(world: World, failing: type[FailingOps]) -> None:
    world.store.keep_bytes(PAGE, "html")
    ops = failing()
    assert DeskStore(world.root, ops=ops).keep_bytes(PAGE, "txt") == DIGEST
    assert "create" not in ops.calls
    assert len(list((world.root / "captures").rglob("*.*"))) == 1


def test_a_copy_that_was_changed_is_damage_and_not_written_over(world: World) -> None:
    world.store.keep_bytes(PAGE, "html")
    path = world.store.find_capture(DIGEST)
    assert path is not None
    path.write_bytes(PAGE + b" ")
    with pytest.raises(DamagedFileError, match="hash differs"):
        world.store.read_capture(DIGEST)
    with pytest.raises(DamagedFileError):
        world.store.keep_bytes(PAGE, "html")
    assert not world.store.holds_capture(DIGEST)
    assert path.read_bytes() == PAGE + b" "


def test_a_copy_that_is_not_there_is_not_found(world: World) -> None:
    for digest in (DIGEST, "", "../../../etc/passwd", "0" * 63):
        assert world.store.find_capture(digest) is None
        assert not world.store.holds_capture(digest)
        with pytest.raises(NotFoundError):
            world.store.read_capture(digest)


def test_a_link_in_place_of_a_copy_is_not_followed(world: World) -> None:
    world.store.keep_bytes(PAGE, "html")
    path = world.store.find_capture(DIGEST)
    assert path is not None
    real = path.rename(world.root / "outside.html")
    path.symlink_to(real)
    with pytest.raises(DamagedFileError):
        world.store.read_capture(DIGEST)


def test_an_error_at_any_call_leaves_no_copy_or_a_whole_one(world: World, failing: type[FailingOps]) -> None:
    number, kept = 0, 0
    while True:
        number += 1
        ops = failing(number, OSError(errno.ENOSPC, "made to fail"))
        data = f"page {number}".encode()
        try:
            kept += bool(DeskStore(world.root, ops=ops).keep_bytes(data, "txt"))
        except NotWritableError:
            assert not world.store.holds_capture(hashlib.sha256(data).hexdigest())
        if len(ops.calls) < number:
            break
    assert sum(1 for path in (world.root / "captures").rglob("*") if path.is_file()) == kept
    assert kept >= 2
