"""What a rating scale's file must hold, and the scale that is made of it.

A scale is written by a journalist, so every refusal names the file, the place in it and what to write there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.errors import InvalidDateError
from factcheck.model.dates import PartialDate
from factcheck.model.scale import Rating, RatingScale
from factcheck.model.toml_form import TomlForm, is_language_tag
from factcheck.verdicts.find_rating import fold, rating_names

LONGEST_KEY = 60
LONGEST_LABEL = 100
MOST_RATINGS = 50

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SCALE_KEYS = ("key", "name", "version", "dated", "language", "free_text", "notes", "names", "ratings")
_RATING_KEYS = ("key", "labels", "meaning", "axis", "shares_position")


def is_scale_key(text: str) -> bool:
    """Whether a text may be the key of a scale or a rating: small letters, digits and single hyphens, not too many."""
    return len(text) <= LONGEST_KEY and _SLUG.fullmatch(text) is not None


def scale_from(table: Mapping[str, Any], file: str, key: str) -> RatingScale:
    """The scale that a file's table describes; `key` is what the file's name promises. Raises SettingsError."""
    form = TomlForm(table, file)
    _refuse_unknown(form, _SCALE_KEYS)
    if _key_of(form) != key:
        raise form.wrong("key", f"is “{form.text('key')}”, but the file is called {key}.toml", f'Write key = "{key}".')
    free_text = form.flag("free_text", default=False)
    language = form.language("language")
    return RatingScale(
        key=key,
        name=form.text("name"),
        version=form.text("version"),
        dated=_date_of(form),
        language=language,
        ratings=() if free_text else _ratings_of(form, language),
        free_text=_agrees_with_ratings(form, free_text),
        notes=form.text("notes", ""),
        names=_by_language(form.inner("names")),
    )


def _refuse_unknown(form: TomlForm, known: tuple[str, ...]) -> None:
    for name in form.table:
        if name not in known:
            raise form.wrong(name, "is not a setting of a rating scale", f"Those allowed here: {', '.join(known)}.")


def _key_of(form: TomlForm) -> str:
    key = form.text("key")
    if not is_scale_key(key):
        hint = 'Write small letters a to z, digits and single hyphens, such as key = "half-true".'
        raise form.wrong("key", f"is “{key[:LONGEST_KEY]}”", hint)
    return key


def _date_of(form: TomlForm) -> PartialDate:
    written = form.table.get("dated")
    text = form.text("dated") if written is None or isinstance(written, str) else str(written)
    try:
        return PartialDate.parse(text)
    except InvalidDateError as error:
        hint = 'Write the day, month or year this version came into use, such as dated = "2011-07".'
        raise form.wrong("dated", "is not a date", hint) from error


def _agrees_with_ratings(form: TomlForm, free_text: bool) -> bool:
    if free_text and form.table.get("ratings"):
        raise form.wrong("free_text", "is true, and yet there are ratings", "Leave out the one or the other.")
    return free_text


def _ratings_of(form: TomlForm, language: str) -> tuple[Rating, ...]:
    entries = tuple(form.each("ratings"))
    if len(entries) > MOST_RATINGS:
        raise form.wrong("ratings", f"has more than {MOST_RATINGS} entries", "Leave out those that no verdict carries.")
    ratings: list[Rating] = []
    for entry in entries:
        ratings.append(_rating_of(entry, language, ratings))
    if len({rating.position for rating in ratings} - {None}) < 2:
        hint = "Write a [[ratings]] for each label, true first. A desk that writes sentences sets free_text = true."
        raise form.wrong("ratings", "has fewer than two places between true and false", hint)
    return tuple(ratings)


def _rating_of(form: TomlForm, language: str, before: list[Rating]) -> Rating:
    _refuse_unknown(form, _RATING_KEYS)
    rating = Rating(
        key=_key_of(form),
        labels=_labels_of(form, language),
        position=_position_of(form, before),
        meaning=_by_language(form.inner("meaning")),
    )
    _refuse_confusion(form, rating, before)
    return rating


def _labels_of(form: TomlForm, language: str) -> dict[str, str]:
    labels = _by_language(form.inner("labels"))
    if language not in labels:
        hint = f'Write labels.{language} = "…", the label in the language of the scale.'
        raise form.wrong("labels", f"has none in “{language}”", hint)
    for tag, label in labels.items():
        if len(label) > LONGEST_LABEL or not fold(label):
            hint = f"Write a label of at most {LONGEST_LABEL} characters with a letter or a digit in it."
            raise form.wrong(f"labels.{tag}", "can't serve as a label", hint)
    return labels


def _by_language(form: TomlForm) -> dict[str, str]:
    for tag in form.table:
        if not is_language_tag(tag):
            raise form.wrong(tag, "is not a language tag", "Write a tag such as en, es or pt-BR before the text.")
    return {tag: form.text(tag) for tag in form.table}


def _position_of(form: TomlForm, before: list[Rating]) -> int | None:
    """The place on the axis: one after the rating above, level with it, or none at all."""
    on_axis = form.flag("axis", default=True)
    shares = form.flag("shares_position", default=False)
    above = before[-1].position if before else -1
    if not on_axis:
        if shares:
            hint = "Leave out the one or the other: a label off the axis has no position to share."
            raise form.wrong("axis", "is false, and yet the position is shared", hint)
        return None
    if above is None:
        raise form.wrong(
            "axis", "is true below a label that is off the axis", "Move the labels off the axis to the end."
        )
    if shares and above < 0:
        raise form.wrong("shares_position", "is true for the first rating", "Leave it out: there is none above.")
    return above if shares else above + 1


def _refuse_confusion(form: TomlForm, rating: Rating, before: list[Rating]) -> None:
    """Refuse a rating whose key or label a person could not tell from an earlier one's when typing it."""
    taken = {name: other.key for other in before for name in rating_names(other)}
    for name in (rating.key, *rating.labels.values()):
        other = taken.get(fold(name))
        if other is not None:
            hint = "Each rating needs a key and labels that no other rating of the scale has, in any language."
            raise form.wrong("key", f"“{rating.key}” can't be told from “{other}”: both answer to “{name}”", hint)
