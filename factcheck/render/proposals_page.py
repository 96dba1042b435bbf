"""What intake proposes from an article: claims ranked by how much they deserve checking, with the reasons, and the cases
that were opened on them. The rank decides nothing; a person does."""

from __future__ import annotations

from factcheck.model.mentions import mention_record
from factcheck.render.evidence_page import record_of
from factcheck.render.match_page import near_json
from factcheck.render.mentions_line import names_line, quantities_line, times_line
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import AMBER, GREY, IDENTIFIER, LEAF, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from factcheck.model.case import Case
    from factcheck.model.near import Near
    from factcheck.model.proposal import Proposal, Reason, Sentence
    from factcheck.render.output import Output, Span

_BAR = 8  # cells
_MOST_REASONS = 3


def show_proposals(
    output: Output,
    proposals: Sequence[Proposal],
    *,
    title: str = "",
    asides: Sequence[Sentence] = (),
    known: Mapping[int, str] | None = None,
    near: Mapping[int, Sequence[Near]] | None = None,
) -> None:
    """Print ranked proposals with their score, reasons and claimant.

    `near` are the claims near each proposal by its rank, told as JSON only;
    `asides` are the sentences that are not offered, listed at the end; `known` maps a rank to the id of the case that exists
    already, or to "declined". JSON has one proposal to a line, then the asides.
    """
    known = known or {}
    if output.mode == Mode.JSON:
        for proposal in proposals:
            beside = (near or {}).get(proposal.rank, ())
            output.data(proposal_json(proposal, known.get(proposal.rank, ""), beside))
        for sentence in asides:
            output.data(aside_json(sentence))
        return
    page = Page(output)
    if title:
        page.field("Article", (title, "bold"))
    if page.plain:
        _write_labelled(page, proposals, known)
    else:
        _draw(output, proposals, known)
    _write_asides(page, asides)


def show_proposal(output: Output, proposal: Proposal, *, number: int, total: int) -> None:
    """Print one proposal for a person to decide on; it is the `number`-th of `total`."""
    if output.mode == Mode.JSON:
        output.data(proposal_json(proposal, ""))
        return
    page = Page(output)
    page.gap()
    if page.plain:
        page.field("Claim", f"{number} of {total}, rank {proposal.rank}")
        _write_one_labelled(page, proposal)
        return
    quote = proposal.quote
    rank = [("rank ", ""), (str(proposal.rank), "bold"), (" · ", "dim"), *score_spans(proposal.score)]
    page.item([], (f"{number} of {total} · ", "dim"), *rank, indent=0)
    before, after = f"…{quote.before}" if quote.before else "", f"{quote.after}…" if quote.after else ""
    page.banner((before, "dim"), (quote.text, "bold"), (after, "dim"))
    page.field("Place", quote.place)
    page.field("Claimant", *claimant_spans(proposal))
    page.field("Reasons", reason_words(proposal.reasons, len(proposal.reasons)))
    page.field("Kind", _kind(proposal))
    _write_mentions(page, proposal)


def show_opened(output: Output, opened: Sequence[tuple[Case | Mapping[str, Any], int | None]], article_id: str) -> None:
    """Print the cases that intake opened, each with the rank it was proposed at (None where it was not ranked)."""
    page = Page(output)
    for case, rank in opened:
        record = record_of(case)
        if output.mode == Mode.JSON:
            output.data(opened_json(record, rank))
        elif page.plain:
            page.field("Case", record["id"])
            page.field("Claim", record["claim"])
        else:
            page.item([(record["id"], IDENTIFIER), ("  ", "")], record["claim"], indent=0)
    if output.mode != Mode.JSON:
        page.output.note(f"{count(len(opened), 'case')} opened from article {article_id}.")


def opened_json(record: Mapping[str, Any], rank: int | None) -> dict[str, Any]:
    """One line of `intake --json`: the case with `score`, `reasons` and the `rank` it was proposed at."""
    from factcheck.render.case_page import case_json

    return {**case_json(record), "rank": rank}


def proposal_json(proposal: Proposal, known: str, near: Sequence[Near] = ()) -> dict[str, Any]:
    """A proposal as a JSON object. `near` is what was checked before;
    `case` is the id of a case that exists already; `declined` says that somebody did."""
    quote, claimant = proposal.quote, proposal.claimant
    return {
        "rank": proposal.rank,
        "score": round(proposal.score, 3),
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "before": quote.before,
        "after": quote.after,
        "version": quote.version or None,
        "place": quote.place or None,
        "claimant": claimant.name if claimant else None,
        "claimant_kind": claimant.kind if claimant else None,
        "cue": proposal.cue or None,
        "cue_start": proposal.cue_start,
        "relayed": _relayed_json(proposal),
        "parts": [{"text": part.text, "start": part.start, "end": part.end} for part in proposal.parts],
        "type": proposal.type or None,
        "type_because": proposal.type_because or None,
        "times": [mention_record(one) for one in proposal.times],
        "quantities": [mention_record(one) for one in proposal.quantities],
        "names": [mention_record(one) for one in proposal.names],
        "said_on": proposal.said_on or None,
        "reasons": [{"phrase": reason.phrase, "weight": round(reason.weight, 3)} for reason in proposal.reasons],
        "case": known if known not in ("", "declined") else None,
        "declined": known == "declined",
        "aside": None,
        "near": [near_json(one) for one in near],
    }


