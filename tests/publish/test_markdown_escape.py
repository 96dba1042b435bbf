"""Escaped text is text, wherever in a document it stands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.publish.inert_text import inert_line
from factcheck.publish.markdown_escape import escape_markdown

PLACES = ("{}", "x {} y", "{}x", "# {}", "- {}\n- {}", "> {}", "1. **{}.** x", "[{}](<https://a.example>)", "{} \\[1\\]{}",
          "{}\n{}", "{}\n\n{}", "x\n{}", "*“{}”*", "| {}")  # fmt: skip
MEANING = "".join(chr(code) for code in range(0x20, 0x7F) if not chr(code).isalnum()) + "a1 \n"


def readers() -> list[MarkdownIt]:
    """CommonMark that lets HTML pass, and its usual extensions."""
    return [MarkdownIt("commonmark", {"html": True}), MarkdownIt("commonmark").enable(["table", "strikethrough"])]


def kinds(tokens: list[Any]) -> list[str]:
    """What a document is made of, but for its words."""
    found = []
    for token in tokens:
        if token.type not in ("text", "text_special"):
            found.append(f"{token.type} {token.markup if token.type != 'inline' else ''} {sorted(token.attrs)}")
        found += kinds(token.children or [])
    return found


def words(tokens: list[Any]) -> str:
    return "".join(
        token.content if token.type in ("text", "text_special") else words(token.children or []) for token in tokens
    )


@given(st.one_of(st.text(alphabet=MEANING, min_size=1), st.text(min_size=1)), st.sampled_from(PLACES))
def test_escaped_text_changes_nothing_but_the_words_of_a_document(text: str, place: str) -> None:
    text = inert_line(text).strip()
    assume(text)
    safe = escape_markdown(text)
    for reader in readers():
        tokens = reader.parse(place.replace("{}", safe))
        assert kinds(tokens) == kinds(reader.parse(place.replace("{}", "word")))
        assert words(tokens) == words(reader.parse(place.replace("{}", "\x1a"))).replace("\x1a", text)


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "[x](javascript:1)", "![x](https://a.example/x.png)", "<https://a.example>", "&lt;b&gt;",
     "[x]: https://a.example", "# Heading", "1. list", "- list", "+ list", "---", "===", "```", "~~~", "| a | b |",
     "*a* __b__", "{{ 7*7 }}", "{% include 'x' %}", ":smile:", "$x$", "[^1]", "\\", "a  ", "    code"],
)  # fmt: skip
def test_what_means_something_in_markdown_is_shown_as_written(text: str) -> None:
    (reader, _) = readers()
    tokens = reader.parse(escape_markdown(text))
    assert words(tokens).strip() == inert_line(text).strip()
    assert kinds(tokens) == kinds(reader.parse("word"))


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("{{ 7*7 }}", r"\{\{ 7\*7 \}\}"),
        ("{% include 'x' %}", r"\{\% include 'x' \%\}"),
        (":smile:", r"\:smile:"),
        ("https://a.example", r"https\://a.example"),
        ("www.a.example", r"www\.a.example"),
        ("$x$ -- a", r"\$x\$ \-\- a"),
        ("8 % of 10", "8 % of 10"),
    ],
)
def test_what_means_something_to_a_site_builder_is_broken_up(text: str, safe: str) -> None:
    assert escape_markdown(text) == safe


def test_plain_sentences_stay_readable() -> None:
    plain = "On 3 May 2026, at 10 o’clock, she said: “Twice the price – 4.6 million, that’s it.” Was it?"
    assert escape_markdown(plain) == plain
