"""What somebody did is signed: the signature stands beside it and changes nothing of the case."""

from __future__ import annotations

from typing import Any

import pytest

from tests.model.making import opened

KEY, SIGNATURE = "1f" * 32, "2e" * 64


def test_a_signature_changes_nothing_but_the_history() -> None:
    copy = opened()
    before = copy.case
    copy.do("signed", {"key": KEY, "signs": [before.opened.event], "signature": SIGNATURE})
    assert (copy.case.claim, copy.case.stage, copy.case.opened) == (before.claim, before.stage, before.opened)
    assert copy.case.ancestry.saw(copy.case.heads[0], before.opened.event)


@pytest.mark.parametrize(
    "wrong", [{"signs": []}, {"signs": ["0" * 64]}, {"key": "no key"}, {"signature": "none"}], ids=str
)
def test_it_names_what_it_signs_a_key_and_a_signature(wrong: dict[str, Any]) -> None:
    copy = opened()
    right = {"key": KEY, "signs": [copy.case.opened.event], "signature": SIGNATURE}
    assert copy.refusal("signed", {**right, **wrong}).hint == "factcheck key list"
