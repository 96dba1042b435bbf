"""What a search found: each case with the words around the hit."""

from __future__ import annotations

from factcheck.render.case_list import FIELDS, csv_row, id_spans, row_json, say_how_many
from factcheck.render.output import Mode
from factcheck.render.page import Page, joined
from factcheck.render.withheld import WITHHELD, listed_rating
from factcheck.render.words import KEYS_ONLY, STAGES, UNKNOWN_SIGN, RatingLabels, rating_sign

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.listing import CaseRow, SearchHit
    from factcheck.render.output import Output, Span

HIT = "bold underline"
START, END = "\x02", "\x03"  # stand about a hit in an excerpt


def show_hits(
    output: Output,
    hits: Sequence[SearchHit],
    *,
    total: int | None = None,
    labels: RatingLabels = KEYS_ONLY,
    notes: Sequence[str] = (),
) -> None:
    """Print each case found with the words around the hit; `total` is the number of all cases that match."""
    if output.mode == Mode.JSON:
        for hit in hits:
            output.data(hit_json(hit))
    elif output.mode == Mode.CSV:
        output.rows((*FIELDS, "where", "excerpt"), ([*csv_row(hit.row), hit.where, _bare(hit.excerpt)] for hit in hits))
    else:
        page = Page(output)
        for number, hit in enumerate(hits):
            if number:
                page.gap()
            _write_hit(page, hit, labels)
        if hits:
            page.gap()
    say_how_many(output, len(hits), len(hits) if total is None else total, how="--limit N shows more")
    for note in notes:
        output.note(note)


def hit_json(hit: SearchHit) -> dict[str, Any]:
    """A hit as a JSON object: the case's row, the field, the excerpt, and where in it the hits stand (start, end)."""
    places = []
    bare = 0
    for text, style in excerpt_spans(hit.excerpt):
        places += [[bare, bare + len(text)]] if style else []
        bare += len(text)
    return {**row_json(hit.row), "where": hit.where, "excerpt": _bare(hit.excerpt), "hits": places}


def excerpt_spans(excerpt: str) -> list[Span]:
    """An excerpt with its hits standing out."""
    spans: list[Span] = []
    for number, part in enumerate(excerpt.split(START)):
        found, closed, rest = part.partition(END) if number else ("", "", part)
        spans += [(found, HIT)] if found and closed else [(found, "")]
        spans.append((rest, ""))
    return [span for span in spans if span[0]]


def _bare(excerpt: str) -> str:
    return excerpt.replace(START, "").replace(END, "")


def _write_hit(page: Page, hit: SearchHit, labels: RatingLabels) -> None:
    if page.plain:
        page.field("Case", hit.row.id)
        page.field("Claim", hit.row.claim)
        page.field("Stage", hit.row.stage)
        page.field("Rating", labels.label(hit.row.scale, shown) if (shown := listed_rating(labels, hit.row)) else "")
        page.field(f"Found in {hit.where}", *_excerpt(hit, labels))
        return
    page.item([*id_spans(hit.row.id, hit.row.needed), ("  ", "")], *_state(page.output, hit.row, labels), indent=0)
    if hit.where == "claim" and _bare(hit.excerpt) == hit.row.claim:
        page.item([], *excerpt_spans(hit.excerpt), indent=10)
        return
    page.item([], hit.row.claim, indent=10)
    page.item([(f"{hit.where}: ", "dim")], *_excerpt(hit, labels), indent=10)


def _excerpt(hit: SearchHit, labels: RatingLabels) -> list[Span]:
    """The words around a hit; not those of a verdict whose rating is not shown."""
    is_shown = hit.where != "verdict" or listed_rating(labels, hit.row) or not hit.row.rating
    return excerpt_spans(hit.excerpt) if is_shown else [(f"({WITHHELD})", "dim")]


def _state(output: Output, row: CaseRow, labels: RatingLabels) -> Sequence[str | Span]:
    parts: list[str | Span] = [output.signed(STAGES.get(row.stage, UNKNOWN_SIGN), row.stage)]
    if shown := listed_rating(labels, row):
        parts.append(output.signed(*rating_sign(labels, row.scale, shown)))
    parts += [row.claimant] if row.claimant else []
    return joined(parts, " · ")
