"""What a search found: the words around the hit, and the hit itself."""

from __future__ import annotations

import json

import pytest

from factcheck.model.listing import SearchHit
from factcheck.render.output import Mode
from factcheck.render.search_page import HIT, excerpt_spans, show_hits
from tests.render.printing import printed
from tests.render.things import case_row


@pytest.mark.parametrize(
    ("excerpt", "spans"),
    [
        ("a \x02hit\x03 here", [("a ", ""), ("hit", HIT), (" here", "")]),
        ("\x02one\x03 and \x02two\x03", [("one", HIT), (" and ", ""), ("two", HIT)]),
        ("none", [("none", "")]),
        ("\x02never closed", [("never closed", "")]),
        ("closed\x03 only", [("closed\x03 only", "")]),
    ],
)
def test_hits_stand_out(excerpt: str, spans: list[tuple[str, str]]) -> None:
    assert excerpt_spans(excerpt) == spans


def test_json_says_where_in_the_excerpt_the_hits_are() -> None:
    hit = SearchHit(case_row(), "note", "the \x02man\x03 from the \x02hangar\x03")
    found = json.loads(printed(show_hits, [hit], mode=Mode.JSON).out)
    assert found["excerpt"] == "the man from the hangar"
    assert [found["excerpt"][start:end] for start, end in found["hits"]] == ["man", "hangar"]


def test_a_claim_that_is_its_own_excerpt_is_shown_once() -> None:
    claim = case_row().claim
    shown = printed(show_hits, [SearchHit(case_row(), "claim", claim.replace("hangar", "\x02hangar\x03"))], total=1)
    assert shown.out.count("filmed") == 1
    assert shown.err == "1 case\n"