def _relayed_json(proposal: Proposal) -> dict[str, Any] | None:
    if proposal.relayed is None:
        return None
    relayed = proposal.relayed
    who = {"claimant": relayed.claimant.name, "claimant_kind": relayed.claimant.kind}
    return {**who, "cue": relayed.cue, "cue_start": relayed.cue_start}


def aside_json(sentence: Sentence) -> dict[str, Any]:
    """A sentence that is not offered as a claim, with the reason in `aside`; it has no rank."""
    return {"rank": None, "text": sentence.text, "start": sentence.start, "end": sentence.end, "aside": sentence.aside}


def score_spans(score: float) -> list[Span]:
    """A score from 0 to 1 as a bar and a number."""
    cells = max(0, min(_BAR, round(score * _BAR)))
    style = LEAF if score >= 0.6 else AMBER if score >= 0.3 else GREY
    return [("█" * cells, style), ("░" * (_BAR - cells), "dim"), (f" {score:.2f}", style)]


def claimant_spans(proposal: Proposal) -> list[Span]:
    """Who seems to have said it, as what, and by which words; nothing where it is the article itself."""
    if proposal.claimant is None:
        return []
    kind = f" ({proposal.claimant.kind})" if proposal.claimant.kind != "unknown" else ""
    cue = f", “{proposal.cue}”" if proposal.cue else ""
    said = [(proposal.claimant.name, ""), (f"{kind}{cue}", "dim")]
    if proposal.relayed is not None:
        said += [
            (", who repeats ", "dim"),
            (proposal.relayed.claimant.name, ""),
            (f", “{proposal.relayed.cue}”", "dim"),
        ]
    return said


def reason_words(reasons: Sequence[Reason], most: int = _MOST_REASONS) -> str:
    """The reasons of most weight, those that speak against it said as such."""
    weighty = sorted(reasons, key=lambda reason: -abs(reason.weight))[:most]
    return ", ".join(reason.phrase if reason.weight >= 0 else f"but {reason.phrase}" for reason in weighty)


def _already(known: str) -> str:
    return "" if not known else "declined" if known == "declined" else f"case {known}"


def _write_labelled(page: Page, proposals: Sequence[Proposal], known: Mapping[int, str]) -> None:
    for proposal in proposals:
        page.gap()
        page.field("Rank", str(proposal.rank))
        _write_one_labelled(page, proposal)
        page.field("Already", _already(known.get(proposal.rank, "")))


def _write_one_labelled(page: Page, proposal: Proposal) -> None:
    page.field("Score", f"{proposal.score:.2f}")
    page.prose("Claim", proposal.quote.text)
    page.field("Place", proposal.quote.place)
    page.field("Claimant", *claimant_spans(proposal))
    page.field("Reasons", reason_words(proposal.reasons, len(proposal.reasons)))
    page.field("Kind", _kind(proposal))
    _write_mentions(page, proposal)


def _write_mentions(page: Page, proposal: Proposal) -> None:
    """When, how much and who or where, as far as the sentence says."""
    page.field("Said on", proposal.said_on)
    page.field("When", times_line([mention_record(one) for one in proposal.times]))
    page.field("Figures", quantities_line([mention_record(one) for one in proposal.quantities]))
    page.field("Names", names_line([mention_record(one) for one in proposal.names]))


def _kind(proposal: Proposal) -> str:
    return f"{proposal.type} ({proposal.type_because})" if proposal.type else ""


def _draw(output: Output, proposals: Sequence[Proposal], known: Mapping[int, str]) -> None:
    from factcheck.render.rich_layout import columns_table, draw, text

    table = columns_table("Rank", "Score", "Claim", right=("Rank",))
    for proposal in proposals:
        already = _already(known.get(proposal.rank, ""))
        claim: list[Span] = [(f"{already} · ", IDENTIFIER)] if already else []
        claim.append((proposal.quote.text, "dim" if already else ""))
        details: list[Span] = [(proposal.quote.place, "dim")] if proposal.quote.place else []
        claimant = claimant_spans(proposal)
        details += [(" · ", "dim"), *claimant] if details and claimant else claimant
        reasons = reason_words(proposal.reasons)
        details += [(" · " if details else "", "dim"), (reasons, "dim")] if reasons else []
        table.add_row(
            text((str(proposal.rank), "bold")),
            text(*score_spans(proposal.score)),
            _two_lines(claim, details),
        )
    if proposals:
        draw(output, table)


def _two_lines(claim: Sequence[Span], details: Sequence[Span]) -> Any:
    from rich.console import Group

    from factcheck.render.rich_layout import text

    return Group(text(*claim), text(*details)) if details else text(*claim)


def _write_asides(page: Page, asides: Sequence[Sentence]) -> None:
    if asides:
        page.heading("Set aside", len(asides))
    for sentence in asides:
        if page.plain:
            page.field(f"Set aside as {sentence.aside}", sentence.text)
        else:
            page.item([(f"{sentence.aside}: ", "dim")], sentence.text)
