"""Whether the person at this computer has seen the tour of the full-screen desk."""

from __future__ import annotations

from factcheck.config.own_state import own_state_folder
from factcheck.config.settings_file import replace
from factcheck.errors import FactcheckError

_FILE = "tour-seen"


def is_tour_due() -> bool:
    """Whether it was never shown. Shown once, it counts as seen, whether or not that can be remembered."""
    path = own_state_folder() / _FILE
    try:
        if path.exists():
            return False
        replace(path, "The tour of the full-screen desk was shown.\n")
    except (FactcheckError, OSError):
        return False
    return True
