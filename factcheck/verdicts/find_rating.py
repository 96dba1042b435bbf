"""Which rating of a scale a person means by what they typed."""

from __future__ import annotations

import unicodedata

from factcheck.errors import AmbiguousIdError, NotFoundError, UsageError
from factcheck.model.scale import Rating, RatingScale
from factcheck.model.toml_form import is_one_line, shown

# Letters that Unicode does not take apart into a plain letter and a mark, as people without them on their keyboard
# write them.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def find_rating(scale: RatingScale, typed: str) -> Rating:
    """The rating that `typed` names: its key, its label in any language, or the start of one that no other rating has.

    Case, spaces, hyphens and diacritics don't matter. For a scale of free sentences the sentence itself is the rating.
    Raises NotFoundError or AmbiguousIdError with the list of ratings, and UsageError for an empty sentence.
    """
    if scale.free_text:
        return _sentence(scale, typed)
    wanted = fold(typed)
    named = [rating for rating in scale.ratings if wanted in rating_names(rating)]
    begun = named or [
        rating for rating in scale.ratings if any(name.startswith(wanted) for name in rating_names(rating))
    ]
    if not wanted or not begun:
        raise NotFoundError(f"The scale {scale.key} has no rating {shown(typed)}.", hint=_advice(scale, wanted))
    if len(begun) > 1:
        raise AmbiguousIdError(
            f"{shown(typed)} may mean several ratings of the scale {scale.key}.", hint=f"Write one of: {_list(begun)}."
        )
    return begun[0]


def fold(text: str) -> str:
    """A text as it is compared: without case, spaces, punctuation and diacritics.

    Vowel signs of scripts that write them beside the letter (Sinhala, Tamil, Hindi) are letters here and stay.
    """
    apart = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_PLAIN)
    return "".join(
        sign for sign in apart if not unicodedata.combining(sign) and unicodedata.category(sign)[0] not in "CPZ"
    )


def rating_names(rating: Rating) -> set[str]:
    """What a rating answers to, folded: its key and its labels in every language."""
    return {fold(name) for name in (rating.key, *rating.labels.values())}


def _sentence(scale: RatingScale, typed: str) -> Rating:
    sentence = " ".join(typed.split())
    if not sentence:
        raise UsageError(
            "The verdict is empty.", hint=f"{scale.name} rates with a sentence: write it in quotation marks."
        )
    if not is_one_line(sentence):
        raise UsageError("The verdict holds an invisible control character.", hint="Type the sentence again by hand.")
    return Rating(key=sentence, labels={scale.language: sentence}, position=None)


def _advice(scale: RatingScale, wanted: str) -> str:
    from difflib import get_close_matches

    by_name = {name: rating for rating in scale.ratings for name in rating_names(rating)}
    close = get_close_matches(wanted, by_name, n=1)
    guess = f"Did you mean {by_name[close[0]].key}? " if close else ""
    return f"{guess}Its ratings are: {_list(scale.ratings)}."


def _list(ratings: tuple[Rating, ...] | list[Rating]) -> str:
    return ", ".join(rating.key for rating in ratings)
