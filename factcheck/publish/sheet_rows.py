"""Sheets of a summary: a row for each claim, for each source and for each rating, with columns that keep their names.

The columns are a promise to whoever reads such a sheet with a program: new ones come at the end. What a column holds is said
beside it. What nobody said is an empty cell; what was looked for in vain is `unknown`. Labels are in the desk's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.model.dataclass import dataclass
from factcheck.publish.public_case import NOT_CHECKED, Paragraph, PublicCase, PublicSource
from factcheck.publish.summary import Summary

Cell = str | int
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its name, and what stands in it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its columns and its rows. A cell is a text of strangers or a number."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


_Told = tuple[Column, Callable[[PublicCase], Cell]]


def _of_case(name: str, about: str, value: Callable[[PublicCase], Cell]) -> _Told:
    return Column(name, about), value


_CASE: tuple[_Told, ...] = (
    _of_case("id", "the case", lambda c: c.id),
    _of_case("claim", "the claim in one sentence", lambda c: c.claim),
    _of_case("standing", "checked, draft, withdrawn or not-checked", lambda c: c.standing),
    _of_case("rating", "the label of the verdict", lambda c: c.rating_label),
    _of_case("rating_key", "the same as a key of the scale", lambda c: c.rating_key),
    _of_case("scale", "the key of the rating scale", lambda c: c.scale_key),
    _of_case("scale_version", "the version of that scale", lambda c: c.scale_version),
    _of_case("group", "of a claim without a verdict: how far the work is", lambda c: c.group),
    _of_case("claimant", "who made the claim", lambda c: c.claimant),
    _of_case("claimant_kind", "person, organisation, document …", lambda c: c.claimant_kind),
    _of_case("claimed_on", "when it was made", lambda c: c.claimed_on),
    _of_case("appearance", "where it was made first", lambda c: c.appearance.where if c.appearance else ""),
    _of_case("quote", "the exact words", lambda c: c.quote),
    _of_case("article", "the article it was found in", lambda c: c.article.title if c.article else ""),
    _of_case("article_publisher", "who published that", lambda c: c.article.publisher if c.article else ""),
    _of_case("article_url", "its address", lambda c: c.article.url if c.article else ""),
    _of_case("reasoning", "why, with the numbers of the sources", lambda c: in_one_text(c.reasoning)),
    _of_case("sources", "how many sources the verdict cites", lambda c: len(c.sources)),
    _of_case("replies", "how many answers came from the claimant", lambda c: sum(len(r.answers) for r in c.replies)),
    _of_case("checked_on", "the day of the verdict", lambda c: c.checked_on),
    _of_case("published_on", "the day it was published", lambda c: c.published_on),
    _of_case("url", "where it was published", lambda c: c.url),
    _of_case("checked_by", "who gave the verdict", lambda c: c.checked_by),
    _of_case("reviewed_by", "who approved it", lambda c: "; ".join(c.reviewed_by)),
    _of_case("corrections", "how many corrections there were", lambda c: len(c.corrections)),
    _of_case("corrected_on", "the day of the last one", lambda c: c.corrections[-1].on if c.corrections else ""),
    _of_case("withdrawn_on", "the day the verdict was taken back", lambda c: c.withdrawn.on if c.withdrawn else ""),
    _of_case("withdrawn_because", "why", lambda c: c.withdrawn.reason if c.withdrawn else ""),
    _of_case("other_scale", "another scale, with --scale", lambda c: c.on_other_scale.scale_key if c.on_other_scale else ""),
    _of_case("other_rating", "the rating there, empty where it has no equal",
             lambda c: c.on_other_scale.rating_label if c.on_other_scale else ""),
)  # fmt: skip

_SOURCE: tuple[tuple[Column, Callable[[PublicSource], Cell]], ...] = (
    (Column("number", "the number in the reasoning"), lambda s: s.number),
    (Column("title", "its title"), lambda s: s.title),
    (Column("publisher", "who published it"), lambda s: s.publisher),
    (Column("author", "who wrote it"), lambda s: s.author),
    (Column("published_on", "when"), lambda s: s.published_on),
    (Column("url", "its address"), lambda s: s.url),
    (Column("stance", "supports, refutes, context or insufficient"), lambda s: s.stance),
    (Column("kind", "primary or secondary"), lambda s: s.kind),
    (Column("origin", "who first produced the information"), lambda s: s.origin),
    (Column("quote", "the words that matter"), lambda s: s.quote),
    (Column("copy_sha256", "the hash of the captured copy"), lambda s: s.copy_sha256),
    (Column("copy_taken_at", "when it was captured (UTC)"), lambda s: s.copy_taken_at),
)  # fmt: skip

_COUNT = (
    Column("scale", "the key of the rating scale, or empty for claims without a verdict"),
    Column("key", "the rating, or how far the work is"),
    Column("label", "the label of the rating"),
    Column("claims", "how many claims there are"),
)


def case_sheet(summary: Summary) -> Sheet:
    """A row for each claim: those with something to read, then those without a verdict."""
    rows = [tuple(value(case) for _, value in _CASE) for case in summary.cases]
    known = {"id", "claim", "standing", "group"}
    for claim in summary.not_checked:
        told = {"id": claim.id, "claim": claim.claim, "standing": NOT_CHECKED, "group": claim.group}
        rows.append(tuple(told[column.name] if column.name in known else "" for column, _ in _CASE))
    return Sheet("cases", tuple(column for column, _ in _CASE), tuple(rows))


def source_sheet(summary: Summary) -> Sheet:
    """A row for each source of each verdict."""
    columns = (Column("case", "the case that cites it"), *(column for column, _ in _SOURCE))
    rows = ((case.id, *(value(s) for _, value in _SOURCE)) for case in summary.cases for s in case.sources)
    return Sheet("sources", columns, tuple(rows))


def count_sheet(summary: Summary) -> Sheet:
    """A row for each rating in the order of its scale, and for each group of claims without a verdict."""
    return Sheet("counts", _COUNT, tuple(_counts(summary)))


def _counts(summary: Summary) -> Iterator[Row]:
    yield from ((one.scale_key, one.rating_key, one.rating_label, one.count) for one in summary.counts)
    yield from (("", one.group, "", one.count) for one in summary.groups)


def in_one_text(reasoning: tuple[Paragraph, ...]) -> str:
    """The reasoning with `[1, 2]` where sources are cited, and an empty line between paragraphs."""
    return "\n\n".join(
        "".join(part.text + (f"[{', '.join(map(str, part.cites))}]" if part.cites else "") for part in paragraph)
        for paragraph in reasoning
    )
