"""Two copies of the example desk, edited apart and merged both ways: nothing is lost, and people settle what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.whole_program import ANA, BEN, CHIDI, Desk

DRAFTED, RESEARCHED, WAITING, PUBLISHED = "c1xtwgqk", "yr01ndn4", "d83yv5vc", "bpp7syrq"
SOURCE = "https://audit.example/piles"


@pytest.fixture
def ana(tmp_path: Path) -> Desk:
    """The copy on Ana's laptop."""
    return Desk(tmp_path / "ana")


@pytest.fixture
def ben(tmp_path: Path) -> Desk:
    """The copy on Ben's laptop."""
    return Desk(tmp_path / "ben")


def everything(desk: Desk) -> dict[str, bytes]:
    """Every file that is exchanged, by its place in the desk; the index and the locks are each copy's own."""
    root = desk.folder / "cases"
    files = (path for path in root.rglob("*") if path.is_file() and path.relative_to(root).parts[0][0] != ".")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def meet(one: Desk, other: Desk) -> None:
    """Each takes in what the other one did."""
    one("merge", str(other.folder / "cases"), by=ANA)
    other("merge", str(one.folder / "cases"), by=BEN)
    assert everything(one) == everything(other)


def edit_apart(ana: Desk, ben: Desk) -> None:
    """A day on which they hear nothing of each other: both rate one case, and each does what the other doesn't."""
    ana("verdict", "propose", DRAFTED, "false", "--because", "No pile was missing.", "--cites", piece(ana), by=ANA)
    ben("verdict", "propose", DRAFTED, "half-true", "--because", "Some were.", "--cites", piece(ben), by=BEN)
    ana("note", RESEARCHED, "The road map is of 2019.", by=ANA)
    ben("note", RESEARCHED, "The road map has a new edition.", by=BEN)
    ana("evidence", "add", RESEARCHED, SOURCE, "--stance", "context", "--title", "Piles", by=ANA)
    ben("claim", "amend", WAITING, "--priority", "3", by=BEN)
    ben("open", "The bridge has 14 piers.", "--claimant", "Odile Brandt", by=BEN)
    ana("tag", PUBLISHED, "+minister", by=ANA)
    ben("tag", PUBLISHED, "+waiting", "-health", by=BEN)


def piece(desk: Desk) -> str:
    """The evidence of the case that both rate."""
    return str(desk.evidence(DRAFTED)[0]["id"])


def test_two_copies_merged_both_ways_are_the_same_and_a_disputed_verdict_is_settled(ana: Desk, ben: Desk) -> None:
    edit_apart(ana, ben)
    assert everything(ana) != everything(ben)
    meet(ana, ben)
    again = everything(ana)
    meet(ana, ben)
    assert everything(ana) == again

    told = {note["text"] for note in ben.json("show", RESEARCHED)["notes"]}
    assert {"The road map is of 2019.", "The road map has a new edition."} <= told
    assert set(ben.json("show", PUBLISHED)["tags"]) == {"election", "minister", "waiting"}
    assert "14 piers" in ana("list", "piers", "--plain").stdout

    shown = ana("show", DRAFTED).stdout
    assert "No pile was missing." in shown
    assert "Some were." in shown
    assert DRAFTED in ana("list", "--conflicts").stdout
    assert DRAFTED in ana("doctor", "--plain").stdout
    before = everything(ana)
    refused = ana("publish", DRAFTED, "--url", "https://desk.example/checks/piles", code=3)
    assert f"factcheck resolve {DRAFTED}" in refused.stderr
    assert everything(ana) == before

    ana("resolve", DRAFTED, "--take", "1", "--because", "We looked at the plans together.", by=CHIDI)
    meet(ana, ben)
    for copy in (ana, ben):
        case = copy.json("show", DRAFTED)
        assert (case["conflicts"], case["disputed"]) == ([], [])
        assert case["verdict"]["rating"] in ("false", "half-true")
        assert DRAFTED not in copy("list", "--conflicts").stdout
        copy("doctor")
