"""Pictures that say nothing to whoever can't see them are found in a page."""

from __future__ import annotations

import pytest

from factcheck.publish.alternative_texts import pictures_without_words


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<img src="a.png">', ("a.png",)),
        ('<IMG SRC="a.png"/><img src="b.png">', ("a.png", "b.png")),
        ('<img src="a.png" alt="A bridge">', ()),
        ('<img src="line.png" alt="">', ()),
        ('<img src="a.png" aria-label="A bridge">', ()),
        ('<input type="image" src="go.png">', ("go.png",)),
        ('<input type="text">', ()),
        ('<svg role="img"><path/></svg>', ("<svg>",)),
        ('<svg role="img" aria-labelledby="t"><title id="t">A bridge</title></svg>', ()),
        ("<area href='/x'>", ("<area>",)),
        ("<p>&lt;img src=a.png&gt;</p><!-- <img src=c.png> -->", ()),
        ("<img", ()),
    ],
)
def test_a_picture_without_words_is_named(page: str, found: tuple[str, ...]) -> None:
    assert pictures_without_words(page) == found
