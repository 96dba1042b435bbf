"""What is asked of a case once readers have seen it: who leans on it, and what they saw before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import not_one_case

if TYPE_CHECKING:
    from textual.content import Content


def _ripple(screen: Any) -> None:
    from factcheck.desk.ripple import ripples_of
    from factcheck.render.ripple_page import show_ripple
    from factcheck.tui.captured import CapturedOutput
    from factcheck.tui.screens.reading import ReadingScreen

    app, (case, *_) = screen.desk_app, screen.chosen_cases()

    def write(width: int) -> Content:
        app.know_labels()
        output = CapturedOutput(width)
        for found in ripples_of(app.desk, case):
            show_ripple(output, found, labels=app.labels)
            output.line()
        return output.content

    app.push_screen(ReadingScreen(f"What leans on case {case}", write, (case,)))


def _versions(screen: Any) -> None:
    from factcheck.desk.versions import compare_versions, read_versions
    from factcheck.render.versions_page import show_comparison, show_versions
    from factcheck.tui.captured import CapturedOutput
    from factcheck.tui.screens.reading import ReadingScreen

    app, (case, *_) = screen.desk_app, screen.chosen_cases()

    def write(width: int) -> Content:
        output = CapturedOutput(width)
        seen = read_versions(app.desk, case)
        show_versions(output, seen.case, seen.versions, seen.withdrawals)
        for version in reversed(seen.versions[1:]):
            output.line()
            found = compare_versions(app.desk, case, f"{version.number}")
            show_comparison(output, found.case, found.before, found.after, found.changes)
        return output.content

    app.push_screen(ReadingScreen(f"What readers saw of case {case}", write, (case,)))


ACTIONS = (
    Action("ripple", "K", "Ripple", "The cases that lean on this one or on a source it withdrew, and the way to each.",
           _ripple, "ripple", why_not=not_one_case, in_footer=False),
    Action("versions", "H", "Versions", "What readers have seen of the case, and what changed each time.", _versions,
           "history --published", why_not=not_one_case, in_footer=False),
)  # fmt: skip
