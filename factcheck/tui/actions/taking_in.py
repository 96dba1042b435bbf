"""Taking an article in, from wherever no other article is open; and the list of those that were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import open_form

if TYPE_CHECKING:
    from factcheck.desk.intake import TakenIn
    from factcheck.model.proposal import ReadArticle
    from factcheck.tui.messages import Told


def _take_in(screen: Any) -> None:
    from factcheck.tui.form import SWITCH, TEXT, Field, Form
    from factcheck.tui.suggesting import suggest_path

    app = screen.desk_app
    fields = (
        Field("source", "File or address", "article.txt (→ completes it), or https://…, which is captured first",
              suggest=suggest_path),
        Field("text", "Or its text", "pasted or typed here; ^e opens your editor", TEXT),
        Field("encoding", "Encoding", "of a text that is read wrong, for example windows-1250"),
        Field("allow_private", "The address is in our own network", kind=SWITCH),
    )  # fmt: skip
    taken: list[TakenIn] = []

    def save(values: Mapping[str, str]) -> Told:
        taken[:] = [_taken_in(app, values)]
        return _told(taken[0])

    form = Form("intake", "Take an article in", fields, save, (), "factcheck intake SOURCE")
    open_form(screen, form, lambda _told: _show(app, taken[0]))


def _taken_in(app: Any, values: Mapping[str, str]) -> TakenIn:
    from factcheck.desk.intake import Given, take_in

    return take_in(app.desk, _read(app, values), Given())  # what the article states; e on its screen says otherwise


def _read(app: Any, values: Mapping[str, str]) -> ReadArticle:
    """The article from where the person says it is. Raises UsageError unless they name one place."""
    from factcheck.desk.intake import read_written
    from factcheck.desk.pages import read_named
    from factcheck.errors import UsageError

    source, text = values["source"].strip(), values["text"]
    if bool(source) == bool(text.strip()):
        raise UsageError("Name a file or an address, or paste a text. Nothing was changed.", hint="One of the two.")
    if text.strip():
        return read_written(text)
    if source == "-":
        raise UsageError("There is no standard input here. Nothing was changed.", hint="Paste the text instead.")
    allow_private = bool(values["allow_private"])
    return read_named(app.desk, source, encoding=values["encoding"].strip(), allow_private=allow_private)


def _told(taken: TakenIn) -> Told:
    from factcheck.tui.messages import Told

    name = taken.article.title or taken.article.detail("source_name") or "The article"
    if taken.is_new_version:
        what = f"“{name}” had changed: its new text is kept beside the old one."
    elif taken.recognised:
        what = f"“{name}” is at the desk already ({taken.recognised})."
    else:
        what = f"“{name}” was taken in."
    return Told("\n".join((what, *taken.notes)), undoes=False)


def _show(app: Any, taken: TakenIn) -> None:
    from factcheck.tui.screens.intake import IntakeScreen

    app.push_screen(IntakeScreen(taken.article.id, taken))


def _articles(screen: Any) -> None:
    from factcheck.tui.screens.articles import ArticlesScreen

    screen.app.push_screen(ArticlesScreen())


ACTIONS = (
    Action("intake", "i", "Take in", "Take an article in, from a file, an address or a pasted text.", _take_in, "intake",
           changes=True),
    Action("articles", "A", "Articles", "Every article that was taken in, with how many of its claims are checked.",
           _articles, "article list", in_footer=False),
)  # fmt: skip
