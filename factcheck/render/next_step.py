"""What a case needs next, in words and as the command that does it.

The order follows the stages: what people disagree on is settled first, then the one thing that keeps the case where it is.
It only reminds: nothing here says what a verdict should be. The last words of each name an act, since a command
or the key that does it follows.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Record = Mapping[str, Any]
    Step = tuple[str, str]  # what is needed, and the command

_OWN = '--rating RATING --because "WHY"'
_ENDED = ("closed", "declined", "duplicate", "withdrawn")


def next_step(record: Record) -> Step:
    """What the case with this record needs now, and the command for it."""
    case = record["id"]
    if record["conflicts"]:
        return _settle(record, case)
    if record["stage"] in _ENDED:
        return (
            "Nothing is left to do. Take it up again if need be:",
            f'factcheck stage {case} researching --because "WHY"',
        )
    step = _STEPS.get(record["stage"])
    return step(record, case) if step else ("See what was done:", f"factcheck history {case}")


def propose_command(case: str) -> str:
    """The command that proposes a verdict, with what it needs in capitals."""
    return f'factcheck verdict propose {case} RATING --because "TEXT" --cites EVIDENCE,…'


def _settle(record: Record, case: str) -> Step:
    fields = ", ".join(conflict["field"].replace("_", " ") for conflict in record["conflicts"])
    return f"People disagree about {fields}. Settle it:", f"factcheck resolve {case}"


def _triage(record: Record, case: str) -> Step:
    missing = [] if record["appearance"] else ["--appearance WHERE"]
    missing += [] if record["claimed_on"] else ["--claimed-on DATE"]
    missing += [] if record["claimant"] else ["--claimant WHO"]
    if missing:
        return "Say where, when and by whom it was said:", f"factcheck claim amend {case} {' '.join(missing)}"
    return "Worth checking? Open it:", f"factcheck stage {case} open"


def _open(record: Record, case: str) -> Step:
    if not record["assignees"]:
        return "Nobody is assigned. Assign somebody:", f"factcheck assign {case} WHO"
    return "Begin:", f"factcheck stage {case} researching"


def _researching(record: Record, case: str) -> Step:
    if not _counting(record):
        return "There is no evidence yet. Add a piece:", f"factcheck evidence add {case} URL-or-FILE --stance STANCE"
    unanswered = [question["id"] for question in record["questions"] if not question["answers"]]
    if unanswered:
        return "A question is open. Answer it:", f'factcheck question answer {case} {unanswered[0]} "TEXT"'
    return "Propose a verdict:", propose_command(case)


def _awaiting_reply(record: Record, case: str) -> Step:
    waiting = [request for request in record["requests"] if not request["replies"]]
    until = f" (until {waiting[-1]['deadline']})" if waiting else ""
    return f"A reply is awaited{until}. Note it when it comes:", f'factcheck reply receive {case} "TEXT"'


def _on_hold(record: Record, case: str) -> Step:
    until = f" until {record['held_until']}" if record["held_until"] else ""
    return f"It rests{until}. Go on with it:", f"factcheck stage {case} researching"


def _drafted(record: Record, case: str) -> Step:
    if not record["is_fresh"]:
        return "The evidence has changed since the verdict. Propose it anew:", propose_command(case)
    return "Ask for a review:", f"factcheck stage {case} in-review"


def _in_review(record: Record, case: str) -> Step:
    if record.get("withheld"):
        return "Rate the claim yourself; then you are shown the verdict:", f"factcheck review {case} {_OWN}"
    if not record["is_fresh"]:
        words = "The evidence has changed since the verdict. Ask for changes:"
        return words, f'factcheck review {case} --ask-changes "the evidence has changed"'
    return "A second person reviews it:", f"factcheck review {case} --approve"


def _approved(_record: Record, case: str) -> Step:
    return "It is approved. Publish it:", f"factcheck publish {case}"


def _published(_record: Record, case: str) -> Step:
    return "It is published. Close it when all is done:", f"factcheck stage {case} closed"


def _correcting(_record: Record, case: str) -> Step:
    command = f'factcheck correct {case} --was "TEXT" --now "TEXT" --because "WHY"'
    return "Record the correction:", command


def _counting(record: Record) -> list[Mapping[str, Any]]:
    return [piece for piece in record["evidence"] if not piece["withdrawn"] and not piece["erased"]]


_STEPS: dict[str, Callable[[Record, str], Step]] = {
    "triage": _triage,
    "open": _open,
    "researching": _researching,
    "awaiting-reply": _awaiting_reply,
    "on-hold": _on_hold,
    "drafted": _drafted,
    "in-review": _in_review,
    "approved": _approved,
    "published": _published,
    "correcting": _correcting,
}
