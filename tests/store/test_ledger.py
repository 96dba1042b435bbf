"""The ledger: one line for each change, behind the files and never ahead, one file for each copy of the desk."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model.listing import Finding
from factcheck.store import DeskStore
from factcheck.store import ledger as ledgers
from factcheck.store.backup import Backup
from factcheck.store.ledger_reading import read_ledger
from factcheck.store.operations import RealOps
from factcheck.store.restoring import restore
from tests.store.conftest import ANNA, AT, noting, opening

if TYPE_CHECKING:
    from tests.store.conftest import FailingOps, World

CASE, OTHER = "k7h2m3pq", "00000000"


def lines_of(root: Path) -> list[dict[str, Any]]:
    """Every line of every ledger file, in the order of names and numbers."""
    files = sorted((root / "ledger").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


def told_by(root: Path, check: str = "ledger") -> list[Finding]:
    return [finding for finding in DeskStore(root, index=False).examine() if finding.check == check]


def copied(world: World, name: str) -> DeskStore:
    """A copy of the desk with all that lies in it, as somebody makes who copies the folder."""
    root = world.root.with_name(f"{world.root.name}-{name}")
    shutil.copytree(world.root, root, ignore=shutil.ignore_patterns(".index"))
    return DeskStore(root, index=False)


def test_every_change_of_a_case_and_of_an_article_is_one_line_with_its_heads(world: World, article_of: Any) -> None:
    first = world.opened(identifier=CASE)
    second = world.noted(CASE, "A note")
    article = world.store.create_article(article_of("T", "The lake."), by=ANNA, at=AT, identifier="art0c1e5")
    assert [line["files"] for line in lines_of(world.root)] == [
        {f"2026-10/{CASE}": list(first.case.heads)},
        {f"2026-10/{CASE}": list(second.case.heads)},
        {"articles/2026-10/art0c1e5": list(article.article.heads)},
    ]
    assert [line["line"] for line in lines_of(world.root)] == [1, 2, 3]
    assert told_by(world.root) == []


def test_a_line_costs_no_sync(world: World, failing: type[FailingOps]) -> None:
    world.opened(identifier=CASE)
    ops = failing()
    world.noted(CASE, "A note", store=DeskStore(world.root, ops=ops))
    assert ops.calls.count("fsync") == 2
    assert ops.calls.index("open_to_append") > max(at for at, name in enumerate(ops.calls) if name == "fsync")


def test_many_new_cases_are_one_append(world: World, failing: type[FailingOps]) -> None:
    world.opened(identifier=CASE)
    ops = failing()
    store = DeskStore(world.root, ops=ops, index=False)
    store.create_cases([opening(f"Claim {number}") for number in range(900)], by=ANNA, at=AT)
    assert ops.calls.count("open_to_append") == 1
    lines = lines_of(world.root)
    assert [len(line["files"]) for line in lines] == [1, 400, 400, 100]
    assert told_by(world.root) == []


def test_it_is_small(world: World) -> None:
    store = DeskStore(world.root, index=False)
    store.create_cases([opening(f"Claim {number}") for number in range(1000)], by=ANNA, at=AT)
    for number, identifier in enumerate(store.case_ids()[:200]):
        store.change_case(identifier, noting(f"Note {number}"), by=ANNA, at=AT)
    (file,) = (world.root / "ledger").iterdir()
    bulk = sum(len(line) for line in file.read_text().splitlines()[:3])
    assert bulk < 100 * 1000  # 100,000 new cases are 10 MB
    assert file.stat().st_size - bulk < 220 * 200  # a change is 220 bytes


def test_a_missing_line_is_a_note_and_is_caught_up(world: World, failing: type[FailingOps]) -> None:
    world.opened(identifier=CASE)
    world.opened(identifier=OTHER)
    broken = failing()
    normal, broken_at = world.noted, 0
    normal(CASE, "counted", store=DeskStore(world.root, ops=broken))
    broken_at = broken.calls.index("open_to_append") + 1
    world.noted(CASE, "not recorded", store=DeskStore(world.root, ops=failing(broken_at, OSError(28, "no room"))))
    (finding,) = told_by(world.root)
    assert (finding.severity, finding.path) == ("note", str(world.store.read_case(CASE).path))
    assert finding.remedy.startswith("factcheck doctor --fix")
    repairs = list(DeskStore(world.root).repair(AT))
    assert [(repair.check, repair.done) for repair in repairs] == [("ledger", "recorded")]
    assert told_by(world.root) == []


def test_the_next_change_of_a_file_catches_up(world: World) -> None:
    world.opened(identifier=CASE)
    quiet = DeskStore(world.root)
    quiet._cases.ledger = None
    world.noted(CASE, "not recorded", store=quiet)
    world.noted(CASE, "recorded")
    assert told_by(world.root) == []


def test_a_desk_without_a_ledger_begins_one_with_what_it_holds(world: World) -> None:
    old = DeskStore(world.root)
    old._cases.ledger = None
    for number in range(3):
        world.opened(f"Claim {number}", store=old)
    assert not (world.root / "ledger").exists()
    (finding,) = told_by(world.root)
    assert (finding.severity, "3 files hold changes" in finding.meaning) == ("note", True)
    assert world.store.catch_up() == 3
    assert [sorted(line["files"]) for line in lines_of(world.root)] == [
        sorted(f"2026-10/{identifier}" for identifier in old.case_ids())
    ]
    assert world.store.catch_up() == 0
    assert told_by(world.root) == []


@pytest.mark.parametrize(
    "left", [b"", b'{"at":"2026', b"\0\0\0\0", b"\xff\xfe{"], ids=["nothing", "half", "zeros", "no text"]
)
def test_what_a_death_left_of_a_line_is_no_alarm_and_the_next_line_takes_its_place(world: World, left: bytes) -> None:
    world.opened(identifier=CASE)
    (file,) = (world.root / "ledger").iterdir()
    with file.open("ab") as end:
        end.write(left)
    assert told_by(world.root) == []
    world.noted(CASE, "A note")
    assert [line["line"] for line in lines_of(world.root)] == [1, 2]
    assert told_by(world.root) == []


def test_an_older_copy_is_found_by_the_ledger_alone(world: World) -> None:
    old = world.opened(identifier=CASE).path.read_bytes()
    world.opened(identifier=OTHER)
    path = world.noted(CASE, "A note").path
    path.write_bytes(old)
    world.store.reindex()
    (finding,) = DeskStore(world.root).examine()
    assert (finding.check, finding.severity, finding.path) == ("ledger", "damage", str(path))
    assert "put back to an older copy" in finding.meaning
    assert "merge OTHER-DESK" in finding.remedy


def test_a_case_that_is_gone_is_found_by_the_ledger_alone(world: World) -> None:
    world.opened(identifier=CASE).path.unlink()
    world.opened(identifier=OTHER)
    world.store.reindex()
    (finding,) = DeskStore(world.root).examine()
    assert (finding.check, finding.severity) == ("ledger", "damage")
    assert CASE in finding.path
    assert "taken away" in finding.meaning


def test_a_case_that_a_repair_moved_aside_is_said_to_be_there(world: World) -> None:
    path = world.opened(identifier=CASE).path
    path.write_bytes(path.read_bytes()[:-9])
    list(DeskStore(world.root).repair(AT))
    (finding,) = told_by(world.root)
    assert (finding.severity, "moved aside by a repair" in finding.meaning) == ("warning", True)


@pytest.mark.parametrize("act", [
    lambda lines: [lines[0], lines[2]],
    lambda lines: [lines[0], lines[1].replace("2026-10-02", "2026-10-01"), lines[2]],
    lambda lines: [lines[0], lines[2], lines[1]],
    lambda lines: [lines[0], "{}", lines[2]],
    lambda lines: [lines[0], lines[1].replace('"line":2', '"line":3'), lines[2]],
    lambda lines: [lines[0], lines[1][:40] + "\x00" + lines[1][41:], lines[2]],
], ids=["cut out", "altered", "moved", "no line", "renumbered", "a byte"])  # fmt: skip
def test_a_line_that_was_changed_is_found_and_named(world: World, act: Any) -> None:
    world.opened(identifier=CASE)
    for text in ("One", "Two"):
        world.noted(CASE, text)
    (file,) = (world.root / "ledger").iterdir()
    file.write_text("".join(f"{line}\n" for line in act(file.read_text().splitlines())))
    found = told_by(world.root)
    assert [one.path for one in found if one.severity == "damage"]
    assert {one.path for one in found if one.severity == "damage"} == {str(file)}


def test_nobody_continues_a_ledger_whose_last_line_is_damaged(world: World) -> None:
    world.opened(identifier=CASE)
    (file,) = (world.root / "ledger").iterdir()
    damaged = file.read_bytes().replace(b'"seal"', b'"meal"')
    file.write_bytes(damaged)
    world.noted(CASE, "A note")
    assert file.read_bytes() == damaged
    assert len(list((world.root / "ledger").iterdir())) == 2


def test_each_copy_of_a_desk_writes_a_file_of_its_own(world: World) -> None:
    world.opened(identifier=CASE)
    other = copied(world, "copy")
    other.change_case(CASE, noting("from the copy"), by=ANNA, at=AT)
    world.noted(CASE, "from here")
    ours, theirs = ({file.name for file in (root / "ledger").iterdir()} for root in (world.root, other.root))
    assert len(ours) == 1
    assert ours < theirs
    begin = next(line for line in lines_of(other.root) if "follows" in line)
    assert set(begin["follows"]) == {name.removesuffix(".jsonl") for name in ours}


def test_two_copies_that_merged_each_other_are_equal_byte_for_byte(world: World) -> None:
    world.opened(identifier=CASE)
    other = copied(world, "copy")
    other.change_case(CASE, noting("from the copy"), by=ANNA, at=AT)
    other.create_case(opening("Another"), by=ANNA, at=AT, identifier=OTHER)
    world.noted(CASE, "from here")
    ours = DeskStore(world.root, index=False)
    assert ours.merge(other).problems == ()
    assert other.merge(ours).problems == ()

    def content(root: Path) -> dict[str, bytes]:
        files = (path for path in root.rglob("*") if path.is_file() and ".locks" not in path.parts)
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in files if ".index" not in path.parts}

    assert content(world.root) == content(other.root)
    before = content(world.root)
    assert not any(file.outcome != "unchanged" for file in ours.merge(other).files)
    assert content(world.root) == before
    assert told_by(world.root) == told_by(other.root) == []


def test_a_ledger_that_went_on_in_two_ways_is_kept_whole(world: World) -> None:
    world.opened(identifier=CASE)
    world.opened(identifier=OTHER)
    other = copied(world, "copy")
    (file,) = (world.root / "ledger").iterdir()
    world.noted(CASE, "seen by others, and lost with the power")
    shutil.copy(file, other.root / "ledger" / file.name)
    shutil.copy(world.store.read_case(CASE).path, next((other.root / "2026-10").glob(f"{CASE}*")))
    file.write_text("".join(f"{line}\n" for line in file.read_text().splitlines()[:-1]))
    world.noted(OTHER, "after it came back")
    ours = DeskStore(world.root, index=False)
    ours.merge(other)
    other.merge(ours)
    assert (other.root / "ledger" / file.name).read_bytes() == file.read_bytes()
    (finding,) = told_by(world.root)
    assert (finding.severity, "two lines of this number" in finding.meaning) == ("note", True)
    world.noted(CASE, "and it goes on")
    assert len(told_by(world.root)) == 1


def test_a_merge_that_left_something_out_is_no_accusation(world: World) -> None:
    world.opened(identifier=CASE)
    other = copied(world, "copy")
    path = other.change_case(CASE, noting("from the copy"), by=ANNA, at=AT).path
    path.write_bytes(path.read_bytes()[:-3])
    report = DeskStore(world.root, index=False).merge(other)
    assert report.problems
    assert told_by(world.root) == []


def test_a_ledger_that_vanished_or_was_cut_is_found_by_one_that_saw_it(world: World) -> None:
    world.opened(identifier=CASE)
    world.noted(CASE, "A note")
    (file,) = (world.root / "ledger").iterdir()
    other = copied(world, "copy")
    other.change_case(CASE, noting("from the copy"), by=ANNA, at=AT)
    theirs = other.root / "ledger" / file.name
    whole = theirs.read_bytes()
    theirs.write_bytes(whole.splitlines(keepends=True)[0])
    (cut,) = told_by(other.root)
    theirs.unlink()
    (gone,) = told_by(other.root)
    assert (cut.path, gone.path) == (str(theirs), str(theirs))
    assert ("cut off" in cut.meaning, "gone" in gone.meaning) == (True, True)


def test_a_large_ledger_goes_on_in_a_new_file(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledgers, "LARGEST", 500)
    world.opened(identifier=CASE)
    for number in range(8):
        world.noted(CASE, f"Note {number}")
    assert len(list((world.root / "ledger").iterdir())) >= 3
    assert read_ledger(str(world.root), RealOps()).lines >= 9
    assert told_by(world.root) == []


def test_a_backup_holds_the_ledger_and_a_desk_restored_from_it_is_sound(world: World, tmp_path_factory: Any) -> None:
    world.opened(identifier=CASE)
    (world.root / "desk.toml").write_text('[desk]\nname = "A desk"\n')
    (world.root / "desk.toml").chmod(0o600)
    folder = tmp_path_factory.mktemp("backup")
    Backup(world.root, RealOps()).write(folder / "desk.zip", made_at=AT, version="1")
    restore(folder / "desk.zip", folder / "desk", RealOps())
    assert lines_of(folder / "desk") == lines_of(world.root)
    back = DeskStore(folder / "desk", index=False)
    back.change_case(CASE, noting("Later"), by=ANNA, at=AT)
    assert len(list((folder / "desk" / "ledger").iterdir())) == 2
    assert list(DeskStore(folder / "desk", index=False).examine()) == []


def test_a_backup_reads_the_ledger_before_the_files_that_it_tells_of(world: World) -> None:
    world.opened(identifier=CASE)
    names = list(Backup(world.root, RealOps())._names())
    assert names[0].startswith("ledger/")


def test_writers_at_once_leave_one_whole_chain(world: World) -> None:
    world.opened(identifier=CASE)
    program = (
        "import sys; from pathlib import Path; from factcheck.store import DeskStore\n"
        "from tests.store.conftest import ANNA, AT, noting\n"
        f"store = DeskStore(Path({str(world.root)!r}), index=False)\n"
        "for number in range(25): store.change_case('"
        + CASE
        + "', noting(f'{sys.argv[1]} {number}'), by=ANNA, at=AT)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    running = [subprocess.Popen([sys.executable, "-c", program, str(number)], env=environment) for number in range(4)]
    assert [process.wait(timeout=100) for process in running] == [0] * 4
    assert [line["line"] for line in lines_of(world.root)] == list(range(1, 102))
    assert told_by(world.root) == []
