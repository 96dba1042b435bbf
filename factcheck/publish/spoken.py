"""The language that a template is being filled in: its quotation marks, its plural forms, the direction it is read in.

Marks are said by the file with the words of the language, so that a translator needs no programmer; the rules for plural
forms are those of Unicode CLDR, from Babel, which is loaded when a number is first put into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_MARKS = ("“", "”")

_language: ContextVar[str] = ContextVar("language", default="en")
_marks: ContextVar[tuple[str, str]] = ContextVar("marks", default=_MARKS)


@contextmanager
def spoken(language: str, words: Any) -> Iterator[None]:
    """While it lasts, texts are worded in a language. `words` is the module of its words; where it says no
    `quotation_marks`, they are “ ”."""
    said = getattr(words, "quotation_marks", None)
    marks = (str(said[0]), str(said[1])) if isinstance(said, list) and len(said) == 2 else _MARKS
    before = _language.set(language), _marks.set(marks)
    try:
        yield
    finally:
        _language.reset(before[0])
        _marks.reset(before[1])


def quotation_marks() -> tuple[str, str]:
    """The opening and the closing mark of the language that is being written."""
    return _marks.get()


def is_right_to_left() -> bool:
    """Whether the language that is being written is read from right to left."""
    return direction_of(_language.get()) == "rtl"


def counted(number: int, forms: Mapping[str, str]) -> str:
    """A number in words: the form of its plural category (`zero`, `one`, `two`, `few`, `many`, `other`), the number where
    `#` stands. A category without a form reads as `other`."""
    form = forms.get(plural_category(_language.get(), number)) or forms["other"]
    return form.replace("#", str(number))


def plural_category(language: str, number: int) -> str:
    """The plural category of a number by the rules of CLDR for a language; for an unknown language, those of English.

    See https://cldr.unicode.org/index/cldr-spec/plural-rules.
    """
    return str(_rule(language)(number))


def direction_of(language: str) -> str:
    """`rtl` for a language that is read from right to left, else `ltr`."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


@cache
def _rule(language: str) -> Any:
    from babel import Locale, UnknownLocaleError

    for tag in (language, language.partition("-")[0], "en"):
        try:
            return Locale.parse(tag, sep="-").plural_form
        except (UnknownLocaleError, ValueError):
            continue
    raise AssertionError("Babel knows English")
