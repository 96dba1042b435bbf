"""What all pages of a site share: who publishes it, where it will stand, its language, scale and standards."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from factcheck.model.dataclass import asdict, dataclass
from factcheck.model.scale import Rating, RatingScale
from factcheck.publish.projection import label_of, meaning_of

# The parts of the site, in the order of its menu.
PARTS = (
    ("checks", "index.html"), ("articles", "articles.html"), ("claimants", "claimants.html"),
    ("outlets", "outlets.html"), ("corrections", "corrections.html"), ("method", "method.html"),
)  # fmt: skip
TEXT, FILES, NONE = "text", "files", "none"
COPIES = (TEXT, FILES, NONE)  # how much of a captured copy readers get


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """`base_url` ends with a slash, or is "" where nobody said where the site will stand. `copies` is one of COPIES,
    `cards` whether pictures for social networks are drawn.
    `standards` holds the name, the level, who asks for it and the least number of each standard that is not off."""

    name: str
    language: str
    base_url: str
    homepage: str
    contact: str
    corrections: str
    funding: str
    copies: str
    cards: bool
    scale: RatingScale
    standards: tuple[tuple[str, str, str, int], ...]

    @property
    def context(self) -> dict[str, Any]:
        """What the templates know as `site`."""
        return {
            "name": self.name,
            "base_url": self.base_url,
            "homepage": self.homepage,
            "corrections": self.corrections,
            "parts": [list(part) for part in PARTS],
        }

    @property
    def base_path(self) -> str:
        """What leads to the site from the top of its server: `/` or `/checks/`."""
        return urlsplit(self.base_url).path or "/"

    @property
    def method(self) -> dict[str, Any]:
        """What the page on the desk's way of working tells."""
        asked = [
            {"name": name, "level": level, "asked_by": by, "number": str(number)}
            for name, level, by, number in self.standards
        ]
        return {
            "funding": self.funding,
            "contact": self.contact,
            "required": [one for one in asked if one["level"] == "require"],
            "aimed": [one for one in asked if one["level"] == "warn"],
            "scale": self._scale(),
        }

    def _scale(self) -> dict[str, Any]:
        told = [(rating, self._rating(rating)) for rating in self.scale.ratings]
        return {
            "name": self.scale.name,
            "version": self.scale.version,
            "free_text": self.scale.free_text,
            "ratings": [record for rating, record in told if rating.position is not None],
            "beside": [record for rating, record in told if rating.position is None],
        }

    def _rating(self, rating: Rating) -> dict[str, str]:
        return {
            "label": label_of(self.scale, rating.key, self.language),
            "meaning": meaning_of(self.scale, rating.key, self.language),
            "tone": tone_of(self.scale, rating.key),
        }


def frame_digest(frame: SiteFrame, templates: str) -> str:
    """A digest of all that every page depends on: the frame, and the digest of the templates."""
    told = json.dumps([asdict(frame), templates], sort_keys=True, default=str)
    return sha256(told.encode("utf-8", "backslashreplace")).hexdigest()


def tone_of(scale: RatingScale | None, key: str) -> str:
    """The colour of a rating, by its place between true and false: `tone-0` (true) to `tone-4` (false), `beside` off the
    axis and where the scale is not known."""
    place = next((rating.position for rating in scale.ratings if rating.key == key), None) if scale else None
    if scale is None or place is None or scale.worst <= 0:
        return "beside"
    return f"tone-{round(4 * place / scale.worst)}"
