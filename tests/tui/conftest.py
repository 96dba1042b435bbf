"""What the tests of the full-screen desk share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.desk import cases, evidence
from factcheck.desk.place import Desk
from factcheck.model.listing import ListQuery
from tests.desk.making import make_desk

CLAIMS = ("The Halden bridge cost 40 million.", "The old bridge was closed on 212 days.", "Halden has nine schools.",
          "Every third bus in Halden is late.", "The river Tista is the longest in the land.")  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with five cases where Ana works; the newest is the last of CLAIMS."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    made = make_desk(tmp_path / "cases")
    for claim in CLAIMS:
        new = cases.NewClaim(claim, claimant="Ivo Brandt", claimed_on="2026-03-10", appearance="unknown")
        cases.open_case(made, new)
    return made


@pytest.fixture
def empty_desk(tmp_path: Path) -> Desk:
    """A desk without a case."""
    return make_desk(tmp_path / "cases")


@pytest.fixture
def researched(desk: Desk) -> str:
    """The newest case, taken to researching, with one piece of evidence; its id."""
    case = desk.store.order_cases(ListQuery())[:8]
    cases.move_stage(desk, case, "open")
    cases.assign(desk, case, ("Ana Ruiz",))
    cases.move_stage(desk, case, "researching")
    details = evidence.EvidenceDetails(title="List of rivers", publisher="Survey Office", quote="Tista, 312 km")
    evidence.add_evidence(desk, case, "https://survey.example/rivers", "refutes", details)
    return case
