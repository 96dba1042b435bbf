"""What every part of making the site works with: the desk, the frame that all pages share, and how a case is read for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from factcheck.desk.place import SETTINGS_FILE, Desk, open_desk
from factcheck.desk.summaries import imprint, scales_of
from factcheck.errors import FactcheckError, NotFoundError
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass
from factcheck.model.scale import RatingScale
from factcheck.model.standards import OFF, STANDARDS
from factcheck.model.verdict import Publication
from factcheck.publish.claim_review import claim_review, embedded
from factcheck.publish.public_case import PublicCase
from factcheck.publish.site.engine import SiteTemplates, inert_record
from factcheck.publish.site.frame import SiteFrame, frame_digest
from factcheck.publish.site.page_of_case import CasePage, case_page_of
from factcheck.publish.summary import Imprint, Summary, summarize_cases

_ARTICLES_AT_HAND = 200


def can_draw() -> bool:
    """Whether the part that draws pictures is installed."""
    from importlib.util import find_spec

    return find_spec("PIL") is not None


@dataclass(frozen=True, slots=True)
class SiteOrder:
    """Which site: of the desk at `root`, into `folder`, to stand at `base_url` ("" for nobody knows where), in a language,
    on a day. It is all that another process needs to help."""

    root: Path
    folder: Path
    base_url: str
    language: str
    today: str


class SiteRoom:
    """The desk of an order, with what is read once for all pages."""

    def __init__(self, order: SiteOrder, desk: Desk | None = None) -> None:
        self.order = order
        self.desk = desk or open_desk(order.root, at=order.today)
        self._articles: dict[str, Article | None] = {}

    @cached_property
    def templates(self) -> SiteTemplates:
        """The templates in the language of the order. Raises SettingsError where the site has no words in it."""
        return SiteTemplates(self.order.language, self.desk.templates_folder)

    @cached_property
    def frame(self) -> SiteFrame:
        """What all pages share."""
        settings = self.desk.settings
        numbers = {"independent-sources": settings.independent_sources, "second-person": settings.approvals}
        asked = [(one.name, settings.standards.get(one.name, OFF), one.asked_by) for one in STANDARDS]
        return SiteFrame(
            name=settings.organisation or settings.name,
            language=self.order.language,
            base_url=self.order.base_url,
            homepage=settings.url,
            contact=settings.contact,
            corrections=settings.corrections or settings.contact,
            funding=settings.funding,
            copies=settings.site_copies,
            cards=settings.site_cards and can_draw(),
            scale=self.desk.scale,
            standards=tuple((name, level, by, numbers.get(name, 0)) for name, level, by in asked if level != OFF),
        )

    @cached_property
    def inert_site(self) -> Any:
        """What the templates know as `site`, every text in it inert."""
        return inert_record(self.frame.context)

    @cached_property
    def frame_digest(self) -> str:
        """A digest of all that every page depends on."""
        return frame_digest(self.frame, self.templates.fingerprint())

    @cached_property
    def reading_digest(self) -> str:
        """A digest of all that what is remembered of a case depends on, its own file and its article's aside."""
        told = sha256(f"{self.frame_digest} {self.order.base_url}".encode())
        for path in (self.desk.root / SETTINGS_FILE, *sorted(self.desk.scales_folder.glob("*.toml"))):
            told.update(path.read_bytes() if path.is_file() and not path.is_symlink() else b"")
        return told.hexdigest()

    @cached_property
    def imprint(self) -> Imprint:
        """What the desk says of itself, in the language of the order."""
        return imprint(self.desk, self.order.language)

    def page_of(self, case: Case) -> CasePage:
        """What there is to tell of a case."""
        kept: dict[str, Mapping[str, Any] | None] = {}

        def kept_record(publication: Publication) -> Mapping[str, Any] | None:
            digest = publication.kept.get("json", "")
            if digest not in kept:
                kept[digest] = self._kept(digest)
            return kept[digest]

        return case_page_of(
            case, lambda: self.summary_of(case), kept_record, self.scale, self._review, self.order.today
        )

    def _review(self, public: PublicCase, page: str) -> str:
        """The ClaimReview of a page, "" where it has none. Without an address of the site it names the one that the case was
        published with."""
        url = f"{self.order.base_url}{page}" if self.order.base_url else public.url
        review = claim_review(public, self.imprint, url, self.desk.templates_folder)
        return embedded(review) if review else ""

    def summary_of(self, case: Case) -> Summary:
        """The summary of a case as it stands."""
        article = self._article(case.article)
        articles = {article.id: article} if article else {}
        return summarize_cases([case], self.imprint, scales_of(self.desk, [case]), articles=articles)

    def _article(self, identifier: str) -> Article | None:
        """An article, read once for the cases that follow each other; None where there is none."""
        if identifier not in self._articles:
            while len(self._articles) >= _ARTICLES_AT_HAND:
                self._articles.pop(next(iter(self._articles)))
            try:
                self._articles[identifier] = self.desk.store.read_article(identifier).article if identifier else None
            except NotFoundError:
                self._articles[identifier] = None
        return self._articles[identifier]

    def scale(self, key: str) -> RatingScale | None:
        """The scale of a key, None where it is not known any more."""
        try:
            return self.desk.scale_of(key)
        except FactcheckError:
            return None

    def _kept(self, digest: str) -> Mapping[str, Any] | None:
        """The record that was kept at a publication; None where its bytes are gone or are none."""
        try:
            record = json.loads(self.desk.store.read_capture(digest)) if digest else None
        except (FactcheckError, ValueError):
            return None
        return record if isinstance(record, dict) else None
