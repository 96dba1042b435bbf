"""`note` and `evidence add` in their plain forms, without Typer, whose loading takes as long as the change itself.

Only the understanding of the words is spared. What is done, and what is said where it can't be, is the same code under the
same boundary, so a change that was begun here ends here: it is never tried a second time.
"""

from __future__ import annotations

from factcheck.cli.plain_words import PlainForm, understand

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COMMON = ("--desk", "--by", "--at")
_FORMS = ("--json", "--plain")
NOTE = PlainForm((2, 2), _COMMON, _FORMS)
DETAILS = (
    "--quote",
    "--title",
    "--publisher",
    "--author",
    "--kind",
    "--origin",
    "--interest",
    "--published-on",
    "--note",
)
EVIDENCE = PlainForm((2, 2), (*_COMMON, "--stance", *DETAILS), (*_FORMS, "--confidential", "--no-capture"))


def answer(arguments: Sequence[str]) -> int | None:
    """The exit code where the change was made or refused here, None where Typer has to."""
    act = _note(arguments[1:]) if arguments[0] == "note" else _evidence(arguments[1:])
    if act is None:
        return None
    from factcheck.cli.boundary import run

    def without_typer(_arguments: list[str]) -> int:
        from factcheck.cli.session import remember_desk

        remember_desk(None)
        act()
        return 0

    return run(arguments, without_typer)


def _note(given: Sequence[str]) -> Callable[[], None] | None:
    understood = understand(given, NOTE)
    if understood is None:
        return None
    (case, text), options = understood

    def act() -> None:
        from factcheck.cli.acts import write_note

        write_note(case, text, _opening(options))

    return act


def _evidence(given: Sequence[str]) -> Callable[[], None] | None:
    understood = understand(given[1:], EVIDENCE) if given[:1] == ["add"] else None
    if understood is None or "--stance" not in understood[1]:
        return None
    (case, source), options = understood

    def act() -> None:
        from factcheck.cli.acts import add_source

        details = {name[2:].replace("-", "_"): options[name] for name in DETAILS if name in options}
        more = {"confidential": "--confidential" in options, "capture": "--no-capture" not in options}
        add_source(case, source, options["--stance"], details, _opening(options), **more)

    return act


def _opening(options: dict[str, str]) -> dict[str, object]:
    """What `session.start` is told."""
    from pathlib import Path

    folder = options.get("--desk")
    return {
        "folder": Path(folder) if folder else None,
        "by": options.get("--by", ""),
        "at": options.get("--at", ""),
        "json": "--json" in options,
        "plain": "--plain" in options,
    }
