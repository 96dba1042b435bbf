"""The list of cases: what a line holds, what is said on stderr, and that a row may be anything like one."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from types import SimpleNamespace

from factcheck.model.listing import CaseList
from factcheck.render.case_list import FIELDS, row_json, show_cases
from factcheck.render.output import Mode
from tests.render.making import make_labels
from tests.render.printing import printed
from tests.render.things import case_row, case_rows


def test_the_characters_to_type_stand_out_only_in_colour() -> None:
    found = CaseList((case_row(),), 1)
    assert "\x1b[1;4;36mk3f\x1b[0m\x1b[36m9x2ab\x1b[0m" in printed(show_cases, found, color=True).out
    assert printed(show_cases, found).out.splitlines()[1].startswith("k3f9x2ab ")


def test_people_are_told_how_many_there_are_and_programs_only_if_some_are_missing() -> None:
    everything, part, nothing = CaseList((case_row(),), 1), CaseList((case_row(),), 1234), CaseList((), 0)
    assert printed(show_cases, everything).err == "1 case\n"
    assert printed(show_cases, everything, mode=Mode.JSON).err == ""
    assert printed(show_cases, part, mode=Mode.CSV).err == "1 of 1,234 cases (--limit 0 shows all)\n"
    assert printed(show_cases, nothing) == ("", "No cases match.\n")
    assert printed(show_cases, nothing, mode=Mode.JSON) == ("", "")


def test_notes_are_on_stderr_in_every_form() -> None:
    found = CaseList((case_row(),), 1, ("The index could not be used.",))
    for mode in (Mode.RICH, Mode.PLAIN, Mode.JSON, Mode.CSV):
        assert "The index could not be used.\n" in printed(show_cases, found, mode=mode).err


def test_the_nearer_of_two_days_is_the_one_that_is_shown() -> None:
    found = CaseList((case_row(stage="open", due="2026-12-01", deadline="2026-11-30"),), 1)
    assert "2026-11-30" in printed(show_cases, found).out


def test_a_case_that_is_done_is_due_on_no_day_and_one_taken_back_is_not_out_of_date() -> None:
    done = CaseList((case_row(stage="published", deadline="2026-11-30"),), 1)
    assert "2026-11-30" not in printed(show_cases, done).out
    taken_back = CaseList((case_row(stage="withdrawn", is_fresh=False),), 1)
    assert "out of date" not in printed(show_cases, taken_back, width=160).out


def test_a_row_says_what_must_not_be_overlooked() -> None:
    shown = printed(show_cases, CaseList(case_rows(), 5), labels=make_labels(), width=160).out
    assert "conflict · The tower" in shown
    assert "verdict out of date · می" in shown
    assert "damaged: its content does not agree with its id" in shown


def test_json_has_every_field_but_the_one_that_is_only_for_eyes() -> None:
    row = case_row()
    assert set(FIELDS) == set(asdict(row)) - {"needed"}
    assert json.loads(printed(show_cases, CaseList((row,), 1), mode=Mode.JSON).out) == row_json(row)


def test_any_object_with_the_same_attributes_is_a_row() -> None:
    row = case_row()
    alike = SimpleNamespace(**{**asdict(row), "assignees": row.assignees, "tags": row.tags})
    for mode in (Mode.RICH, Mode.PLAIN, Mode.JSON, Mode.CSV):
        found = SimpleNamespace(rows=(alike,), total=1, notes=())
        assert printed(show_cases, found, mode=mode) == printed(show_cases, CaseList((row,), 1), mode=mode)


def test_listing_and_showing_load_nothing_that_costs_a_start() -> None:
    probe = (
        "import sys; before = set(sys.modules)\n"
        "import factcheck.render.case_list, factcheck.render.output, factcheck.render.case_page, factcheck.render.added\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run([sys.executable, "-S", "-c", probe], capture_output=True, text=True, check=True, cwd=_root())
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    assert loaded & {"rich", "dataclasses", "typing", "re", "json", "csv", "enum", "inspect"} == set()


def _root() -> str:
    from pathlib import Path

    return str(Path(__file__).resolve().parents[2])
