"""Whether everything is as it was written, and making the index again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.desk.place import Desk
from factcheck.model.listing import Finding, Repair

Progress = Callable[[int, int], None]


def examine(desk: Desk, progress: Progress | None = None) -> Iterator[Finding]:
    """Read everything, change nothing, and tell what is not as it was written."""
    return desk.store.examine(progress)


def repair(desk: Desk, progress: Progress | None = None) -> Iterator[Repair]:
    """Mend what needs no judgement and tell each thing that was done or left: nothing is deleted, no content changed."""
    return desk.store.repair(desk.moment, progress)


def cases_to_index(desk: Desk) -> int:
    """How many cases the next list would have to read first because there is no index; 0 where there is one."""
    return 0 if desk.store.index.exists() or not desk.store.index.is_on_disk else len(desk.store.case_ids())


def reindex_library(desk: Desk) -> int:
    """Make the index of the library again from the imported files, where there are any; the number of entries in it."""
    from factcheck.desk.library import list_imports, remake_library

    return remake_library(desk) if list_imports(desk) else 0


def reindex(desk: Desk, progress: Progress | None = None) -> int:
    """Make the index again from the case files; the number of cases in it."""
    return desk.store.reindex(progress)
