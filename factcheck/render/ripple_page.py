"""What leans on something that was wrong: each case with the way that leads there, what readers see, and what to do."""

from __future__ import annotations

from factcheck.model import ripple
from factcheck.model.stages import CLOSED
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import (
    ALARM,
    AMBER,
    COMMAND,
    GREEN,
    GREY,
    IDENTIFIER,
    KEYS_ONLY,
    STAGES,
    count,
    day,
    rating_sign,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from factcheck.model.case import Case
    from factcheck.model.ripple import Origin, Ripple, Step, Touched
    from factcheck.render.output import Output, Span
    from factcheck.render.page import Part
    from factcheck.render.words import RatingLabels

_STATES: dict[str, tuple[tuple[str, str], str]] = {
    ripple.TO_CORRECT: (("!", ALARM), "readers see a verdict that leans on it"),
    ripple.TO_RECONSIDER: (("○", AMBER), "not published"),
    ripple.LOOK_AGAIN: (("○", AMBER), "its verdict does not cite it"),
    ripple.CORRECTED: (("✓", GREEN), "corrected since"),
    ripple.TAKEN_BACK: (("×", GREY), "its verdict was taken back"),
}
_HOW = {
    ripple.SAME_ADDRESS: "cites it",
    ripple.SAME_BYTES: "cites the same bytes",
    ripple.ITS_ADDRESS: "cites what was published of it",
    ripple.ITS_BYTES: "cites a copy of what was published of it",
    ripple.SAME_ORIGIN: "names the same origin",
}


_COLUMNS = ("case", "claim", "degree", "state", "stage", "rating", "way", "evidence", "url", "article")


def show_ripple(
    output: Output, found: Ripple, *, labels: RatingLabels = KEYS_ONLY, notices: Mapping[str, str] | None = None
) -> None:
    """Print what is touched, with the way to it. JSON has one object, `notices` the text for each case; CSV a line each."""
    if output.mode == Mode.JSON:
        output.data(ripple_json(found, notices or {}))
        return
    if output.mode == Mode.CSV:
        output.rows(_COLUMNS, _rows(found))
        return
    page = Page(output)
    _write_origin(page, found.origin)
    for one in found.touched:
        _write_touched(page, one, labels)
    if found.loose:
        page.heading("To be looked at", len(found.loose))
        for one in found.loose:
            _write_loose(page, one)
    _write_places(page, found)
    for note in found.notes:
        output.note(note)
    output.note(_conclusion(found))


def show_open_ripples(output: Output, found: Sequence[Ripple]) -> None:
    """Print what was withdrawn or corrected and still touches what readers see, one part each; JSON one object each."""
    if output.mode == Mode.JSON:
        for one in found:
            output.data(ripple_json(one, {}))
        return
    if output.mode == Mode.CSV:
        rows = [
            [one.origin.name, one.origin.url, one.origin.happened, one.origin.at, " ".join(_waiting(one))]
            for one in found
        ]
        output.rows(("name", "url", "happened", "at", "cases"), rows)
        return
    page = Page(output)
    for one in found:
        page.gap()
        _write_origin(page, one.origin)
        waiting = _waiting(one)
        page.field("Touches", f"{count(len(waiting), 'published case')}: {', '.join(waiting)}")
        page.field("See", (_command(one.origin), COMMAND), whole=True)
    if found:
        output.note(f"{count(len(found), 'source or case', 'sources and cases')} that still touch what readers see.")
    else:
        output.note("Nothing that readers see leans on what was withdrawn or corrected.")


def _waiting(found: Ripple) -> list[str]:
    """The cases that readers see and that were not corrected since."""
    return [one.case.id for one in found.touched if one.state == ripple.TO_CORRECT]


def ripple_json(found: Ripple, notices: Mapping[str, str]) -> dict[str, Any]:
    """The ripple as a JSON object."""
    origin = found.origin
    return {
        "origin": {
            "sort": origin.sort,
            "name": origin.name,
            "url": origin.url or None,
            "case": origin.case.id if origin.case else None,
            "evidence": origin.piece.id if origin.piece else None,
            "happened": origin.happened or None,
            "reason": origin.reason or None,
            "at": origin.at or None,
        },
        "touched": [{**_touched_json(one), "notice": notices.get(one.case.id)} for one in found.touched],
        "loose": [_touched_json(one) for one in found.loose],
        "articles": [{"id": key, "title": title or None, "cases": list(ids)} for key, title, ids in found.articles],
        "feed": list(found.feed),
        "notes": list(found.notes),
    }


def _touched_json(one: Touched) -> dict[str, Any]:
    verdict = one.case.verdict
    return {
        "case": one.case.id,
        "claim": one.case.claim,
        "stage": one.case.stage,
        "rating": verdict.rating if verdict else None,
        "is_published": one.case.is_published,
        "degree": one.degree,
        "state": one.state,
        "evidence": list(one.evidence),
        "url": one.url or None,
        "article": one.article or None,
        "way": [
            {"case": step.case, "claim": step.claim, "how": step.how, "evidence": step.evidence or None,
             "relation": step.relation or None}
            for step in one.path
        ],
    }  # fmt: skip


def how_words(step: Step) -> str:
    """How a case leans on what stands before it, in words that follow its name."""
    if step.how == ripple.TIED:
        return f"is tied to it ({step.relation.replace('-', ' ')})"
    return _HOW[step.how]


def _write_origin(page: Page, origin: Origin) -> None:
    what = "Source" if origin.sort == ripple.SOURCE else "Case"
    parts: list[Part] = [(origin.name, "bold")]
    if origin.case is not None:
        where = f"{origin.piece.id} of {origin.case.id}" if origin.piece else origin.case.id
        parts = [(where, IDENTIFIER), page.dot, *parts]
    page.field(what, *parts)
    if origin.url != origin.name:
        page.field("Address", origin.url, whole=True)
    if origin.happened:
        page.field(origin.happened.capitalize(), day(origin.at), f"{page.dot}{origin.reason}" if origin.reason else "")
    else:
        page.field("Happened", "nothing yet: this is what would be touched")


def _write_touched(page: Page, one: Touched, labels: RatingLabels) -> None:
    page.gap()
    case = one.case
    verdict, stage = case.verdict, page.output.signed(STAGES.get(case.stage, ("·", "")), case.stage)
    rated: list[Part] = []
    if verdict:
        sign, word = rating_sign(labels, verdict.scale, verdict.rating)
        rated = [page.dot, page.output.signed(sign, word)]
    page.field("Case", (case.id, IDENTIFIER), page.dot, (case.claim, "bold"))
    page.field("Stands", stage, *rated)
    sign, words = _STATES[one.state]
    page.field("State", page.output.signed(sign, words))
    page.field("Way", *_way(page, one))
    page.field("Evidence", ", ".join(one.evidence))
    page.field("Readers", one.url, whole=True)
    page.field("Article", f"{one.article}{page.dot}{one.title}" if one.article else "")
    if one.state == ripple.TO_CORRECT:
        page.field("Next", (_to_correct(case), COMMAND), whole=True)
    elif one.state == ripple.TO_RECONSIDER:
        page.field("Next", (f"factcheck show {case.id}", COMMAND), whole=True)


def _to_correct(case: Case) -> str:
    """The command by which a correction begins: a case that is closed is opened again first."""
    if case.stage == CLOSED:
        return f'factcheck stage {case.id} researching --because "WHY"'
    return f'factcheck correct {case.id} --was "TEXT" --now "TEXT" --because "WHY"'


def _way(page: Page, one: Touched) -> list[Part]:
    """From the beginning to the case: who cites what, the nearest first."""
    arrow = ", then " if page.plain else " → "
    parts: list[Part] = []
    for number, step in enumerate(one.path):
        words = f"{step.case} {how_words(step)}" + (f" [{step.evidence}]" if step.evidence else "")
        parts += [arrow if number else "", words]
    return parts


def _write_loose(page: Page, one: Touched) -> None:
    step = one.path[-1]
    words = f"{how_words(step)}" + (f" [{step.evidence}]" if step.evidence else "")
    if page.plain:
        page.field("Case", one.case.id, page.dot, words, page.dot, one.case.claim)
    else:
        lead: list[Span] = [(one.case.id, IDENTIFIER), ("  ", "")]
        page.item(lead, words, page.dot, (one.case.claim, "dim"))


def _write_places(page: Page, found: Ripple) -> None:
    if not found.touched:
        return
    page.heading("Where readers meet it")
    shown = [one.case.id for one in found.touched if one.case.is_published]
    page.field("Pages", f"{count(len(shown), 'case page and summary', 'case pages and summaries')}: {', '.join(shown)}"
               if shown else "none")  # fmt: skip
    for article, title, cases in found.articles:
        page.field("Article", f"{article}{page.dot}{title or 'without a title'}{page.dot}{', '.join(cases)}")
    page.field(
        "Feed", f"{count(len(found.feed), 'entry', 'entries')}: {', '.join(found.feed)}" if found.feed else "none"
    )


def _conclusion(found: Ripple) -> str:
    if not found.touched:
        return "No case leans on it."
    waiting = sum(1 for one in found.touched if one.state == ripple.TO_CORRECT)
    lean = f"{count(len(found.touched), 'case leans', 'cases lean')} on it"
    return f"{lean}; {waiting} of them {'is' if waiting == 1 else 'are'} published and not corrected. " \
           f"{_command(found.origin)} --notices DIR drafts a notice for each."  # fmt: skip


def _command(origin: Origin) -> str:
    if origin.case is None:
        return f"factcheck ripple {origin.url}"
    return f"factcheck ripple {origin.case.id}" + (f" {origin.piece.id}" if origin.piece else "")


def _rows(found: Ripple) -> list[list[str]]:
    return [
        [
            one.case.id, one.case.claim, one.degree, one.state, one.case.stage,
            one.case.verdict.rating if one.case.verdict else "",
            "; ".join(f"{step.case} {how_words(step)}" for step in one.path), " ".join(one.evidence), one.url, one.article,
        ]
        for one in (*found.touched, *found.loose)
    ]  # fmt: skip
