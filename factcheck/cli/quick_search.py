"""`search WORDS`, answered before Typer is loaded, from the same index and through the same page."""

from __future__ import annotations

import os
import sys

from factcheck.cli.plain_words import PlainForm, understand
from factcheck.cli.quick import QuickRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.desk.quick_reads import QuickHits

SEARCH = PlainForm((1, 100), ("--limit", "--desk"), ("--json", "--plain"))
_LONGEST_NUMBER = 9  # digits


class _Hit:
    """A SearchHit that is made without loading the words of the trade."""

    __slots__ = ("excerpt", "row", "where")

    def __init__(self, row: tuple[object, ...], where: str, excerpt: str) -> None:
        self.row, self.where, self.excerpt = QuickRow(row), where, excerpt


def answer(words: Sequence[str]) -> int | None:
    """The exit code where the command was answered here, None where Typer has to."""
    try:
        understood = understand(words, SEARCH)
        found = _find(*understood) if understood is not None else None
    except KeyboardInterrupt:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the whole command line meets it again and says it properly
        return None
    return None if understood is None or found is None else _print(understood[1], found)


def _find(words: list[str], options: dict[str, str]) -> QuickHits | None:
    from factcheck.desk.quick_reads import QuickQuery, find_root, read_hits

    limit = options.get("--limit", "50")
    if not (limit.isascii() and limit.isdigit() and len(limit) <= _LONGEST_NUMBER and int(limit)):
        return None
    root = find_root(options.get("--desk", ""), os.environ)
    query = QuickQuery()
    query.words, query.limit = tuple(words), int(limit)
    return read_hits(root, query) if root else None


def _print(options: dict[str, str], found: QuickHits) -> int:
    from factcheck.cli.boundary import run

    def show(_arguments: list[str]) -> int:
        from factcheck.render.output import make_output
        from factcheck.render.search_page import show_hits

        output = make_output(json="--json" in options, plain="--plain" in options)
        hits = [_Hit(*hit) for hit in found.found]
        show_hits(output, hits, total=found.total, labels=found.labels)  # type: ignore[arg-type]  # light twins
        sys.stdout.flush()
        return 0

    return run(list(options), show)
