"""SQLite as the index needs it, without the adapters for dates that come with `sqlite3` and cost as much as a whole list.

The classes are the very same ones, so that an error of one is an error of the other. A Python that keeps its database
elsewhere gives the usual module.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import _sqlite3 as sqlite3
    except ImportError:
        import sqlite3

__all__ = ["sqlite3"]
