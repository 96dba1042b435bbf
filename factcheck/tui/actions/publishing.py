"""What readers get: publishing with a preview, correcting, withdrawing, and the summary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import no_case, not_one_case, open_form, said, with_answer, with_case
from factcheck.tui.actions.replies import evidence_options

if TYPE_CHECKING:
    from factcheck.desk.place import Desk
    from factcheck.model.case import Case
    from factcheck.model.rehearsal import Rehearsal
    from factcheck.tui.form import Form
    from factcheck.tui.messages import Told


def summary_of(desk: Desk, case: str) -> str:
    """The summary of a case as text; of a verdict that nobody approved yet as a draft, marked as one."""
    from factcheck.desk.summaries import Wanted, write_summary_of

    return write_summary_of(desk, Wanted((case,), drafts=True), "text")


def _publish(screen: Any) -> None:
    def read(desk: Desk, identifier: str) -> Rehearsal:
        from factcheck.desk.rehearsing import rehearse_publication

        return rehearse_publication(desk, identifier)

    with_answer(screen, read, lambda found: _publish_form(screen.desk_app, found))


def found_words(tried: Rehearsal) -> tuple[tuple[str, str], ...]:
    """What `publish --dry-run` found, for the preview: what stands in the way first."""
    ordered = sorted(tried.findings, key=lambda one: not one.stops)
    return tuple(
        (f"{'In the way' if one.stops else 'Pointed out'}: {one.check}: {one.message}\n", "bold" if one.stops else "")
        for one in ordered
    )


def _publish_form(app: Any, tried: Rehearsal) -> Form:
    from factcheck.desk.publishing import publish_case
    from factcheck.errors import RefusedError
    from factcheck.tui.form import Field, Form
    from factcheck.tui.messages import Told
    from factcheck.tui.shown import shown

    case, stage = tried.case, tried.stage
    if stage != "approved":
        raise RefusedError(f"Case {case} is {stage}: only what a second person approved is published.",
                           hint="m shows its summary; 3 on the case says what is missing.")  # fmt: skip

    def save(values: Mapping[str, str]) -> Told:
        publish_case(app.desk, case, url=values["url"].strip(), published_on=values["published_on"].strip())
        return Told(f"Case {case} is published. y copies its summary.", (case,), undoes=False)

    fields = (
        Field("url", "Address", "where readers find it; may stay empty"),
        Field("published_on", "Day", "2026-01-31; else today"),
    )
    about = "Nothing is sent anywhere. What readers see is kept with its hash; it can be corrected, and not undone."
    found = found_words(tried)
    page = shown(
        *found, ("\n" if found else "", ""), ("This is what readers see:\n\n", "dim"), tried.text, multiline=True
    )
    return Form(
        "publish",
        f"Publish case {case}",
        fields,
        save,
        (case,),
        f"factcheck publish {case} --url URL",
        about,
        page=page,
    )


def _correct(screen: Any) -> None:
    with_case(screen, lambda case: _correct_form(screen.desk_app, case))


def _correct_form(app: Any, case: Case) -> Form:
    from factcheck.desk.publishing import correct_case
    from factcheck.tui.actions.verdicts import rating_field
    from factcheck.tui.form import SEVERAL, TEXT, Field, Form
    from factcheck.tui.messages import Told

    _refuse_unpublished(case)

    def save(values: Mapping[str, str]) -> Told:
        texts = {name: values[name].strip() for name in ("was", "now", "because", "reported_by", "url", "reasoning")}
        correct_case(app.desk, case.id, rating=values["rating"], cites=tuple(values["cites"].split()), **texts)
        return Told(f"Case {case.id} is corrected and published again.", (case.id,), undoes=False)

    fields = (
        Field("was", "What was wrong", kind=TEXT, needed=True),
        Field("now", "What is right", kind=TEXT, needed=True),
        Field("because", "Why it was wrong", kind=TEXT, needed=True),
        Field("reported_by", "Who found the mistake"),
        Field("url", "Address", "where readers find it now"),
        rating_field(app, "New rating", "only where it changes; then a second person's act"),
        Field("reasoning", "New reasoning", "only where it changes", TEXT),
        Field("cites", "Evidence of a new verdict", "space marks each", SEVERAL, options=evidence_options(case)),
    )
    command = f'factcheck correct {case.id} --was "TEXT" --now "TEXT" --because "WHY"'
    return Form("correct", f"Correct case {case.id}", fields, save, (case.id,), command, case.claim)


def _refuse_unpublished(case: Case) -> None:
    from factcheck.errors import RefusedError

    if not case.publications:
        raise RefusedError(
            f"Case {case.id} was never published: there is nothing to correct.", hint="V proposes a verdict."
        )


def _withdraw(screen: Any) -> None:
    from factcheck.desk.publishing import withdraw_case
    from factcheck.tui.form import TEXT, Field, Form
    from factcheck.tui.messages import Told

    app, (case, *_) = screen.desk_app, screen.chosen_cases()

    def save(values: Mapping[str, str]) -> Told:
        withdraw_case(app.desk, case, values["because"])
        return Told(f"The verdict of case {case} is withdrawn.", (case,), undoes=False)

    fields = (Field("because", "Why", "readers see it; the verdict stays on record", TEXT, needed=True),)
    command = f'factcheck withdraw {case} --because "WHY"'
    open_form(screen, Form("withdraw", f"Withdraw the verdict of case {case}", fields, save, (case,), command))


def _summary(screen: Any) -> None:
    from factcheck.desk.summaries import Wanted
    from factcheck.tui.screens.summary import SummaryScreen

    cases = screen.chosen_cases()
    screen.app.push_screen(SummaryScreen(Wanted(cases, drafts=True), said(cases)))


ACTIONS = (
    Action("publish", "P", "Publish", "Publish an approved verdict, with a preview of what readers see.", _publish,
           "publish", why_not=not_one_case, changes=True),
    Action("summary", "m", "Summary", "What readers see of the case, or would see.", _summary, "summary",
           why_not=no_case, in_footer=False),
    Action("correct", "X", "Correct", "Correct what was published, and publish it again.", _correct, "correct",
           why_not=not_one_case, changes=True, in_footer=False),
    Action("withdraw", "Z", "Withdraw", "Take a published verdict back, with the reason.", _withdraw, "withdraw",
           why_not=not_one_case, changes=True, in_footer=False),
)  # fmt: skip
