"""Whether everything is as it was written, and making the index again."""

from __future__ import annotations

import shutil

from factcheck.desk.health import examine, reindex
from factcheck.desk.lists import Filters, list_cases
from factcheck.desk.place import Desk
from tests.desk.making import files_of, open_told, published, read, reopen


def test_a_sound_desk_has_no_damage_and_every_step_is_told(desk: Desk) -> None:
    published(desk)
    before = files_of(desk)
    steps: list[tuple[int, int]] = []
    findings = list(examine(desk, lambda done, total: steps.append((done, total))))
    assert [finding for finding in findings if finding.severity == "damage"] == []
    assert steps[-1][0] == steps[-1][1]
    assert files_of(desk) == before


def test_damage_is_named_with_its_file(desk: Desk) -> None:
    path = desk.store.read_case(open_told(desk)).path
    path.write_bytes(path.read_bytes().replace(b"40 million", b"41 million"))
    found = [finding for finding in examine(desk) if finding.severity == "damage"]
    assert [finding.path for finding in found] == [str(path)]
    assert found[0].event


def test_a_copy_that_readers_saw_and_that_changed_is_named(desk: Desk) -> None:
    case = published(desk)
    digest = read(desk, case).publications[0].kept["markdown"]
    kept = desk.store.find_capture(digest)
    assert kept is not None
    kept.chmod(0o600)
    kept.write_bytes(kept.read_bytes() + b" ")
    assert any(finding.severity == "damage" and str(kept) == finding.path for finding in examine(desk))


def test_the_index_is_made_again_with_the_same_answers(desk: Desk) -> None:
    for number in range(3):
        open_told(desk, f"Claim {number}.")
    before = list_cases(desk, Filters(sort="id"))
    shutil.rmtree(desk.root / ".index", ignore_errors=True)
    again = reopen(desk)
    assert reindex(again) == 3
    assert list_cases(again, Filters(sort="id")) == before
