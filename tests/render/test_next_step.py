"""The next step of a case: for every stage the command that takes it on, agreed with the workflow itself."""

from __future__ import annotations

from typing import Any

import pytest

from factcheck.model.case_record import case_record
from factcheck.model.fold import fold_case
from factcheck.model.stages import STAGES
from factcheck.model.way import next_command
from factcheck.render.next_step import next_step
from tests.render.making import disputed, published, research


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """The record of a case that was researched."""
    return case_record(research().state)


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_a_next_step(record: dict[str, Any], stage: str) -> None:
    words, command = next_step({**record, "stage": stage})
    assert words.endswith(":")
    assert command.startswith("factcheck ")
    assert record["id"] in command


@pytest.mark.parametrize(
    ("changes", "command"),
    [
        ({"stage": "triage", "claimant": None}, "factcheck claim amend k3f9x2ab --claimant WHO"),
        ({"stage": "triage"}, "factcheck stage k3f9x2ab open"),
        ({"stage": "open", "assignees": []}, "factcheck assign k3f9x2ab WHO"),
        ({"stage": "open"}, "factcheck stage k3f9x2ab researching"),
        ({"evidence": []}, "factcheck evidence add k3f9x2ab URL-or-FILE --stance STANCE"),
        ({"questions": []}, 'factcheck verdict propose k3f9x2ab RATING --because "TEXT" --cites EVIDENCE,…'),
        ({"stage": "in-review"}, "factcheck review k3f9x2ab --approve"),
        (
            {"stage": "in-review", "is_fresh": False},
            'factcheck review k3f9x2ab --ask-changes "the evidence has changed"',
        ),
        ({"stage": "approved"}, "factcheck publish k3f9x2ab"),
        ({"stage": "declined"}, 'factcheck stage k3f9x2ab researching --because "WHY"'),
    ],
)
def test_what_is_missing_comes_first(record: dict[str, Any], changes: dict[str, Any], command: str) -> None:
    assert next_step({**record, **changes})[1] == command


def test_an_open_question_is_answered_before_a_verdict(record: dict[str, Any]) -> None:
    open_question = record["questions"][1]["id"]
    assert next_step(record) == (
        "A question is open. Answer it:",
        f'factcheck question answer k3f9x2ab {open_question} "TEXT"',
    )


def test_a_disagreement_is_settled_before_anything_else() -> None:
    assert next_step(case_record(fold_case(disputed())))[1] == "factcheck resolve k3f9x2ab"


def test_the_workflow_names_the_same_command_where_it_knows_one() -> None:
    """The workflow looks only at conditions; the page also asks for evidence and answers before a verdict."""
    change = research()
    for at in range(2, len(change.events)):
        case = fold_case(change.events[:at])
        if case.stage in ("triage", "open"):
            assert next_step(case_record(case))[1].split()[:3] == next_command(case).split()[:3]


def test_a_published_case_is_not_pushed() -> None:
    assert next_step(case_record(fold_case(published())))[1] == "factcheck stage k3f9x2ab closed"
