"""Summaries of one case and of several, in any language, for the formats to be written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck.model.article import Article
from factcheck.publish.summary import Imprint, Summary, summarize_article, summarize_cases
from factcheck.verdicts.scale_files import load_scale
from tests.publish.test_golden import corrected, no_reply, waived

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker


@pytest.fixture
def told(
    bridge: CaseMaker, new_case: Callable[..., CaseMaker], article: Article, imprint: Imprint
) -> Callable[[str, str], Summary]:
    """`told(kind, language)`: the summary of a corrected case, or of an article with four claims, on the shipped scale."""
    scale = load_scale("default")
    made = corrected(bridge)
    several = [made.case, no_reply(new_case).case, waived(new_case).case,
               new_case("t2v6x8zk", "Two trains a day stop in Brunn.").case]  # fmt: skip

    def summary(kind: str, language: str) -> Summary:
        by = replace(imprint, language=language)
        if kind == "case":
            return summarize_cases([made.case], by, [scale], articles={article.id: article})
        return summarize_article(article, several, by, [scale])

    return summary
