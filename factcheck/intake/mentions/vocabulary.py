"""The words of a language, read once from `words/<language>.toml`, and how they become parts of a pattern."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_words(language: str = "en", part: str = "") -> dict[str, Any]:
    """The word lists of a language, `part` those of `<language><part>.toml`; those of English where there are none of it."""
    folder = files("factcheck.intake.mentions") / "words"
    chosen = folder / f"{language}{part}.toml"
    file = chosen if language.isalpha() and chosen.is_file() else folder / f"en{part}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def forms(text: str) -> list[str]:
    """The forms of an entry, longest first; `_` becomes a blank."""
    return sorted((form.replace("_", " ") for form in text.split()), key=len, reverse=True)


def either(words: Iterable[str]) -> str:
    """Words as a group of a pattern, longest first; a blank is any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) + ")"


def numbered(entries: Iterable[str], first: int = 1) -> dict[str, int]:
    """Each form of a list of entries, in small letters, with the number of its entry."""
    return {form.lower(): place for place, entry in enumerate(entries, first) for form in forms(entry)}


def named(table: dict[str, str]) -> dict[str, str]:
    """Each form of a table in small letters, with the name it stands for."""
    return {form.lower(): name for name, entry in table.items() for form in forms(entry)}
