"""One ClaimReview (https://schema.org/ClaimReview) as a check, with the mistakes that are seen in the wild repaired.

A repair takes away what can't be right; it never puts a guess in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from factcheck.intake.feeds.partial_dates import read_date
from factcheck.model.library import LONGEST_CLAIM, Check, Outcome, Remark

REPAIRED, SET_ASIDE, REFUSED = "repaired", "set-aside", "refused"
_LONGEST_TEXT = 500
_MOST_ADDRESSES = 20
_LONG_ENOUGH_TO_TELL = 20  # characters that the beginning of a cut claim has at least
_ADDRESS = re.compile(r"https?://[^\s,;|<>\"]+", re.IGNORECASE)
_NUMBER = re.compile(r"\s*-?\d{1,9}(?:[.,]\d{1,6})?\s*")
# A name of two to four capitalised words without any of these is more likely a person's than an organisation's.
_PERSON = re.compile(r"(?:[A-ZÀ-ÞŁŚŻŞĞ][\w'’.-]*)(?: (?:[A-ZÀ-ÞŁŚŻŞĞ][\w'’.-]*|de|da|van|von|bin|al)){1,3}")
_BODIES = re.compile(
    r"\b(?:agency|association|bank|blog|board|bureau|campaign|channel|church|club|committee|commission|company|congress|"
    r"corporation|council|court|daily|department|facebook|federation|forum|foundation|fund|government|group|house|inc|"
    r"institute|instagram|journal|league|ltd|magazine|media|ministry|movement|network|news|office|online|organi[sz]ation|"
    r"pac|page|parliament|party|police|posts?|press|project|radio|republicans?|democrats?|service|senate|site|social|"
    r"society|state|states|telegram|television|the|times|tiktok|trust|tv|twitter|union|united|university|users?|videos?|"
    r"viral|web|website|whatsapp|world|youtube)\b",
    re.IGNORECASE,
)


class _Reading:
    """One ClaimReview being read: its line, and what is remarked on it."""

    __slots__ = ("line", "remarks")

    def __init__(self, line: int) -> None:
        self.line = line
        self.remarks: list[Remark] = []

    def remark(self, what: str, field: str = "", was: Any = "", now: str = "", fate: str = REPAIRED) -> None:
        self.remarks.append(Remark(self.line, what, fate, field, str(was)[:200], now[:200]))


def read_item(value: Any, line: int) -> Outcome:
    """The checks in one record of a feed: a ClaimReview, a DataFeedItem with one, several or none, or something else."""
    if not isinstance(value, dict):
        return Outcome((), (Remark(line, "not-a-record", REFUSED, "", str(value)[:200]),))
    kinds = types_of(value)
    if "MediaReview" in kinds and "ClaimReview" not in kinds:
        return Outcome((), (Remark(line, "media-review", SET_ASIDE),))
    if "DataFeedItem" in kinds or ("item" in value and "claimReviewed" not in value):
        return _read_feed_item(value, line)
    reading = _Reading(line)
    if "ClaimReview" not in kinds:
        if "claimReviewed" not in value:
            return Outcome((), (Remark(line, "not-a-claim-review", SET_ASIDE, "@type", ", ".join(sorted(kinds))),))
        reading.remark("no-type", "@type", ", ".join(sorted(kinds)), "ClaimReview")
    check = _read_review(value, reading)
    return Outcome((check,) if check else (), tuple(reading.remarks))


def _read_feed_item(value: dict[str, Any], line: int) -> Outcome:
    item = value.get("item")
    if value.get("dateDeleted") and not item:
        return Outcome((), (Remark(line, "taken-back", SET_ASIDE, "dateDeleted", str(value["dateDeleted"])[:200]),))
    if item is None or item == [] or item == {}:
        return Outcome((), (Remark(line, "empty-item", REFUSED, "item", "null" if item is None else str(item)),))
    items = item if isinstance(item, list) else [item]
    remarks = (
        [Remark(line, "several-items", REPAIRED, "item", str(len(items)), "one entry each")] if len(items) > 1 else []
    )
    checks: list[Check] = []
    for one in items[:1000]:
        if isinstance(one, dict):
            lent = {"url": value.get("url"), **{key: told for key, told in one.items() if told not in (None, "")}}
            if "DataFeedItem" in types_of(one):
                remarks.append(Remark(line, "not-a-claim-review", SET_ASIDE, "@type", "DataFeedItem"))
                continue
            one = lent
        outcome = read_item(one, line)
        checks += outcome.checks
        remarks += outcome.remarks
    return Outcome(tuple(checks), tuple(remarks))


def types_of(value: dict[str, Any]) -> set[str]:
    """The names of the types of a JSON-LD node, without what stands before them."""
    given = value.get("@type", value.get("type"))
    names = given if isinstance(given, list) else [given]
    return {re.split(r"[/:#]", name)[-1] for name in names if isinstance(name, str)}


def _read_review(value: dict[str, Any], reading: _Reading) -> Check | None:
    reviewed = _reviewed(value.get("itemReviewed"), reading)
    claim = _claim(value, reviewed, reading)
    if not claim:
        reading.remark("no-claim", "claimReviewed", fate=REFUSED)
        return None
    url = _one_address(value.get("url"), "url", reading) or _one_address(value.get("mainEntityOfPage"), "url", reading)
    publisher, site = _publisher(value, url, reading)
    checked_on = _date(value.get("datePublished") or value.get("dateCreated"), "datePublished", reading)
    claimant, kind = _claimant(reviewed, reading)
    rating, numbers = _rating(value.get("reviewRating"), reading)
    if not url:
        reading.remark("no-address", "url")
    return Check(
        claim=claim, title=_text(value.get("name") or value.get("headline")), claimant=claimant, claimant_kind=kind,
        claimed_on=_claimed_on(reviewed, checked_on, reading), appearances=_appearances(reviewed, reading),
        rating=rating, value=numbers[0], worst=numbers[1], best=numbers[2], publisher=publisher, site=site, url=url,
        checked_on=checked_on, language=_text(value.get("inLanguage"))[:35],
    )  # fmt: skip


def _claim(value: dict[str, Any], reviewed: dict[str, Any], reading: _Reading) -> str:
    claim = _text(value.get("claimReviewed"), LONGEST_CLAIM + 1)
    if not claim:
        for name in ("text", "name", "headline"):
            claim = _text(reviewed.get(name), LONGEST_CLAIM + 1)
            if claim:
                reading.remark("claim-elsewhere", "claimReviewed", "", f"itemReviewed.{name}")
                break
    claim = _uncut(claim, reviewed)
    if len(claim) > LONGEST_CLAIM:
        reading.remark("too-long", "claimReviewed", f"more than {LONGEST_CLAIM} characters", "cut")
        claim = claim[:LONGEST_CLAIM]
    return claim


def _uncut(claim: str, reviewed: dict[str, Any]) -> str:
    """The whole claim where `claimReviewed` was cut to its length and the claim itself is told beside it."""
    head = claim.removesuffix("…").rstrip()
    whole = _text(reviewed.get("text"), LONGEST_CLAIM + 1)
    return whole if head != claim and len(head) > _LONG_ENOUGH_TO_TELL and whole.startswith(head) else claim


def _reviewed(value: Any, reading: _Reading) -> dict[str, Any]:
    """The claim as a node, whatever was written in its place."""
    if isinstance(value, list):
        nodes = [one for one in value if isinstance(one, dict)]
        if len(nodes) > 1:
            reading.remark("several-claims", "itemReviewed", str(len(nodes)), "the first one")
        value = nodes[0] if nodes else None
    if isinstance(value, str):
        reading.remark("bare-claim", "itemReviewed", value)
        return {"text": value}
    if not isinstance(value, dict):
        reading.remark("no-item-reviewed", "itemReviewed")
        return {}
    kinds = types_of(value)
    if kinds and "Claim" not in kinds:
        reading.remark("not-a-claim-node", "itemReviewed", ", ".join(sorted(kinds)), "Claim")
    return value


def _claimant(reviewed: dict[str, Any], reading: _Reading) -> tuple[str, str]:
    author = reviewed.get("author")
    if isinstance(author, list):
        author = next((one for one in author if one), None)
    if isinstance(author, str):
        reading.remark("bare-claimant", "author", author)
        return _text(author), "unknown"
    if not isinstance(author, dict):
        return "", "unknown"
    name, kinds = _text(author.get("name")), types_of(author)
    if not name:
        return "", "unknown"
    if "Person" in kinds:
        return name, "person"
    if any(kind.endswith("Organization") for kind in kinds):
        if _PERSON.fullmatch(name) and not _BODIES.search(name):
            reading.remark("claimant-type", "author.@type", f"Organization: {name}", "unknown")
            return name, "unknown"
        return name, "organisation"
    return name, "unknown"


def _claimed_on(reviewed: dict[str, Any], checked_on: str, reading: _Reading) -> str:
    claimed_on = _date(
        reviewed.get("datePublished") or reviewed.get("dateCreated"), "itemReviewed.datePublished", reading
    )
    if claimed_on and claimed_on == checked_on and len(claimed_on) == 10 and claimed_on not in _seen_on(reviewed):
        reading.remark("checked-date-as-claim-date", "itemReviewed.datePublished", claimed_on)
        return ""
    if claimed_on and checked_on and claimed_on > checked_on and not claimed_on.startswith(checked_on):
        reading.remark("claimed-after-checked", "itemReviewed.datePublished", claimed_on)
        return ""
    return claimed_on


def _seen_on(reviewed: dict[str, Any]) -> set[str]:
    """The days of the places where the claim was made, as they are told there: such a day is no checked date."""
    given = reviewed.get("firstAppearance")
    return {
        _text(one.get("datePublished"))
        for one in (given if isinstance(given, list) else [given])
        if isinstance(one, dict)
    }


def _appearances(reviewed: dict[str, Any], reading: _Reading) -> tuple[str, ...]:
    found: list[str] = []
    for field in ("firstAppearance", "appearance", "url"):
        given = reviewed.get(field)
        for one in given if isinstance(given, list) else [given]:
            if isinstance(one, dict):
                one = one.get("url") or one.get("@id")
            elif isinstance(one, str) and one.strip() and field != "url":
                reading.remark("bare-appearance", field, one)
            found += _addresses(one, field, reading)
    return tuple(dict.fromkeys(found))[:_MOST_ADDRESSES]


def _addresses(value: Any, field: str, reading: _Reading) -> list[str]:
    """The addresses in a text: those of the web, each by itself."""
    if not isinstance(value, str) or not value.strip():
        return []
    found = [one[:2000] for one in _ADDRESS.findall(value[:20_000])]
    if not found:
        reading.remark("no-web-address", field, value)
    elif len(found) > 1:
        reading.remark("several-addresses", field, value, f"{len(found)} addresses")
    return found


def _one_address(value: Any, field: str, reading: _Reading) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if isinstance(value, list):
        value = value[0] if value else ""
    found = _addresses(value, field, reading)
    return found[0] if found else ""


def _publisher(value: dict[str, Any], url: str, reading: _Reading) -> tuple[str, str]:
    author = value.get("author") or value.get("publisher")
    if isinstance(author, list):
        author = next((one for one in author if one), None)
    name = _text(author.get("name")) if isinstance(author, dict) else _text(author)
    site = host_of(_text(author.get("url"))) if isinstance(author, dict) else ""
    site = site or host_of(url)
    if not name and site:
        reading.remark("publisher-from-address", "author", "", site)
    return name or site, site


def host_of(address: str) -> str:
    """The host of an address without `www.`, "" where it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _rating(value: Any, reading: _Reading) -> tuple[str, tuple[int | None, int | None, int | None]]:
    """The words of a rating, and its value, worst and best in thousandths where they make sense together."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, dict)), value[0] if value else None)
    if isinstance(value, str):
        reading.remark("bare-rating", "reviewRating", value)
        return _text(value), (None, None, None)
    if not isinstance(value, dict):
        reading.remark("no-rating", "reviewRating")
        return "", (None, None, None)
    words = _text(value.get("alternateName"))
    if not words:
        words = _text(value.get("name"))
        reading.remark("no-rating-words", "reviewRating.alternateName", "", words)
    fields = ("ratingValue", "worstRating", "bestRating")
    numbers = [_thousandths(value.get(name), f"reviewRating.{name}", reading) for name in fields]
    return words, _sound(numbers, reading)


def _sound(numbers: Sequence[int | None], reading: _Reading) -> tuple[int | None, int | None, int | None]:
    number, worst, best = numbers
    if worst is not None and best is not None and best <= worst:
        what = "best-is-worst" if best == worst else "best-below-worst"
        reading.remark(what, "reviewRating", f"worst {worst / 1000:g}, best {best / 1000:g}", "words only")
        return None, None, None
    if number is not None and worst is not None and best is not None and not worst <= number <= best:
        reading.remark("outside-its-scale", "reviewRating.ratingValue", f"{number / 1000:g}", "words only")
        return None, None, None
    return number, worst, best


def _thousandths(value: Any, field: str, reading: _Reading) -> int | None:
    if isinstance(value, str) and value.strip():
        if not _NUMBER.fullmatch(value):
            reading.remark("rating-not-a-number", field, value)
            return None
        reading.remark("rating-as-text", field, value)
        value = float(value.replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1e9 < value < 1e9:
        return None
    return round(value * 1000)


def _date(value: Any, field: str, reading: _Reading) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    text = _text(value)
    if not text:
        return ""
    found = read_date(text)
    if not found:
        reading.remark("unreadable-date", field, text)
    return found


def _text(value: Any, most: int = _LONGEST_TEXT) -> str:
    """A text on one line, whatever stands there: the first of several, the value of a language-tagged one."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return ""
    if not value.isascii():
        value = value.encode("utf-8", "replace").decode()
    return " ".join(value[: most * 4].split())[:most]


def reports(remarks: Iterable[Remark]) -> dict[str, int]:
    """How often each kind of remark was made, the most frequent first."""
    from collections import Counter

    return dict(Counter(remark.what for remark in remarks).most_common())
