"""Invents feeds of checks that hold every mistake seen in the wild, and says how many of each it put in.

`python -m tests.intake.feeds.feed_maker FILE COUNT` writes one; a name that ends in .gz is packed.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_WHO = ("The mayor", "The ministry", "A viral post", "The opposition", "A video", "The treasurer", "An open letter")
_DID = ("closed", "doubled", "sold", "built", "lost", "hid", "counted", "burned", "bought", "measured", "promised")
_WHAT = ("bridges", "hospital beds", "ballots", "school places", "buses", "vaccines", "wells", "borders", "pensions")
_WHERE = ("Varland", "Brackwater", "Heronsgate", "Sallow Hill", "Kestrel Bay", "Nordmark", "Ostvale", "Lake Amber")
_PEOPLE = ("Ada Quill", "Bero Lind", "Cato Marsh", "Dina Orel", "Edo Frey", "Fia Storm")
_BODIES = ("Ministry of Wells", "Varland Council", "Harbour Bank", "Social media users")
_RATINGS = ("False", "Mostly false", "Misleading", "True", "Half true", "No evidence", "Four Lighthouses")
_SYLLABLES = ("ka", "lo", "mi", "ter", "vu", "nar", "sel", "dop", "qui", "bren", "tha", "zor", "fel", "gim", "hux")

MISTAKES = (
    "checked-date-as-claim-date", "claimant-type", "best-is-worst", "bare-appearance", "several-addresses",
    "unescaped-quotes", "empty-item", "several-items", "media-review", "rating-as-text", "not-a-claim-node",
    "claim-elsewhere", "no-claim", "no-rating", "publisher-from-address",
)  # fmt: skip


class FeedMaker:
    """Makes the elements of one feed. `made` counts the mistakes in it, `checks` the checks a reader finds."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        self.made: Counter[str] = Counter()
        self.checks = 0
        self._count = 0

    def lines(self, count: int, *, one_in: int = 4) -> Iterator[str]:
        """The lines of a DataFeed with so many elements, every `one_in`-th of them with one mistake, in turn."""
        yield '{"@context": "https://schema.org", "@type": "DataFeed", "dateModified": "2026-03-01", "dataFeedElement": ['
        for number in range(count):
            mistake = MISTAKES[number // one_in % len(MISTAKES)] if number % one_in == 0 else ""
            yield self.element(mistake) + ("," if number + 1 < count else "")
        yield "]}"

    def element(self, mistake: str) -> str:
        """One element as JSON, with this mistake."""
        item = self._item()
        self.checks += 1
        if mistake:
            self.made[mistake] += 1
        maker = getattr(self, "_" + mistake.replace("-", "_"), None)
        whole = {"@type": "DataFeedItem", "dateCreated": item["datePublished"], "url": item["url"], "item": [item]}
        if maker is not None:
            maker(item, whole)
        line = json.dumps(whole, ensure_ascii=False)
        return line.replace('\\"', '"') if mistake == "unescaped-quotes" else line

    def _item(self) -> dict[str, Any]:
        pick, number = self.random.choice, self._count
        self._count += 1
        place = "".join(pick(_SYLLABLES) for _ in range(3)).capitalize()
        day = f"{self.random.randint(2015, 2025)}-{self.random.randint(2, 12):02d}-{self.random.randint(2, 28):02d}"
        figure = self.random.randint(2, 90_000)
        claim = f"{pick(_WHO)} {pick(_DID)} {figure} {pick(_WHAT)} in {place} near {pick(_WHERE)}, report {number}."
        return {
            "@type": "ClaimReview",
            "claimReviewed": claim,
            "datePublished": day,
            "url": f"https://checks{number % 40}.example/{number}",
            "author": {
                "@type": "Organization",
                "name": f"Checks {number % 40}",
                "url": f"https://checks{number % 40}.example",
            },
            "reviewRating": {
                "@type": "Rating",
                "alternateName": pick(_RATINGS),
                "ratingValue": number % 5 + 1,
                "worstRating": 1,
                "bestRating": 5,
            },
            "itemReviewed": {
                "@type": "Claim",
                "datePublished": f"{int(day[:4]) - 1}{day[4:]}",
                "author": {"@type": "Person", "name": pick(_PEOPLE)}
                if number % 2
                else {"@type": "Organization", "name": pick(_BODIES)},
                "appearance": [{"@type": "CreativeWork", "url": f"https://posts.example/{number}"}],
            },
        }

    def _checked_date_as_claim_date(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        item["itemReviewed"]["datePublished"] = item["datePublished"]

    def _claimant_type(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        item["itemReviewed"]["author"] = {"@type": "Organization", "name": self.random.choice(_PEOPLE)}

    def _best_is_worst(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        item["reviewRating"] |= {"worstRating": 1, "bestRating": 1, "ratingValue": 1}

    def _bare_appearance(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        item["itemReviewed"]["appearance"] = item["itemReviewed"]["appearance"][0]["url"]

    def _several_addresses(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        address = item["itemReviewed"]["appearance"][0]["url"]
        item["itemReviewed"]["appearance"] = [{"url": f"{address}, {address}-2 {address}-3"}]

    def _unescaped_quotes(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        item["claimReviewed"] = f'A "secret" memo says: {item["claimReviewed"]}'

    def _empty_item(self, _item: dict[str, Any], whole: dict[str, Any]) -> None:
        whole["item"] = None
        self.checks -= 1

    def _several_items(self, _item: dict[str, Any], whole: dict[str, Any]) -> None:
        whole["item"].append(self._item())
        self.checks += 1

    def _media_review(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        item["@type"] = "MediaReview"
        item["mediaAuthenticityCategory"] = "EditedOrCroppedContent"
        self.checks -= 1

    def _rating_as_text(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        item["reviewRating"]["ratingValue"] = str(item["reviewRating"]["ratingValue"])

    def _not_a_claim_node(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        item["itemReviewed"]["@type"] = "CreativeWork"

    def _claim_elsewhere(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        item["itemReviewed"]["name"] = item.pop("claimReviewed")

    def _no_claim(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        del item["claimReviewed"]
        self.checks -= 1

    def _no_rating(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        del item["reviewRating"]

    def _publisher_from_address(self, item: dict[str, Any], _whole: dict[str, Any]) -> None:
        del item["author"]


def write_feed(path: Path, count: int, *, seed: int = 7, one_in: int = 4) -> FeedMaker:
    """Write a feed of so many elements and tell what is in it."""
    maker = FeedMaker(seed)
    with (
        gzip.open(path, "wb", compresslevel=1) if path.suffix == ".gz" else path.open("wb") as raw,
        io.TextIOWrapper(raw, encoding="utf-8") as file,
    ):
        for line in maker.lines(count, one_in=one_in):
            file.write(line + "\n")
    return maker


if __name__ == "__main__":
    written = write_feed(Path(sys.argv[1]), int(sys.argv[2]))
    print(f"{written.checks} checks", dict(written.made))
