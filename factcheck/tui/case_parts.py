"""The parts of the case screen as content: each is a section of render's pages, as wide as its place on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.model.case_record import case_record
from factcheck.render import case_page, case_talk, case_verdict
from factcheck.render.history import show_history
from factcheck.render.next_step import next_step
from factcheck.render.withheld import without_verdict
from factcheck.render.words import AMBER, IDENTIFIER, RED, RatingLabels
from factcheck.tui.captured import CapturedOutput, ScreenPage
from factcheck.tui.case_columns import does_it
from factcheck.tui.shown import lines, shown

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.desk.case_view import CaseView
    from factcheck.render.output import Span
    from factcheck.render.page import Page

    Record = Mapping[str, Any]
    Writer = Callable[[Page], object]

_AROUND = 140  # letters of the article on either side of the claim


class CaseParts:
    """What the screen shows of one case. `today` is the day that the reply clock counts from, ISO; `next_key` does what is
    next."""

    def __init__(self, view: CaseView, labels: RatingLabels, today: str, next_key: str) -> None:
        self.view = view
        self.record: Record = without_verdict(case_record(view.case), view.found.verdicts)
        self.labels = labels
        self.today = today
        self.next_key = next_key

    def title(self) -> Content:
        """Id, stage and verdict, who works on it and its tags, in one line."""
        output = CapturedOutput(200)
        parts: list[str | Span] = [(self.record["id"], IDENTIFIER)]
        for part in case_page.state_parts(output, self.record, self.labels):
            parts += ["  ", part]
        people, tags = ", ".join(self.record["assignees"]), " ".join(f"#{tag}" for tag in self.record["tags"])
        parts += [(f"  {words}", "dim") for words in (people, tags) if words]
        return shown(*parts)

    def claim(self, width: int) -> Content:
        """The claim, what must not be overlooked, its place in the article, and who said it where and when."""
        page: list[list[Span]] = [[(self.record["claim"], "bold")]]
        page += [[(f"! {alarm}", "bold color(167)")] for alarm in case_page.alarms(self.record)]
        words, _ = next_step(self.record)
        page.append([("Next  ", "dim"), (words.rstrip(":"), "bold"), *does_it(self.next_key)])
        page.append([])
        place = self.view.place
        if place is not None:
            before, after = _last_words(place.before)[-_AROUND:], place.after[:_AROUND]
            page.append([(f"…{_last_words(before)}", "dim"), (place.quote, "bold underline"), (f"{after}…", "dim")])
            page.append([])
        shown_already = {"quote": None} if place is not None else {}
        origin = _captured(width, lambda one: case_page.write_origin(one, {**self.record, **shown_already}))
        return lines(page).append_text("\n").append(origin)

    def about(self, width: int) -> Content:
        """Where the claim belongs, who works on it and why it deserves checking."""
        title = self.view.place.title if self.view.place is not None else ""
        return _captured(width, lambda page: case_page.write_particulars(page, self.record, title))

    def conflicts(self, width: int) -> Content:
        """What two people set apart, side by side."""
        return _captured(width, lambda page: case_talk.write_conflicts(page, self.record, self.labels), headed=False)

    def questions(self, width: int) -> Content:
        """Questions and answers."""
        written = _captured(width, lambda page: case_talk.write_questions(page, self.record), headed=False)
        return written if written.plain.strip() else shown(("No question is asked.", "dim"))

    def reply(self, width: int) -> Content:
        """The right of reply, with the clock of the open request."""
        clock = reply_clock(self.record, self.today)
        written = _captured(width, lambda page: case_talk.write_requests(page, self.record), headed=False)
        if not written.plain.strip():
            return shown(("Nobody was asked for a reply.", "dim"))
        return shown(clock, "\n", multiline=True).append(written) if clock[0] else written

    def verdict(self, width: int) -> Content:
        """The proposed verdict with what it cites, reviews, publications, corrections."""
        headed = bool(self.record["disputed"])
        written = _captured(
            width, lambda page: case_verdict.write_verdict(page, self.record, self.labels), headed=headed
        )
        return written if written.plain.strip() else shown(("No verdict is proposed.", "dim"))

    def notes(self, width: int) -> Content:
        """Searches, notes and links."""

        def write(page: Page) -> None:
            case_talk.write_notes(page, self.record)
            case_talk.write_links(page, self.record)

        written = _captured(width, write)
        return written if written.plain.strip() else shown(("No note.", "dim"))

    def history(self, width: int) -> Content:
        """Who did what, when, and what changed; the newest event first."""
        output = CapturedOutput(width)
        show_history(output, self.view.events, labels=self.labels, newest_first=True, verdicts=self.view.found.verdicts)
        output.drop_heading()
        return output.content


def reply_clock(record: Record, today: str) -> Span:
    """How long the claimant still has to answer, in words; "" where nobody waits."""
    waiting = [request for request in record["requests"] if not request["replies"] and request["deadline"]]
    if not waiting:
        return "", ""
    try:
        days = (date.fromisoformat(waiting[-1]["deadline"]) - date.fromisoformat(today)).days
    except ValueError:
        return "", ""
    if days < 0:
        return f"! The deadline passed {_days(-days)} ago.", f"bold {RED}"
    return (f"◷ {_days(days)} left to reply." if days else "◷ The reply is due today."), f"bold {AMBER}"


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


def _last_words(text: str) -> str:
    return text[text.find(" ") + 1 :] if " " in text else text


def _captured(width: int, write: Writer, *, headed: bool = True) -> Content:
    """What a page writes, without its heading where the section on the screen has one."""
    output = CapturedOutput(width)
    write(ScreenPage(output))
    if not headed:
        output.drop_heading()
    return output.content
