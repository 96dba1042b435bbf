"""Deciding on the proposals of an article that lies at the desk already: again, several as one claim, and taking it back.

`desk.intake` takes an article in and opens cases; this is what a person does who goes to and fro between its claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.desk.cases import NOT_WORK, Done, move_stage, undo
from factcheck.desk.intake import TAKEN_BACK, TakenIn, accept, candidates_of, decline
from factcheck.desk.place import Desk
from factcheck.desk.ranking import scorer_here
from factcheck.errors import RefusedError, UsageError
from factcheck.intake.propose import propose
from factcheck.matching.articles import words_key
from factcheck.model.article import Article
from factcheck.model.case import Case
from factcheck.model.change import Change
from factcheck.model.dataclass import replace
from factcheck.model.event import Draft
from factcheck.model.marks import place_at
from factcheck.model.proposal import Proposal
from factcheck.model.quote import CONTEXT, Quote
from factcheck.model.stages import DECLINED

_KNOWN = "it is at the desk"


def propose_again(desk: Desk, article_id: str) -> TakenIn:
    """The candidates of an article of the desk, from the text that it keeps. Raises NotFoundError, AmbiguousIdError."""
    article = desk.store.read_article(desk.store.resolve_article(article_id)).article
    version = article.current
    result = propose(version.text, title=article.title, published_on=article.published_on, scorer=scorer_here())
    proposals = [_placed(proposal, version.marks) for proposal in result.proposals]
    return TakenIn(
        article, _KNOWN, is_new_version=False, candidates=candidates_of(desk, article, proposals),
        aside=result.aside, sources=(),
    )  # fmt: skip


def look_again(desk: Desk, taken: TakenIn) -> TakenIn:
    """The same proposals with what has become of each by now, whoever decided it."""
    article = desk.store.read_article(taken.article.id).article
    proposals = [candidate.proposal for candidate in taken.candidates]
    return replace(taken, article=article, candidates=candidates_of(desk, article, proposals))


def accept_once(
    desk: Desk, taken: TakenIn, proposal: Proposal, *, claims: Sequence[str] = (), claimant: str | None = None
) -> list[Done]:
    """Open a case on a proposal as `accept` does; the case on the same words that was taken back goes on instead.

    Raises RefusedError where somebody has decided on it meanwhile.
    """
    _refuse_decided(desk, taken, (proposal,))
    words = [" ".join(claim.split()) for claim in claims or (proposal.quote.text,)]
    if claimant is None and len(words) == 1:
        again = _taken_back(desk, taken.article.id, proposal, words[0])
        if again:
            return [undo(desk, again)[0]]
    return accept(desk, taken, proposal, claims=words, claimant=claimant)


def accept_as_one(
    desk: Desk, taken: TakenIn, proposals: Sequence[Proposal], claim: str, claimant: str | None = None
) -> Done:
    """Open one case on several proposals. Its quote is all of their words where they follow each other in the article, else
    those of the first; the others are remembered as part of the case, so that they are not proposed again.

    Raises UsageError for fewer than two, RefusedError where somebody has decided on one of them meanwhile.
    """
    if len(proposals) < 2:
        raise UsageError("One claim is made of two or more.", hint="Mark them first.")
    _refuse_decided(desk, taken, proposals)
    in_order = sorted(proposals, key=lambda proposal: proposal.quote.start or 0)
    best = min(proposals, key=lambda proposal: proposal.rank)
    quote = _joined([proposal.quote for proposal in in_order], taken.article.current.text)
    [done] = accept(desk, taken, replace(best, quote=quote), claims=(claim,), claimant=claimant)
    for proposal in in_order:
        if words_key(proposal.quote.text) != words_key(quote.text):
            decline(desk, taken, proposal, f"part of case {done.case.id}")
    return done


def take_back_case(desk: Desk, case_id: str) -> Case:
    """Give up a case that was only just opened from an article, so that its claim is proposed again.

    The opening itself is on record; the case is declined and can be gone on with. Raises RefusedError where anybody has
    worked on it since.
    """
    file = desk.store.read_case(case_id)
    passed = set(file.case.undone)
    standing = [event for event in file.events if event.kind not in NOT_WORK and event.id not in passed]
    if len(standing) > 1:
        raise RefusedError(
            f"Case {file.case.id} was worked on since it was opened. Nothing was changed.",
            hint=f'factcheck stage {file.case.id} declined --because "WHY"',
        )
    return move_stage(desk, file.case.id, DECLINED, because=TAKEN_BACK).case


def take_back_decline(desk: Desk, article_id: str, quotes: Sequence[str]) -> Article:
    """Propose sentences again that were declined. Raises RefusedError where they are not declined any more."""
    keys = {words_key(quote) for quote in quotes}

    def edit(change: Change[Article]) -> None:
        targets = [one.stamp.event for one in change.state.declined if words_key(one.quote) in keys]
        if not targets:
            raise RefusedError(
                "It is not declined any more. Nothing was changed.", hint=f"factcheck article show {article_id}"
            )
        change.add(Draft("undone", {"targets": targets, "undone_kinds": ["proposal-declined"] * len(targets)}, {}))

    return desk.store.change_article(article_id, edit, by=desk.who, at=desk.moment).article


def _placed(proposal: Proposal, marks: tuple[tuple[int, str], ...]) -> Proposal:
    place = place_at(marks, proposal.quote.start or 0)
    return replace(proposal, quote=replace(proposal.quote, place=place)) if place else proposal


def _refuse_decided(desk: Desk, taken: TakenIn, proposals: Sequence[Proposal]) -> None:
    ranks = {proposal.rank for proposal in proposals}
    for candidate in look_again(desk, taken).candidates:
        if candidate.proposal.rank in ranks and not candidate.is_new:
            became = f"has case {candidate.case}" if candidate.case else f"is declined ({candidate.declined})"
            raise RefusedError(
                f"This claim {became} already. Nothing was changed.",
                hint=f"factcheck show {candidate.case}"
                if candidate.case
                else f"factcheck article show {taken.article.id}",
            )


def _taken_back(desk: Desk, article: str, proposal: Proposal, claim: str) -> str:
    """The case on the very same words that was taken back, "" where there is none."""
    key = words_key(proposal.quote.text)
    for identifier in desk.store.cases_of_article(article):
        case = desk.store.read_case(identifier).case
        is_same = case.claim == claim and case.quote is not None and words_key(case.quote.text) == key
        if is_same and case.stage == DECLINED and case.stage_reason == TAKEN_BACK:
            return identifier
    return ""


def _joined(quotes: Sequence[Quote], text: str) -> Quote:
    """One quote of several that stand side by side, in order; the first one where other words stand between them."""
    first, last = quotes[0], quotes[-1]
    for quote, following in pairwise(quotes):
        if quote.end is None or following.start is None or text[quote.end : following.start].strip():
            return first
    if last.end is None or first.start is None:
        return first
    return replace(first, text=text[first.start : last.end], end=last.end, after=text[last.end : last.end + CONTEXT])
