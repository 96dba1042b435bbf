"""Measures how well intake reads and prints one table: `make evaluate`, or `make evaluate ONLY="ranking types"`.

What can't be measured here is named with its reason. The exit code is 0 unless `--strict` is given and a bound is missed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.evaluation.figures import Figure, SkipMeasurementError, Skipped, shorten
from tests.evaluation.registry import Measurement, list_measurements, load_measurements

SHARED = Path(__file__).resolve().parents[3] / "shared"
WIDTHS = (44, 10, 9, 7, 14)
HEADINGS = ("figure", "value", "wanted", "", "the split was", "split")


def measure_all(measurements: Sequence[Measurement], shared: Path) -> Iterator[tuple[str, Figure | Skipped]]:
    """Each figure with the heading it belongs to, as it is found; how long each measurement took goes to stderr."""
    for measurement in measurements:
        started = time.monotonic()
        try:
            for found in measurement.measure(shared):
                yield measurement.TITLE, found
        except SkipMeasurementError as error:
            yield measurement.TITLE, Skipped("all of it", str(error))
        print(f"  ({time.monotonic() - started:.1f} s)", file=sys.stderr, flush=True)


def line_of(found: Figure | Skipped) -> str:
    """One line of the table."""
    if isinstance(found, Skipped):
        return f"  {found.name:<{WIDTHS[0]}} skipped: {found.reason}"
    cells = (found.name, shorten(found.value) + found.unit, _bound(found), _verdict(found), found.seen)
    columns = [f"{cell:<{width}}" for cell, width in zip(cells, WIDTHS, strict=True)]
    return f"  {' '.join(columns)} {found.split}"


def _bound(figure: Figure) -> str:
    if figure.least is not None:
        return f"≥ {figure.least:,g}"
    return f"≤ {figure.most:,g}" if figure.most is not None else ""


def _verdict(figure: Figure) -> str:
    if figure.least is None and figure.most is None:
        return ""
    return "met" if figure.is_met else "MISSED"


def main(words: Sequence[str] | None = None) -> int:
    """Print the table of what is named on the command line, or of everything; returns the exit code."""
    parser = argparse.ArgumentParser(description="Measure how well intake reads.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(list_measurements())}; else all")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with data/ and articles/")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a bound is missed")
    options = parser.parse_args(words)
    try:
        measurements = load_measurements(options.names)
    except KeyError as error:
        parser.error(f"no measurement is called {error}")
    chosen = measurements if options.names else [_put_off(one) for one in measurements]
    return _print_table(chosen, options.shared, strict=options.strict)


class _PutOff:
    """In the place of a measurement that takes minutes and was not named: how to make it."""

    def __init__(self, measurement: Measurement, long: str) -> None:
        self.TITLE, self.ORDER = measurement.TITLE, measurement.ORDER
        self._reason = f"takes {long}: make evaluate ONLY={getattr(measurement, '__name__', '').rpartition('.')[2]}"

    def measure(self, _shared: Path) -> list[Skipped]:
        return [Skipped("all of it", self._reason)]


def _put_off(measurement: Measurement) -> Measurement:
    long = getattr(measurement, "LONG", "")
    return _PutOff(measurement, long) if long else measurement


def _print_table(measurements: Sequence[Measurement], shared: Path, *, strict: bool) -> int:
    columns = [f"{heading:<{width}}" for heading, width in zip(HEADINGS, WIDTHS, strict=False)]
    print(f"  {' '.join(columns)} {HEADINGS[-1]}", flush=True)
    heading, missed = "", 0
    for title, found in measure_all(measurements, shared):
        if title != heading:
            print(f"\n{title}", flush=True)
            heading = title
        print(line_of(found), flush=True)
        missed += isinstance(found, Figure) and not found.is_met
    print(f"\n{missed} missed" if missed else "\nEvery bound that was measured is kept.")
    return 1 if strict and missed else 0


if __name__ == "__main__":
    sys.exit(main())
