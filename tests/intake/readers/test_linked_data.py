"""JSON-LD of every shape is read or passed over."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.readers.linked_data import LinkedArticle, find_linked_article

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["NewsArticle", "Person"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["@type", "@graph", "author", "name", "publisher", "headline", "url"]), inner)
    ),
    max_leaves=15,
)


def test_the_first_article_counts_and_broken_blocks_are_passed_over() -> None:
    blocks = ["{", "[" * 100_000, '{"@type": "Person", "name": "Ada"}', '[{"@type": "Article", "headline": "Wells"}]']
    assert find_linked_article(blocks) == LinkedArticle(headline="Wells")


def test_an_address_given_by_the_page_it_is_the_main_entity_of() -> None:
    block = {"@type": "BlogPosting", "mainEntityOfPage": {"@id": "https://courier.example/wells"}, "author": "Bo Lind"}
    assert find_linked_article([json.dumps(block)]) == LinkedArticle(
        url="https://courier.example/wells", author="Bo Lind"
    )


@given(VALUES)
def test_no_shape_is_an_error(value: object) -> None:
    assert isinstance(find_linked_article([json.dumps(value)]), LinkedArticle)
