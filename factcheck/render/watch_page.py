"""What became of sources that were read again: only what is new, or one line that nothing changed."""

from __future__ import annotations

from factcheck.model.quotation_marks import in_quotation_marks
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.quote_words import differences
from factcheck.render.words import ALARM, NO, WARNING, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.capture import Seen
    from factcheck.render.output import Output

_SIGNS = {"changed": WARNING, "gone": NO, "unchanged": YES}


def show_seen(output: Output, seen: Seen) -> None:
    """Print a source that is not as it was; to a program every source, one JSON object on one line."""
    if output.mode == Mode.JSON:
        output.data(seen_record(seen))
        return
    if not seen.is_news:
        return
    page, lines = Page(output), news_words(seen)
    if page.plain:
        for line in (*lines, seen.url):
            output.line(line)
        return
    sign, style = _SIGNS[seen.state]
    page.item([(f"{sign} ", style)], lines[0], indent=0)
    for line in lines[1:]:
        page.item([], (line, ALARM))
    output.line("  ", (seen.url, "dim underline"))


def news_words(seen: Seen) -> list[str]:
    """What is new of a source, and how its quote differs."""
    what = f"Evidence {seen.evidence}" if seen.evidence else f"The article {seen.article}"
    state = "is there again" if seen.state == "unchanged" else seen.state
    return [f"{what} of case {seen.case}: {state}. {seen.reason}", *_difference(seen)]


def note_total(output: Output, seen: Sequence[Seen]) -> None:
    """Say in one line how many sources were read, what is new, and how many could not be read."""
    output.note(total_words(seen))


def total_words(seen: Sequence[Seen]) -> str:
    """The one line of it."""
    news = [one for one in seen if one.is_news]
    unread = sum(one.state == "unread" for one in seen)
    read = count(len(seen) - unread, "source")
    told = f"{count(len(news), 'difference')} at {read}" if news else f"Nothing changed at {read}"
    return f"{told}{f'; {unread} could not be read this time' if unread else ''}."


def seen_record(seen: Seen) -> dict[str, Any]:
    """A source that was read again as a JSON object."""
    names = ("case", "evidence", "article", "url", "state", "reason", "quote", "after")
    record: dict[str, Any] = {name: getattr(seen, name) or None for name in names}
    return {**record, "is_changed_elsewhere": seen.is_changed_elsewhere, "is_news": seen.is_news}


def _difference(seen: Seen) -> list[str]:
    if seen.state != "changed" or not seen.quote:
        return []
    if not seen.after:
        return [f"You quoted {in_quotation_marks(seen.quote)}; no passage is like it now."]
    return [f"The quote against the page now: {differences(seen.quote, seen.after)}"]
