"""The commands that are given fifty times a day, answered before Typer is loaded, which costs six times a bare Python.

Only forms that are known word for word are answered here. At the first word that is not, and at anything that is not as
usual (no desk, no index, settings that changed), it steps aside before a byte is printed, and the whole command line takes
over, every error included. Both ways ask the same index and print through the same pages; a property test holds them equal.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.desk.quick_reads import QuickAnswer, QuickQuery

_KNOWN = ("list", "show", "search", "note", "evidence")
_SORTS = (
    "updated",
    "opened",
    "claim",
    "stage",
    "rating",
    "claimant",
    "assignee",
    "deadline",
    "due",
    "next",
    "priority",
    "score",
    "id",
)
_STAGES = (
    "triage", "open", "researching", "awaiting-reply", "on-hold", "drafted", "in-review", "approved", "published",
    "correcting", "closed", "declined", "duplicate", "withdrawn",
)  # fmt: skip
_FIELDS = (
    "id", "claim", "claimant", "claimed_on", "stage", "rating", "scale", "is_published", "is_fresh", "assignees", "tags",
    "article", "evidence", "conflicts", "priority", "score", "due", "deadline", "opened_at", "updated_at", "needed",
    "damaged", "held_until",
)  # fmt: skip


class QuickRow:
    """A CaseRow that is made without loading the words of the trade."""

    def __init__(self, values: tuple[object, ...]) -> None:
        self.__dict__.update(zip(_FIELDS, values, strict=True))


class _Found:
    """A CaseList made in the same way."""

    def __init__(self, answered: QuickAnswer) -> None:
        self.rows = [QuickRow(row) for row in answered.rows]
        self.total = answered.total
        self.notes = answered.notes


class Asked:
    """What a hurried list was asked: the query, the desk that was named, and the form of the output."""

    def __init__(self) -> None:
        from factcheck.desk.quick_reads import QuickQuery

        self.query: QuickQuery = QuickQuery()
        self.desk = ""
        self.json = self.csv = self.plain = False


def answer(arguments: Sequence[str]) -> int | None:
    """The exit code where the command was answered here, None where Typer has to."""
    if os.environ.get("_FACTCHECK_COMPLETE"):
        from factcheck.cli.quick_completion import answer as complete

        return complete()
    if not arguments or arguments[0] not in _KNOWN:
        return None
    if arguments[0] in ("note", "evidence"):
        from factcheck.cli.quick_changes import answer as change

        return change(arguments)
    if arguments[0] == "search":
        from factcheck.cli.quick_search import answer as search

        return search(arguments[1:])
    if arguments[0] == "show":
        from factcheck.cli.quick_show import answer as show

        return show(arguments[1:])
    try:
        asked = _understand(arguments[1:])
        prepared = _prepare(asked) if asked is not None else None
        is_first = asked is not None and prepared is None and _has_no_index(asked)
    except KeyboardInterrupt:
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the whole command line meets it again and says it properly
        return None
    if asked is not None and is_first:
        from factcheck.cli.quick_first_list import answer as list_first

        return list_first(asked, arguments)
    return None if asked is None or prepared is None else _print(asked, *prepared)


def _understand(words: Sequence[str]) -> Asked | None:
    asked = Asked()
    given = list(reversed(words))
    stages: list[str] = []
    wanted: list[str] = []
    while given:
        word = given.pop()
        if word in ("--json", "--csv", "--plain"):
            setattr(asked, word[2:], True)
        elif word == "--conflicts":
            asked.query.has_conflicts = True
        elif word == "--due":
            asked.query.is_due = True
        elif word in ("--stage", "--limit", "--sort", "--desk"):
            if not given or not _take(asked, stages, word, given.pop()):
                return None
        elif word.startswith("-"):
            return None
        else:
            wanted.append(word)
    asked.query.words, asked.query.stages = tuple(wanted), tuple(stages)
    asked.query.sort = asked.query.sort or ("next" if asked.query.is_due else "")
    return None if asked.json and asked.csv else asked


def _take(asked: Asked, stages: list[str], option: str, value: str) -> bool:
    """Take the value of an option in, or say that it is none that is known word for word."""
    if option == "--stage" and value in _STAGES:
        stages.append(value)
    elif option == "--limit" and value.isascii() and value.isdigit() and len(value) < 10:
        asked.query.limit = int(value)
    elif option == "--sort" and value.removeprefix("-") in _SORTS:
        asked.query.sort = value
    elif option == "--desk" and value and not value.startswith("-"):
        asked.desk = value
    else:
        return False
    return True


def _prepare(asked: Asked) -> tuple[_Found, object] | None:
    from factcheck.desk.quick_reads import find_root, read_page

    root = find_root(asked.desk, os.environ)
    answered = read_page(root, asked.query) if root else None
    if answered is None:
        return None
    return _Found(answered), answered.labels


def _has_no_index(asked: Asked) -> bool:
    from factcheck.desk.quick_reads import find_root, has_index

    root = find_root(asked.desk, os.environ)
    return bool(root) and not has_index(root)


def _print(asked: Asked, found: _Found, labels: object) -> int:
    from factcheck.render.case_list import show_cases
    from factcheck.render.output import make_output

    try:
        output = make_output(json=asked.json, csv=asked.csv, plain=asked.plain)
        show_cases(output, found, labels=labels)  # type: ignore[arg-type]  # light twins of the same attributes
        sys.stdout.flush()
    except BrokenPipeError:
        from factcheck.cli.boundary import leave_closed_pipe

        return leave_closed_pipe()
    except OSError as error:
        from factcheck.cli.boundary import own_fault

        return own_fault(error, [f"--{form}" for form in ("json", "plain") if getattr(asked, form)])
    return 0
