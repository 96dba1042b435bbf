"""A backup holds every file of a desk byte for byte, any change of it is noticed, and a hostile one writes nothing."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.errors import DamagedFileError, DuplicateRefusedError, NotFoundError, NotWritableError, UsageError
from factcheck.model.canonical import sha256 as digest_of
from factcheck.model.listing import ListQuery
from factcheck.store.archive_form import SEAL, Limits, is_allowed
from factcheck.store.backup import Backup
from factcheck.store.operations import RealOps
from factcheck.store.restoring import restore

if TYPE_CHECKING:
    from tests.store.conftest import World

AT = "2026-10-03T10:00:00Z"
DERIVED = {".index", ".locks", ".aside"}


@pytest.fixture
def desk(world: World, article_of: Callable[..., Any]) -> World:
    """A desk with a case, an article, a captured copy, a scale, a template, and what is not worth a backup."""
    world.store.create_article(article_of("Ice in July", "It froze."), by=world.by, at=world.at)
    world.opened("The lake froze", identifier="k7h2m3pq")
    world.noted("k7h2m3pq", "Called the harbour.")
    world.store.keep_bytes(b"<p>It was warm.</p>" * 90, "html")
    (world.root / "desk.toml").write_text('name = "The Daily"\n')
    for folder in ("scales", "templates", ".aside"):
        (world.root / folder).mkdir()
        (world.root / folder / "own.toml").write_text(f"# {folder}\n")
    world.store.list_cases(ListQuery())
    return world


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the desk."""
    return tmp_path_factory.mktemp("outside")


@pytest.fixture
def archive(desk: World, outside: Path) -> Path:
    """A backup of the desk."""
    back_up(desk, outside / "desk.zip")
    return outside / "desk.zip"


