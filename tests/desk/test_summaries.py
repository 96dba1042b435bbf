"""Verdict summaries of cases, an article or a period."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk.cases import NewClaim, move_stage, open_case
from factcheck.desk.intake import Given, accept_all, choose, read_source, take_in
from factcheck.desk.place import Desk
from factcheck.desk.publishing import withdraw_case
from factcheck.desk.summaries import Wanted, imprint, make_summary, write_summary_of
from factcheck.errors import DamagedFileError, InvalidDateError, NotFoundError, UsageError
from tests.desk.making import (
    ARTICLE,
    HOUSE_SCALE,
    approved,
    drafted,
    open_told,
    propose,
    published,
    read,
    reopen,
)


def test_a_summary_is_of_one_thing(desk: Desk) -> None:
    case = published(desk)
    for wanted in (Wanted(), Wanted((case,), since="2026-03-01"), Wanted((case,), article="4m8"), Wanted(until="2026")):
        with pytest.raises(UsageError):
            make_summary(desk, wanted)


def test_a_case_is_named_by_any_beginning_and_told_once(desk: Desk) -> None:
    case = published(desk)
    summary = make_summary(desk, Wanted((case[:5], case)))
    assert [one.id for one in summary.cases] == [case]
    with pytest.raises(NotFoundError):
        make_summary(desk, Wanted(("uuuu",)))


def test_a_verdict_that_nobody_approved_is_shown_only_as_a_draft(desk: Desk) -> None:
    case = drafted(desk)
    assert make_summary(desk, Wanted((case,))).cases == ()
    assert [one.standing for one in make_summary(desk, Wanted((case,), drafts=True)).cases] == ["draft"]
    assert [one.standing for one in make_summary(desk, Wanted((approved(desk, "Another claim."),))).cases] == [
        "checked"
    ]


def test_an_article_is_told_in_its_own_order_with_its_count(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    taken = take_in(desk, read_source(str(path)), Given(publisher="Halden Post"))
    opened = [done.case.id for _proposal, done in accept_all(desk, taken, choose(taken, "all", None))]
    summary = make_summary(desk, Wanted(article=taken.article.id[:5]))
    assert (summary.checked, summary.total) == (0, len(opened))
    assert {one.id for one in summary.not_checked} == set(opened)
    places = [ARTICLE.index(one.claim[:20]) for one in summary.not_checked]
    assert places == sorted(places)


def test_a_period_tells_what_happened_in_it_to_the_last_day(desk: Desk) -> None:
    case = published(desk.acting(at="2026-03-31T23:00:00Z"))
    march = make_summary(desk, Wanted(since="2026-03", until="2026-03"))
    assert ([one.id for one in march.cases], march.since, march.until) == ([case], "2026-03", "2026-03")
    assert make_summary(desk, Wanted(since="2026-04", until="2026")).total == 0
    assert make_summary(desk, Wanted(since="2026-03-31", until="2026-03-31")).total == 1
    with pytest.raises(UsageError):
        make_summary(desk, Wanted(since="2026-04", until="2026-03"))
    with pytest.raises(InvalidDateError):
        make_summary(desk, Wanted(since="last week"))


def test_a_period_ends_today_where_nothing_else_is_said(desk: Desk) -> None:
    open_told(desk)
    summary = make_summary(desk, Wanted(since="2026-03-01"))
    assert (summary.until, summary.total) == ("2026-03-16", 1)


def test_a_period_does_not_leave_out_a_damaged_case_in_silence(desk: Desk) -> None:
    published(desk)
    path = desk.store.read_case(open_told(desk, "Another claim.")).path
    path.write_bytes(path.read_bytes().replace(b"Another claim", b"Another clami"))
    with pytest.raises(DamagedFileError):
        make_summary(desk, Wanted(since="2026-03-01"))


def test_a_duplicate_is_told_with_the_claim_it_repeats(desk: Desk) -> None:
    first = published(desk)
    second = open_case(desk, NewClaim("The bridge cost forty million.")).case.id
    move_stage(desk, second, "duplicate", of=first)
    assert make_summary(desk, Wanted((first, second))).total == 1


def test_what_was_withdrawn_says_so(desk: Desk) -> None:
    case = published(desk)
    withdraw_case(desk, case, "It was never said.")
    summary = make_summary(desk, Wanted((case,)))
    assert [one.standing for one in summary.cases] == ["withdrawn"]


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_every_shipped_format_tells_the_claim(desk: Desk, name: str) -> None:
    assert "bridge cost 40 million" in write_summary_of(desk, Wanted((published(desk),)), name)


def test_an_unknown_format_is_answered_with_those_that_there_are(desk: Desk) -> None:
    case = published(desk)
    with pytest.raises(NotFoundError) as caught:
        write_summary_of(desk, Wanted((case,)), "telex")
    assert "markdown" in caught.value.hint


def test_a_desk_adds_a_wording_of_its_own(desk: Desk) -> None:
    desk.templates_folder.mkdir()
    (desk.templates_folder / "tweet.txt.j2").write_text(
        "{% for case in summary.cases %}{{ case.rating_label }}{% endfor %}\n"
    )
    assert write_summary_of(desk, Wanted((published(desk),)), "tweet").strip() == "False"


def test_the_imprint_names_the_organisation_and_where_to_report_a_mistake(desk: Desk) -> None:
    settings = desk.root / "desk.toml"
    settings.write_text('[desk]\nname = "Desk"\norganisation = "The Daily Example"\ncontact = "desk@daily.example"\n')
    made = imprint(reopen(desk))
    assert (made.desk_name, made.corrections) == ("The Daily Example", "desk@daily.example")


def test_a_verdict_on_a_scale_that_the_desk_left_keeps_its_label(desk: Desk) -> None:
    case = published(desk)
    (desk.root / "desk.toml").write_text('[desk]\nname = "Desk"\nscale = "politifact"\n')
    moved = reopen(desk)
    assert make_summary(moved, Wanted((case,))).cases[0].rating_label == "False"
    other = drafted(moved, "Another claim.", "pants on fire")
    labels = [one.rating_label for one in make_summary(moved, Wanted((case, other), drafts=True)).cases]
    assert labels == ["False", "Pants on Fire"]


def test_a_verdict_on_a_scale_that_is_gone_shows_its_key(desk: Desk) -> None:
    desk.scales_folder.mkdir()
    own = desk.scales_folder / "house.toml"
    own.write_text(HOUSE_SCALE, encoding="utf-8")
    (desk.root / "desk.toml").write_text('[desk]\nname = "Desk"\nscale = "house"\n')
    house = reopen(desk)
    case = drafted(house, rating="wobbly")
    assert make_summary(house, Wanted((case,), drafts=True)).cases[0].rating_label == "Wobbly"
    (desk.root / "desk.toml").write_text('[desk]\nname = "Desk"\n')
    own.unlink()
    after = reopen(desk)
    assert make_summary(after, Wanted((case,), drafts=True)).cases[0].rating_label == "wobbly"
    propose(after, case, "half-true")
    verdict = read(after, case).verdict
    assert verdict is not None
    assert verdict.scale == "default"
