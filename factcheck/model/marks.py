"""Marks: where in an article's text a page or a time begins, so that a quote can say `page 3` or `00:12:41`."""

from __future__ import annotations

from bisect import bisect_right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Mark = tuple[int, str]  # an offset in code points, and the label of what begins there


def place_at(marks: Sequence[Mark], offset: int) -> str:
    """The label of the last mark at or before an offset, "" where none is. `marks` are in the order of their offsets."""
    after = bisect_right(marks, offset, key=lambda mark: mark[0])
    return marks[after - 1][1] if after else ""


def read_marks(value: Any) -> tuple[Mark, ...]:
    """The marks that an event holds, in order; what has another shape is passed over and stays in its event."""
    if not isinstance(value, list | tuple):
        return ()
    marks = [(one[0], one[1]) for one in value if _is_mark(one)]
    return tuple(sorted(marks, key=lambda mark: mark[0]))


def _is_mark(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and type(value[0]) is int
        and value[0] >= 0
        and isinstance(value[1], str)
    )
