"""Unsaved texts: whose they are, and that none is lost when somebody says late who they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk.drafts import drop_draft, keep_draft, list_drafts, read_draft
from factcheck.desk.place import Desk
from tests.desk.making import ANA, BEN, make_desk


@pytest.fixture
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk where nobody has said who they are."""
    monkeypatch.setenv("FACTCHECK_STATE", str(tmp_path / "state"))
    monkeypatch.setattr("factcheck.desk.who._git_user", str)
    desk = make_desk(tmp_path / "cases")
    return Desk(desk.root, desk.settings, environment={}, clock=desk.clock)


def test_a_draft_belongs_to_whoever_typed_it(nobody: Desk) -> None:
    ana, ben = nobody.acting(by=ANA), nobody.acting(by=BEN)
    assert keep_draft(ana, "note k3f9x2ab", {"text": "half a note"})
    assert read_draft(ben, "note k3f9x2ab") is None
    found = read_draft(ana, "note k3f9x2ab")
    assert found is not None
    assert found.values == {"text": "half a note"}


def test_what_was_typed_before_somebody_said_who_they_are_is_theirs(nobody: Desk) -> None:
    keep_draft(nobody, "intake", {"source": "article.txt"})
    ana = nobody.acting(by=ANA)
    assert [draft.values for draft in list_drafts(ana)] == [{"source": "article.txt"}]
    keep_draft(ana, "intake", {"source": "other.txt"})
    assert [draft.values for draft in list_drafts(ana)] == [{"source": "other.txt"}]
    drop_draft(ana, "intake")
    assert list_drafts(ana) == ()
    assert list_drafts(nobody) == ()
