"""What readers saw is kept, version by version, and two of them can be compared."""

from __future__ import annotations

import os

import pytest

from factcheck.desk import cases, publishing, versions
from factcheck.desk.place import Desk
from factcheck.errors import DamagedFileError, NotFoundError, RefusedError, UsageError
from factcheck.model.versions import ALTERED, KEPT, MISSING, compare_texts
from tests.desk import making


@pytest.fixture
def corrected(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    case = making.published(desk)
    publishing.correct_case(desk, case, was="31 million", now="34 million", because="The accounts were revised.")
    return case


def test_each_version_has_its_day_its_hashes_and_the_rating_that_readers_saw(desk: Desk, corrected: str) -> None:
    found = versions.read_versions(desk, corrected)
    assert [(one.number, one.is_correction, one.state, one.rating_label) for one in found.versions] == [
        (1, False, KEPT, "False"), (2, True, KEPT, "False"),
    ]  # fmt: skip
    assert all(desk.store.read_capture(digest) for one in found.versions for digest in one.publication.kept.values())


def test_the_difference_is_what_changed_and_nothing_else(desk: Desk, corrected: str) -> None:
    found = versions.compare_versions(desk, corrected, "1..2")
    assert [change.part for change in found.changes] == ["correction 1"]
    (added,) = found.changes[0].passages
    assert (added.how, "34 million" in added.text) == ("added", True)
    back = versions.compare_versions(desk, corrected, "2..1")
    assert [passage.how for passage in back.changes[0].passages] == ["removed"]
    assert versions.compare_versions(desk, corrected, "2") == found
    assert versions.compare_versions(desk, corrected, "2..2").changes == ()


@pytest.mark.parametrize("wanted", ["", "x", "1..x", "..", "-1..2", "1...2", "٣..٤x", "1" * 5000])
def test_what_names_no_versions_is_refused(desk: Desk, corrected: str, wanted: str) -> None:
    with pytest.raises(UsageError):
        versions.compare_versions(desk, corrected, wanted)


@pytest.mark.parametrize("wanted", ["0..1", "1..3", "1", "3"])
def test_a_version_that_is_not_there_is_named(desk: Desk, corrected: str, wanted: str) -> None:
    with pytest.raises(NotFoundError):
        versions.compare_versions(desk, corrected, wanted)


def test_bytes_that_are_gone_or_altered_are_told(desk: Desk, corrected: str) -> None:
    first, second = versions.read_versions(desk, corrected).versions
    for one, harm in ((first, None), (second, b"{}")):
        path = desk.store.find_capture(one.publication.kept["json"])
        assert path is not None
        path.chmod(0o600)
        path.unlink() if harm is None else path.write_bytes(harm)
    assert [one.state for one in versions.read_versions(desk, corrected).versions] == [MISSING, ALTERED]
    with pytest.raises(DamagedFileError, match="version 1"):
        versions.compare_versions(desk, corrected, "1..2")


def test_a_case_that_was_never_published_has_none(desk: Desk) -> None:
    case = cases.open_case(desk, cases.NewClaim("One")).case.id
    with pytest.raises(RefusedError):
        versions.read_versions(desk, case)


@pytest.mark.parametrize("before", ["", "a b c", "The bridge cost 31 million.", "a  b\n\nc", "x" * 99])
@pytest.mark.parametrize("after", ["", "a c", "The bridge cost 34 million crowns.", "b"])
def test_both_texts_can_be_read_out_of_their_difference(before: str, after: str) -> None:
    found = compare_texts(before, after)
    assert "".join(one.text for one in found if one.how != "added") == before
    assert "".join(one.text for one in found if one.how != "removed") == after
