"""Where a form keeps what is typed into it until it is saved: among the drafts of the open desk, or nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from factcheck.desk.drafts import Draft
    from factcheck.tui.app import DeskApp


class DraftPlace(Protocol):
    """The draft of one form. Each is called in a worker."""

    def read(self) -> Draft | None:
        """What was left there, None where nothing was."""

    def keep(self, values: Mapping[str, str]) -> object:
        """Keep what was typed so far."""

    def drop(self) -> None:
        """Forget it."""


class DeskDraft:
    """The draft of this key at the desk that is open."""

    def __init__(self, app: DeskApp, key: str) -> None:
        self._app, self._key = app, key

    def read(self) -> Draft | None:
        """What was left there, None where nothing was."""
        from factcheck.desk.drafts import read_draft

        return read_draft(self._app.desk, self._key)

    def keep(self, values: Mapping[str, str]) -> object:
        """Keep what was typed so far."""
        from factcheck.desk.drafts import keep_draft

        return keep_draft(self._app.desk, self._key, values)

    def drop(self) -> None:
        """Forget it."""
        from factcheck.desk.drafts import drop_draft

        drop_draft(self._app.desk, self._key)


class NoDraft:
    """Nothing is kept: there is no desk yet that a draft could belong to."""

    def read(self) -> Draft | None:
        """Nothing."""
        return None

    def keep(self, values: Mapping[str, str]) -> object:
        """Nothing is kept."""
        del values
        return None

    def drop(self) -> None:
        """Nothing is there."""
