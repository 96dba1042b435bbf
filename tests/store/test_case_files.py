"""A case file that verifies is exactly what was written; whatever else it is, is named with its event."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from factcheck.errors import DamagedFileError, NewerSchemaError
from factcheck.model.event import Draft, Who, make_event, record_of
from factcheck.model.fold import fold_case
from factcheck.store.case_files import FileStamp, read_article_file, read_case_file, verify
from factcheck.store.layout import lay_out, read_layout
from factcheck.store.subjects import CASES

if TYPE_CHECKING:
    from tests.store.conftest import World

NAME = Path("k7h2m3pq-the-lake-froze-in-july.json")
STAMP = FileStamp(0, 0, 0, 0)
BEN = Who("Ben Ito", "")


@pytest.fixture
def path(world: World) -> Path:
    """The file of a case with five events."""
    world.opened(identifier="k7h2m3pq", claimant={"name": "Radio Nord", "kind": "organisation"})
    world.noted("k7h2m3pq", "Asked the weather service.")
    source = {"url": "https://weather.example/july", "stance": "refutes", "title": "July", "origin": "Weather service"}
    world.did("k7h2m3pq", "evidence-added", {"confidential": False}, source)
    world.did("k7h2m3pq", "tagged", {"add": ["weather"]}, {})
    return world.did("k7h2m3pq", "question-asked", {}, {"text": "How thick was the ice?"}).path


def damage(data: bytes) -> DamagedFileError:
    """How reading these bytes fails."""
    with pytest.raises(DamagedFileError) as caught:
        verify(CASES, NAME, data, STAMP)
    return caught.value


@cache
def events(count: int = 4) -> tuple[dict[str, Any], ...]:
    """The records of a case made without a desk, always the same."""
    drafts = [Draft("case-opened", {"case": "k7h2m3pq"}, {"claim": "The lake froze in July"})]
    drafts += [Draft("note-added", {}, {"text": f"Note {number}"}) for number in range(1, count)]
    made: list[dict[str, Any]] = []
    for number, draft in enumerate(drafts, 1):
        parents = [made[-1]["id"]] if made else []
        event = make_event(draft, by=BEN, at="2026-10-02T10:00:00Z", clock=number, parents=parents, salt="0" * 32)
        made.append(record_of(event))
    return tuple(made)


def filed(records: list[dict[str, Any]], **changes: Any) -> bytes:
    """A file of these events with the state that the good ones fold to, changed."""
    from factcheck.model.event import event_of

    state = CASES.record_of(fold_case([event_of(record) for record in events()]))
    return lay_out("case", {**state, **changes}, records)


def test_a_file_reads_back_as_it_was_written(world: World, path: Path) -> None:
    file = read_case_file(path)
    assert file.case.claim == "The lake froze in July"
    assert file.case.tags == ("weather",)
    assert [event.kind for event in file.events] == [
        "case-opened", "note-added", "evidence-added", "tagged", "question-asked",
    ]  # fmt: skip
    assert world.store.read_case("k7h2").record == file.record
    assert file.stat == FileStamp.of(path.stat())


def test_stock_tinydb_reads_a_file_in_one_line(path: Path) -> None:
    with TinyDB(path, access_mode="r") as database:
        records = database.table("events").all()
        state = database.table("case").get(doc_id=1)
    assert [record.doc_id for record in records] == [1, 2, 3, 4, 5]
    assert records[1]["body"] == {"text": "Asked the weather service."}
    assert isinstance(state, dict)
    assert state["claim"] == "The lake froze in July"


def test_every_flipped_bit_of_a_file_is_noticed(path: Path) -> None:
    data = path.read_bytes()
    for place in range(0, len(data), 3):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        with pytest.raises(DamagedFileError):
            verify(CASES, path, bytes(changed), STAMP)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(data=st.data())
def test_whatever_is_flipped_cut_inserted_or_swapped_is_noticed(path: Path, data: st.DataObject) -> None:
    good = path.read_bytes()
    place, other = sorted((data.draw(st.integers(0, len(good) - 1)), data.draw(st.integers(0, len(good)))))
    how = data.draw(st.sampled_from(("flip", "cut", "insert", "swap", "repeat")))
    piece = data.draw(st.binary(min_size=1, max_size=4))
    changed = {
        "flip": good[:place] + piece + good[place + len(piece) :],
        "cut": good[:place] + good[other:],
        "insert": good[:place] + piece + good[place:],
        "swap": good[place:other] + good[:place] + good[other:],
        "repeat": good[:other] + good[place:],
    }[how]
    if changed != good:
        with pytest.raises(DamagedFileError):
            verify(CASES, path, changed, STAMP)


@settings(max_examples=300)
@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_bytes_that_are_no_case_are_only_ever_damaged(data: bytes) -> None:
    assert damage(data).exit_code == 7


def test_damage_names_the_file_the_event_and_what_to_do(path: Path) -> None:
    data = path.read_bytes().replace(
        b'"body":{"text":"Asked the weather service."}', b'"body":{"text":"Asked nobody."}'
    )
    path.write_bytes(data)
    with pytest.raises(DamagedFileError) as caught:
        read_case_file(path)
    error = caught.value
    assert error.path == str(path)
    assert error.event == read_layout("case", data).events[1]["id"]
    assert error.message == f"{path.name} is damaged: event 2: what was written does not agree with its hash."
    assert "factcheck doctor" in error.hint


def test_damage_that_is_no_json_is_found_in_its_line(path: Path) -> None:
    data = path.read_bytes().replace(b'"kind":"tagged"', b'"kind""tagged"')
    assert "event 4" in damage(data).message
    assert damage(data).event == "4"


def test_a_half_merged_file_says_so(path: Path) -> None:
    data = path.read_bytes().replace(b'"4": ', b'<<<<<<< HEAD\n"4": ')
    assert "git left the marks of a merge" in damage(data).message


def test_events_stand_in_their_order_and_none_is_missing() -> None:
    one, two, three, four = events()
    assert damage(filed([one, three, two, four])).event == three["id"]
    assert "missing" in damage(filed([one, three, four])).message
    assert "not in its place" in damage(filed([one, two, two, three, four])).message
    assert damage(filed([two, three, four])).event == two["id"]
    assert "does not agree with its events" in damage(filed([one, two, three])).message
    verify(CASES, NAME, filed([one, two, three, four]), STAMP)


def test_a_clock_that_skips_is_damage_although_its_id_agrees() -> None:
    one = events()[0]
    late = make_event(
        Draft("note-added", {}, {"text": "late"}), by=BEN, at="2026-10-02T10:00:00Z", clock=9, parents=[one["id"]],
        salt="0" * 32,
    )  # fmt: skip
    assert "clock" in damage(filed([one, record_of(late)])).message


def test_a_case_is_opened_once() -> None:
    one = events()[0]
    again = make_event(
        Draft("case-opened", {"case": "k7h2m3pq"}, {"claim": "Another"}), by=BEN, at="2026-10-02T10:00:00Z", clock=2,
        parents=[one["id"]], salt="0" * 32,
    )  # fmt: skip
    assert "a second time" in damage(filed([one, record_of(again)])).message


def test_events_that_make_no_sense_are_damage_although_their_ids_agree() -> None:
    for body in ({"claim": "x", "quote": {"nonsense": 1, "text": "y"}}, {"claim": "x", "score": "much"}):
        event = make_event(
            Draft("case-opened", {"case": "k7h2m3pq"}, body), by=BEN, at="2026-10-02T10:00:00Z", clock=1, parents=[],
            salt="0" * 32,
        )  # fmt: skip
        assert damage(filed([record_of(event)])).exit_code == 7


def test_the_state_is_the_one_the_events_fold_to() -> None:
    assert "“claim”" in damage(filed(list(events()), claim="Another claim")).message
    assert "“notes”" in damage(filed(list(events()), notes=[])).message


def test_the_name_of_a_file_says_which_case_it_holds() -> None:
    with pytest.raises(DamagedFileError, match="which its name does not say"):
        verify(CASES, Path("00000000-x.json"), filed(list(events())), STAMP)


def test_a_link_in_place_of_a_file_is_not_followed(path: Path) -> None:
    real = path.rename(path.with_name("elsewhere"))
    path.symlink_to(real)
    with pytest.raises(DamagedFileError, match="link"):
        read_case_file(path)


def test_an_event_of_an_unknown_kind_is_kept_and_written_back(world: World) -> None:
    path = world.opened(identifier="k7h2m3pq").path
    tables = read_layout("case", path.read_bytes())
    strange = make_event(
        Draft("sung-about", {"tune": "march"}, {"text": "la la"}), by=BEN, at="2026-10-03T10:00:00Z", clock=2,
        parents=[tables.events[0]["id"]], salt="0" * 32,
    )  # fmt: skip
    records = [*tables.events, record_of(strange)]
    # As the version that knows the kind would write it: its state names no unknown kind.
    state = CASES.record_of(fold_case([*world.store.read_case("k7h2m3pq").events, strange]))
    path.write_bytes(lay_out("case", {**state, "unknown_kinds": []}, records))
    assert world.store.read_case("k7h2m3pq").case.unknown_kinds == ("sung-about",)
    file = world.noted("k7h2m3pq", "a note after it")
    assert record_of(file.events[1]) == record_of(strange)
    assert file.record["unknown_kinds"] == ["sung-about"]


def test_a_file_of_a_newer_schema_is_read_and_never_written(world: World) -> None:
    path = world.opened(identifier="k7h2m3pq").path
    tables = read_layout("case", path.read_bytes())
    path.write_bytes(lay_out("case", {**tables.record, "schema": 2, "mood": "calm"}, tables.events))
    before = path.read_bytes()
    file = world.store.read_case("k7h2m3pq")
    assert file.is_newer
    assert file.case.claim == "The lake froze in July"
    with pytest.raises(NewerSchemaError) as caught:
        world.noted("k7h2m3pq", "may I?")
    assert "upgrade" in caught.value.hint
    assert path.read_bytes() == before


def test_a_schema_number_alone_does_not_make_a_file_newer(path: Path) -> None:
    data = path.read_bytes()
    for number in (b"2", b"11", b"0", b"true", b'"1"'):
        assert damage(data.replace(b'"schema": 1', b'"schema": ' + number)).exit_code == 7


def test_an_article_file_is_read_the_same_way(world: World, article_of: Callable[..., Any]) -> None:
    file = world.store.create_article(article_of("Ice in July", "The lake froze."), by=world.by, at=world.at)
    again = read_article_file(file.path)
    assert again.article.current.text == "The lake froze."
    assert json.loads(file.path.read_bytes())["article"]["1"]["title"] == "Ice in July"
    file.path.write_bytes(file.path.read_bytes().replace(b"Ice in July", b"Ice in June"))
    with pytest.raises(DamagedFileError):
        read_article_file(file.path)
