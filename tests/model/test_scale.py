"""A rating scale: its labels in order from true to false, and those off the axis."""

from __future__ import annotations

import pytest

from factcheck.errors import NotFoundError
from factcheck.model.dates import PartialDate
from factcheck.model.scale import Rating, RatingScale

SCALE = RatingScale(
    key="harbour",
    name="Harbour scale",
    version="2",
    dated=PartialDate(2025, 1),
    language="en",
    ratings=(
        Rating("true", {"en": "True", "pl": "Prawda"}, 0),
        Rating("shaky", {"en": "Shaky"}, 1),
        Rating("shakier", {"en": "Shakier"}, 1),
        Rating("false", {"en": "False", "pl": ""}, 2),
        Rating("joke", {"pl": "Żart"}, None),
    ),
)


def test_the_worst_position_is_that_of_the_false_end() -> None:
    assert SCALE.worst == 2
    assert RatingScale("free", "Free", "1", PartialDate(2025), "en", (), free_text=True).worst == -1


def test_a_rating_is_found_by_its_key_and_an_unknown_one_lists_them_all() -> None:
    assert SCALE.rating("shaky").position == 1
    with pytest.raises(NotFoundError) as caught:
        SCALE.rating("vibes")
    assert all(rating.key in caught.value.hint for rating in SCALE.ratings)


def test_a_label_is_in_the_language_asked_for_or_else_in_the_scales_own() -> None:
    assert SCALE.label("true", "pl") == "Prawda"
    assert SCALE.label("true") == SCALE.label("true", "tr") == "True"
    assert SCALE.label("false", "pl") == "False"
    assert SCALE.label("joke") == "joke"
    assert SCALE.label("vibes") == "vibes"
