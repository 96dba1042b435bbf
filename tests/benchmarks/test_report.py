"""The sums of the table: what is best, what it is a multiple of, when a target counts as met, and how it is written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from tests.benchmarks.full_screen import FullScreen
from tests.benchmarks.measuring import P_KEY, Figures, Run, rounds_for
from tests.benchmarks.plot import Scale, draw, lines_of
from tests.benchmarks.report import (
    everyday_rows,
    full_screen_rows,
    library_row,
    page,
    results_of,
    table,
    whole_desk_rows,
)
from tests.benchmarks.rivals import TASKWARRIOR
from tests.benchmarks.targets import (
    CLOSE,
    MB,
    MET,
    MISSED,
    REASONS,
    SECONDS,
    TIMES,
    judge,
    memory_target,
    time_target,
)
from tests.benchmarks.whole_desk import WholeDesk

AT = datetime(2026, 10, 2, 23, 30, tzinfo=UTC)
MACHINE = {"Python": "3.11.7", "SQLite": "3.40.1"}


def figures(*seconds: float, memory: int = 12 * MB) -> Figures:
    """Runs that took so long."""
    return Figures([Run(one, one / 2, memory, 0) for one in seconds])


def whole(first_sign: float | None = 0.2) -> WholeDesk:
    """A whole desk: reading takes a second, the index fifteen."""
    return WholeDesk(
        reading=figures(1.0, 1.5),
        reindex=figures(15.1),
        reindex_start=figures(0.1),
        first_list=figures(16.0),
        first_sign=first_sign,
        doctor=figures(80.0),
        opening=[3.0, 2.5],
        creating=[1.0, 2.0],
    )


def test_the_best_run_the_middle_one_and_the_memory_between_are_told() -> None:
    some = Figures([Run(0.4, 0.3, 9, 0), Run(0.2, 0.35, 11, 0), Run(0.9, 0.31, 10, 0)])
    assert (some.best, some.middle, some.processor, some.memory) == (0.2, 0.4, 0.3, 10)


def test_a_row_is_a_multiple_of_p_by_the_best_runs_or_those_in_the_middle() -> None:
    rows = everyday_rows({P_KEY: figures(0.02, 0.01), "list": figures(0.04, 0.017), "show": figures(0.4)}, {}, 10_000)
    p, listing, showing = rows[:3]
    assert p.ratio == 1
    assert listing.ratio == pytest.approx(1.7)
    assert (listing.target, listing.verdict, listing.memory_verdict) == (1.8, MET, MET)
    assert showing.verdict == MISSED
    disturbed = everyday_rows({P_KEY: figures(0.01, 0.02, 0.02), "list": figures(0.03, 0.03, 0.05)}, {}, 10_000)[1]
    assert disturbed.ratio == pytest.approx(1.5)


def test_what_was_not_measured_stands_there_with_its_reason() -> None:
    rows = everyday_rows({P_KEY: figures(0.01)}, {"complete": "not built yet"}, 1_000)
    assert {row.key: row.reason for row in rows if row.reason}["complete"] == "not built yet"
    assert "not built yet" in table(rows)


def test_making_the_index_is_compared_with_reading_and_both_without_their_start() -> None:
    rows = {row.key: row for row in whole_desk_rows(whole(), 1_000)}
    assert rows["reading"].best == pytest.approx(1.0)
    assert rows["reindex"].ratio == pytest.approx(15.0)
    assert rows["reindex"].verdict == MET
    assert rows["doctor"].ratio == pytest.approx(80.0)
    assert rows["bulk-open"].ratio == pytest.approx(2.5)
    assert rows["bulk-open"].verdict == CLOSE


def test_a_first_list_that_is_silent_is_told_as_such() -> None:
    silent = {row.key: row.label for row in whole_desk_rows(whole(None), 1_000)}["first-list"]
    speaking = {row.key: row.label for row in whole_desk_rows(whole(), 1_000)}["first-list"]
    assert "says nothing" in silent
    assert "200 ms" in speaking


@pytest.mark.parametrize(("figure", "verdict"), [(1.8, MET), (1.81, CLOSE), (2.25, CLOSE), (2.26, MISSED)])
def test_a_difference_under_a_quarter_is_none(figure: float, verdict: str) -> None:
    assert judge(figure, 1.8) == verdict


def test_where_nothing_is_promised_nothing_is_judged() -> None:
    assert judge(99, None) == ""
    assert time_target("stats", 1_000) is None
    assert memory_target("note", 1_000) is None


@pytest.mark.parametrize(("size", "target"), [(30, 1.8), (1_000, 1.8), (10_000, 1.8), (10_001, 2.2), (100_000, 2.2)])
def test_a_target_is_that_of_the_next_larger_size(size: int, target: float) -> None:
    assert time_target("list", size) == target


def test_the_quicker_a_program_the_more_often_it_is_run() -> None:
    assert [rounds_for(seconds) for seconds in (0.01, 3.0, 20.0, 500.0)] == [20, 6, 1, 1]


def test_every_line_of_the_table_is_equally_wide() -> None:
    rows = [*everyday_rows({P_KEY: figures(0.01), "list": figures(2.5)}, {}, 1_000), *whole_desk_rows(whole(), 1_000)]
    lines = table(rows).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert {line.count("|") for line in lines} == {11}


def test_the_results_name_versions_and_a_day_and_can_be_read_again() -> None:
    rows = {1_000: everyday_rows({P_KEY: figures(0.01), "list": figures(0.017)}, {}, 1_000)}
    results = json.loads(json.dumps(results_of(rows, MACHINE, AT)))
    assert results["date"] == "2026-10-02"
    written = page(results, rows)
    assert "Python 3.11.7, SQLite 3.40.1" in written
    assert "## 1,000 cases" in written


def test_the_picture_has_a_line_for_each_program_that_was_measured() -> None:
    rows = {
        size: everyday_rows(
            {P_KEY: figures(0.01), "list": figures(0.017), f"{TASKWARRIOR}/list": figures(size / 10_000)}, {}, size
        )
        for size in (1_000, 10_000)
    }
    results = results_of(rows, MACHINE, AT)
    lines = {line.label: line.points for line in lines_of(results)}
    assert set(lines) == {"Taskwarrior: list", "factcheck list"}
    assert lines["Taskwarrior: list"][0][1] == pytest.approx(10)
    assert lines["factcheck list"][1][1] == pytest.approx(1.7)
    picture = ElementTree.fromstring(draw(results))
    texts = {element.text for element in picture.iter("{http://www.w3.org/2000/svg}text")}
    assert {"factcheck list", "Taskwarrior: list", "1,000", "10,000"} <= texts
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}polyline"))) == 2


def test_both_axes_of_the_picture_are_logarithmic() -> None:
    scale = Scale(1_000, 100_000, 100)
    assert scale.x(10_000) == pytest.approx((scale.x(1_000) + scale.x(100_000)) / 2)
    assert scale.y(10) == pytest.approx((scale.y(1) + scale.y(100)) / 2)
    assert scale.y(0.5) == scale.y(1)


def screen(paint: float = 1.3, jump: float = 0.02) -> FullScreen:
    """What a full-screen desk cost: the empty app takes a second, the slowest key of a filter 90 ms."""
    return FullScreen([paint, paint + 1], [1.0, 3.0], [jump, 0.9, jump], [0.09], 60 * MB)


def test_the_first_paint_is_a_multiple_of_an_empty_apps_and_a_key_a_time() -> None:
    empty, paint, jump, keys = full_screen_rows(screen(), 100_000)
    assert (empty.best, empty.verdict) == (1.0, "")
    assert paint.ratio == pytest.approx(1.8 / 2)
    assert (paint.verdict, jump.verdict, keys.verdict, keys.memory_verdict) == (MET, MET, MET, MET)
    slow = full_screen_rows(screen(paint=9.0, jump=0.06), 100_000)
    assert [row.verdict for row in slow[1:3]] == [MISSED, MISSED]
    lines = table(slow).splitlines()
    assert "25 ms" in lines[-2]
    assert "100 ms" in lines[-1]


def test_a_search_among_others_checks_is_judged_by_the_slowest() -> None:
    assert library_row([0.01, 0.049], 500_000).verdict == MET
    row = library_row([0.01] * 50 + [0.07], 500_000)
    assert (row.verdict, row.cost, row.median) == (MISSED, "70 ms", 0.01)
    assert "500,000" in row.label


def test_whatever_may_be_missed_has_a_reason_to_stand_beside_it() -> None:
    assert {*TIMES, *SECONDS} <= {*REASONS, "show", "search"}
