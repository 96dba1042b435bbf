"""Scripts that our own rules don't know are cut by sentencex where it is there, and by their own stops in any case."""

from __future__ import annotations

import sys
import types
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.foreign_scripts import cut_foreign
from factcheck.intake.sentences import split_sentences

KHMER = "ទំនប់បាក់។ ភ្លៀង។"
THAI = "เขื่อนพัง ฝนตก"


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(text)]


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentencex", None)


@pytest.mark.usefixtures("without_library")
@pytest.mark.parametrize(
    ("text", "count"),
    [(KHMER, 2), ("တမံကျိုးသည်။ မိုးရွာသည်။", 2), ("ཆུ་རགས་བརྡིབས། ཆར་པ།", 2), ("ግድቡ ተሰበረ። ዘነበ።", 2), (THAI, 1)],
)
def test_without_the_library_the_stops_of_the_script_count(text: str, count: int) -> None:
    assert len(texts(text)) == count


def fake(boundaries: list[dict[str, Any]]) -> types.ModuleType:
    module = types.ModuleType("sentencex")
    module.get_sentence_boundaries = lambda _language, _text: boundaries  # type: ignore[attr-defined]
    return module


def test_the_library_cuts_where_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        {"start_index": 0, "end_index": 10, "text": THAI[:10]},
        {"start_index": 10, "end_index": 14, "text": THAI[10:]},
    ]
    monkeypatch.setitem(sys.modules, "sentencex", fake(found))
    assert texts(THAI) == [THAI[:9], THAI[10:]]


def test_places_that_do_not_fit_the_text_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentencex", fake([{"start_index": 0, "end_index": 5, "text": "other"}]))
    assert texts(THAI) == [THAI]


def test_a_foreign_word_in_a_known_script_changes_nothing() -> None:
    text = "The dam at เขื่อน broke. It rained."
    assert cut_foreign(text, (0, len(text))) is None
    assert len(texts(text)) == 2


@given(st.text(alphabet="កខ។ 1.!?“”\na་།"))
def test_offsets_are_always_those_of_the_text(text: str) -> None:
    sentences = split_sentences(text)
    assert all(text[one.start : one.end] == one.text for one in sentences)
    assert "".join("".join(one.text.split()) for one in sentences) in "".join(text.split()) or "\n" in text
