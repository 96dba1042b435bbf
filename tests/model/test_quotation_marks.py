"""Quotation marks stand around somebody's words once."""

from __future__ import annotations

import pytest

from factcheck.model.quotation_marks import in_quotation_marks


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("It cost 40 million", "“It cost 40 million”"),
        ("“It cost 40 million”", "“It cost 40 million”"),
        ("“It cost 40 million.", "“It cost 40 million.”"),
        ("“It cost 40 million,” he said.", "“It cost 40 million,” he said."),
        ('"It cost 40 million', '"It cost 40 million"'),
        ("„Es kostete 40 Millionen“", "„Es kostete 40 Millionen“"),
        ("", "“”"),
    ],
)
def test_words_that_bring_their_own_marks_are_not_marked_twice(words: str, shown: str) -> None:
    assert in_quotation_marks(words) == shown
