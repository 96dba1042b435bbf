"""What people said about a case: questions and answers, requests for a reply, notes, links, and where they disagree."""

from __future__ import annotations

from factcheck.model.quotation_marks import in_quotation_marks
from factcheck.render.inert import view
from factcheck.render.page import Page
from factcheck.render.widths import cell_width, wrap
from factcheck.render.words import ALARM, AMBER, IDENTIFIER, RatingLabels, day, detail_word, moment, person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from factcheck.render.output import Span

    Record = Mapping[str, Any]

_NARROWEST_COLUMN = 30


def write_questions(page: Page, record: Record) -> None:
    """Each question with its answers, or that it is open."""
    if record["questions"]:
        page.heading("Questions", len(record["questions"]))
    for question in record["questions"]:
        if page.plain:
            page.field("Question", f"{question['id']} {question['text']}")
        else:
            page.item([(question["id"], IDENTIFIER), ("  ", "")], (question["text"], "bold"))
        for answer in question["answers"]:
            _write_said(page, "Answer", answer["text"], answer)
        if not question["answers"] and page.plain:
            page.field("Answer", "none yet")
        elif not question["answers"]:
            page.item([], ("no answer yet", AMBER), indent=12)


def write_requests(page: Page, record: Record) -> None:
    """Who was asked for a reply, until when, what came back, or why nobody was asked."""
    if record["requests"] or record["no_reply_reasons"]:
        page.heading("Right of reply")
    for request in record["requests"]:
        channel = f" by {request['channel']}" if request["channel"] else ""
        page.field("Asked", f"{request['to']}{channel}, to reply until {request['deadline']}{_done(request)}")
        page.prose("Request", request["text"] or "")
        for again in request.get("follow_ups", ()):
            how = f" by {again['channel']}" if again["channel"] else ""
            until = f", with time until {again['deadline']}" if again["deadline"] else ""
            page.field("Asked again", f"{day(again['at'])}{how}{until} ({person(again['by'])})")
            page.prose("In the words", again["text"] or "")
        for reply in request["replies"]:
            if reply.get("declined"):
                page.field("Reply", f"declined to comment on {reply['received_on']}{_done(reply)}")
            if reply["text"]:
                page.prose("Reply", in_quotation_marks(reply["text"]))
            page.field("Received", "" if reply.get("declined") else f"{reply['received_on']}{_done(reply)}")
        if not request["replies"]:
            page.field("Reply", "none yet")
    for reason in record["no_reply_reasons"]:
        page.field("Not asked", f"{reason['reason']}{_done(reason)}")


def write_notes(page: Page, record: Record) -> None:
    """Notes, and the searches for the other side."""
    for title, label, entries in (("Searches", "Search", record["searches"]), ("Notes", "Note", record["notes"])):
        if not entries:
            continue
        page.heading(title, len(entries))
        for entry in entries:
            if page.plain:
                page.prose(label, entry["text"])
                page.field(f"{label} by", f"{person(entry['by'])}, {day(entry['at'])}")
            else:
                _write_paragraphs(page, entry["text"], f"{person(entry['by'])}, {day(entry['at'])}")


def write_links(page: Page, record: Record) -> None:
    """The cases and others' checks this one is tied to, and those it was told apart from."""
    ties = record.get("ties", ())
    if record["links"] or ties:
        page.heading("Links", len(record["links"]) + len(ties))
    for link in record["links"]:
        relation = link["relation"].replace("-", " ")
        page.field("Link", f"{relation} ", (link["case"], IDENTIFIER), _done(link))
    for tie in ties:
        _write_tie(page, tie)


def _write_tie(page: Page, tie: Record) -> None:
    relation = tie["relation"].replace("-", " ") + (" from" if tie["relation"] == "different" else "")
    why = f": {tie['because']}" if tie["because"] else ""
    page.field("Link", f"{relation} ", (tie["other"], IDENTIFIER), why, _done(tie))
    found = f"rated {tie['rating']}" if tie["rating"] else ""
    page.field("Checked", ", ".join(part for part in (tie["publisher"], found, tie["checked_on"]) if part))
    page.field("It says", tie["claim"] or "")
    page.field("Address", tie["url"] or "", whole=True)


