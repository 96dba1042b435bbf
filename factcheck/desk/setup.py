"""Making a desk, and what it says about itself."""

from __future__ import annotations

import os
from pathlib import Path

from factcheck.config import write_new_desk_settings, write_user_setting
from factcheck.config.settings_file import write_new
from factcheck.desk.place import SETTINGS_FILE, Desk, open_desk
from factcheck.desk.who import who_is_working
from factcheck.errors import DuplicateRefusedError, NotWritableError, UnknownPersonError
from factcheck.model.desk_view import DeskView
from factcheck.verdicts.scale_files import load_scale

# What git is told of a desk that is kept in it. It must not turn line ends: a file is proved byte by byte.
_FOR_GIT = {
    ".gitignore": "# What can be made again from the case files.\n.index/\n.locks/\n.aside/\n",
    ".gitattributes": "# The files of a desk are proved byte by byte.\n* -text\n",
}


def init_desk(root: Path, *, name: str = "", scale: str = "default", language: str = "en") -> Desk:
    """Make a folder a desk: its settings, and nothing else. Raises where it is one already or the scale is not known."""
    if (root / SETTINGS_FILE).exists():
        raise DuplicateRefusedError(
            f"{root} is a desk already; nothing was changed.", hint=f"factcheck --desk {root} desk show"
        )
    load_scale(scale, root / "scales")
    try:
        write_new_desk_settings(root / SETTINGS_FILE, name=name or name_of_folder(root), scale=scale, language=language)
        for name_of_file, text in _FOR_GIT.items():
            if not (root / name_of_file).exists():
                write_new(root / name_of_file, text)
    except OSError as error:
        raise NotWritableError(
            f"The desk could not be made in {root}: {error.strerror or error}.",
            hint="Choose a folder that you may write to.",
        ) from error
    return open_desk(root)


def show_desk(desk: Desk) -> DeskView:
    """What the desk says about itself: settings, numbers, where its files lie, and who is working."""
    try:
        working = str(desk.who)
    except UnknownPersonError:
        working = ""
    settings, scale = desk.settings, desk.scale
    return DeskView(
        path=str(desk.root),
        name=settings.name,
        language=settings.language,
        scale=scale.key,
        scale_name=scale.name,
        scale_version=scale.version,
        standards=dict(settings.standards),
        people=tuple(
            f"{person.name} <{person.address}>" if person.address else person.name for person in settings.people
        ),
        cases=len(desk.store.case_ids()),
        articles=len(desk.store.article_ids()),
        index=str(desk.store.index_path),
        person=working,
        organisation=settings.organisation,
        url=settings.url,
        contact=settings.contact,
        corrections=settings.corrections,
        funding=settings.funding,
        roles=tuple(person.role for person in settings.people),
        numbers={
            "independent-sources": settings.independent_sources,
            "approvals": settings.approvals,
            "reviewers": settings.reviewers,
        },
        rate_first=settings.rate_first,
        weekend=settings.weekend,
        holidays=settings.holidays,
        days_to_answer=settings.days_to_answer,
    )


def remember_who(person: str) -> None:
    """Keep who works on this machine in the user's own settings."""
    write_user_setting("by", person)


def name_of_folder(root: Path) -> str:
    """What a desk in a folder is called where nobody names it: as the folder, or as that around a folder `cases`."""
    resolved = root.resolve()
    return resolved.parent.name if resolved.name == "cases" and resolved.parent.name else resolved.name


def working_person() -> str:
    """Who is working on this machine, whatever the desk. Raises UnknownPersonError where nobody said."""
    return str(who_is_working("", os.environ))
