"""The verdict: proposing one with citations picked from the evidence, and the second person's review of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import PAGE_WIDTH, not_one_case, with_answer, with_case
from factcheck.tui.actions.replies import evidence_options

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.desk.place import Desk
    from factcheck.desk.second_rating import RatingWanted
    from factcheck.model.case import Case
    from factcheck.tui.form import Field, Form, Option
    from factcheck.tui.messages import Told


def rating_field(app: Any, label: str, help_: str = "", value: str = "", *, needed: bool = False) -> Field:
    """Asks for a rating of the desk's scale; on a scale of free sentences, for the sentence."""
    from factcheck.tui.form import CHOICE, LINE, Field

    options = rating_options(app)
    return Field("rating", label, help_, CHOICE if options else LINE, value, options, needed=needed)


def rating_options(app: Any) -> tuple[Option, ...]:
    """The ratings of the desk's scale, from true to false, with what they mean."""
    from factcheck.render.words import rating_sign
    from factcheck.tui.form import Option

    scale, language = app.desk.scale, app.desk.settings.language
    found = []
    for one in scale.ratings:
        (symbol, _), word = rating_sign(app.labels, scale.key, one.key)
        meaning = one.meaning.get(language) or one.meaning.get(scale.language) or ""
        found.append(Option(one.key, f"{symbol} {word}" + (f"  {meaning}" if meaning else "")))
    return tuple(found)


def _propose(screen: Any) -> None:
    with_case(screen, lambda case: _propose_form(screen.desk_app, case))


def _propose_form(app: Any, case: Case) -> Form:
    from factcheck.desk.verdicts import propose_verdict
    from factcheck.tui.form import SEVERAL, TEXT, Field, Form
    from factcheck.tui.messages import Told

    now = case.verdict
    seen = [tuple(said.event for said in case.verdicts)]  # what the author has seen; what came meanwhile is shown first

    def save(values: Mapping[str, str]) -> Told:
        from factcheck.errors import ChangedMeanwhileError

        try:
            done = propose_verdict(
                app.desk, case.id, values["rating"], values["because"], tuple(values["cites"].split()),
                values["differs_because"], seen=seen[0],
            )  # fmt: skip
        except ChangedMeanwhileError:
            seen[0] = tuple(said.event for said in app.desk.store.read_case(case.id).case.verdicts)
            raise
        return Told(f"A verdict is proposed for case {case.id}; it is {done.case.stage}.", (case.id,))

    fields = (
        rating_field(app, "Rating", value=now.rating if now else "", needed=True),
        Field("because", "Reasoning", "[EVIDENCE] in it becomes a citation; ^e opens your editor", TEXT,
              now.reasoning if now else "", needed=True),
        Field("cites", "Evidence it rests on", "space marks each", SEVERAL, " ".join(now.cites) if now else "",
              evidence_options(case), needed=True),
        Field("differs_because", "Why it differs", "only where nearly the same claim was rated otherwise"),
    )  # fmt: skip
    command = f'factcheck verdict propose {case.id} RATING --because "TEXT" --cites EVIDENCE,…'
    return Form("verdict-propose", f"A verdict for case {case.id}", fields, save, (case.id,), command, case.claim)


def review(screen: Any) -> None:
    """The second person's review; on a desk that asks for it, their own rating before they see the first."""
    from factcheck.desk.second_rating import rating_wanted

    def read(desk: Desk, identifier: str) -> tuple[Case, RatingWanted | None]:
        return desk.store.read_case(identifier).case, rating_wanted(desk, identifier)

    def make(found: tuple[Case, RatingWanted | None]) -> Form:
        case, wanted = found
        _refuse_without_verdict(case)
        return _blind_form(screen.desk_app, case) if wanted else _review_form(screen.desk_app, case)

    def then(told: Told) -> None:
        if told.cases and told.sentence.endswith(_AND_NOW):
            review(screen)

    with_answer(screen, read, make, then)


_AND_NOW = "Now decide."


def _refuse_without_verdict(case: Case) -> None:
    from factcheck.errors import RefusedError

    if case.stage != "in-review":
        raise RefusedError(
            f"Case {case.id} is {case.stage}: only what is in review can be reviewed.", hint="s moves it to in-review."
        )


