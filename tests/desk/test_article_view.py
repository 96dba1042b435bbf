"""An article as it is read: its claims in the order of the text, and how many are checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import cases, intake
from factcheck.desk.article_view import read_article_view
from tests.desk.making import ARTICLE, make_desk


def test_claims_stand_in_reading_order_and_those_without_a_place_come_last(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "cases")
    taken = intake.take_in(desk, intake.read_written(ARTICLE), intake.Given())
    for candidate in taken.candidates:
        intake.accept(desk, taken, candidate.proposal)
    cases.open_case(desk, cases.NewClaim("Said elsewhere.", article=taken.article.id))
    read = read_article_view(desk, taken.article.id)
    starts = [claim.start for claim in read.claims]
    assert starts[:-1] == sorted(start for start in starts if start is not None)
    assert starts[-1] is None
    text = read.article.current.text
    assert all(claim.case and claim.case.quote and text[claim.start : claim.end] == claim.case.quote.text
               for claim in read.claims[:-1])  # fmt: skip
    assert read.checked == 0


def test_a_damaged_case_is_named_and_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = make_desk(tmp_path / "cases")
    taken = intake.take_in(desk, intake.read_written(ARTICLE), intake.Given())
    ids = [intake.accept(desk, taken, one.proposal)[0].case.id for one in taken.candidates[:2]]
    # The index may still know the case when its file is not what it was any more.
    monkeypatch.setattr(desk.store, "cases_of_article", lambda _article: tuple(ids))
    next(desk.root.glob(f"*/{ids[0]}*")).write_text("{}", encoding="utf-8")
    read = read_article_view(desk, taken.article.id)
    assert {claim.id for claim in read.claims} == set(ids)
    assert [claim.id for claim in read.claims if claim.damaged] == [ids[0]]
