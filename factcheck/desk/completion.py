"""What a shell offers while a person types the id of a case. It loads the index and nothing else, and never fails."""

from __future__ import annotations

import os

from factcheck.desk.quick_reads import find_root

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 100


def complete_case(typed: str, folder: str = "", environment: Mapping[str, str] = os.environ) -> list[tuple[str, str]]:
    """Ids that begin as typed and their claims, the newest change first, at most a hundred.

    Nothing where there is no desk or no index yet: the first list makes one.
    """
    from factcheck.store.index import Index
    from factcheck.store.index_ids import ids_and_claims

    root, prefix = find_root(folder, environment), typed.lower()
    index = Index(root, patience=0.5)
    if not root or not index.exists():
        return []
    try:
        return index.run(lambda connection: ids_and_claims(connection, root, prefix, MOST))
    finally:
        index.close()
