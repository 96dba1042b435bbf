"""Reads plain text: what was typed, pasted or piped in. Its details are proposed only where it plainly states them."""

from __future__ import annotations

import re

from factcheck.errors import InvalidDateError, UnreadableSourceError
from factcheck.intake.boilerplate import find_headline
from factcheck.intake.readers.decoding import decode
from factcheck.intake.readers.source import Reader, Source
from factcheck.intake.sentences import split_sentences
from factcheck.model.dates import PartialDate
from factcheck.model.proposal import Proposed, ReadArticle

_HEAD = 2000  # characters among which a headline is looked for
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)")


class PlainText(Reader):
    """The reader of last resort: anything that is text."""

    def recognises(self, source: Source) -> bool:  # noqa: ARG002
        """Always: what is no text is refused when it is read."""
        return True

    def read(self, source: Source) -> ReadArticle:
        """The text as given, its line ends evened; raises UnreadableSourceError for what is no text."""
        text, notes = decode(source.data, stated=source.charset, title=source.title)
        if not any(char.isalnum() for char in text):
            raise UnreadableSourceError(
                f"{source.title} holds no words. Nothing was changed.", hint="Give a text or a saved page."
            )
        return ReadArticle(
            text=text,
            raw=source.data,
            media_type="text/plain",
            source_name=source.name,
            title=_propose_title(text),
            published_on=find_date_in_name(source.name),
            notes=notes,
        )


def find_date_in_name(name: str) -> tuple[PartialDate, str] | None:
    """The day that a file's name states (`2020-12-24-summit.txt`) and where it came from, or None."""
    for match in _DATE_IN_NAME.finditer(name):
        try:
            return PartialDate.parse(f"{match[1]}-{match[3]}-{match[4]}"), "file name"
        except InvalidDateError:
            continue
    return None


def _propose_title(text: str) -> Proposed | None:
    sentences = split_sentences(text[:_HEAD])
    headline = find_headline(sentences)
    if headline is None or sentences[-1].paragraph == headline.paragraph:
        return None  # one line alone is as likely a claim as a headline
    return Proposed(" ".join(headline.text.split()), "first line")
