"""What is decided about the proposed claims of an article: accepted, put in other words, split, merged or declined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import open_form

if TYPE_CHECKING:
    from factcheck.desk.cases import Done
    from factcheck.desk.intake import Candidate
    from factcheck.tui.form import Field
    from factcheck.tui.messages import Told

_SCREEN_ONLY = "it is about the screen itself"
_WALK = "intake"  # the command whose walk through an article asks the same


def _no_claim(screen: Any) -> str:
    return "" if screen.chosen else "There is no claim here."


def _decided(screen: Any) -> str:
    """Why nothing can be decided: somebody has."""
    missing = _no_claim(screen)
    if missing or screen.chosen.is_new or screen.marked:
        return missing
    return f"It has case {screen.chosen.case}." if screen.chosen.case else "It is declined: undo proposes it again."


def _no_case(screen: Any) -> str:
    return _no_claim(screen) or ("" if screen.chosen.case else "No case was opened on it yet.")


def _accept(screen: Any) -> None:
    """Each on its own, so that each can be undone."""
    from factcheck.desk.intake_decisions import accept_once

    app, taken = screen.desk_app, screen.taken
    for candidate in screen.marked_or_chosen:
        proposal = candidate.proposal

        def job(proposal: Any = proposal) -> Told:
            return _opened(app, accept_once(app.desk, taken, proposal))

        screen.save((candidate,), job)


def _decline(screen: Any) -> None:
    _decline_because(screen, screen.marked_or_chosen, "")


def _decline_because(screen: Any, candidates: Sequence[Candidate], reason: str) -> None:
    screen.save(tuple(candidates), lambda: _declined(screen, candidates, reason))


def _declined(screen: Any, candidates: Sequence[Candidate], reason: str) -> Told:
    from factcheck.desk.intake import decline
    from factcheck.desk.intake_decisions import take_back_decline
    from factcheck.tui.messages import Told

    desk, taken = screen.desk_app.desk, screen.taken
    for candidate in candidates:
        decline(desk, taken, candidate.proposal, reason)
    quotes = [candidate.proposal.quote.text for candidate in candidates]

    def take_back() -> Told:
        take_back_decline(desk, taken.article.id, quotes)
        return Told("Taken back: the claim is proposed again.", undoes=False)

    number = "Declined" if len(quotes) == 1 else f"{len(quotes)} claims declined"
    return Told(f"{number}; not proposed again.", take_back=take_back)


def _decline_why(screen: Any) -> None:
    from factcheck.tui.form import Field

    candidates = screen.marked_or_chosen
    fields = (Field("reason", "Why", "stays with the article; it is not proposed again", needed=True),)
    _ask(screen, "intake-decline-why", "Decline the claim", fields, candidates,
         lambda values: _declined(screen, candidates, values["reason"]))  # fmt: skip


def _reword(screen: Any) -> None:
    from factcheck.desk.intake_decisions import accept_once
    from factcheck.tui.form import TEXT, Field

    app, taken, proposal = screen.desk_app, screen.taken, screen.chosen.proposal
    fields = (Field("claim", "Claim", "one sentence, as it was claimed", TEXT, _even(proposal.quote.text), needed=True),
              _claimant_field(screen, proposal))  # fmt: skip

    def save(values: Mapping[str, str]) -> Told:
        claimant = _changed_claimant(fields[1], values)
        return _opened(app, accept_once(app.desk, taken, proposal, claims=(values["claim"],), claimant=claimant))

    _ask(screen, "intake-reword", "The claim in other words", fields, (screen.chosen,), save)


def _split(screen: Any) -> None:
    from factcheck.desk.intake import propose_parts
    from factcheck.desk.intake_decisions import accept_once
    from factcheck.tui.form import TEXT, Field

    app, taken, proposal = screen.desk_app, screen.taken, screen.chosen.proposal
    parts = propose_parts(proposal)
    help_text = "each line becomes a case" if len(parts) > 1 else "write each claim on a line of its own"
    fields = (Field("claims", "Claims", help_text, TEXT, "\n".join(parts), needed=True),)

    def save(values: Mapping[str, str]) -> Told:
        claims = [line.strip() for line in values["claims"].splitlines() if line.strip()]
        return _opened(app, accept_once(app.desk, taken, proposal, claims=claims))

    _ask(screen, "intake-split", "A case on each part", fields, (screen.chosen,), save)


def _merge(screen: Any) -> None:
    from factcheck.desk.intake_decisions import accept_as_one, take_back_case, take_back_decline
    from factcheck.tui.form import TEXT, Field
    from factcheck.tui.messages import Told

    app, taken, candidates = screen.desk_app, screen.taken, _together(screen)
    proposals = [candidate.proposal for candidate in candidates]
    words = " ".join(_even(proposal.quote.text) for proposal in proposals)
    fields = (Field("claim", "Claim", "one sentence, as it was claimed", TEXT, words, needed=True),
              _claimant_field(screen, proposals[0]))  # fmt: skip

    def save(values: Mapping[str, str]) -> Told:
        claimant = _changed_claimant(fields[1], values)
        done = accept_as_one(app.desk, taken, proposals, values["claim"], claimant)

        def take_back() -> Told:
            take_back_case(app.desk, done.case.id)
            take_back_decline(app.desk, taken.article.id, [proposal.quote.text for proposal in proposals])
            return Told(f"Taken back: case {done.case.id} is declined, its claims are proposed again.", undoes=False)

        sentence = f"Case {done.case.id} opened on {len(proposals)} claims."
        return Told(sentence, (done.case.id,), take_back=take_back)

    _ask(screen, "intake-merge", f"One case on {len(proposals)} claims", fields, candidates, save)


def _together(screen: Any) -> tuple[Candidate, ...]:
    """The claims that m makes one of: those marked, else the chosen one and the one that follows it in the article."""
    if len(screen.marked) > 1 or not screen.chosen:
        return tuple(screen.marked_or_chosen)
    text, end = screen.taken.article.current.text, screen.chosen.proposal.quote.end
    following = [one for one in screen.candidates if one.is_new and (one.proposal.quote.start or 0) >= end]
    nearest = min(following, key=lambda one: one.proposal.quote.start or 0, default=None)
    if nearest is None or text[end : nearest.proposal.quote.start].strip():
        return (screen.chosen,)
    return (screen.chosen, nearest)


def _nothing_to_merge(screen: Any) -> str:
    reason = _decided(screen)
    if reason or len(_together(screen)) > 1:
        return reason
    return "Mark the claims that belong together with space first."


def _ask(
    screen: Any, name: str, title: str, fields: Sequence[Field], candidates: Sequence[Candidate], save: Any
) -> None:
    """A form about some claims; once it is saved the cursor goes on."""
    from factcheck.tui.form import Form

    part = "+".join(str(candidate.proposal.quote.start) for candidate in candidates)
    about = "\n".join(f"“{_even(candidate.proposal.quote.text)}”" for candidate in candidates[:3])
    form = Form(name, title, fields, save, (screen.taken.article.id,), "factcheck intake", about=about, part=part)
    open_form(screen, form, lambda _told: screen.go_on(candidates))


def _opened(app: Any, done: Sequence[Done]) -> Told:
    from factcheck.desk.intake_decisions import take_back_case
    from factcheck.tui.messages import Told

    cases = tuple(one.case.id for one in done)
    named = f"Case {cases[0]} opened." if len(cases) == 1 else f"Cases {', '.join(cases)} opened."

    def take_back() -> Told:
        for case in cases:
            take_back_case(app.desk, case)
        words = "is declined, its claim" if len(cases) == 1 else "are declined, their claim"
        return Told(f"Taken back: {', '.join(cases)} {words} is proposed again.", cases, undoes=False)

    return Told(named, cases, take_back=take_back)


def _claimant_field(screen: Any, proposal: Any) -> Field:
    from factcheck.tui.form import Field

    name = proposal.claimant.name if proposal.claimant else screen.taken.article.publisher
    return Field("claimant", "Claimant", "who made it, or unknown", value=name)


def _changed_claimant(field: Field, values: Mapping[str, str]) -> str | None:
    """What the person says of the claimant, None where they left it."""
    return None if values["claimant"] == field.value else values["claimant"].strip()


def _even(text: str) -> str:
    return " ".join(text.split())


def _open_case(screen: Any) -> None:
    screen.desk_app.open_case(screen.chosen.case)


def _read(screen: Any) -> None:
    from factcheck.tui.screens.article import ArticleScreen

    screen.app.push_screen(ArticleScreen(screen.article))


ACTIONS = (
    Action("intake-accept", "a", "Accept", "Open a case on the claim in its own words, or on each that is marked.", _accept,
           _WALK, why_not=_decided, changes=True),
    Action("intake-decline", "d", "Decline", "Open no case on it; it is not proposed again.", _decline, _WALK,
           why_not=_decided, changes=True),
    Action("intake-reword", "r", "Reword", "Open a case on the claim in your words, or as somebody else's.", _reword,
           _WALK, why_not=_decided, changes=True),
    Action("intake-split", "s", "Split", "Open a case on each part of the sentence.", _split, _WALK, why_not=_decided,
           changes=True),
    Action("intake-merge", "m", "Merge", "Open one case on the marked claims, or on this one and the next.", _merge, "open",
           why_not=_nothing_to_merge, changes=True),
    Action("intake-mark", "space", "Mark", "Mark a claim: what you do next is done to all that are marked.",
           lambda screen: screen.mark(), no_command=_SCREEN_ONLY, why_not=_decided, in_footer=False),
    Action("intake-next", "n", "Next", "Go to the next claim that is not decided.", lambda screen: screen.go_to_undecided(1),
           no_command=_SCREEN_ONLY, why_not=_no_claim, in_footer=False),
    Action("intake-decline-why", "D", "Decline, why", "Decline it and say why.", _decline_why, _WALK, why_not=_decided,
           changes=True, in_footer=False),
    Action("intake-open", "enter", "Case", "Show the case that was opened on the claim.", _open_case, "show",
           why_not=_no_case, in_footer=False),
    Action("intake-order", "o", "Order", "By score, or as the article reads.", lambda screen: screen.turn_order(),
           no_command=_SCREEN_ONLY, why_not=_no_claim),
    Action("intake-read", "v", "Article", "Read the article with what was found so far.", _read, "article show"),
)  # fmt: skip
