"""Which values may leave the desk: names without addresses, links that are http or https, dates that are dates."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from factcheck.errors import InvalidDateError
from factcheck.model.case import UNKNOWN
from factcheck.model.dates import PartialDate

_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_EDGE = r"\s<>()\[\]{},;:\"'“”"
_MAIL = re.compile(rf"(?:mailto:)?([^{_EDGE}@]*)@[^{_EDGE}]*\.[^{_EDGE}]+", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<!\w)(?:\+|00|\(?0)\d[\d\s()./-]{4,}\d(?!\w)")
_EMPTY_BRACKETS = re.compile(r"\([\s,;:/|–—-]*\)|\[[\s,;:/|–—-]*\]|<\s*>")
# Signs that end a link in some format, or that browsers read otherwise than RFC 3986 does.
_PLAIN = re.compile(r"[!#$%&(-;=?-\[\]_a-z~]*")  # the signs of ASCII that are none of these
_NEVER_IN_A_LINK = frozenset("<>\"'`{}|\\^")


def one_line(text: str) -> str:
    """The text with every run of spaces and line breaks as one space. No-break spaces stay."""
    return _SPACE.sub(" ", text).strip()


def public_name(name: str) -> str:
    """A person's name without any address; where only an e-mail address was noted, what stands before its @."""
    bare = _without_addresses(name)
    if bare:
        return bare
    mail = _MAIL.search(name)
    return mail.group(1) if mail else ""


def holds_mail_address(text: str) -> bool:
    """Whether an address for mail stands in a text."""
    return _MAIL.search(text) is not None


def public_recipient(asked: str) -> str:
    """Who was asked, without e-mail address or telephone number; "" where nothing else was noted."""
    return _without_addresses(_TELEPHONE.sub(" ", asked))


def public_date(text: str) -> str:
    """A partial date as it is, "unknown" as it is, and "" for everything else."""
    if text == UNKNOWN:
        return text
    try:
        return str(PartialDate.parse(text))
    except InvalidDateError:
        return ""


def public_day(moment: str) -> str:
    """The day (UTC) of a moment such as `2020-12-24T10:00:00Z`, "" where it is none."""
    return public_date(moment[:10])


def public_url(text: str) -> str:
    """An http or https address that is safe to make a link of, "" for everything else.

    A name and password in it (`https://name:secret@host/`) are left out; signs that could end a link are percent-encoded.
    """
    try:
        parts = urlsplit(text.strip())
        host = parts.netloc.rpartition("@")[2]
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or _encoded(parts.netloc) != parts.netloc:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{_encoded(parts.path + query + fragment)}"


def _without_addresses(text: str) -> str:
    bare = _MAIL.sub(" ", text)
    while (shorter := _EMPTY_BRACKETS.sub(" ", bare)) != bare:
        bare = shorter
    return re.sub(r"\s+([,;:])", r"\1", one_line(bare)).strip(" ,;:-–—/|")


def _must_be_encoded(sign: str) -> bool:
    return sign in _NEVER_IN_A_LINK or unicodedata.category(sign)[0] in "CZ"


def _encoded(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text
    return "".join(quote(sign, errors="replace") if _must_be_encoded(sign) else sign for sign in text)
