"""Every kind of event is one module with one test, and no name leads anywhere else."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from factcheck.model import events
from factcheck.model.fold import EVIDENCE_KINDS, OPENING
from factcheck.model.kinds import kind_module

FOLDER = Path(str(events.__file__)).parent
KINDS = sorted(path.stem.replace("_", "-") for path in FOLDER.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_what_it_happens_to_and_has_check_and_apply(kind: str) -> None:
    module = kind_module(kind)
    assert module is not None
    assert kind == module.KIND
    assert module.SUBJECT in ("case", "article", "any")
    assert list(inspect.signature(module.check).parameters)[1] == "event"
    assert list(inspect.signature(module.apply).parameters)[1] == "event"
    assert module.__doc__


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_own_test(kind: str) -> None:
    assert (Path(__file__).parent / "events" / f"test_{kind.replace('-', '_')}.py").is_file()


@pytest.mark.parametrize(
    "kind",
    ["", "unheard-of", "Note-Added", "note_added", "..", "os", "__init__", "note.added", "notе-added", "a" * 9_000],
)
def test_a_name_that_is_no_kind_leads_nowhere(kind: str) -> None:
    assert kind_module(kind) is None


def test_the_kinds_that_the_fold_knows_by_name_are_there() -> None:
    assert {*OPENING, *EVIDENCE_KINDS, "undone"} <= set(KINDS)
