"""A case as one JSON object: the same keys always, one canonical form, and everything that counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from factcheck.model.canonical import canonical_bytes
from factcheck.model.case_record import case_record, conflict_records
from factcheck.model.event import Event
from factcheck.model.fold import fold_case
from factcheck.model.stages import STAGES
from tests.model.histories import cases
from tests.model.making import ANA, AT, BEN, CASE_ID, CLAIM, HASH, add_evidence, at_stage, correct, moment, opened, told

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "factcheck" / "render" / "schemas" / "case.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

KEYS = {
    "schema", "id", "claim", "quote", "claimant", "claimant_kind", "claimed_on", "appearance", "appearances", "article",
    "stage", "stage_reason", "held_until", "rating", "verdict", "is_fresh", "disputed", "reviews", "is_published",
    "publications", "corrections", "withdrawals", "overrides", "assignees", "tags", "priority", "due", "why", "checkable",
    "score_thousandths", "reasons", "evidence", "questions", "notes", "searches", "requests", "no_reply_reasons", "links",
    "conflicts", "unknown_kinds", "opened_at", "opened_by", "updated_at", "updated_by", "heads", "clock",
}  # fmt: skip


def shown(record: dict[str, Any]) -> dict[str, Any]:
    """The record as `show --json` prints it: the one fraction in place of its thousandths."""
    thousandths = record.pop("score_thousandths")
    return {**record, "score": None if thousandths is None else thousandths / 1000}


# Left out where there is nothing to say, so that older files keep their bytes; the last three belong to `show --as-of`.
WHERE_THERE_ARE_SOME = {
    "type",
    "type_because",
    "times",
    "quantities",
    "names",
    "ties",
    "elements",
    "element_ties",
    "sightings",
    "as_of",
    "later",
    "undated",
}


@given(cases())
def test_every_case_has_one_canonical_form_that_reads_back_as_its_record(events: list[Event]) -> None:
    record = case_record(fold_case(events))
    assert json.loads(canonical_bytes(record)) == record
    assert set(record) == KEYS


@given(cases())
def test_every_case_is_as_its_schema_says(events: list[Event]) -> None:
    VALIDATOR.validate(shown(case_record(fold_case(events))))


@pytest.mark.parametrize("stage", STAGES)
def test_a_case_at_every_stage_is_as_its_schema_says(stage: str) -> None:
    copy = at_stage(stage)
    record = case_record(copy.case)
    assert record["stage"] == stage
    VALIDATOR.validate(shown(record))
    for event in list(copy.events):
        copy.erase(event)
    VALIDATOR.validate(shown(case_record(copy.case)))


def test_the_documented_keys_are_those_of_the_record_with_the_score_as_a_fraction() -> None:
    documented = KEYS - {"score_thousandths"} | {"score"}
    assert set(SCHEMA["required"]) == documented
    assert set(SCHEMA["properties"]) - documented == WHERE_THERE_ARE_SOME


def test_what_nobody_said_is_null_and_what_was_looked_for_in_vain_is_unknown() -> None:
    record = case_record(opened().case)
    nulls = {"quote", "claimant", "claimant_kind", "claimed_on", "appearance", "article", "stage_reason", "held_until",
             "rating", "verdict", "due", "why", "checkable", "score_thousandths"}  # fmt: skip
    assert {name for name, value in record.items() if value is None} == nulls
    unknown = case_record(opened(claimant={"name": "unknown"}, claimed_on="unknown", appearance="unknown").case)
    assert [unknown[name] for name in ("claimant", "claimed_on", "appearance")] == ["unknown"] * 3


def test_a_case_says_who_opened_it_and_who_changed_it_last() -> None:
    copy = told()
    copy.do("note-added", by=BEN, text="Call the archive.")
    record = case_record(copy.case)
    assert (record["id"], record["claim"], record["clock"]) == (CASE_ID, CLAIM, 2)
    assert (record["opened_at"], record["opened_by"]) == (AT, str(ANA))
    assert (record["updated_at"], record["updated_by"]) == (moment(1), str(BEN))
    assert record["heads"] == [copy.events[-1].id]


def test_a_published_case_has_everything_that_stands_behind_it() -> None:
    copy = at_stage("correcting")
    copy.do(
        "copy-captured",
        {"evidence": copy.evidence.id},
        sha256=HASH,
        extension="pdf",
        size=9,
        final_url="https://x.example",
    )
    correct(copy)
    record = case_record(copy.case)
    verdict = record["verdict"]
    assert (record["rating"], verdict["rating"], verdict["cites"]) == ("false", "false", [copy.evidence.id])
    assert [review["decision"] for review in record["reviews"]] == ["approve"]
    assert [one["now"] for one in record["corrections"]] == ["211 days"]
    assert len(record["publications"]) == 2
    assert (record["is_published"], record["is_fresh"]) == (True, True)
    (kept,) = record["evidence"][0]["copies"]
    assert (kept["sha256"], kept["size"], kept["taken_at"]) == (HASH, 9, copy.events[-2].at)
    assert "event" not in kept


def test_evidence_that_was_withdrawn_or_is_confidential_says_so() -> None:
    copy = told()
    add_evidence(copy, 1, confidential=True)
    copy.do("evidence-withdrawn", {"evidence": copy.evidence.id}, reason="A forgery.")
    (piece,) = case_record(copy.case)["evidence"]
    assert piece["confidential"] is True
    assert [one["reason"] for one in piece["withdrawn"]] == ["A forgery."]


def test_a_score_is_kept_in_whole_thousandths() -> None:
    for thousandths in (0, 1, 333, 574, 815, 999, 1000):
        case = opened(score=thousandths).case
        assert case.score == thousandths / 1000
        assert case_record(case)["score_thousandths"] == thousandths


def test_a_conflict_lists_each_value_with_who_set_it_and_when_whichever_copy_is_asked() -> None:
    ana = told()
    ben = ana.fork("ben")
    ana.do("claim-amended", why="Widely shared.")
    ben.do("claim-amended", by=BEN, why="Read out in council.")
    (conflict,) = conflict_records(ana.merge(ben).case)
    assert conflict["field"] == "why"
    assert {(value["value"], value["by"]) for value in conflict["values"]} == {
        ("Widely shared.", str(ANA)), ("Read out in council.", str(BEN)),
    }  # fmt: skip
    assert [value["event"] for value in conflict["values"]] == sorted(value["event"] for value in conflict["values"])
    assert conflict_records(ben.merge(ana).case) == [conflict]
