"""Where the program keeps what is neither a setting nor part of a desk: unfinished texts, and what was seen already."""

from __future__ import annotations

import os
from pathlib import Path

STATE_VARIABLE = "FACTCHECK_STATE"


def own_state_folder() -> Path:
    """The folder that FACTCHECK_STATE names, or else the system's place for the state of programs. It need not be there."""
    named = os.environ.get(STATE_VARIABLE, "")
    if named:
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("factcheck", appauthor=False)