def write_conflicts(page: Page, record: Record, labels: RatingLabels) -> None:
    """What two people set differently without seeing each other: the values side by side where there is room."""
    if record["conflicts"]:
        page.heading("People disagree", len(record["conflicts"]))
    for conflict in record["conflicts"]:
        values = [_conflicting(value, labels) for value in conflict["values"]]
        if page.plain:
            for (who, what), number in zip(values, range(1, len(values) + 1), strict=True):
                page.field(f"Value {number} of {len(values)} for {field_word(conflict['field'])}", f"{what} ({who})")
            continue
        page.output.line("  ", (field_word(conflict["field"]), ALARM))
        _write_side_by_side(page, values)


def value_words(value: Any, labels: RatingLabels | None = None) -> str:
    """A value of a register as people read it: a claimant by name, a quote by its words, a verdict by rating and reasons."""
    if isinstance(value, dict):
        if "reasoning" in value:
            label = labels.label(value["scale"], value["rating"]) if labels else value["rating"]
            return f"{label}: {value['reasoning']}"
        if "published_on" in value:
            return f"{value['published_on']} {value.get('url') or ''}".strip()
        kind = value.get("kind", "unknown")
        name = str(value.get("name") or value.get("text") or "")
        return f"{name} ({kind})" if "name" in value and kind != "unknown" else name
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    return ("yes" if value else "no") if isinstance(value, bool) else "" if value is None else str(value)


def field_word(field: str) -> str:
    """`evidence 7qk2m3xa stance` and `claimed_on` as people say them."""
    words = field.split(" ")
    return " ".join([*words[:-1], detail_word(words[-1])])


def _conflicting(value: Record, labels: RatingLabels) -> tuple[str, str]:
    return f"{person(value['by'])}, {moment(value['at'])}", value_words(value["value"], labels)


def _write_side_by_side(page: Page, values: Sequence[tuple[str, str]]) -> None:
    room = page.output.width - 4
    width = (room - 3 * (len(values) - 1)) // len(values)
    if width < _NARROWEST_COLUMN:
        for who, what in values:
            page.item([("- ", "")], (f"{who}: ", "dim"), what, indent=4)
        return
    columns = [wrap([(view(who), "dim")], width) + wrap([(view(what), "")], width) for who, what in values]
    for number in range(max(len(column) for column in columns)):
        line: list[Span] = []
        for place, column in enumerate(columns):
            spans = column[number] if number < len(column) else []
            line += [("   ", "")] if place else []
            line += [*spans, (" " * (width - sum(cell_width(text) for text, _ in spans)), "")]
        while line and not line[-1][0].strip():
            line.pop()
        page.output.line("    ", *line)


def _write_said(page: Page, label: str, words: str, entry: Record) -> None:
    cites = f"on {', '.join(entry['cites'])}" if entry["cites"] else ""
    if page.plain:
        page.prose(label, words)
        page.field(f"{label} rests", cites)
        page.field(f"{label} by", _done(entry).strip(" ()"))
    else:
        page.item([], words, (f" ({cites})" if cites else "", IDENTIFIER), (_done(entry), "dim"), indent=12)


def _write_paragraphs(page: Page, words: str, done: str) -> None:
    paragraphs = [part for part in view(words, multiline=True).split("\n") if part.strip()]
    for number, paragraph in enumerate(paragraphs):
        last = number == len(paragraphs) - 1
        page.item([("- " if not number else "  ", "dim")], paragraph, (f" ({done})" if last else "", "dim"))


def _done(entry: Record) -> str:
    return f" ({person(entry['by'])}, {day(entry['at'])})"
