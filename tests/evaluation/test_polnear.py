"""Annotations are read as they lie on the text, and counted as the table says."""

from __future__ import annotations

from pathlib import Path

from tests.evaluation.measurements.attribution import count_article
from tests.evaluation.names import is_pronoun, is_same
from tests.evaluation.polnear import read_polnear

TEXT = (
    "The mayor said the dam was safe. It rained.\n\n“We have counted sixty wells in this old green valley,” she said."
)
MARKS = (
    ("T1", "Source", "The mayor"),
    ("T2", "Cue", "said"),
    ("T3", "Content", "the dam was safe"),
    ("T4", "Attribution", "said"),
    ("T5", "Content", "“We have counted sixty wells in this old green valley,”"),
    ("T6", "Source", "she"),
    ("T7", "Discard", "It rained."),
)


def write_corpus(shared: Path) -> None:
    folder = shared / "data" / "polnear" / "dev"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "courier_dam.txt").write_text(TEXT, encoding="utf-8")
    lines = [
        f"{name}\t{kind} {TEXT.index(words)} {TEXT.index(words) + len(words)}\t{words}" for name, kind, words in MARKS
    ]
    lines += ["E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1", "E2\tAttribution:T4 Content:T5 Source:T6"]
    (folder / "attributions" / "courier_dam_1a2b.ann").write_text("\n".join(lines), encoding="utf-8")


def test_attributions_are_read_with_their_places(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    (article,) = read_polnear(tmp_path, "dev")
    assert [one.source for one in article.attributions] == ["The mayor", "she"]
    ((start, end),) = article.attributions[0].content
    assert article.text[start:end] == "the dam was safe"
    assert [article.text[first:last] for first, last in article.discarded] == ["It rained."]


def test_sentences_sources_and_long_quotes_are_counted(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    (article,) = read_polnear(tmp_path, "dev")
    counts = +count_article(article)
    assert counts == {
        "sentences": 2, "found": 2, "mostly": 2, "mostly found": 2, "right": 1,
        "quotes": 1, "quotes found": 1, "quotes right": 1,
    }  # fmt: skip


def test_names_match_loosely() -> None:
    assert is_same("Mayor Ada Brandt", "Brandt")
    assert is_same("her office", "Ada Brandt’s office")
    assert not is_same("Ada Brandt", "Bo Lind")
    assert not is_same("the", "the")
    assert is_pronoun("She")
    assert not is_pronoun("the mayor")
