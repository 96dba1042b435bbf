"""The records of a JSON text of any length, one after the other: elements of the lists that hold records, or whole objects.

The text is read in pieces and never held whole. One record may have a million characters and be nested as deep as Python's
own reader allows; what is larger or deeper, and what is no JSON even with its stray quotation marks escaped, is refused by
itself and reading goes on behind it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from factcheck.intake.feeds.broken_json import mend_quotes
from factcheck.model.dataclass import dataclass, replace

LONGEST_RECORD = 1 << 20  # characters
_PIECE = 1 << 22
_LISTS = frozenset({"dataFeedElement", "@graph", "claims", "itemListElement"})
_HOLDS_RECORDS = re.compile(r'"(?:dataFeedElement|@graph|claims|itemListElement)"\s*:\s*\[')
_HEAD = 1 << 16  # so far into an object a list of records is looked for
_BLANK = re.compile(r"[\s,\ufeff\x1e\x00]*")
_GAP = re.compile(r"\s*")
_NEXT_RECORD = re.compile(r',\s*(?=\{)|\n\s*(?=\{\s*"@?\w)')
_END: Final = object()


@dataclass(frozen=True, slots=True)
class Record:
    """One record with the line it begins on (from 1). `reason` says why it can't be read ("" where it can), `is_mended`
    that stray quotation marks were escaped, `repeated` which keys stood in it twice (the first counts)."""

    value: Any
    line: int
    reason: str = ""
    is_mended: bool = False
    repeated: tuple[str, ...] = ()


class RecordReader:
    """Reads records from `read`, which gives so many characters of a text, "" at its end."""

    def __init__(self, read: Callable[[int], str]) -> None:
        self._read = read
        self._text = ""
        self._place = 0
        self._line = 1
        self._counted = 0
        self._is_done = False
        self._anchor: int | None = None  # from here on the text is kept, because it may have to be read again
        self._why = ""
        self._repeated: list[str] = []
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_constant=lambda _name: None, parse_int=_whole, strict=False
        )

    def records(self) -> Iterator[Record]:
        """Every record of the text, those that can't be read included."""
        while (sign := self._peek(_BLANK)) != "":
            if sign == "[":
                self._place += 1
                yield from self._elements()
            elif sign == "{":
                yield from self._holder()
            elif sign in "]}":
                self._place += 1  # what is left of a list that broke off
            else:
                yield self._refuse("it is not JSON")

    def _elements(self) -> Iterator[Record]:
        """What a list holds, up to its end."""
        while (sign := self._peek(_BLANK)) not in ("", "]"):
            if sign == "}":
                self._place += 1
                continue
            yield self._record()
        self._place += 1

    def _holder(self) -> Iterator[Record]:
        """An object: the records of the lists in it, or the object itself where it has none."""
        self._fill()
        if not _HOLDS_RECORDS.search(self._text, self._place, self._place + _HEAD):
            yield self._record()
            return
        self._count()
        line, self._anchor = self._line, self._place
        self._place += 1
        yield from self._members()
        if self._anchor is not None:  # it held no list of records, so it is one itself
            self._place, self._anchor = self._anchor, None
            yield replace(self._record(), line=line)

    def _members(self) -> Iterator[Record]:
        """What the lists among the members of an object hold; the anchor is lifted at the first of them."""
        while self._peek(_BLANK) == '"':
            key = self._value()
            if not isinstance(key, str) or self._peek(_GAP) != ":":
                return
            self._place += 1
            if self._peek(_GAP) == "[" and key in _LISTS:
                self._place += 1
                self._anchor = None
                yield from self._elements()
            elif (self._anchor is not None and self._place - self._anchor > LONGEST_RECORD) or self._value() is _END:
                return
        if self._anchor is None and self._text[self._place : self._place + 1] == "}":
            self._place += 1

    def _record(self) -> Record:
        self._count()
        line, start = self._line, self._place
        value = self._value()
        repeated = tuple(self._repeated)
        if value is not _END:
            return Record(value, line, repeated=repeated)
        mended = mend_quotes(self._text, start, LONGEST_RECORD) if self._text[start : start + 1] in "{[" else None
        if mended is not None:
            try:
                value = self._decoder.decode(mended[0])
            except (ValueError, RecursionError):
                pass
            else:
                self._place = mended[1]
                return Record(value, line, is_mended=True, repeated=tuple(self._repeated))
        return self._refuse(self._why)

    def _value(self) -> Any:
        """The value at the place, which moves behind it; _END where there is none that can be read."""
        self._fill()
        self._repeated.clear()
        try:
            value, end = self._decoder.raw_decode(self._text, self._place)
        except json.JSONDecodeError as error:
            self._why = f"it is not JSON ({error.msg})"
        except RecursionError:
            self._why = "it is nested too deeply"
        except ValueError:
            self._why = "it holds a number that is too large"
        else:
            if end - self._place <= LONGEST_RECORD:
                self._place = end
                return value
            self._why = "it is too long"
        return _END

    def _refuse(self, reason: str) -> Record:
        """The record that can't be read, after which reading goes on at the next that looks like one."""
        self._count()
        line, start = self._line, self._place
        self._place += 1
        while True:
            self._fill()
            found = _NEXT_RECORD.search(self._text, self._place)
            if found is not None:
                self._place = found.end()
                break
            self._place = len(self._text)
            if self._is_done:
                break
        return Record(self._text[start : start + 200] if start < len(self._text) else "", line, reason=reason)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            made = {}
            for key, value in pairs:
                if key in made:
                    self._repeated.append(key)
                else:
                    made[key] = value
        return made

    def _peek(self, blank: re.Pattern[str]) -> str:
        """The next sign that is not blank, "" at the end; the place moves to it."""
        while True:
            self._fill()
            found = blank.match(self._text, self._place)
            assert found is not None
            self._place = found.end()
            if self._place < len(self._text) or self._is_done:
                return self._text[self._place : self._place + 1]

    def _fill(self) -> None:
        """Make sure that a whole record lies ahead, or the end of the text."""
        if self._is_done or len(self._text) - self._place > LONGEST_RECORD + 64:
            return
        self._count()
        more = self._read(_PIECE)
        self._is_done = not more
        cut = self._place if self._anchor is None else self._anchor
        self._text = self._text[cut:] + more
        self._place -= cut
        self._counted -= cut
        self._anchor = None if self._anchor is None else 0

    def _count(self) -> None:
        if self._place > self._counted:
            self._line += self._text.count("\n", self._counted, self._place)
            self._counted = self._place


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= 18 else digits
