"""Opening, changing, reading and finding cases and articles through the one door to a desk's files."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.errors import (
    AmbiguousIdError,
    ChangedMeanwhileError,
    DamagedFileError,
    DuplicateRefusedError,
    NotFoundError,
    NotWritableError,
    RefusedError,
    UncertainSaveError,
)
from factcheck.model.event import Draft
from factcheck.model.listing import ListQuery
from factcheck.store import DeskStore
from factcheck.store.case_files import verify_both
from factcheck.store.leftovers import machine

if TYPE_CHECKING:
    from tests.store.conftest import FailingOps, World

ERRORS = [
    errno.ENOSPC, errno.EIO, errno.EMFILE, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EINTR, errno.EAGAIN,
]  # fmt: skip


def test_a_case_is_opened_in_the_folder_of_its_month_for_its_owner_only(world: World) -> None:
    file = world.opened("Łódź froze — in July?", identifier="k7h2m3pq")
    assert file.path == world.root / "2026-10" / "k7h2m3pq-lodz-froze-in-july.json"
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.path.parent.stat().st_mode & 0o777 == 0o700
    assert (world.root / ".locks").stat().st_mode & 0o777 == 0o700


def test_what_is_returned_is_what_is_read(world: World) -> None:
    opened = world.opened(identifier="k7h2m3pq")
    assert world.store.read_case("k7h2m3pq") == opened
    noted = world.noted("k7h2m3pq", "A note")
    assert world.store.read_case("k7h2m3pq") == noted
    assert [note.text for note in noted.case.notes] == ["A note"]
    assert noted.path == opened.path


def test_the_path_stays_when_the_claim_is_put_in_other_words(world: World) -> None:
    path = world.opened(identifier="k7h2m3pq").path
    assert world.did("k7h2m3pq", "claim-reworded", {}, {"claim": "The pond froze in May"}).path == path


def test_a_change_that_is_refused_writes_nothing(world: World) -> None:
    path = world.opened(identifier="k7h2m3pq").path
    before = path.read_bytes()

    def edit(change: Any) -> None:
        change.add(Draft("note-added", {}, {"text": "kept only with what follows"}))
        change.add(Draft("note-added", {}, {"text": "  "}))

    with pytest.raises(RefusedError):
        world.store.change_case("k7h2m3pq", edit, by=world.by, at=world.at)
    assert path.read_bytes() == before


def test_a_change_that_changes_nothing_writes_nothing(world: World, failing: type[FailingOps]) -> None:
    opened = world.opened(identifier="k7h2m3pq")
    ops = failing()
    file = DeskStore(world.root, ops=ops).change_case("k7h2m3pq", lambda _change: None, by=world.by, at=world.at)
    assert file == opened
    assert "create" not in ops.calls


def test_an_id_is_given_once(world: World) -> None:
    world.opened(identifier="k7h2m3pq")
    with pytest.raises(DuplicateRefusedError):
        world.opened("Another claim", identifier="k7h2m3pq", at="2026-11-02T10:00:00Z")


def test_a_change_costs_two_syncs_and_a_new_month_one_more(world: World, failing: type[FailingOps]) -> None:
    ops = failing()
    store = DeskStore(world.root, ops=ops)
    world.opened(identifier="k7h2m3pq", store=store)
    assert ops.calls.count("fsync") == 3
    ops.calls.clear()
    world.opened(identifier="00000000", store=store)
    world.noted("k7h2m3pq", "A note", store=store)
    assert ops.calls.count("fsync") == 4


@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_an_error_at_any_call_of_a_change_leaves_the_old_or_the_new_and_the_answer_is_true(
    world: World, failing: type[FailingOps], code: int
) -> None:
    path = world.opened(identifier="k7h2m3pq").path
    number = 0
    while True:
        number += 1
        before = path.read_bytes()
        ops = failing(number, OSError(code, "made to fail"))
        try:
            world.noted("k7h2m3pq", f"Note {number}", store=DeskStore(world.root, ops=ops))
            answer = "saved"
        except (NotWritableError, DamagedFileError):
            answer = "not saved"
        except UncertainSaveError:
            answer = "uncertain"
        if len(ops.calls) < number:
            break
        notes = [note.text for note in world.store.read_case("k7h2m3pq").case.notes]
        assert (f"Note {number}" in notes) == (answer == "saved"), f"call {number}, {ops.calls[number - 1]}"
        assert answer == "saved" or path.read_bytes() == before
        assert world.temporaries() == []
    assert number > 10


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO], ids=errno.errorcode.get)
def test_an_error_at_any_call_of_opening_leaves_no_case_or_a_whole_one(
    world: World, failing: type[FailingOps], code: int
) -> None:
    number, made = 0, 0
    while True:
        number += 1
        ops = failing(number, OSError(code, "made to fail"))
        try:
            world.opened(store=DeskStore(world.root, ops=ops), at=f"20{number:02d}-01-02T10:00:00Z")
            made += 1
        except NotWritableError:
            pass
        assert len(world.store.case_ids()) == made
        assert not any(isinstance(file, DamagedFileError) for file in world.store.iter_cases())
        if len(ops.calls) < number:
            break
    assert made >= 2


def test_heads_that_moved_are_refused_with_who_moved_them(world: World) -> None:
    seen = world.opened(identifier="k7h2m3pq").case.heads
    world.noted("k7h2m3pq", "First")
    with pytest.raises(ChangedMeanwhileError) as caught:
        world.noted("k7h2m3pq", "Second", expected_heads=seen)
    assert "note-added by Anna Sowa" in caught.value.message
    assert "factcheck show k7h2m3pq" in caught.value.hint
    now = world.store.read_case("k7h2m3pq").case
    assert [note.text for note in now.notes] == ["First"]
    assert len(world.noted("k7h2m3pq", "Third", expected_heads=now.heads).case.notes) == 2


def test_an_edit_sees_what_was_saved_before_it(world: World) -> None:
    world.opened(identifier="k7h2m3pq")
    world.noted("k7h2m3pq", "First")
    seen: list[int] = []
    world.store.change_case("k7h2m3pq", lambda change: seen.append(len(change.state.notes)), by=world.by, at=world.at)
    assert seen == [1]


def test_a_damaged_case_is_never_written_over(world: World) -> None:
    path = world.opened(identifier="k7h2m3pq").path
    path.write_bytes(path.read_bytes().replace(b"July", b"June"))
    before = path.read_bytes()
    with pytest.raises(DamagedFileError):
        world.noted("k7h2m3pq", "A note")
    assert path.read_bytes() == before


def test_leftovers_of_dead_processes_are_swept_by_the_next_write(world: World) -> None:
    folder = world.opened(identifier="k7h2m3pq").path.parent
    (folder / f".k7h2m3pq-a.json.{machine()}-4194304999-0.tmp").touch()
    assert world.store.case_ids() == ("k7h2m3pq",)
    assert len(world.temporaries()) == 1
    world.noted("k7h2m3pq", "A note", store=DeskStore(world.root))
    assert world.temporaries() == []


@pytest.mark.parametrize("indexed", [True, False])
def test_any_unique_beginning_of_an_id_is_enough(world: World, indexed: bool) -> None:
    store = DeskStore(world.root, index=indexed)
    world.opened("One", identifier="k7h2m3pq")
    world.opened("Two", identifier="k7zzzzzz")
    world.opened("Three", identifier="01000000")
    assert store.list_cases(_everything()).total == 3
    assert store.resolve_case("k7h") == "k7h2m3pq"
    assert store.resolve_case("K7H2M3PQ") == "k7h2m3pq"
    assert store.resolve_case(" oi ") == "01000000"
    with pytest.raises(AmbiguousIdError) as caught:
        store.resolve_case("k7")
    assert "k7h2m3pq  One" in caught.value.message
    assert "k7zzzzzz  Two" in caught.value.message
    with pytest.raises(NotFoundError, match="k7zzzzzz"):
        store.resolve_case("k7zzzzz0")
    for nothing in ("", "  ", "%", "k7h2m3pqq", "../", "\ud800", "k7*", "ż"):
        with pytest.raises(NotFoundError):
            store.resolve_case(nothing)


def _everything() -> Any:
    from factcheck.model.listing import ListQuery

    return ListQuery()


def test_at_most_five_of_many_are_told(world: World) -> None:
    for number in range(7):
        world.opened(f"Claim {number}", identifier=f"k7h2m3p{number}")
    with pytest.raises(AmbiguousIdError, match="and 2 more"):
        world.store.resolve_case("k")


def test_a_damaged_case_is_found_by_its_id(world: World) -> None:
    world.opened(identifier="k7h2m3pq").path.write_bytes(b"{}")
    assert world.store.resolve_case("k7") == "k7h2m3pq"
    with pytest.raises(DamagedFileError):
        world.store.read_case("k7")
    assert [type(file) for file in world.store.iter_cases()] == [DamagedFileError]


def test_two_files_of_one_id_are_damage(world: World) -> None:
    path = world.opened(identifier="k7h2m3pq").path
    path.with_name("k7h2m3pq-a-copy.json").write_bytes(path.read_bytes())
    with pytest.raises(DamagedFileError, match="Two files"):
        world.store.read_case("k7h2m3pq")


def test_many_cases_are_checked_before_the_first_is_written(world: World) -> None:
    with pytest.raises(RefusedError):
        world.store.create_cases([world.opening("One"), world.opening(" ")], by=world.by, at=world.at)
    assert world.store.case_ids() == ()
    files = world.store.create_cases([world.opening("One"), world.opening("Two")], by=world.by, at=world.at)
    assert [file.case.claim for file in files] == ["One", "Two"]
    assert sorted(file.case.id for file in files) == list(world.store.case_ids())


def test_articles_live_beside_the_cases(world: World, article_of: Callable[..., Any]) -> None:
    file = world.store.create_article(article_of("Ice in July", "It froze."), by=world.by, at=world.at)
    assert file.path == world.root / "articles" / "2026-10" / f"{file.article.id}-ice-in-july.json"
    assert world.store.article_ids() == (file.article.id,)
    assert world.store.case_ids() == ()
    assert world.store.resolve_article(file.article.id[:3]) == file.article.id
    amended = world.store.change_article(
        file.article.id,
        lambda change: change.add(Draft("article-amended", {}, {"title": "Ice in June"})),
        by=world.by,
        at=world.at,
    )
    assert amended.article.title == "Ice in June"
    assert [one.id for one in world.store.iter_article_states()] == [file.article.id]
    file.path.write_bytes(b"{}")
    assert list(world.store.iter_article_states()) == []
    assert [type(one) for one in world.store.iter_articles()] == [DamagedFileError]


def test_a_desk_that_is_not_there_has_no_cases(world: World) -> None:
    store = DeskStore(world.root / "gone")
    assert store.case_ids() == ()
    assert list(store.iter_cases()) == []
    with pytest.raises(NotFoundError):
        store.read_case("k7h2m3pq")
    assert store.list_cases(_everything()).total == 0
    with pytest.raises(NotWritableError, match="folder is gone"):
        world.opened(store=store)
    assert not store.root.exists()


def test_what_is_no_file_of_the_desk_is_passed_over(world: World) -> None:
    path = world.opened(identifier="k7h2m3pq").path
    for name in ("notes.txt", "k7h2m3pq-a (conflicted copy).json", ".k7h2m3pq-a.json.tmp"):
        (path.parent / name).touch()
    (world.root / "2026-99").mkdir()
    (world.root / "2026-11").symlink_to(path.parent)
    assert world.store.case_ids() == ("k7h2m3pq",)
    assert world.store.list_cases(_everything()).total == 1


def test_the_events_of_a_large_case_are_proved_once_and_a_harmed_byte_is_noticed_by_the_next_change(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    proofs: list[Path] = []

    def counted(subject: Any, path: Path, data: bytes, stamp: Any) -> Any:
        proofs.append(path)
        return verify_both(subject, path, data, stamp)

    world.opened(identifier="k7h2m3pq")
    world.store.list_cases(ListQuery())  # from here on there is an index
    world.noted("k7h2m3pq", "A long note. " * 6_000)
    monkeypatch.setattr("factcheck.store.stored_files.verify_both", counted)
    path = world.noted("k7h2m3pq", "Another.").path
    assert (proofs, len(world.store.read_case("k7h2m3pq").events)) == ([], 3)
    path.write_bytes(path.read_bytes().replace(b"Another.", b"another."))
    with pytest.raises(DamagedFileError, match="does not agree with its hash"):
        world.noted("k7h2m3pq", "A third.")
    assert proofs == [path]
