"""The desk's own table of what other organisations' ratings are here. Nothing is ever guessed: a rating without a line has
no equal.

A TOML file: `[ratings]` holds for everybody, a table with the name of a publisher for that one alone.

    [ratings]
    "Pants on fire" = "false"

    ["Example Checks"]
    "Four lighthouses" = "mostly-false"
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from factcheck.errors import SettingsError

FILE = "library-ratings.toml"
_FOR_ALL = "ratings"
_LARGEST = 1 << 20


class RatingTable:
    """What the ratings of others are on the desk's scale: `find(publisher, words)`, "" where the table does not say."""

    def __init__(self, tables: dict[str, dict[str, str]]) -> None:
        self.tables = tables
        self._known = {
            (_key(publisher) if publisher != _FOR_ALL else "", _key(words)): rating
            for publisher, table in tables.items()
            for words, rating in table.items()
        }

    def with_line(self, publisher: str, words: str, rating: str) -> RatingTable:
        """The table with one line more, or less where the rating is ""; `publisher` "" is for everybody."""
        name = next((one for one in self.tables if _key(one) == _key(publisher)), publisher) if publisher else _FOR_ALL
        lines = {one: here for one, here in self.tables.get(name, {}).items() if _key(one) != _key(words)}
        return RatingTable({**self.tables, name: {**lines, **({words.strip(): rating} if rating else {})}})

    def text(self) -> str:
        """The table as a TOML file, what holds for everybody first."""
        parts = []
        for name in sorted(self.tables, key=lambda one: (one != _FOR_ALL, one)):
            if lines := self.tables[name]:
                parts.append(f"[{name if name == _FOR_ALL else _quoted(name)}]\n")
                parts += [f"{_quoted(words)} = {_quoted(lines[words])}\n" for words in sorted(lines)]
                parts.append("\n")
        return "".join(parts).rstrip("\n") + "\n"

    def find(self, publisher: str, words: str) -> str:
        """The rating of the desk for the words of a publisher, its own line before the one for everybody."""
        return self._known.get((_key(publisher), _key(words))) or self._known.get(("", _key(words)), "")


def read_rating_table(path: Path) -> RatingTable:
    """The table in a file, an empty one where there is none. Raises SettingsError."""
    try:
        text = path.read_bytes()[:_LARGEST].decode()
        tables = tomllib.loads(text)
    except FileNotFoundError:
        return RatingTable({})
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(
            f"{path} can't be read: {error}.", hint='It is TOML: a line is "Their words" = "our-rating"'
        ) from error
    for name, table in tables.items():
        if not isinstance(table, dict) or not all(isinstance(rating, str) for rating in table.values()):
            raise SettingsError(
                f"{path} holds something else than ratings under “{name}”.",
                hint='A line is "Their words" = "our-rating"',
            )
    return RatingTable(tables)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(words: str) -> str:
    return " ".join(words.casefold().split())
