"""What became of a capture, in words and as JSON: captured, waiting or failed, and whether the quote stands in it."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.quote_words import quote_sentence
from factcheck.render.words import ALARM, NO, UNKNOWN_SIGN, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.capture import Outcome
    from factcheck.render.output import Output

_SIGNS = {"captured": YES, "failed": NO}


def show_outcome(output: Output, outcome: Outcome) -> None:
    """Print what became of one piece: a sentence, or one JSON object on one line."""
    if output.mode == Mode.JSON:
        output.data(outcome_record(outcome))
        return
    page = Page(output)
    lines = outcome_lines(outcome)
    if page.plain:
        for line in lines:
            output.line(line)
        return
    sign, style = _SIGNS.get(outcome.state, UNKNOWN_SIGN)
    page.item([(f"{sign} ", style)], lines[0], indent=0)
    for line, is_alarm in _more(outcome):
        page.item([], (line, ALARM if is_alarm else "dim"))


def outcome_lines(outcome: Outcome) -> list[str]:
    """What became of one piece, in lines that need no colour."""
    return [
        f"Evidence {outcome.evidence} of case {outcome.case}: {_state(outcome)}",
        *(line for line, _ in _more(outcome)),
    ]


def show_counts(output: Output, states: Sequence[str]) -> None:
    """Say on stderr how many pieces ended in which state."""
    told = [f"{states.count(state)} {state}" for state in ("captured", "waiting", "failed") if state in states]
    output.note(f"{', '.join(told) or 'Nothing waits for its copy'}.")


def note_outcome(output: Output, outcome: Outcome) -> None:
    """Say on stderr what became of a piece that was just added."""
    start = {"captured": "Its page was captured", "failed": "Its page could not be captured"}
    rest = {"captured": _size(outcome), "failed": f" (failed): {outcome.reason}"}.get(outcome.state, "")
    told = start.get(outcome.state, f"Its page is not captured yet: it waits. {outcome.reason}") + rest
    output.note(told if told.endswith(".") else told + ".")
    if outcome.hint:
        output.note(f"Next: {outcome.hint}")
    for line, is_alarm in _more(outcome):
        output.note(f"! {line}" if is_alarm else line)


def note_waiting(output: Output, case: str, evidence: str, why: str) -> None:
    """Say in one line on stderr that a copy waits, why, and what takes it."""
    output.note(f"Its page is not captured yet: {why}. factcheck evidence capture {case} {evidence}")


def outcome_record(outcome: Outcome) -> dict[str, Any]:
    """An outcome as a JSON object; null for what is not known."""
    copy, finding = outcome.copy, outcome.finding
    names = ("case", "evidence", "url", "state", "reason", "hint", "error", "unread")
    record: dict[str, Any] = {name: getattr(outcome, name) or None for name in names}
    keys = ("sha256", "extension", "media_type", "size", "taken_at", "final_url", "text_sha256", "tool")
    record["copy"] = {key: getattr(copy, key) or None for key in keys} if copy else None
    record["quote"] = {"state": finding.state, "found": finding.found or None} if finding else None
    record["proposed"] = {name: {"value": value, "from": where} for name, value, where in outcome.proposed}
    record["notes"] = list(outcome.notes)
    return record


def _state(outcome: Outcome) -> str:
    if outcome.state == "captured":
        return f"captured{_size(outcome)}."
    return f"{outcome.state}. {outcome.reason}"


def _size(outcome: Outcome) -> str:
    copy = outcome.copy
    if copy is None:
        return ""
    shared = ", the copy that was taken for another piece" if outcome.is_shared else ""
    return f" ({copy.media_type or 'no type stated'}, {count(copy.size, 'byte')}{shared}; SHA-256 {copy.sha256[:16]}…)"


def _more(outcome: Outcome) -> list[tuple[str, bool]]:
    """The lines below: how the quote stands, why there is no text, what the page proposes, what could not be drawn."""
    lines: list[tuple[str, bool]] = []
    if outcome.copy is not None and outcome.copy.final_url not in ("", outcome.url):
        lines.append((f"It leads on to {outcome.copy.final_url}", False))
    if outcome.finding is not None:
        holds = outcome.finding.state in ("exact", "same-words")
        lines.append((quote_sentence(outcome.finding.state, outcome.finding.quote, outcome.finding.found), not holds))
    if outcome.unread:
        lines.append((f"Its text could not be read: {outcome.unread}", False))
    if outcome.proposed:
        told = "; ".join(
            f"{name.replace('_', ' ')} “{value}” (from {where})" for name, value, where in outcome.proposed
        )
        lines.append((f"The page states: {told}.", False))
        options = " ".join(f"--{name.replace('_', '-')} …" for name, _, _ in outcome.proposed)
        lines.append((f"To write it down: factcheck evidence amend {outcome.case} {outcome.evidence} {options}", False))
    return lines + [(f"Not kept as well: {note}", True) for note in outcome.notes]
