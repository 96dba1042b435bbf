"""The grid of a claim: what is bare, what is contradicted, what everything hangs on, today and as of a day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.desk import evidence, grid
from factcheck.desk.cases import undo
from factcheck.desk.place import Desk
from factcheck.errors import AmbiguousIdError, FactcheckError, InvalidDateError, NotFoundError, RefusedError, UsageError
from factcheck.model.grid import BARE, CONTRADICTED, REFUTED, SUPPORTED
from tests.desk.making import add_source, open_told, read, refused

CLAIM = "The Halden bridge cost 40 million crowns in 2024."


@pytest.fixture
def case(desk: Desk) -> str:
    """A claim of four elements with five pieces of evidence: nothing speaks to the last, one piece to most others."""
    made = open_told(desk, CLAIM)
    for kind, text in (
        ("who", "the Halden bridge"),
        ("how-much", "40 million"),
        ("when", "in 2024"),
        ("where", "in Halden"),
    ):
        grid.add_element(desk, made, kind, text)
    dates = ("2026-03-01", "2026-03-09", "2026-02", "2025", "")
    first, second, third, fourth, _ = [
        add_source(desk, made, number, **({"published_on": date} if date else {})) for number, date in enumerate(dates)
    ]
    grid.tie_evidence(desk, made, second, ("who", "how-much", "when"))
    grid.tie_evidence(desk, made, first, ("who",), "supports")
    grid.tie_evidence(desk, made, third, ("where",), "context")
    grid.tie_evidence(desk, made, fourth, ("where",), "insufficient")
    return made


def states(desk: Desk, case: str, as_of: str = "") -> dict[str, str]:
    return {row.element.kind: row.state for row in grid.read_grid(desk, case, as_of).grid.rows}


def test_the_grid_names_the_bare_element_and_the_piece_that_everything_hangs_on(desk: Desk, case: str) -> None:
    found = grid.read_grid(desk, case).grid
    second, last = read(desk, case).evidence[1].id, read(desk, case).evidence[4].id
    assert [row.element.kind for row in found.bare] == ["where"]
    assert states(desk, case) == {"who": CONTRADICTED, "how-much": REFUTED, "when": REFUTED, "where": BARE}
    ((piece, elements),) = found.bearing
    assert piece == second
    assert {row.element.kind for row in found.rows if row.element.id in elements} == {"how-much", "when"}
    assert found.everything_hangs_on == ""  # the first element would still stand
    assert found.loose == (last,)
    evidence.withdraw_evidence(desk, case, read(desk, case).evidence[0].id, "a forgery")
    assert grid.read_grid(desk, case).grid.everything_hangs_on == second


def test_as_of_a_day_both_change(desk: Desk, case: str) -> None:
    then = grid.read_grid(desk, case, "2026-03-08")
    second = read(desk, case).evidence[1].id
    assert then.as_of is not None
    assert then.as_of.later == (second,)
    assert [row.element.kind for row in then.grid.bare] == ["how-much", "when", "where"]
    assert then.grid.bearing == ((read(desk, case).evidence[0].id, (read(desk, case).elements[0].id,)),)
    # The claim was made on 2026-03-09, the day the second piece was published.
    assert states(desk, case, "claim") == states(desk, case, "2026-03") == states(desk, case)
    before = grid.read_grid(desk, case, "2024")
    assert [row.state for row in before.grid.rows] == [BARE] * 4
    assert before.as_of is not None
    assert before.as_of.undated == (read(desk, case).evidence[4].id,)
    with pytest.raises(InvalidDateError):
        grid.read_grid(desk, case, "soon")


def test_what_several_pieces_of_one_origin_say_rests_on_one_origin(desk: Desk) -> None:
    case = open_told(desk)
    grid.add_element(desk, case, "who", "the bridge")
    for number in (1, 2):
        grid.tie_evidence(desk, case, add_source(desk, case, number, origin="Nordwire"), ("who",), "supports")
    (row,) = grid.read_grid(desk, case).grid.rows
    assert (row.state, row.hangs_on, row.one_origin) == (SUPPORTED, "", "Nordwire")


def test_the_words_of_the_claim_propose_elements_until_they_are_there(desk: Desk) -> None:
    case = open_told(desk, CLAIM)
    proposals = grid.read_grid(desk, case).proposals
    assert [(one.kind, one.text) for one in proposals] == [
        ("who", "The Halden bridge"), ("what", "cost"), ("how-much", "40 million crowns"), ("when", "in 2024"),
    ]  # fmt: skip
    grid.accept_elements(desk, case, (1, 3))
    assert [one.kind for one in grid.read_grid(desk, case).proposals] == ["what", "when"]
    with refused(desk, UsageError):
        grid.accept_elements(desk, case, (3,))
    grid.accept_elements(desk, case)
    assert len(read(desk, case).elements) == 4
    with refused(desk, RefusedError):
        grid.accept_elements(desk, case)
    undo(desk, case)
    assert len(read(desk, case).elements) == 2


def test_elements_are_changed_and_taken_out_with_their_ties(desk: Desk, case: str) -> None:
    second = read(desk, case).evidence[1].id
    grid.amend_element(desk, case, "how-much", text="40 million crowns")
    grid.amend_element(desk, case, "40 MILLION CROWNS", kind="what")
    assert states(desk, case)["what"] == REFUTED
    grid.tie_evidence(desk, case, second, ("when",), "")
    assert states(desk, case)["when"] == BARE
    grid.remove_element(desk, case, "what", "the accounts are about something else")
    assert all(tie.element in {one.id for one in read(desk, case).elements} for tie in read(desk, case).element_ties)
    undo(desk, case)
    assert states(desk, case)["what"] == REFUTED


def test_what_makes_no_sense_is_refused_with_a_way_on(desk: Desk, case: str) -> None:
    first, second = (piece.id for piece in read(desk, case).evidence[:2])
    grid.add_element(desk, case, "who", "the builders")
    wrong: tuple[tuple[type[FactcheckError], Callable[[], object]], ...] = (
        (AmbiguousIdError, lambda: grid.tie_evidence(desk, case, second, ("who",))),
        (NotFoundError, lambda: grid.tie_evidence(desk, case, second, ("cause",))),
        (RefusedError, lambda: grid.tie_evidence(desk, case, second, ("when",))),  # tied so already
        (UsageError, lambda: grid.tie_evidence(desk, case, second, ("when",), "likes")),
        (RefusedError, lambda: grid.tie_evidence(desk, case, first, ("when",), "")),  # not tied
        (UsageError, lambda: grid.add_element(desk, case, "colour", "red")),
        (RefusedError, lambda: grid.add_element(desk, case, "when", "  ")),
        (RefusedError, lambda: grid.add_element(desk, case, "when", "In 2024")),  # there already
    )
    for error, act in wrong:
        with refused(desk, error):
            act()


def test_a_case_without_a_grid_says_nothing_of_one_in_its_file(desk: Desk, case: str) -> None:
    with_grid, without = (desk.store.read_case(one).path.read_bytes() for one in (case, open_told(desk, "Else.")))
    assert b'"element_ties"' in with_grid
    assert b"element" not in without
