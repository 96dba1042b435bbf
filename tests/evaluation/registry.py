"""Every measurement is one module in `measurements/`; putting a file there is all it takes to have it in the table.

A measurement module has a `TITLE` (its heading in the table), an `ORDER` (its place, a whole number) and a function
`measure(shared)` that yields `Figure` and `Skipped`; `shared` is the folder that holds `data/` and `articles/`. It raises
SkipMeasurementError (through `demand`) where nothing of it can be measured. The command line names it by its file. One that
takes minutes says so in `LONG` ("five minutes") and is made only where it is named.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol, cast

from tests.evaluation.figures import Figure, Skipped

FOLDER = Path(__file__).resolve().parent / "measurements"


class Measurement(Protocol):
    """What a module in `measurements/` offers."""

    TITLE: str
    ORDER: int

    def measure(self, shared: Path) -> Iterable[Figure | Skipped]:
        """Measure on the data in a folder, a figure at a time."""
        ...


def list_measurements() -> list[str]:
    """The names of all measurements, as the command line takes them."""
    return sorted(module.name for module in pkgutil.iter_modules([str(FOLDER)]))


def load_measurements(names: Sequence[str] = ()) -> list[Measurement]:
    """The measurements of these names, or all of them, in their order. Raises KeyError for a name that is not there."""
    known = list_measurements()
    for name in names:
        if name not in known:
            raise KeyError(name)
    chosen = [importlib.import_module(f"tests.evaluation.measurements.{name}") for name in names or known]
    return sorted((cast(Measurement, module) for module in chosen), key=lambda module: module.ORDER)
