"""From figures to the table: what each operation cost, as a multiple of what, and whether that meets its target."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from statistics import median
from typing import Any

from tests.benchmarks.full_screen import FullScreen
from tests.benchmarks.measuring import P_KEY, Figures
from tests.benchmarks.operations import label_of
from tests.benchmarks.targets import MB, MET, REASONS, judge, memory_target, seconds_target, time_target
from tests.benchmarks.whole_desk import OPENED, WholeDesk

_HEADER = ("Operation", "Best", "Median", "Runs", "Cost", "Target", "", "Memory", "Target", "")
_WORDS = (0, 6, 9)  # the columns that hold words and not numbers
_READING = "reading"

Machine = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Times are seconds, memory is in bytes; `ratio` is the cost in units of `against`.

    Of what was not measured there is only the `reason`.
    """

    key: str
    label: str
    best: float = 0.0
    median: float = 0.0
    runs: int = 0
    ratio: float | None = None
    against: str = P_KEY
    target: float | None = None
    verdict: str = ""
    memory: int = 0
    memory_target: float | None = None
    memory_verdict: str = ""
    reason: str = ""
    cost: str = ""  # where it is no multiple of anything


def everyday_rows(figures: Mapping[str, Figures], reasons: Mapping[str, str], size: int) -> list[Row]:
    """The rows of the commands of every day and of the other programs, P first; then what was not measured."""
    rows = [_row(key, one, figures[P_KEY], size) for key, one in figures.items()]
    return rows + [Row(key, label_of(key), reason=reason) for key, reason in reasons.items()]


def full_screen_rows(screen: FullScreen, size: int) -> list[Row]:
    """The rows of the full-screen desk; a key is judged by the median of its rounds."""
    empty = Row("empty", label_of("empty"), min(screen.empty), median(screen.empty), len(screen.empty))
    ratio = min(min(screen.paint) / empty.best, median(screen.paint) / empty.median)
    target = time_target("paint", size)
    paint = Row(
        "paint", label_of("paint"), min(screen.paint), median(screen.paint), len(screen.paint), ratio, "an empty app",
        target, judge(ratio, target),
    )  # fmt: skip
    jump = _timed_row("jump", label_of("jump"), screen.jump, median)
    keys, most = _timed_row("filter", label_of("filter"), screen.filter, median), memory_target("filter", size)
    told = judge(screen.memory / MB, most)
    return [empty, paint, jump, replace(keys, memory=screen.memory, memory_target=most, memory_verdict=told)]


def library_row(searches: Sequence[float], checks: int) -> Row:
    """The row of the library of others' checks, judged by the slowest of all searches."""
    label = f"library of others' checks, search among {checks:,} (processor; the slowest of {len(searches)} is judged)"
    return _timed_row("library", label, searches, max)


def _timed_row(key: str, label: str, seconds: Sequence[float], judged: Callable[[Sequence[float]], float]) -> Row:
    figure, allowed = judged(seconds), seconds_target(key)
    row = Row(key, label, min(seconds), median(seconds), len(seconds), target=allowed, verdict=judge(figure, allowed))
    return replace(row, against="", cost=_time(figure))


def whole_desk_rows(whole: WholeDesk, size: int) -> list[Row]:
    """The rows of what goes through the whole desk."""
    reading = whole.reading_itself
    sign = "says nothing meanwhile" if whole.first_sign is None else f"first sign after {_time(whole.first_sign)}"
    first, doctor = whole.first_list, whole.doctor
    return [
        Row("reading", "reading all case files from the cache", reading, reading, len(whole.reading.runs)),
        _against_reading("reindex", "`reindex`, without its start", whole.reindex_itself, whole.reindex, whole, size),
        _against_reading("first-list", f"`list` without an index ({sign})", first.best, first, whole, size),
        _against_reading("doctor", "`doctor`", doctor.best, doctor, whole, size),
        *_bulk_rows(whole.opening, whole.creating, size),
    ]


def _bulk_rows(opening: Sequence[float], creating: Sequence[float], size: int) -> list[Row]:
    ratio, target = min(opening) / min(creating), time_target("bulk-open", size)
    names = (f"creating {OPENED:,} files, one sync at the end", f"opening {OPENED:,} cases at once")
    return [
        Row("bulk-create", names[0], min(creating), median(creating), len(creating)),
        Row(
            "bulk-open", names[1], min(opening), median(opening), len(opening), ratio, "creating", target,
            judge(ratio, target),
        ),
    ]  # fmt: skip


