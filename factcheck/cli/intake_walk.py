"""Going through the proposed claims of an article in a terminal, one by one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.cli.session import Session
    from factcheck.desk.intake import Candidate, TakenIn
    from factcheck.model.proposal import Proposal

KEYS = "[a]ccept  [r]eword  [s]plit  [d]ecline  [l]ater  [q]uit  [?]"
HELP = """  a  open a case on this claim, in its own words (Enter does the same)
  r  open a case on it in your own words: one sentence, as it was claimed
  s  open several cases on its parts
  d  decline it, with a reason if you like: it is not proposed again
  l  leave it for later: it is proposed again next time
  q  stop here: what you decided is saved"""


def walk(session: Session, taken: TakenIn) -> None:
    """Ask about each claim that nobody has decided on, best first, and act at once on each answer."""
    waiting, opened = taken.undecided, 0
    for number, candidate in enumerate(waiting, 1):
        _show(session, candidate, number, len(waiting))
        answer = _ask(session)
        if answer is None or answer == "q":
            break
        opened += _ACTIONS[answer](session, taken, candidate.proposal)
    session.output.note(_tally(opened, len(waiting), taken))


def _tally(opened: int, waiting: int, taken: TakenIn) -> str:
    cases = "1 case was opened" if opened == 1 else f"{opened} cases were opened"
    return f"{cases} of {waiting} claims. Next: factcheck list --article {taken.article.id}"


def _show(session: Session, candidate: Candidate, number: int, total: int) -> None:
    from factcheck.render.proposals_page import show_proposal

    show_proposal(session.output, candidate.proposal, number=number, total=total)
    show_checked_before(session, candidate)


def show_checked_before(session: Session, candidate: Candidate) -> None:
    """Print what is near a proposed claim among the desk's cases and in the library; nothing where nothing is."""
    from factcheck.desk.matching import checked_before
    from factcheck.render.match_page import show_near_briefly

    who = candidate.proposal.claimant
    near = checked_before(session.desk, candidate.proposal.quote.text, who.name if who else "")
    show_near_briefly(session.output, [one for one in near if one.id != candidate.case])


def _ask(session: Session) -> str | None:
    while True:
        answer = _read(f"{KEYS} > ")
        if answer is None:
            return None
        letter = answer.strip().lower()[:1] or "a"
        if letter in _ACTIONS or letter == "q":
            return letter
        session.output.note(HELP)


def _read(prompt: str) -> str | None:
    """One line from the person, None where they ended the input."""
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _accept(session: Session, taken: TakenIn, proposal: Proposal) -> int:
    return _opened(session, taken, proposal, ())


def _reword(session: Session, taken: TakenIn, proposal: Proposal) -> int:
    words = _read("The claim in your words, as it was claimed > ")
    if not words or not words.strip():
        session.output.note("No words, so no case was opened.")
        return 0
    return _opened(session, taken, proposal, (words.strip(),))


def _split(session: Session, taken: TakenIn, proposal: Proposal) -> int:
    from factcheck.desk.intake import propose_parts

    proposed = propose_parts(proposal)
    if len(proposed) > 1:
        session.output.note("Proposed parts:")
        for number, part in enumerate(proposed, 1):
            session.output.note(f"  {number}. {part}")
        if (_read("Open a case on each of them? [Y/n] > ") or "").strip().lower() in ("", "y", "yes"):
            return _opened(session, taken, proposal, proposed)
    session.output.note("Write one part a line; an empty line ends.")
    parts: list[str] = []
    while (line := _read(f"  {len(parts) + 1}. ")) and line.strip():
        parts.append(line.strip())
    return _opened(session, taken, proposal, tuple(parts)) if parts else 0


def _decline(session: Session, taken: TakenIn, proposal: Proposal) -> int:
    from factcheck.desk.intake import decline

    reason = _read("Why (Enter for no reason) > ") or ""
    decline(session.desk, taken, proposal, reason)
    session.output.note("Declined; it is not proposed again.")
    return 0


def _later(session: Session, _taken: TakenIn, _proposal: Proposal) -> int:
    session.output.note("Left for later.")
    return 0


def _opened(session: Session, taken: TakenIn, proposal: Proposal, claims: tuple[str, ...]) -> int:
    from factcheck.desk.intake import accept

    done = accept(session.desk, taken, proposal, claims=claims)
    for one in done:
        session.output.note(f"Case {one.case.id} opened.")
    return len(done)


_ACTIONS: dict[str, Callable[[Session, TakenIn, Proposal], int]] = {
    "a": _accept, "r": _reword, "s": _split, "d": _decline, "l": _later,
}  # fmt: skip
