"""Textual's suggester over a function that may look at files, and so is asked in a thread."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.suggester import Suggester

if TYPE_CHECKING:
    from factcheck.tui.suggesting import Suggest


class WorkerSuggester(Suggester):
    """Nothing is remembered: a file may have come meanwhile."""

    def __init__(self, suggest: Suggest) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._suggest = suggest

    async def get_suggestion(self, value: str) -> str | None:
        """How the line may go on, None where nothing is known."""
        return await asyncio.to_thread(self._suggest, value) or None
