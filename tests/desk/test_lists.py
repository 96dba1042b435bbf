"""Looking things up: one case, lists, words, histories, articles, scales and the numbers of the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk.cases import ClaimDetails, NewClaim, add_note, amend_claim, assign, move_stage, open_case, tag, undo
from factcheck.desk.filter_words import parse_filter
from factcheck.desk.intake import Given, accept, read_source, take_in
from factcheck.desk.lists import (
    Filters,
    all_scales,
    list_articles,
    list_cases,
    read_article,
    read_case,
    read_history,
    search,
    show_scale,
    stats,
)
from factcheck.desk.place import Desk
from factcheck.desk.replies import request_reply
from factcheck.errors import AmbiguousIdError, NotFoundError, UsageError
from factcheck.model.listing import SORTS
from tests.desk.making import ARTICLE, HOUSE_SCALE, approved, drafted, open_told, published, reopen, researched


def ids(desk: Desk, **filters: object) -> list[str]:
    return [row.id for row in list_cases(desk, Filters(**filters)).rows]  # type: ignore[arg-type]


@pytest.fixture
def article(desk: Desk, tmp_path: Path) -> str:
    """An article with two cases, one of them approved; its id."""
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    taken = take_in(desk, read_source(str(path)), Given(publisher="Halden Post", published_on="2026-03"))
    for candidate in taken.candidates[:2]:
        accept(desk, taken, candidate.proposal)
    case = approved(desk)
    amend_claim(desk, case, details=ClaimDetails(article=taken.article.id))
    return taken.article.id


def test_a_case_comes_with_its_article(desk: Desk, article: str) -> None:
    for row in list_cases(desk, Filters(articles=(article[:5],))).rows:
        found = read_case(desk, row.id)
        assert found.article is not None
        assert found.article.id == article
    alone = read_case(desk, open_told(desk, "Another claim."))
    assert alone.article is None


def test_a_case_whose_article_is_gone_is_shown_all_the_same(desk: Desk, article: str) -> None:
    case = ids(desk, articles=(article,))[0]
    desk.store.read_article(article).path.unlink()
    assert read_case(reopen(desk), case).article is None


def test_a_history_tells_everything_from_the_first_event_on(desk: Desk) -> None:
    case = open_told(desk)
    add_note(desk, case, "one")
    undo(desk, case)
    found, events, _ = read_history(desk, case[:6])
    assert found.id == case
    assert [event.kind for event in events] == ["case-opened", "note-added", "undone"]


def test_filters_are_typed_as_people_type_them(desk: Desk) -> None:
    first, second = drafted(desk), open_told(desk, "The ferry carried nobody.")
    tag(desk, second, ("health",), ())
    assign(desk, second, ("Ben Okafor",))
    assert ids(desk, stages=("Drafted",)) == [first]
    assert ids(desk, stages=("drafted", "TRIAGE"), sort="opened") == [first, second]
    assert ids(desk, ratings=("FALSE",)) == [first]
    assert ids(desk, tags=("+Health",)) == [second]
    assert ids(desk, assignees=("Ben Okafor",)) == [second]
    assert ids(desk, claimants=("Ivo Brandt",), sort="-opened") == [second, first]
    assert ids(desk, words=("ferr", "nobody")) == [second]
    assert ids(desk, stages=("closed",)) == []


@pytest.mark.parametrize(
    ("filters", "error"),
    [
        ({"stages": ("finished",)}, UsageError),
        ({"ratings": ("splendid",)}, NotFoundError),
        ({"articles": ("uuuu",)}, NotFoundError),
        ({"tags": ("two words",)}, UsageError),
        ({"sort": "beauty"}, UsageError),
        ({"sort": "--id"}, UsageError),
    ],
)
def test_a_filter_that_can_not_be_is_refused(desk: Desk, filters: dict[str, object], error: type[UsageError]) -> None:
    with pytest.raises(error) as caught:
        ids(desk, **filters)
    assert caught.value.hint


def test_every_order_works_both_ways(desk: Desk) -> None:
    everything = {open_told(desk, f"Claim {number}.") for number in range(3)}
    for sort in SORTS:
        assert set(ids(desk, sort=sort)) == set(ids(desk, sort=f"-{sort}")) == everything


def test_a_list_is_cut_and_says_how_many_there_are(desk: Desk) -> None:
    for number in range(4):
        open_told(desk, f"Claim {number}.")
    found = list_cases(desk, Filters(limit=3))
    assert (len(found.rows), found.total) == (3, 4)
    assert len(list_cases(desk, Filters(limit=0)).rows) == 4


def test_what_is_late_is_past_its_deadline_or_its_day(desk: Desk) -> None:
    asked, due, later = researched(desk), open_told(desk, "Another claim."), open_told(desk, "A third claim.")
    request_reply(desk, asked, deadline="2026-03-20")
    amend_claim(desk, due, details=ClaimDetails(due="2026-03-19"))
    amend_claim(desk, later, details=ClaimDetails(due="2026-12-31"))
    assert ids(desk, is_overdue=True) == []
    assert set(ids(desk.acting(at="2026-03-20"), is_overdue=True)) == {due}
    assert set(ids(desk.acting(at="2026-03-21"), is_overdue=True)) == {asked, due}


def test_words_are_found_wherever_they_stand(desk: Desk) -> None:
    case = open_told(desk)
    add_note(desk, case, "The archivist remembers a ledger.")
    hits, total = search(desk, ("ledg",))
    assert (total, [hit.row.id for hit in hits]) == (1, [case])
    assert search(desk, ("zeppelin",)) == ((), 0)


def test_the_numbers_of_the_desk(desk: Desk) -> None:
    published(desk)
    open_told(desk, "Another claim.")
    found = stats(desk)
    assert (found.total, found.published) == (2, 1)
    assert found.by_stage == {"triage": 1, "published": 1}


def test_articles_are_listed_with_how_many_claims_are_checked(desk: Desk, article: str) -> None:
    rows = list_articles(desk)
    assert [(row.id, row.claims, row.checked, row.publisher, row.published_on) for row in rows] == [
        (article, 3, 1, "Halden Post", "2026-03")
    ]


def test_the_newest_article_comes_first(desk: Desk, article: str, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("The ferry ran 14 times a day in 1952, the Road Office said.\n")
    newer = take_in(desk.acting(at="2026-05-01"), read_source(str(path)), Given()).article.id
    assert [row.id for row in list_articles(desk)] == [newer, article]


def test_an_article_comes_with_its_cases(desk: Desk, article: str) -> None:
    found, rows = read_article(desk, article[:5])
    assert (found.id, len(rows)) == (article, 3)
    with pytest.raises(NotFoundError):
        read_article(desk, "uuuu")


def test_scales_are_known_with_and_without_a_desk(desk: Desk) -> None:
    assert show_scale(None).key == "default"
    assert show_scale(None, "snopes").key == "snopes"
    assert show_scale(desk).key == "default"
    shipped = {scale.key for scale in all_scales(None)}
    assert len(shipped) >= 18
    desk.scales_folder.mkdir()
    (desk.scales_folder / "house.toml").write_text(HOUSE_SCALE)
    assert {scale.key for scale in all_scales(desk)} == shipped | {"house"}
    assert show_scale(desk, "house").name == "House scale"
    with pytest.raises(NotFoundError):
        show_scale(desk, "gone")


def test_a_list_shows_as_much_of_an_id_as_is_needed(desk: Desk) -> None:
    made = [open_case(desk, NewClaim(f"Claim {number}.")).case.id for number in range(30)]
    for row in list_cases(desk, Filters(limit=0)).rows:
        assert desk.store.resolve_case(row.id[: row.needed]) == row.id
        if row.needed > 2:
            with pytest.raises(AmbiguousIdError):
                desk.store.resolve_case(row.id[: row.needed - 1])
    assert len(made) == 30


def test_a_case_taken_up_again_is_listed_where_it_is(desk: Desk) -> None:
    case = open_told(desk)
    move_stage(desk, case, "declined", because="an opinion")
    assert ids(desk, stages=("declined",)) == [case]
    move_stage(desk, case, "researching", because="a fact after all")
    assert ids(desk, stages=("declined",)) == []


def test_what_is_due_is_listed_by_its_first_day_with_replies_days_and_the_ends_of_rests(desk: Desk) -> None:
    asked = researched(desk, "The bridge cost 40 million.")
    request_reply(desk, asked, deadline="2026-03-20")
    held = researched(desk, "The ferry never sank.")
    move_stage(desk, held, "on-hold", because="The archive is shut.", until="2026-03-18")
    dated = open_told(desk, "The mill burned in 1901.")
    amend_claim(desk, dated, details=ClaimDetails(due="2026-03-19"))
    open_told(desk, "Nobody waits for this.")
    found = list_cases(desk, Filters(is_due=True))
    assert [row.id for row in found.rows] == [held, dated, asked]
    assert found.total == 3
    assert found.rows[0].held_until == "2026-03-18"
    late = list_cases(desk.acting(at="2026-03-19T09:00:00Z"), Filters(is_overdue=True))
    assert [row.id for row in late.rows] == [held]
    move_stage(desk, held, "researching")
    assert [row.id for row in list_cases(desk, parse_filter("--due")).rows] == [dated, asked]
