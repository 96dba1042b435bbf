"""Articles: the list of them, and one with its versions, its claims, what was declined and its text."""

from __future__ import annotations

from factcheck.render.case_list import id_spans, row_json, write_case_table, write_labelled_rows
from factcheck.render.line_writer import Column, write_table
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import ALARM, IDENTIFIER, KEYS_ONLY, RatingLabels, count, day, detail_word, moment, person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.article import Article
    from factcheck.model.article_row import ArticleRow
    from factcheck.model.listing import CaseRow
    from factcheck.render.output import Output

_COLUMNS = (
    Column("Id", 8),
    Column("Date", 10, rank=1),
    Column("Checked", 7),
    Column("Versions", 8, rank=3, right=True),
    Column("Publisher", 8, 24, rank=2),
    Column("Title", 18),
)
FIELDS = (
    "id", "title", "publisher", "published_on", "versions", "claims", "checked", "declined", "updated_at", "damaged",
)  # fmt: skip
_SHORT_HASH = 12


def show_articles(output: Output, rows: Sequence[ArticleRow], *, total: int | None = None) -> None:
    """Print the rows of a list of articles, and on stderr how many of all there are."""
    if output.mode == Mode.JSON:
        for row in rows:
            output.data(article_row_json(row))
    elif output.mode == Mode.CSV:
        output.rows(FIELDS, ([getattr(row, name) for name in FIELDS] for row in rows))
    elif output.mode == Mode.PLAIN:
        _write_labelled_list(output, rows)
    elif rows:
        write_table(output, _COLUMNS, [_cells(row) for row in rows])
    _say_how_many(output, len(rows), len(rows) if total is None else total)


def article_row_json(row: ArticleRow) -> dict[str, Any]:
    """A row as a JSON object: what is not known is null."""
    return {name: getattr(row, name) if getattr(row, name) != "" else None for name in FIELDS}


def show_article(
    output: Output,
    article: Article,
    claims: Sequence[CaseRow] = (),
    *,
    labels: RatingLabels = KEYS_ONLY,
    with_text: bool = False,
) -> None:
    """Print one article: details, versions, the claims opened from it, what was declined, and its text on request."""
    if output.mode == Mode.JSON:
        output.data(article_json(article, claims, with_text=with_text))
        return
    page = Page(output)
    _write_details(page, article)
    _write_versions(page, article)
    page.heading("Claims", len(claims))
    if page.plain:
        write_labelled_rows(output, claims, labels)
    elif claims:
        write_case_table(output, claims, labels, indent=2)
    _write_declined(page, article)
    if with_text:
        page.heading("Text")
        _write_text(page, article)


def article_json(article: Article, claims: Sequence[CaseRow], *, with_text: bool) -> dict[str, Any]:
    """An article as a JSON object: its record, its claims as rows of a list, and its newest text or null."""
    from factcheck.model.article_record import article_record

    text = article.current.text if with_text and article.versions else None
    marks = [list(mark) for mark in article.current.marks] if text else []
    record = {**article_record(article), "claims": [row_json(row) for row in claims], "text": text}
    return {**record, "marks": marks} if marks else record


def _cells(row: ArticleRow) -> list[Any]:
    named = row.title or "(untitled)"
    title = [(f"damaged: {row.damaged} · ", ALARM), (named, "")] if row.damaged else [(named, "")]
    versions = str(row.versions) if row.versions > 1 else ""
    return [
        id_spans(row.id, row.needed),
        row.published_on,
        f"{row.checked} of {row.claims}",
        versions,
        row.publisher,
        title,
    ]


def _write_labelled_list(output: Output, rows: Sequence[ArticleRow]) -> None:
    page = Page(output)
    for row in page.apart(rows):
        page.field("Article", row.id)
        page.field("Title", row.title)
        page.field("Publisher", row.publisher)
        page.field("Date", row.published_on)
        page.field("Versions", str(row.versions))
        page.field("Claims", f"{row.claims}, {row.checked} of them checked, {row.declined} declined")
        page.field("Attention", f"damaged: {row.damaged}" if row.damaged else "")


def _write_details(page: Page, article: Article) -> None:
    if page.plain:
        page.field("Article", article.id)
        page.field("Title", article.title)
    else:
        page.banner((article.title or "(untitled)", "bold"))
        page.banner((article.id, IDENTIFIER))
        page.gap()
    for label, name in (("Publisher", "publisher"), ("Author", "author"), ("Date", "published_on")):
        page.field(label, article.detail(name))
    page.field("Address", article.url, whole=True)
    page.field("Language", article.language)
    page.field("File", article.detail("source_name"))
    page.field("Taken in", f"{day(article.opened.at)} by {article.opened.by.name}")
    for name in article.conflicts:
        values = "; ".join(f"{said.value} ({said.by.name})" for said in article.details[name])
        page.field("Disagreed", (f"{detail_word(name)}: {values}", ALARM))


def _write_versions(page: Page, article: Article) -> None:
    page.heading("Versions", len(article.versions))
    for number, version in enumerate(article.versions, 1):
        size = "its words were taken out for good" if version.erased else count(len(version.text), "character")
        raw = f", read from a .{version.raw_extension} file that is kept" if version.raw_sha256 else ""
        raw += f", captured {moment(version.taken_at)}" if version.taken_at else ""
        stamp = f"{moment(version.stamp.at)} by {person(str(version.stamp.by))}"
        page.field(f"Version {number}", f"{stamp}, {size}{raw}", (f" {version.sha256[:_SHORT_HASH]}…", "dim"))


def _write_declined(page: Page, article: Article) -> None:
    if article.declined:
        page.heading("Declined", len(article.declined))
    for declined in article.declined:
        reason = f": {declined.reason}" if declined.reason else ""
        done = f" ({declined.stamp.by.name}, {day(declined.stamp.at)})"
        if page.plain:
            page.field("Declined", f"“{declined.quote}”{reason}{done}")
        else:
            page.item([("- ", "dim")], f"“{declined.quote}”{reason}", (done, "dim"))


def _write_text(page: Page, article: Article) -> None:
    if not article.versions:
        return
    if page.plain:
        page.prose("Text", article.current.text)
        return
    for paragraph in page.apart(part for part in article.current.text.split("\n") if part.strip()):
        page.item([], paragraph)


def _say_how_many(output: Output, shown: int, total: int) -> None:
    if shown < total:
        output.note(f"{shown:,} of {count(total, 'article')}")
    elif output.mode in (Mode.RICH, Mode.PLAIN):
        output.note(count(total, "article") if total else "No articles yet. Next: factcheck intake SOURCE")
