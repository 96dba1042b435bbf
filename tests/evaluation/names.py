"""Whether two names mean the same, matched loosely: without case, articles, titles and whose it is."""

from __future__ import annotations

import re

from factcheck.intake.wordlist import word_list

TITLES = word_list("the a an mr mrs ms dr prof gov rep sen lt col gen president minister prime former u.s us")
OWNERS = word_list("his her its their s")
PRONOUNS = word_list("he she they it i we you who that which him her them")


def name_key(name: str) -> set[str]:
    """The words of a name that count."""
    words = re.findall(r"[\w&]+", name.lower().replace("’", "'"))
    return {word for word in words if word not in TITLES | OWNERS and (len(word) > 1 or word.isdigit())}


def is_same(one: str, other: str) -> bool:
    """Whether one name's words are all among the other's."""
    left, right = name_key(one), name_key(other)
    return bool(left and right) and (left <= right or right <= left)


def is_pronoun(name: str) -> bool:
    """Whether the words for a source tell no name."""
    return name.strip().lower() in PRONOUNS
