"""The doctor names what is not as it was written, and changes nothing."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model.listing import Finding, ListQuery
from factcheck.store import DeskStore, doctor_folders, doctor_reading
from factcheck.store.layout import lay_out, read_layout
from factcheck.store.leftovers import machine
from tests.store.breaking import BREAKS

if TYPE_CHECKING:
    from factcheck.store.operations import OSOps
    from tests.store.conftest import World


@pytest.fixture
def desk(world: World, article_of: Callable[..., Any]) -> World:
    """A desk with an article, a case that names it and rests on a copy, another case, and an index."""
    article = world.store.create_article(article_of("Ice in July", "It froze."), by=world.by, at=world.at).article
    world.opened("The lake froze", identifier="k7h2m3pq", article=article.id)
    source = {"url": "https://weather.example/july", "stance": "refutes"}
    piece = world.did("k7h2m3pq", "evidence-added", {"confidential": False}, source).case.evidence[0]
    digest = world.store.keep_bytes(b"<p>It was warm.</p>", "html")
    copy = {"sha256": digest, "extension": "html", "media_type": "text/html", "size": 19}
    world.did("k7h2m3pq", "copy-captured", {"evidence": piece.id}, copy)
    world.opened("Another", identifier="00000000")
    world.store.list_cases(ListQuery())
    world.root.chmod(0o700)
    for name in ("captures", "articles"):
        (world.root / name).chmod(0o700)
    return world


def examine(world: World) -> list[Finding]:
    """What the doctor finds, having proved that it changed nothing."""
    before = snapshot(world.root)
    found = list(DeskStore(world.root).examine())
    assert snapshot(world.root) == before
    return found


def snapshot(root: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        str(path): (path.lstat().st_mtime_ns, path.lstat().st_ino, path.read_bytes() if path.is_file() else b"")
        for path in root.rglob("*")
    }


def case_path(world: World) -> Path:
    return next(world.root.glob("2026-10/k7h2m3pq-*.json"))


def test_a_sound_desk_gives_nothing_to_find(desk: World) -> None:
    assert examine(desk) == []


def test_progress_counts_every_file(desk: World) -> None:
    told: list[tuple[int, int]] = []
    list(desk.store.examine(lambda done, total: told.append((done, total))))
    assert told == [(number, 4) for number in range(1, 5)]


def test_damage_is_named_with_its_file_and_event(desk: World) -> None:
    path = case_path(desk)
    path.write_bytes(path.read_bytes().replace(b"refutes", b"support", 2))
    found = [finding for finding in examine(desk) if finding.check == "files"]
    (damage,) = found
    assert (damage.severity, damage.path) == ("damage", str(path))
    assert damage.event == read_layout("case", path.read_bytes()).events[1]["id"]
    assert "git" in damage.remedy


def test_a_copy_that_was_changed_and_one_that_is_gone_are_damage(desk: World) -> None:
    path = next((desk.root / "captures").rglob("*.html"))
    path.write_bytes(b"<p>It was cold.</p>")
    assert [(one.check, one.severity, one.path) for one in examine(desk)] == [("copies", "damage", str(path))]
    path.unlink()
    assert [(one.check, one.severity, one.path) for one in examine(desk)] == [
        ("copies", "damage", str(case_path(desk)))
    ]


def test_an_article_that_a_case_names_and_is_gone_is_a_warning(desk: World) -> None:
    shutil.rmtree(desk.root / "articles")
    gone, finding = examine(desk)
    assert (gone.check, gone.severity) == ("ledger", "damage")
    assert (finding.check, finding.severity) == ("names", "warning")
    assert "article" in finding.meaning


def test_a_newer_file_is_a_note(desk: World) -> None:
    path = next(desk.root.glob("2026-10/00000000-*.json"))
    tables = read_layout("case", path.read_bytes())
    path.write_bytes(lay_out("case", {**tables.record, "schema": 2, "mood": "calm"}, tables.events))
    (finding,) = examine(desk)
    assert (finding.check, finding.severity) == ("versions", "note")


def test_an_index_that_says_something_else_is_a_warning(desk: World) -> None:
    desk.store.index.close()
    with closing(sqlite3.connect(desk.store.index_path)) as connection:
        connection.execute("UPDATE cases SET claim = 'Something else' WHERE id = '00000000'")
        connection.commit()
    (finding,) = examine(desk)
    assert (finding.check, finding.severity, finding.remedy) == ("index", "warning", "factcheck reindex")
    desk.store.reindex()
    assert examine(desk) == []


def test_an_index_that_lacks_a_case_is_a_warning(desk: World) -> None:
    os.utime(desk.root / "2026-10", ns=(1_700_000_000_123_456_789,) * 2)
    desk.store.list_cases(ListQuery())
    desk.store.index.close()
    with closing(sqlite3.connect(desk.store.index_path)) as connection:
        connection.execute("DELETE FROM cases WHERE id = '00000000'")
        connection.commit()
    assert [one.meaning for one in examine(desk)] == ["The index does not list what lies in 2026-10."]


def test_an_index_that_can_not_be_read_is_a_warning(desk: World) -> None:
    desk.store.index.close()
    desk.store.index_path.write_bytes(b"no database" * 1000)
    assert [one.check for one in examine(desk)] == ["index"]


def test_a_change_that_the_index_has_not_seen_yet_is_no_finding(desk: World) -> None:
    desk.store.index.close()
    shutil.copy(desk.store.index_path, desk.root / "kept")
    desk.noted("00000000", "A note")
    shutil.move(desk.root / "kept", desk.store.index_path)
    assert examine(desk) == []


def test_what_sync_programs_and_killed_saves_left_is_named(desk: World) -> None:
    path = case_path(desk)
    for name in (
        f"{path.stem} (Anna's conflicted copy 2026-10-02).json",
        f"{path.stem}.sync-conflict-20261002-101010-ABCDEFG.json",
        f"{path.stem} (1).json",
        f".{path.name}.{machine()}-4194304999-0.tmp",
        "notes.txt",
    ):
        (path.parent / name).touch(mode=0o600)
    checks = [(one.check, one.severity) for one in examine(desk)]
    assert sorted(checks) == [("copies-of-sync", "warning")] * 3 + [("leftovers", "note"), ("strangers", "note")]


def test_two_files_of_one_case_are_damage(desk: World) -> None:
    path = case_path(desk)
    shutil.copy(path, path.with_name("k7h2m3pq-a-copy.json"))
    assert [one.check for one in examine(desk) if one.severity == "damage"] == ["twins"]


def test_links_are_named(desk: World) -> None:
    path = case_path(desk)
    path.rename(desk.root / "elsewhere.json")
    path.symlink_to(desk.root / "elsewhere.json")
    (desk.root / "2026-11").symlink_to(path.parent)
    checks = [(one.check, one.path) for one in examine(desk)]
    assert ("links", str(path)) in checks
    assert ("links", str(desk.root / "2026-11")) in checks


def test_files_that_others_may_read_are_one_note(desk: World) -> None:
    for path in desk.root.glob("2026-10/*.json"):
        path.chmod(0o644)
    (finding,) = examine(desk)
    assert (finding.check, finding.severity) == ("rights", "note")
    assert "2 of the desk's files" in finding.meaning


def test_a_network_file_system_is_a_warning(
    desk: World, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    mounts = tmp_path_factory.mktemp("mounts") / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {desk.root.resolve()} nfs4 rw 0 0\n")
    monkeypatch.setattr(doctor_folders, "_MOUNTS", mounts)
    (finding,) = examine(desk)
    assert (finding.check, finding.severity) == ("network", "warning")


@pytest.mark.parametrize("name", BREAKS)
def test_each_thing_that_breaks_is_seen_by_its_own_check_alone(desk: World, name: str) -> None:
    check, act = BREAKS[name]
    act(desk)
    found = examine(desk)
    assert {finding.check for finding in found} == {check}
    assert all(finding.path and finding.meaning and finding.remedy for finding in found)


@pytest.mark.parametrize("name", BREAKS)
def test_a_repair_loses_no_byte_and_says_what_it_did(desk: World, name: str) -> None:
    check, act = BREAKS[name]
    act(desk)
    kept = sorted(data for path, (_, _, data) in snapshot(desk.root).items() if "/.index" not in path and data)
    repairs = list(DeskStore(desk.root).repair("2026-10-05T10:00:00Z"))
    after = {path: data for path, (_, _, data) in snapshot(desk.root).items() if "/.index" not in path and data}
    assert sorted(data for path, data in after.items() if not path.endswith(".aside/.gitignore")) == kept
    assert repairs[0].check == check
    mended = {repair.path for repair in repairs if repair.done != "left"}
    left = {repair.path for repair in repairs if repair.done == "left"}
    assert not [finding for finding in examine(desk) if finding.path in mended - left]
    for repair in repairs:
        if repair.done == "moved-aside":
            assert repair.to.startswith(str(desk.root / ".aside" / "20261005T100000Z"))
            assert Path(repair.to).exists()


def test_many_files_are_read_by_several_processes_with_the_same_findings(
    desk: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        desk.opened(f"Claim {number}", identifier=f"{number:07d}z")
    next(desk.root.glob("2026-10/k7h2m3pq-*.json")).write_bytes(b"{}")
    alone = list(DeskStore(desk.root).examine())
    read_here: list[Path] = []
    read_file = doctor_reading.read_file

    def read(sort: str, root: Path, path: Path, ops: OSOps) -> doctor_reading.FileReport | None:
        read_here.append(path)
        return read_file(sort, root, path, ops)

    monkeypatch.setattr(doctor_reading, "read_file", read)
    monkeypatch.setattr(doctor_reading, "MANY", 3)
    seen: list[tuple[int, int]] = []
    assert list(DeskStore(desk.root).examine(lambda done, total: seen.append((done, total)))) == alone
    assert seen[-1][0] == seen[-1][1] == len(seen)
    assert {path.parts[-3] for path in read_here} == {"articles"}  # of which there is one


def test_where_no_process_can_be_started_the_files_are_read_all_the_same(
    desk: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise OSError(38, "Function not implemented")

    alone = list(DeskStore(desk.root).examine())
    monkeypatch.setattr(doctor_reading, "MANY", 1)
    monkeypatch.setattr("subprocess.Popen", refuse)
    assert list(DeskStore(desk.root).examine()) == alone


def test_a_desk_of_no_more_than_some_thousand_cases_needs_one_process(
    desk: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("subprocess.Popen", lambda *_words, **_more: pytest.fail("another process was started"))
    assert list(DeskStore(desk.root).examine()) == []
