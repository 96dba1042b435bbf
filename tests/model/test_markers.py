"""Markers are written out as whole ids when they are stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.errors import AmbiguousIdError
from factcheck.model.case import Case
from factcheck.model.evidence import Evidence
from factcheck.model.markers import MARKER, marked, with_whole_ids
from tests.model.making import ANA, opened


def case_with(*identifiers: str) -> Case:
    pieces = tuple(Evidence(id=one, by=ANA, at="2026-03-10T09:00:00Z", event="", details={}) for one in identifiers)
    return replace(opened().case, evidence=pieces)


CASE = case_with("7k3mxw2a", "7q00000a", "a2bbbbbb")


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("It fell [7k].", "It fell [7k3mxw2a]."),
        ("It fell [ 7K3 ; a2 ].", "It fell [7k3mxw2a, a2bbbbbb]."),
        ("[sic] and [Reuters] and [12] stay.", "[sic] and [Reuters] and [12] stay."),
        ("Half [a2, sic].", "Half [a2bbbbbb, sic]."),
        ("One character [7] is none.", "One character [7] is none."),
    ],
)
def test_a_marker_is_stored_as_the_whole_id_and_other_brackets_as_they_are(written: str, stored: str) -> None:
    assert with_whole_ids(CASE, written) == stored
    assert with_whole_ids(CASE, stored) == stored


def test_a_marker_that_could_mean_several_pieces_is_refused_with_their_ids() -> None:
    with pytest.raises(AmbiguousIdError, match="7k3mxw2a or 7k99999a"):
        with_whole_ids(case_with("7k3mxw2a", "7k99999a"), "It fell [7k].")


def test_what_a_marker_names_is_told_apart_from_what_names_nothing() -> None:
    marker = MARKER.search("Seen [7k, zz].")
    assert marker is not None
    found, other = marked(CASE, marker)
    assert ([piece.id for piece in found], other) == (["7k3mxw2a"], ["zz"])
