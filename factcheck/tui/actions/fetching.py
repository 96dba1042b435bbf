"""What goes to the internet, and only when it is asked for here: keeping copies of sources, and reading them again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import no_case, said
from factcheck.tui.actions.evidence import no_evidence

if TYPE_CHECKING:
    from factcheck.model.capture import Outcome
    from factcheck.tui.messages import Told


def _capture(screen: Any) -> None:
    from factcheck.tui.actions.asked import open_form
    from factcheck.tui.form import SWITCH, Field, Form
    from factcheck.tui.suggesting import suggest_path

    app, (case, *_), evidence = screen.desk_app, screen.chosen_cases(), screen.chosen_evidence()
    fields = (
        Field("file", "File", "a saved page, PDF or picture (→ completes it); empty: the page is fetched now",
              suggest=suggest_path),
        Field("take_details", "Write down the title, publisher, author and date that the page states", kind=SWITCH),
        Field("allow_private", "The address is in our own network", kind=SWITCH),
    )  # fmt: skip
    command = f"factcheck evidence capture {case} {evidence}"
    form = Form("evidence-capture", f"A copy of evidence {evidence}", fields,
                lambda values: _kept(app, case, evidence, values), (case,), command, part=evidence)  # fmt: skip
    open_form(screen, form)


def _kept(app: Any, case: str, evidence: str, values: Mapping[str, str]) -> Told:
    from pathlib import Path

    from factcheck.desk.capturing import Way, capture_evidence
    from factcheck.desk.evidence import capture_file
    from factcheck.tui.messages import Told

    file = values["file"].strip()
    if file:
        capture_file(app.desk, case, evidence, Path(file).expanduser())
        return Told(f"A copy of evidence {evidence} of case {case} is kept.", (case,))
    way = Way(allow_private=bool(values["allow_private"]), take_details=bool(values["take_details"]))
    return _told([capture_evidence(app.desk, case, evidence, way)])


def _told(outcomes: Sequence[Outcome]) -> Told:
    """What became of each piece. Undone is a single one only: of several it would take the copy of the last."""
    from factcheck.render.capture_words import outcome_lines
    from factcheck.tui.messages import Told

    lines = [line for outcome in outcomes for line in outcome_lines(outcome)]
    kept = tuple(outcome.case for outcome in outcomes if outcome.copy is not None)
    return Told("\n".join(lines) or "No source waits for a copy.", kept, undoes=len(outcomes) == 1 == len(kept))


def _retry(screen: Any) -> None:
    from factcheck.desk.capturing import capture_queue, queue_of

    app, cases = screen.desk_app, screen.chosen_cases()
    _begin(screen, f"Capturing what waits in {said(cases)} …",
           lambda: _told([one for case in cases for one in capture_queue(app.desk, queue_of(app.desk, case))]))  # fmt: skip


def _watch(screen: Any) -> None:
    app, cases = screen.desk_app, screen.chosen_cases()
    _begin(screen, f"Reading the sources of {said(cases)} again …", lambda: _seen(app, cases))


def _seen(app: Any, cases: Sequence[str]) -> Told:
    from factcheck.desk.reading_again import read_again, sources_of
    from factcheck.render.watch_page import news_words, total_words
    from factcheck.tui.messages import Told

    sources = [source for case in cases for source in sources_of(app.desk, case)[0]]
    seen = tuple(read_again(app.desk, tuple(sources)))
    lines = [line for one in seen if one.is_news for line in news_words(one)]
    return Told("\n".join([*lines, total_words(seen)]), undoes=False)


def _begin(screen: Any, sentence: str, job: Any) -> None:
    """Say what begins, and do it in a worker of the app: the screen may be left meanwhile."""
    from factcheck.tui.asking import ask

    app = screen.desk_app
    app.say(sentence)
    ask(app, job, app.post_message, group=f"fetch {sentence}")


ACTIONS = (
    Action("evidence-capture", "C", "Keep copy", "Keep a copy of a piece of evidence: its page, or a file.", _capture,
           "evidence capture", why_not=no_evidence, changes=True, in_footer=False),
    Action("evidence-retry", "ctrl+r", "Captures", "Capture every source of the case that has no copy yet.", _retry,
           "evidence retry", why_not=no_case, changes=True, in_footer=False),
    Action("watch", "ctrl+w", "Read again", "Read the sources of the case again, and say what is gone or changed.", _watch,
           "watch", why_not=no_case, changes=True, in_footer=False),
)  # fmt: skip