def back_up(desk: World, target: Path, *, force: bool = False) -> Any:
    return Backup(desk.root, RealOps()).write(target, made_at=AT, version="0.1.0", force=force)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(root: Path) -> dict[str, bytes]:
    paths = [path for path in root.rglob("*") if path.is_file() and path.relative_to(root).parts[0] not in DERIVED]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def sealed(entries: list[tuple[zipfile.ZipInfo | str, bytes]], *, manifest: bytes | None = None) -> bytes:
    """An archive with a right seal and, unless another is given, a right manifest: what only an enemy would make."""
    files = [
        {"name": entry if isinstance(entry, str) else entry.filename, "size": len(data), "sha256": digest_of(data)}
        for entry, data in entries
    ]
    told = {
        "form": 1,
        "made_at": AT,
        "version": "0.1.0",
        "schema": 1,
        "cases": 0,
        "articles": 0,
        "copies": 0,
        "events": 0,
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        for entry, data in entries:
            zipped.writestr(entry, data)
        zipped.writestr("manifest.json", manifest or json.dumps({**told, "files": files}).encode())
        zipped.comment = SEAL + b"0" * 64
    data = buffer.getvalue()[:-64]
    return data + sha256(data).hexdigest().encode()


def refused(outside: Path, data: bytes, limits: Limits | None = None) -> str:
    """Why an archive is refused, having proved that nothing was written anywhere."""
    path = outside / "hostile.zip"
    path.write_bytes(data)
    before = sorted(outside.rglob("*"))
    with pytest.raises(DamagedFileError) as caught:
        restore(path, outside / "new", RealOps(), limits=limits)
    assert sorted(outside.rglob("*")) == before
    return caught.value.message


def test_a_desk_comes_back_byte_for_byte(desk: World, archive: Path, outside: Path) -> None:
    told = restore(archive, outside / "again", RealOps())
    assert contents(outside / "again") == contents(desk.root)
    assert (told.cases, told.articles, told.copies, told.events) == (1, 1, 1, 3)
    assert names(outside) == ["again", "desk.zip"]
    assert {oct(path.stat().st_mode)[-3:] for path in (outside / "again").rglob("*") if path.is_file()} == {"600"}


def test_the_same_desk_gives_the_same_bytes(desk: World, archive: Path, outside: Path) -> None:
    back_up(desk, outside / "second.zip")
    assert (outside / "second.zip").read_bytes() == archive.read_bytes()


def test_any_change_of_an_archive_is_noticed(archive: Path, outside: Path) -> None:
    chance = random.Random(20261003)
    good = archive.read_bytes()
    archive.unlink()
    for _ in range(200):
        place = chance.randrange(len(good))
        changed = chance.choice(
            [
                good[:place] + bytes([good[place] ^ (1 << chance.randrange(8))]) + good[place + 1 :],
                good[:place],
                good[:place] + chance.randbytes(chance.randrange(1, 9)) + good[place:],
                good[:place] + good[place + chance.randrange(1, 99) :],
                good + good[:place][-9:] + b"x",
            ]
        )
        assert refused(outside, changed)


def test_an_existing_file_is_written_over_only_by_force(desk: World, archive: Path) -> None:
    before = archive.stat().st_ino
    with pytest.raises(DuplicateRefusedError):
        back_up(desk, archive)
    assert archive.stat().st_ino == before
    back_up(desk, archive, force=True)
    assert archive.stat().st_ino != before


def test_a_backup_inside_the_desk_or_over_a_folder_is_refused(desk: World, outside: Path) -> None:
    for target in (desk.root / "desk.zip", outside):
        with pytest.raises(UsageError):
            back_up(desk, target, force=True)


def test_a_damaged_desk_is_not_backed_up_and_the_older_backup_stays(desk: World, archive: Path) -> None:
    before = archive.read_bytes()
    for path in (next(desk.root.glob("2026-10/*.json")), next(desk.root.glob("captures/*/*"))):
        good = path.read_bytes()
        path.write_bytes(good.replace(b"a", b"e", 1))
        with pytest.raises(DamagedFileError, match="No backup was written"):
            back_up(desk, archive, force=True)
        path.write_bytes(good)
    assert archive.read_bytes() == before
    assert names(archive.parent) == [archive.name]


def test_a_link_is_left_out_and_named(desk: World, outside: Path) -> None:
    (desk.root / "templates" / "secret.txt").symlink_to("/etc/hostname")
    backup = Backup(desk.root, RealOps())
    manifest = backup.write(outside / "desk.zip", made_at=AT, version="0.1.0")
    assert backup.left_out == ["templates/secret.txt"]
    assert "templates/secret.txt" not in {entry.name for entry in manifest.files}


def test_a_desk_is_restored_into_an_empty_folder_only(archive: Path, outside: Path) -> None:
    (outside / "empty").mkdir()
    restore(archive, outside / "empty", RealOps())
    before = contents(outside / "empty")
    with pytest.raises(DuplicateRefusedError):
        restore(archive, outside / "empty", RealOps())
    assert contents(outside / "empty") == before
    with pytest.raises(NotFoundError):
        restore(outside / "gone.zip", outside / "new", RealOps())


NAMES = (
    "../desk.toml", "/etc/passwd", "2026-10/../../x", "C:/x", "2026-10\\..\\x", "templates/con.txt", "templates/.hidden",
    "templates/a\u202eb", "articles/x", "2026-13/x", ".index/index.sqlite", "templates/", "templates//x", "other.txt",
    "captures/abc/x", "templates/x.", "templates/nul", "scales/a:b",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_desk_has_is_refused(outside: Path, name: str) -> None:
    assert not is_allowed(name)
    assert refused(outside, sealed([("desk.toml", b""), (name, b"")]))


def test_links_twins_and_strange_packing_are_refused(outside: Path) -> None:
    link = zipfile.ZipInfo("templates/link")
    link.external_attr = 0o120777 << 16
    packed = zipfile.ZipInfo("templates/packed")
    packed.compress_type = zipfile.ZIP_BZIP2
    assert "plain file" in refused(outside, sealed([("desk.toml", b""), (link, b"/etc/passwd")]))
    assert "packed" in refused(outside, sealed([("desk.toml", b""), (packed, b"x")]))
    assert refused(outside, sealed([("desk.toml", b""), ("scales/a", b""), ("scales/A", b"")]))
    assert refused(outside, sealed([("scales/a", b"")]))
    assert refused(outside, sealed([("desk.toml", b"")], manifest=b"{}"))
    assert refused(outside, sealed([("desk.toml", b"")], manifest=b"[" * 100_000))


def test_what_would_fill_the_disk_is_refused_before_anything_is_unpacked(outside: Path) -> None:
    bomb = sealed([("desk.toml", b""), ("templates/zeros", bytes(4_000_000))])
    assert "unpack" in refused(outside, bomb, Limits(small=1 << 20))
    assert "unpack" in refused(outside, bomb, Limits(total=1 << 20))
    assert "more than any desk" in refused(outside, bomb, Limits(entries=2))
    assert "more than any desk" in refused(outside, bomb, Limits(table=50))


def test_a_hash_that_differs_is_found_before_anything_is_put_in_place(outside: Path) -> None:
    told = {
        "form": 1,
        "made_at": AT,
        "version": "0.1.0",
        "schema": 1,
        "cases": 0,
        "articles": 0,
        "copies": 0,
        "events": 0,
    }
    files = [{"name": "desk.toml", "size": 1, "sha256": "0" * 64}]
    assert "desk.toml" in refused(
        outside, sealed([("desk.toml", b"x")], manifest=json.dumps({**told, "files": files}).encode())
    )


def test_a_full_disk_leaves_nothing_behind(desk: World, outside: Path, failing: Any) -> None:
    for number in range(1, 6):
        with pytest.raises((NotWritableError, DamagedFileError)):
            Backup(desk.root, failing(number, OSError(28, "full"))).write(
                outside / "x.zip", made_at=AT, version="0.1.0"
            )
        assert names(outside) == []
