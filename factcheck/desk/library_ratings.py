"""What others' ratings are on the desk's own scale: the table in `library-ratings.toml`, looked at and changed."""

from __future__ import annotations

from factcheck.desk.library import library_of
from factcheck.desk.place import Desk
from factcheck.errors import NotWritableError, SettingsError, UsageError
from factcheck.model.library import ForeignRating
from factcheck.model.toml_form import LONGEST_TEXT, is_one_line
from factcheck.store.atomic import write_durably
from factcheck.verdicts.rating_table import FILE, read_rating_table
from factcheck.verdicts.scale_files import find_rating


def list_ratings(desk: Desk, *, only_open: bool = False) -> list[ForeignRating]:
    """Every rating in the library, the most frequent first; `only_open` leaves out those that have an equal here.

    Raises SettingsError, NotWritableError.
    """
    table = read_rating_table(desk.root / FILE)
    found = [
        ForeignRating(words, publisher, entries, table.find(publisher, words))
        for words, publisher, entries in library_of(desk).ratings()
    ]
    return [one for one in found if not (only_open and one.here)]


def set_rating(desk: Desk, words: str, rating: str, publisher: str = "") -> str:
    """Write down which rating of the desk's scale those words are, for one publisher or for all; "" takes the line out.

    Comments on top of the file stay. Returns the key of the rating. Raises NotFoundError, UsageError, SettingsError,
    NotWritableError.
    """
    for text in (words, publisher):
        if not is_one_line(text) or len(text) > LONGEST_TEXT:
            raise UsageError("A rating and a publisher are one line of text. Nothing was changed.")
    if not words.strip():
        raise UsageError("Which words? Nothing was changed.", hint='factcheck library ratings "THEIR WORDS" OUR-RATING')
    key = find_rating(desk.scale, rating).key if rating else ""
    path = desk.root / FILE
    table = read_rating_table(path).with_line(publisher, words, key)
    data = (_comments(desk) + table.text()).encode()
    try:
        write_durably(desk.store.ops, str(path), data, what=FILE, is_there=lambda: path.read_bytes() == data)
    except OSError as error:
        raise NotWritableError(f"{FILE} can't be written: {error.strerror}. Nothing was changed.") from error
    return key


def _comments(desk: Desk) -> str:
    """The lines of the file that say something to people, as they stand before its first table."""
    try:
        text = (desk.root / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        raise SettingsError(f"{FILE} can't be read: {error}.") from error
    kept = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    return "".join(f"{line}\n" for line in kept) + ("\n" if kept else "")