def _blind_form(app: Any, case: Case) -> Form:
    """Asks for the reviewer's own rating; nothing of the verdict is shown."""
    from factcheck.desk.second_rating import spare_dissenters
    from factcheck.desk.verdicts import review_verdict
    from factcheck.render.second_rating_page import review_words
    from factcheck.tui.form import TEXT, Field, Form
    from factcheck.tui.messages import Told

    def save(values: Mapping[str, str]) -> Told:
        done = review_verdict(app.desk, case.id, rating=values["rating"], because=values["because"])
        given = done.case.reviews[-1]
        agreed = given.blind is not None and given.blind.rating == given.rating
        words = review_words(done.case, given, app.labels, spare_dissenters(app.desk))
        return Told(f"{words.partition(' Next: ')[0]} {_AND_NOW}" if agreed else words, (case.id,))

    fields = (
        rating_field(app, "Your own rating", "before you are shown the author's", needed=True),
        Field("because", "Why you rate it so", kind=TEXT, needed=True),
    )
    command = f'factcheck review {case.id} --rating RATING --because "WHY"'
    title = f"Review of case {case.id}: your own rating first"
    return Form("review", title, fields, save, (case.id,), command, case.claim, page=_page(app, case, blind=True),
                part="blind")  # fmt: skip


def _review_form(app: Any, case: Case) -> Form:
    from factcheck.desk.second_rating import spare_dissenters
    from factcheck.desk.verdicts import review_verdict
    from factcheck.render.second_rating_page import review_words
    from factcheck.tui.form import CHOICE, TEXT, Field, Form, Option
    from factcheck.tui.messages import Told

    def save(values: Mapping[str, str]) -> Told:
        decision, because = values["decision"], values["because"].strip()
        done = review_verdict(
            app.desk, case.id, approve=decision == "approve", rating=values["rating"], because=because,
            ask_changes=because if decision == "changes" else "",
        )  # fmt: skip
        words = review_words(done.case, done.case.reviews[-1], app.labels, spare_dissenters(app.desk))
        return Told(words, (case.id,))

    options = (Option("approve", "approve: it may be published"), Option("changes", "ask for changes: say which, below"),
               Option("rate", "only rate it yourself"))  # fmt: skip
    fields = (
        Field("decision", "Decision", kind=CHOICE, options=options, needed=True),
        Field("because", "Why, or what must change first", kind=TEXT),
        rating_field(app, "Your own rating", "if you want it on record"),
    )
    command = f"factcheck review {case.id} --approve"
    return Form("review", f"Review of case {case.id}", fields, save, (case.id,), command, case.claim,
                page=_page(app, case, blind=False))  # fmt: skip


def _page(app: Any, case: Case, *, blind: bool) -> Content:
    """What a reviewer looks at: the verdict, unless they rate first, and the evidence."""
    from factcheck.model.case_record import case_record
    from factcheck.render.case_verdict import write_verdict
    from factcheck.render.page import Page
    from factcheck.render.words import IDENTIFIER, STANCES, UNKNOWN_SIGN
    from factcheck.tui.captured import CapturedOutput

    output = CapturedOutput(PAGE_WIDTH)
    page = Page(output)
    if not blind:
        write_verdict(page, case_record(case), app.labels)
    page.heading("Evidence", len(case.evidence))
    for piece in case.evidence:
        if piece.counts:
            symbol, style = STANCES.get(piece.stance, UNKNOWN_SIGN)
            page.item([(f"{symbol} ", style)], (piece.id, IDENTIFIER), f"  {piece.stance}  ", (piece.name, "bold"))
            page.item([], f"“{piece.quote}”" if piece.quote else piece.url, indent=4)
    return output.content


ACTIONS = (
    Action("verdict-propose", "V", "Verdict", "Propose a rating with reasons, citing evidence picked from a list.",
           _propose, "verdict propose", why_not=not_one_case, changes=True),
    Action("review", "d", "Review", "Decide on a proposed verdict as the second person.", review, "review",
           why_not=not_one_case, changes=True),
)  # fmt: skip
