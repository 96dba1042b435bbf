"""Taking something out of the desk: opening a link in the browser, copying a link or a summary."""

from __future__ import annotations

import os
import sys
from typing import Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import not_one_case


def _with_link(screen: Any, use: Any) -> None:
    from factcheck.desk.links import link_of
    from factcheck.render.inert import view
    from factcheck.tui.asking import ask

    app, (case, *_) = screen.desk_app, screen.chosen_cases()
    evidence = getattr(screen, "chosen_evidence", str)()
    ask(screen, lambda: use(app, view(link_of(app.desk, case, evidence))), app.say, group="link")


def _open(app: Any, link: str) -> str:
    """Open it in a browser that has a window of its own; one in the terminal would draw over the desk."""
    is_windowed = sys.platform in ("darwin", "win32") or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )
    if not is_windowed:
        return f"No browser can be opened from here. {_copy(app, link)}"
    app.call_from_thread(app.open_url, link)
    return f"Opened: {link}"


def _copy(app: Any, text: str) -> str:
    return copied(app, text, text if "\n" not in text and len(text) < 200 else "the summary")


def copied(app: Any, text: str, what: str) -> str:
    """Copy a text, in the worker that this is called from, and say by which way."""
    from factcheck.tui.clipboard import copy

    return f"Copied by {copy(app, text, os.environ)}: {what}"


def _copy_summary(screen: Any) -> None:
    from factcheck.tui.actions.publishing import summary_of
    from factcheck.tui.asking import ask

    app, (case, *_) = screen.desk_app, screen.chosen_cases()
    ask(screen, lambda: _copy(app, summary_of(app.desk, case)), app.say, group="copy")


ACTIONS = (
    Action("open-link", "O", "Browser", "Open the address of the evidence, or of what was published, in the browser.",
           lambda screen: _with_link(screen, _open), no_command="the address is printed by show", why_not=not_one_case,
           in_footer=False),
    Action("copy-link", "Y", "Copy link", "Copy the address of the evidence, or of what was published.",
           lambda screen: _with_link(screen, _copy), no_command="the address is printed by show", why_not=not_one_case,
           in_footer=False),
    Action("copy-summary", "y", "Copy", "Copy the summary of the case.", _copy_summary, "summary", why_not=not_one_case,
           in_footer=False),
)  # fmt: skip
