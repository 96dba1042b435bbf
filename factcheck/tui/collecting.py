"""The collector of unused objects rests until the first picture is there.

Hardly anything that a start makes is thrown away again, and looking for it takes a quarter of the start. What was made by
then stays out of later searches, so that these are short while somebody types.
"""

from __future__ import annotations

import gc


def rest_from_collecting() -> None:
    """Begin the rest; `collect_again` ends it."""
    gc.disable()


def collect_again() -> None:
    """End the rest, if it has not ended."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
