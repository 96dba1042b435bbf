"""Where each page of the site lies: names that never change once readers may have them, and that only hold a-z, 0-9 and -.

A case's address is made of its id and of the claim as it was first published, so that a later wording moves no page.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

LONGEST_SLUG = 60
SAFE_PATH = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9]+){1,3}")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def slug(words: str) -> str:
    """A few words as part of an address; "" where they have no Latin letter or digit."""
    parted = unicodedata.normalize("NFKD", words[:400].lower())
    plain = _NO_LETTER.sub("-", "".join(sign for sign in parted if not unicodedata.combining(sign))).strip("-")
    return plain if len(plain) <= LONGEST_SLUG else plain[: LONGEST_SLUG + 1].rpartition("-")[0] or plain[:LONGEST_SLUG]


def case_page(identifier: str, first_claim: str) -> str:
    """The page of a case; `first_claim` is the claim as it was first published, "" where that is not known."""
    words = slug(first_claim)
    return f"checks/{identifier}-{words}.html" if words else f"checks/{identifier}.html"


def article_page(identifier: str) -> str:
    """The page of an article."""
    return f"articles/{identifier}.html"


@lru_cache(maxsize=4096)  # a site has many checks of few names
def named_page(folder: str, name: str) -> str:
    """The page of a claimant or an outlet: the same for all spellings that differ in case or spaces only."""
    known = known_by(name)
    mark = sha256(known.encode("utf-8", "replace")).hexdigest()[:8]
    words = slug(known)
    return f"{folder}/{words}-{mark}.html" if words else f"{folder}/{mark}.html"


@lru_cache(maxsize=4096)
def known_by(name: str) -> str:
    """The name by which spellings of one name are told to be one."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def rating_page(scale_rating: str) -> str:
    """The page of all cases of one rating."""
    mark = sha256(scale_rating.encode("utf-8", "replace")).hexdigest()[:6]
    return f"verdicts/{slug(scale_rating) or 'rating'}-{mark}.html"


def numbered(page: str, number: int) -> str:
    """The page of this number of a list that fills several; the newest has the list's own address."""
    return f"{page.removesuffix('.html')}-page-{number}.html"


def root_of(page: str) -> str:
    """What leads from a page to the site's folder."""
    return "../" * page.count("/")
