"""The desk as the faces hold it: where it is, its settings, its store, who is working and what time it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from factcheck.config import DeskSettings, read_desk_settings
from factcheck.desk.quick_reads import SETTINGS_FILE as SETTINGS_FILE
from factcheck.desk.who import known_person, who_is_working
from factcheck.errors import DeskNotFoundError
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, field, replace
from factcheck.model.dates import format_instant, parse_instant
from factcheck.model.event import Who
from factcheck.model.origins import OriginKnowledge
from factcheck.model.scale import RatingScale
from factcheck.store import DeskStore
from factcheck.verdicts.scale_files import load_scale
from factcheck.verdicts.standards import Rules


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Desk:
    """One desk, opened. `by` is what `--by` said, `at` what `--at` said, "" for neither."""

    root: Path
    settings: DeskSettings
    by: str = ""
    at: str = ""
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    clock: Callable[[], datetime] = _now

    @cached_property
    def store(self) -> DeskStore:
        """The files of the desk."""
        if not self.settings.sign_on_change:
            return DeskStore(self.root)
        from factcheck.desk.keys import sign_change

        return DeskStore(self.root, sign=lambda change: sign_change(self, change))

    @cached_property
    def scale(self) -> RatingScale:
        """The rating scale of the desk. Raises NotFoundError where its settings name one that is not there."""
        return load_scale(self.settings.scale, self.scales_folder)

    @cached_property
    def who(self) -> Who:
        """Who is working; a name may be that of one person of the desk. Raises UnknownPersonError where nobody said."""
        return known_person(who_is_working(self.by, self.environment), self.settings.people)

    @property
    def moment(self) -> str:
        """The moment of a change: what `--at` said, else now (UTC)."""
        return format_instant(parse_instant(self.at) if self.at else self.clock())

    @property
    def today(self) -> str:
        """The day of a change, ISO."""
        return self.moment[:10]

    @property
    def scales_folder(self) -> Path:
        """Where the desk keeps rating scales of its own."""
        return self.root / "scales"

    @property
    def crosswalks_folder(self) -> Path:
        """Where the desk keeps crosswalks between scales of its own."""
        return self.root / "crosswalks"

    @property
    def templates_folder(self) -> Path:
        """Where the desk keeps wordings of its own."""
        return self.root / "templates"

    @property
    def rules(self) -> Rules:
        """What the desk asks of a case."""
        return Rules(
            levels=self.settings.standards,
            independent_sources=self.settings.independent_sources,
            approvals=self.settings.approvals,
            holds_copy=self.store.holds_capture,
            rate_first=self.settings.rate_first,
            origins=self.origins_of,
        )

    def origins_of(self, case: Case) -> OriginKnowledge:
        """What the desk knows of where the evidence of a case comes from."""
        from factcheck.desk.origins import know_case_origins

        return know_case_origins(self, case)

    def scale_of(self, key: str) -> RatingScale:
        """The scale a verdict was given on: the desk's own, or another one that is still known."""
        return self.scale if key in ("", self.scale.key) else load_scale(key, self.scales_folder)

    def acting(self, *, by: str = "", at: str = "") -> Desk:
        """The same desk with somebody else at work, or at another moment."""
        return replace(self, by=by or self.by, at=at or self.at)


def open_desk(
    folder: Path | None = None,
    *,
    by: str = "",
    at: str = "",
    environment: Mapping[str, str] | None = None,
    working_folder: Path | None = None,
) -> Desk:
    """Open the desk that is named, that FACTCHECK_DESK names, or whose settings lie nearest upwards.

    Raises DeskNotFoundError with the command that makes one, and SettingsError where its settings can't be read.
    """
    environment = os.environ if environment is None else environment
    root = find_desk(folder, environment, working_folder or Path.cwd())
    return Desk(root, read_desk_settings(root / SETTINGS_FILE), by, at, environment)


def find_desk(folder: Path | None, environment: Mapping[str, str], working_folder: Path) -> Path:
    """The folder of the desk. Raises DeskNotFoundError."""
    named = folder or (Path(environment["FACTCHECK_DESK"]) if environment.get("FACTCHECK_DESK") else None)
    if named is not None:
        for root in (named, named / "cases"):
            if (root / SETTINGS_FILE).is_file():
                return root.resolve()
        raise DeskNotFoundError(f"There is no desk in {named}.", hint=f"factcheck desk init {named}")
    for above in (working_folder, *working_folder.parents):
        for root in (above, above / "cases"):
            if (root / SETTINGS_FILE).is_file():
                return root.resolve()
    raise DeskNotFoundError(
        f"There is no desk in {working_folder} or above it.",
        hint="factcheck desk init   (makes one in ./cases; or name one with --desk FOLDER)",
    )
