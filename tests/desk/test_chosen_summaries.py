"""Summaries of a period, a tag or a claimant: the index chooses the files, and the answer is that of reading them all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.desk.cases import tag
from factcheck.desk.place import Desk
from factcheck.desk.publishing import publish_case, withdraw_case
from factcheck.desk.summaries import Wanted, articles_of, imprint, make_summary, scales_of
from factcheck.errors import DamagedFileError, UsageError
from factcheck.model.dates import PartialDate
from factcheck.publish.summary import Summary, summarize_period
from factcheck.store import case_files
from tests.desk.making import approved, open_told

MARCH, APRIL, LATER, EARLIER = (
    "2026-03-10T09:00:00Z",
    "2026-04-10T09:00:00Z",
    "2026-09-01T09:00:00Z",
    "2026-01-05T09:00:00Z",
)
PERIODS = (
    ("2026-01", "2026-01"), ("2026-03", "2026-03"), ("2026-03", "2026-04-09"), ("2026-04", "2026-08"), ("2019", "2019"),
    ("2031-05", "2031-05-01"), ("2026-09", "2026-12"), ("2019", "2031"),
)  # fmt: skip


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Cases of two months: published on days before and long after, withdrawn, and one opened at an earlier moment."""
    march, april = desk.acting(at=MARCH), desk.acting(at=APRIL)
    open_told(march, "Opened in March.")
    tag(march, open_told(april, "Opened in April."), ("Health",), ())
    publish_case(april, approved(march, "Published in 2019."), published_on="2019")
    publish_case(april, approved(march, "Published in 2031."), published_on="2031-05")
    withdrawn = approved(march, "Withdrawn in September.")
    publish_case(april, withdrawn)
    withdraw_case(desk.acting(at=LATER), withdrawn, "It was wrong.")
    tag(desk.acting(at=EARLIER), open_told(march, "Tagged earlier than it was opened."), ("health",), ())
    return desk


def read_all(desk: Desk, since: str, until: str) -> Summary:
    """The summary of a period from every file of the desk."""
    cases = [file.case for file in desk.store.iter_cases() if not isinstance(file, DamagedFileError)]
    first, last = PartialDate.parse(since), PartialDate.parse(until)
    return summarize_period(
        cases, first, last, imprint(desk), scales_of(desk, cases), articles=articles_of(desk, cases)
    )


def test_a_period_tells_what_reading_every_file_would_tell(filled: Desk) -> None:
    for since, until in PERIODS:
        assert make_summary(filled, Wanted(since=since, until=until)) == read_all(filled, since, until), (since, until)
    assert read_all(filled, "2019", "2019").total == read_all(filled, "2031-05", "2031-05-01").total == 1


def test_a_period_reads_only_the_files_that_it_may_tell_of(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    make_summary(filled, Wanted(since="2019", until="2031"))  # the index is made
    read: list[str] = []
    whole: Callable[..., object] = type(filled.store).read_case

    def counted(store: object, prefix: str) -> object:
        read.append(prefix)
        return whole(store, prefix)

    monkeypatch.setattr(type(filled.store), "read_case", counted)
    monkeypatch.setattr(case_files, "iter_cases", None, raising=False)
    assert make_summary(filled, Wanted(since="2019", until="2019")).total == len(read) == 1


def test_a_tag_and_a_claimant_choose_cases_and_a_period_narrows_them(filled: Desk) -> None:
    health = make_summary(filled, Wanted(tag="Health"))
    assert [one.claim for one in health.not_checked] == ["Tagged earlier than it was opened.", "Opened in April."]
    assert (health.kind, health.title, health.checked) == ("cases", "Health", 0)
    april = make_summary(filled, Wanted(tag="health", since="2026-04", until="2026-12"))
    assert (april.kind, [one.claim for one in april.not_checked]) == ("period", ["Opened in April."])
    assert make_summary(filled, Wanted(claimant="nobody at all")).total == 0
    with pytest.raises(UsageError):
        make_summary(filled, Wanted(tag="health", article="x"))
    with pytest.raises(UsageError):
        make_summary(filled, Wanted(tag="health", until="2026"))


@pytest.mark.parametrize("wanted", [Wanted(since="2026-03"), Wanted(tag="health"), Wanted(claimant="x")])
def test_a_damaged_file_is_named_and_never_left_out(wanted: Wanted, filled: Desk) -> None:
    path = next(filled.root.glob("2*/*published-in-2019*"))
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(DamagedFileError, match=path.name):
        make_summary(filled, wanted)
