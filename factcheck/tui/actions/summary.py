"""What can be done with a summary that is previewed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action

if TYPE_CHECKING:
    from factcheck.tui.messages import Told


def _save(screen: Any) -> None:
    from factcheck.tui.actions.asked import open_form
    from factcheck.tui.form import CHOICE, Field, Form

    app, wanted = screen.desk_app, screen.wanted
    fields = (
        Field("format", "Format", "as what", CHOICE, screen.format, _formats(app.desk, len(wanted.cases) == 1), needed=True),
        Field("file", "File", "its name; left empty, summary and the ending of the format"),
    )  # fmt: skip
    command = f"factcheck summary {wanted.cases[0] if wanted.cases else 'CASE'} --format F -o FILE"
    about = "Confidential evidence is in none of them but the memo, which is for the desk alone."
    open_form(screen, Form("summary-save", "Save the summary", fields, lambda values: _write(app.desk, wanted, values),
                           wanted.cases, command, about))  # fmt: skip


def _formats(desk: Any, is_one: bool) -> tuple[Any, ...]:
    """Every format, with what it is; those that tell of one case can't be chosen for several."""
    from factcheck.desk.memo import MEMO
    from factcheck.desk.summary_files import formats_of
    from factcheck.tui.form import Option

    why_not = "" if is_one else "it tells of one case"
    public = (Option(one.name, f"{one.name}: {one.about}", why_not if one.only_one else "") for one in formats_of(desk))
    return (*public, Option(MEMO, f"{MEMO}: all of a case, confidential evidence too, for its editor", why_not))


def _write(desk: Any, wanted: Any, values: Mapping[str, str]) -> Told:
    """Write the file. Raises RefusedError where one of its name is there, and what the desk raises."""
    from pathlib import Path

    from factcheck.desk.memo import is_memo, make_memo_file
    from factcheck.desk.summary_files import make_summary_file, save_summary_file
    from factcheck.errors import RefusedError
    from factcheck.tui.messages import Told

    name, typed = values["format"], values["file"].strip()
    to = Path(typed).expanduser() if typed else None
    made = make_memo_file(desk, wanted.cases, "", to) if is_memo(name) else make_summary_file(desk, wanted, name)
    to = to or Path(f"{'memo' if is_memo(name) else 'summary'}.{made.format.ending}")
    if to.exists():
        raise RefusedError(f"{to} is there already. Nothing was written.", hint="Give the file another name.")
    save_summary_file(made, to)
    alternative = f" Alternative text: {made.alternative}" if made.alternative else ""
    return Told(f"Written to {to}.{alternative}", undoes=False)


def _copy(screen: Any) -> None:
    import os

    from factcheck.tui.asking import ask
    from factcheck.tui.clipboard import copy

    app, text, name = screen.desk_app, screen.text, screen.format
    ask(screen, lambda: f"Copied by {copy(app, text, os.environ)}: the summary as {name}", app.say, group="copy")


def _not_made(screen: Any) -> str:
    return "" if screen.text else "There is no summary yet."


ACTIONS = (
    Action("summary-format", "f", "Format", "The next format that is text: text, markdown, html, json, csv …",
           lambda screen: screen.turn_format(), "summary --format"),
    Action("summary-drafts", "d", "Drafts", "Show verdicts that nobody approved yet, or hide them.",
           lambda screen: screen.turn_drafts(), "summary --drafts"),
    Action("summary-save", "s", "Save", "Save it as any of the formats: Word, PDF, a workbook, a picture, the memo …", _save,
           "summary --format"),
    Action("summary-copy", "y", "Copy", "Copy what is shown.", _copy, "summary --format", why_not=_not_made),
)  # fmt: skip
