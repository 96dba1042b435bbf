"""The table names the split beside each figure, tells what is missed, and skips with a reason what can't be measured."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from tests.evaluation.checkthat import average_precision
from tests.evaluation.figures import Figure, SkipMeasurementError, Skipped, demand
from tests.evaluation.labelled import ndcg_in_first_third, recall_in_first_third
from tests.evaluation.registry import list_measurements, load_measurements
from tests.evaluation.run import _put_off, line_of, main


def test_every_measurement_has_a_title_and_an_order() -> None:
    assert "ranking" in list_measurements()
    for measurement in load_measurements():
        assert measurement.TITLE
        assert isinstance(measurement.ORDER, int)


def test_without_data_each_measurement_is_named_as_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ranking", "--shared", str(tmp_path), "--strict"]) == 0
    assert "skipped: needs ../shared/data/checkthat2024" in capsys.readouterr().out


def test_what_takes_minutes_is_made_only_where_it_is_named() -> None:
    (long,) = load_measurements(["library_feed"])
    assert line_of(*_put_off(long).measure(Path())).endswith("make evaluate ONLY=library_feed")
    (short,) = load_measurements(["ranking"])
    assert _put_off(short) is short


def test_a_line_names_the_split_and_whether_the_bound_is_kept() -> None:
    line = line_of(Figure("average precision", 0.8, "dev, 10 sentences", least=0.9))
    assert [part in line for part in ("0.800", "≥ 0.9", "MISSED", "unseen", "dev, 10 sentences")] == [True] * 5
    assert "met" in line_of(Figure("time", 3.0, "here", most=4, unit=" ms"))
    assert line_of(Skipped("vectors", "numpy is not installed")).endswith("skipped: numpy is not installed")


def test_an_unknown_measurement_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as error:
        main(["nothing-of-the-kind"])
    assert error.value.code == 2
    assert "nothing-of-the-kind" in capsys.readouterr().err


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(SkipMeasurementError, match="data/polnear"):
        demand(tmp_path, "data", "polnear")


def test_average_precision_of_known_orders() -> None:
    assert average_precision([3, 2, 1], [True, True, False]) == 1
    assert math.isclose(average_precision([3, 2, 1], [False, True, True]), (1 / 2 + 2 / 3) / 2)
    assert average_precision([1, 1, 1, 1], [True, False, False, False]) == 0.25


def test_the_first_third_counts_and_nothing_else() -> None:
    assert ndcg_in_first_third([3, 0, 0]) == 1
    assert ndcg_in_first_third([0, 0, 3]) == 0
    assert recall_in_first_third([3, 0, 0, 3, 0, 0]) == 0.5
    assert recall_in_first_third([0, 1, 2]) is None
