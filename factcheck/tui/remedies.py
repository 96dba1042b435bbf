"""From a standard that is not met to the action that mends it, with the field of its form that is missing."""

from __future__ import annotations

from typing import Any

# Standard -> the action, and the field that gets the cursor ("" for the first one).
REMEDIES: dict[str, tuple[str, str]] = {
    "independent-sources": ("evidence-add", "source"),
    "primary-source": ("evidence-add", "kind"),
    "named-sources": ("evidence-amend", "author"),
    "interests-stated": ("evidence-amend", "interest"),
    "right-of-reply": ("reply-request", ""),
    "both-sides": ("evidence-searched", ""),
    "why-this-claim": ("claim-amend", "why"),
    "checkable": ("claim-amend", "checkable"),
    "second-person": ("review", ""),
    "known-at-the-time": ("evidence-add", "published_on"),
    "captured": ("evidence-capture", ""),
    "fresh-verdict": ("verdict-propose", ""),
    "correction-recorded": ("correct", ""),
}


def mend(screen: Any, standard: str, command: str) -> None:
    """Open what meets a standard: the form with the cursor in the missing field, else say the command that does it."""
    from factcheck.tui.actions.evidence import open_amend_form, open_evidence_form
    from factcheck.tui.actions.writing import open_claim_form

    name, field = REMEDIES.get(standard, ("", ""))
    action = next((action for action in screen.actions if action.name == name), None)
    if screen.app.is_read_only or action is None:
        screen.desk_app.say(command)
    elif command.startswith("factcheck stage "):  # what meets it is done at another stage
        screen.action_do("stage")
    elif name == "evidence-add":
        open_evidence_form(screen, field)
    elif name == "evidence-amend" and screen.evidence_without(field):
        open_amend_form(screen, screen.evidence_without(field), field)
    elif name == "claim-amend":
        open_claim_form(screen, field)
    else:
        screen.action_do(name)
