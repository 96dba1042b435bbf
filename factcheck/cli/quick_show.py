"""`show ID`, answered before Typer is loaded, where the case is byte for byte what was verified last.

At anything else it steps aside, and the whole command line verifies every event again and says what it finds.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = frozenset("0123456789abcdefghjkmnpqrstvwxyz")


class _Asked:
    """What was asked: the beginning of an id, the desk that was named, and the form of the output."""

    __slots__ = ("desk", "json", "plain", "typed")

    def __init__(self) -> None:
        self.typed = self.desk = ""
        self.json = self.plain = False


def answer(words: Sequence[str]) -> int | None:
    """The exit code where the command was answered here, None where Typer has to."""
    try:
        asked = _understand(words)
        found = _find(asked) if asked is not None else None
    except KeyboardInterrupt:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the whole command line meets it again and says it properly
        return None
    return None if asked is None or found is None else _print(asked, *found)


def _understand(words: Sequence[str]) -> _Asked | None:
    asked = _Asked()
    given = list(reversed(words))
    while given:
        word = given.pop()
        if word in ("--json", "--plain"):
            setattr(asked, word[2:], True)
        elif word == "--desk" and given and given[-1] and not given[-1].startswith("-"):
            asked.desk = given.pop()
        elif not asked.typed and word and _LETTERS.issuperset(word) and len(word) <= 8:
            asked.typed = word
        else:
            return None
    return asked if asked.typed else None


def _find(asked: _Asked) -> tuple[object, str, object] | None:
    from factcheck.desk.quick_reads import find_root, read_whole_case

    root = find_root(asked.desk, os.environ)
    return read_whole_case(root, asked.typed) if root else None


def _print(asked: _Asked, record: object, title: str, labels: object) -> int:
    from factcheck.render.case_page import show_case
    from factcheck.render.output import make_output

    try:
        output = make_output(json=asked.json, plain=asked.plain)
        show_case(output, record, labels=labels, article_title=title)  # type: ignore[arg-type]  # light twins
        sys.stdout.flush()
    except BrokenPipeError:
        from factcheck.cli.boundary import leave_closed_pipe

        return leave_closed_pipe()
    except OSError as error:
        from factcheck.cli.boundary import own_fault

        return own_fault(error, [f"--{form}" for form in ("json", "plain") if getattr(asked, form)])
    return 0
