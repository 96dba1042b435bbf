"""A proposed claim in the words of the intake screen: its block in the list, and all that is known of it beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.render.inert import view
from factcheck.render.page import Page
from factcheck.render.proposals_page import claimant_spans, reason_words, score_spans
from factcheck.render.widths import truncate, wrap
from factcheck.render.words import AMBER, GREEN, GREY, LEAF, RED, count
from factcheck.tui.captured import CapturedOutput

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.desk.intake import Candidate
    from factcheck.model.near import Near
    from factcheck.render.output import Span

LINES = 3  # of a block
_MARK = "●"
_INDENT = 5
_HIGH, _MIDDLE = 0.6, 0.3  # as the bars of the list have their colours
_BARS = "▁▂▃▄▅▆▇█"


def block(candidate: Candidate, width: int, *, is_marked: bool, is_saving: bool) -> list[list[Span]]:
    """Rank, score and what became of it or what it is; then two lines of its words."""
    proposal = candidate.proposal
    decided = _decided(candidate, is_saving=is_saving)
    head: list[Span] = [(f"{_MARK if is_marked else ' '} ", f"bold {AMBER}"), (f"{proposal.rank:>2} ", "bold")]
    head += score_spans(proposal.score)
    head += [("  ", ""), *(decided or _kind(candidate))]
    rows = two_lines(proposal.quote.text, "dim" if decided else "", width - _INDENT)
    return [head, *([(" " * _INDENT, ""), *row] for row in rows)]


def two_lines(text: str, style: str, width: int) -> list[list[Span]]:
    """The beginning of a text in at most two lines, with an ellipsis where there is more of it."""
    width = max(width, 8)
    rows = wrap([(view(text), style)], width)
    if len(rows) <= LINES - 1:
        return rows
    rest = " ".join("".join(piece for piece, _ in row) for row in rows[1:3])
    return [rows[0], [(truncate(rest, width), style)]]


def badge(candidate: Candidate) -> str:
    """The number by which a claim in the text is found in the list, with its score as a bar or what became of it."""
    bar = _BARS[min(int(candidate.proposal.score * len(_BARS)), len(_BARS) - 1)]
    sign = "✓" if candidate.case else "–" if candidate.declined else bar
    return f"{candidate.proposal.rank}{sign}"


def look(candidate: Candidate) -> str:
    """How its words look in the text: the more it deserves checking the stronger; what is decided steps back."""
    if not candidate.is_new:
        return "dim"
    score = candidate.proposal.score
    return f"bold {LEAF}" if score >= _HIGH else AMBER if score >= _MIDDLE else f"underline {GREY}"


def about(candidate: Candidate, near: Sequence[Near] | None, width: int) -> Content:
    """All that is known of a proposal, and what was checked before; `near` is None while that is looked for."""
    from factcheck.render.match_page import show_near_briefly

    proposal = candidate.proposal
    output = CapturedOutput(width)
    page = Page(output)
    others = [one for one in near or () if one.id != candidate.case]
    for part in _decided(candidate, is_saving=False):
        page.field("Decided", part)
    show_near_briefly(output, others)
    page.field("Claimant", *claimant_spans(proposal))
    page.field("Kind", f"{proposal.type} ({proposal.type_because})" if proposal.type else "")
    page.field("Place", proposal.quote.place)
    page.field("Reasons", reason_words(proposal.reasons, len(proposal.reasons)))
    if proposal.parts:
        page.field("Compound", f"{count(len(proposal.parts), 'claim')}; s opens a case on each")
    if near is None:
        page.field("Checked", ("looking …", "dim"))
    elif not others:
        page.field("Checked", ("nothing like it before", "dim"))
    return output.content


def _decided(candidate: Candidate, *, is_saving: bool) -> list[Span]:
    if is_saving:
        return [("saving …", "dim")]
    if candidate.case:
        return [(f"✓ case {candidate.case}", f"bold {GREEN}")]
    if candidate.declined:
        return [("– declined" if candidate.declined == "declined" else f"– {candidate.declined}", RED)]
    return []


def _kind(candidate: Candidate) -> list[Span]:
    proposal = candidate.proposal
    kind: list[Span] = [(proposal.type, "bold"), ("  ", "")] if proposal.type else []
    return kind + [(text, style or "dim") for text, style in claimant_spans(proposal)[:1]]
