"""What is asked of a case once readers have seen it: who leans on it, what they saw before, and a file for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import no_case, not_one_case, open_form

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


def _bundle(screen: Any) -> None:
    from factcheck.desk.bundles import make_bundle
    from factcheck.tui.form import SWITCH, Field, Form
    from factcheck.tui.messages import Told

    app, cases = screen.desk_app, screen.chosen_cases()

    def save(values: Mapping[str, str]) -> Told:
        made = make_bundle(app.desk, Path(values["file"].strip()).expanduser(), cases=cases,
                           with_addresses=bool(values["with_addresses"]))  # fmt: skip
        return Told(f"{made.path} is written, SHA-256 {made.sha256[:16]}….", (), undoes=False)

    fields = (
        Field("file", "File", value=f"bundle-{cases[0]}.zip", needed=True),
        Field("with_addresses", "Also where events carry addresses of others than the desk's people", kind=SWITCH),
    )
    about = (
        "Readers get the pages, the events, every published version and the copies of what is cited; nothing that is "
        "confidential, and of what people wrote only what readers were shown. factcheck verify proves it anywhere."
    )
    command = f"factcheck bundle {' '.join(cases)} -o FILE.zip"
    open_form(screen, Form("bundle", "A bundle for readers", fields, save, (), command, about))


ACTIONS = (
    Action("ripple", "K", "Ripple", "The cases that lean on this one or on a source it withdrew, and the way to each.",
           _ripple, "ripple", why_not=not_one_case, in_footer=False),
    Action("versions", "H", "Versions", "What readers have seen of the case, and what changed each time.", _versions,
           "history --published", why_not=not_one_case, in_footer=False),
    Action("bundle", "J", "Bundle", "Put what readers were told, with its record, into one file that proves itself.",
           _bundle, "bundle", why_not=no_case, in_footer=False),
)  # fmt: skip