def _row(key: str, figures: Figures, p: Figures, size: int) -> Row:
    # On a busy machine the best run of one may have met a free moment and that of the other none.
    ratio = min(figures.best / p.best, figures.middle / p.middle)
    target, most = time_target(key, size), memory_target(key, size)
    return Row(
        key, label_of(key), figures.best, figures.middle, len(figures.runs), ratio, P_KEY, target, judge(ratio, target),
        figures.memory, most, judge(figures.memory / MB, most),
    )  # fmt: skip


def _against_reading(key: str, label: str, best: float, figures: Figures, whole: WholeDesk, size: int) -> Row:
    ratio = best / whole.reading_itself
    target = time_target(key, size)
    middle = figures.middle - (figures.best - best)
    allowed = seconds_target(key)
    verdict = judge(best, allowed) if allowed is not None else judge(ratio, target)
    row = Row(key, label, best, middle, len(figures.runs), ratio, _READING, target, verdict, figures.memory)
    return row if allowed is None else replace(row, target=allowed)


def results_of(rows: Mapping[int, Sequence[Row]], machine: Machine, at: datetime) -> dict[str, Any]:
    """Everything that was measured as one JSON object; the picture is drawn from it."""
    return {
        "date": at.astimezone(UTC).date().isoformat(),
        "machine": dict(machine),
        "sizes": {str(size): [asdict(row) for row in of_size] for size, of_size in rows.items()},
    }


def table(rows: Sequence[Row]) -> str:
    """The rows of one size as a Markdown table that can be read as it is, too."""
    cells = [_cells(row) for row in rows]
    widths = [max(map(len, column)) for column in zip(_HEADER, *cells, strict=True)]
    rule = "|".join("-" * (width + 1) + ("-" if place in _WORDS else ":") for place, width in enumerate(widths))
    return "\n".join([_line(_HEADER, widths), f"|{rule}|", *(_line(row, widths) for row in cells)])


def page(results: Mapping[str, Any], rows: Mapping[int, Sequence[Row]]) -> str:
    """RESULTS.md: how it was measured, on what, and one table for each size."""
    machine = results["machine"]
    parts = [
        "# What factcheck costs",
        "Each operation is a whole process, started beside `python -c pass` (P) and the other programs in the same rounds; "
        "`make bench` writes this. Cost is the best time over that of P, or the median over the median, whichever is "
        "lower, or a multiple of what is named. All share the machine with whatever else runs on it, and none is given "
        "a better place, so a difference under a quarter is none, and a target missed by less is called close.",
        f"Measured on {results['date']}: {', '.join(f'{name} {value}' for name, value in machine.items())}.",
        "![Cost of a list and of one case against the number of cases](cost.svg)",
    ]
    for size, of_size in rows.items():
        parts += [f"## {size:,} cases", table(of_size), *_explained(of_size)]
    return "\n\n".join(parts) + "\n"


def _explained(rows: Sequence[Row]) -> list[str]:
    """Why targets were missed, one line for each."""
    missed = [row for row in rows if row.verdict not in ("", MET) and row.key in REASONS]
    return ["\n".join(f"- {row.label} is {row.verdict}: {REASONS[row.key]}." for row in missed)] if missed else []


def _cells(row: Row) -> tuple[str, ...]:
    if row.reason:
        return (row.label, row.reason, *[""] * (len(_HEADER) - 2))
    unit = "P" if row.against == P_KEY else f"x {row.against}"
    return (
        row.label,
        _time(row.best),
        _time(row.median),
        str(row.runs),
        row.cost or (f"{row.ratio:.{2 if row.key == 'paint' else 1}f} {unit}" if row.ratio is not None else ""),
        _limit(row),
        row.verdict,
        f"{row.memory / MB:.0f} MB" if row.memory else "",
        f"{row.memory_target:g} MB" if row.memory_target is not None else "",
        row.memory_verdict,
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    placed = enumerate(zip(cells, widths, strict=True))
    padded = (cell.ljust(width) if place in _WORDS else cell.rjust(width) for place, (cell, width) in placed)
    return f"| {' | '.join(padded)} |"


def _limit(row: Row) -> str:
    if row.target is None:
        return ""
    if seconds_target(row.key) is None:
        return f"{row.target:g}"
    return f"{row.target * 1000:g} ms" if row.target < 1 else f"{row.target:g} s"


def _time(seconds: float) -> str:
    if seconds < 0.01:
        return f"{seconds * 1000:.1f} ms"
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"
