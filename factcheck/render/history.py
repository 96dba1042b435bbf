"""What was done to a case or an article: who did it, when, what changed and why."""

from __future__ import annotations

from factcheck.render.history_words import Teller
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.withheld import is_left_out, left_out
from factcheck.render.words import ALARM, IDENTIFIER, KEYS_ONLY, RatingLabels, count, moment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.model.event import Event
    from factcheck.render.history_words import Told
    from factcheck.render.output import Output

SHORT = 10  # characters of an event's id that are shown; a command takes any unique beginning


def show_history(
    output: Output,
    events: Sequence[Event],
    *,
    subject: str = "",
    labels: RatingLabels = KEYS_ONLY,
    newest_first: bool = False,
    verdicts: Collection[str] | None = None,
) -> None:
    """Print the events, oldest first unless `newest_first`, those that were undone marked. `subject` is what it is the
    history of, the claim or the title; `verdicts` are those that may be shown, None for all (`render.withheld`).

    JSON has the event's own record, one to a line, as files hold it.
    """
    from factcheck.model.event import record_of
    from factcheck.model.fold import in_order, undone_ids

    ordered = in_order(events)
    if output.mode == Mode.JSON:
        for event in ordered:
            output.data(record_of(event))
        return
    undone, teller, page = undone_ids(ordered), Teller(labels), Page(output)
    if output.mode == Mode.CSV:
        rows = [_csv_row(event, teller.tell(event), event.id in undone) for event in ordered]
        output.rows(("id", "at", "by", "kind", "what", "written", "undone"), rows)
        return
    if subject and page.plain:
        page.field("History of", subject)
    elif subject:
        page.banner((subject, "bold"))
    page.heading("Events", len(ordered))
    told = [
        (event, teller.tell(event)) for event in ordered
    ]  # what was before is known only in the order it came about
    for event, words in reversed(told) if newest_first else told:
        write = _write_labelled if page.plain else _write_event
        write(page, event, (left_out(event), []) if is_left_out(event, verdicts) else words, event.id in undone)
    output.note(f"{count(len(ordered), 'event')}; nothing is ever taken away, and undoing adds one more.")


def _write_event(page: Page, event: Event, told: Told, undone: bool) -> None:
    what, written = told
    mark = [(", undone since", ALARM)] if undone else []
    lead = [(f"{moment(event.at)[:16]}  ", "dim"), (event.id[:SHORT], IDENTIFIER), ("  ", "")]
    page.item(lead, (event.by.name, "bold"), " ", (what, "dim" if undone else ""), *mark)
    for name, words in written:
        label = f"{name}: " if name not in ("", "text", "reason", "because", "reasoning") else ""
        page.item([], (label, "dim"), words, indent=20 if page.output.width >= 60 else 6)


def _write_labelled(page: Page, event: Event, told: Told, undone: bool) -> None:
    what, written = told
    page.gap()
    page.field("Event", event.id[:SHORT])
    page.field("When", moment(event.at))
    page.field("Who", str(event.by))
    page.field("What", what)
    page.field("Undone", "yes" if undone else "")
    for name, words in written:
        page.prose((name or "text").capitalize(), words)


def _csv_row(event: Event, told: Told, undone: bool) -> list[str]:
    what, written = told
    words = "; ".join(f"{name}: {words}" if name else words for name, words in written)
    return [event.id, event.at, str(event.by), event.kind, what, words, "yes" if undone else "no"]
