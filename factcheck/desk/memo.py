"""The editor's memo as a file: everything that the desk knows of a case, for nobody but the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.desk.labels import Labels
from factcheck.desk.languages import readers_language, stands_in
from factcheck.desk.place import Desk
from factcheck.desk.summaries import articles_of
from factcheck.desk.summary_files import SummaryFile
from factcheck.errors import UsageError
from factcheck.model.case import Case
from factcheck.model.case_record import case_record
from factcheck.model.dataclass import asdict
from factcheck.model.event import Event
from factcheck.model.fold import in_order
from factcheck.model.ids import short_id
from factcheck.publish.memo import MEMO, memo_format, write_memo
from factcheck.verdicts.standards import check_standards

_WORDS = "memo_words"
_NOT_TOLD = frozenset({"sha256", "text_sha256", "payload_sha256", "extension", "media_type", "size", "marks", "tool",
                       "quantities", "times", "names", "reasons", "score", "type", "type_because", "kept"})  # fmt: skip


__all__ = ["MEMO", "is_memo", "make_memo_file"]


def is_memo(format_name: str) -> bool:
    """Whether a format is the memo, which no list of public formats holds."""
    return format_name == MEMO


def make_memo_file(
    desk: Desk, cases: tuple[str, ...], language: str = "", to: Path | None = None, fallback: str = ""
) -> SummaryFile:
    """The memo on one case, in the format that the ending of its file speaks of; text where there is none.

    `language` is the desk's where it is "", `fallback` one that may stand in where a memo has no words in it. Raises
    UsageError for several cases or an unknown ending, UnwordedError, MissingExtraError, NotFoundError, DamagedFileError.
    """
    if len(cases) != 1:
        raise UsageError("A memo is on one case.", hint="factcheck summary CASE --format memo -o memo.docx")
    one = memo_format(to.suffix.lower().removeprefix(".") or "txt" if to else "txt")
    asked = language or desk.settings.language
    chosen = readers_language(desk, language, fallback, _WORDS)
    written = write_memo(_record(desk, cases[0], chosen), one.ending, desk.templates_folder)
    notes = (stands_in(desk, asked, chosen, _WORDS),) if asked != chosen else ()
    return SummaryFile(one, written if isinstance(written, bytes) else written.encode("utf-8"), notes=notes)


def _record(desk: Desk, case_id: str, language: str) -> dict[str, Any]:
    file = desk.store.read_case(case_id)
    case = file.case
    article = articles_of(desk, [case]).get(case.article)
    hidden = {piece.id for piece in case.evidence if piece.confidential}
    return {
        "language": language,
        "desk_name": desk.settings.organisation or desk.settings.name,
        "generated_on": desk.today,
        "case": case_record(case),
        "confidential": len(hidden),
        "labels": _labels(Labels(desk, language), case, desk.scale.key),
        "article": {
            "title": article.title, "publisher": article.publisher, "url": article.url,
            "published_on": article.detail("published_on"),
        } if article else None,
        "standards": [asdict(one) for one in check_standards(case, desk.rules)],
        "history": [_told(event, hidden) for event in in_order(file.events)],
    }  # fmt: skip


def _labels(labels: Labels, case: Case, scale: str) -> dict[str, str]:
    """What each rating that the case speaks of is called; `scale` is the desk's."""
    scale = case.verdict.scale if case.verdict else scale
    verdicts = [said.value.rating for said in case.verdicts]
    ratings = {*verdicts, *(one.rating for one in case.reviews), *(one.rating for one in case.publications)}
    ratings |= {one.blind.rating for one in case.reviews if one.blind}
    return {rating: labels.label(scale, rating) for rating in sorted(filter(None, ratings))}


def _told(event: Event, hidden: set[str]) -> dict[str, Any]:
    """An event as one line of the history: who, when, what, and what was written with it."""
    return {
        "kind": event.kind,
        "by": str(event.by),
        "at": event.at,
        "stage": event.field("stage"),
        "rating": event.field("rating"),
        "confidential": bool({short_id(event.id), event.field("evidence")} & hidden),
        "erased": event.body is None,
        "written": list(_written(event)),
    }


def _written(event: Event) -> Iterator[tuple[str, str]]:
    """What somebody wrote with an event, by its name; what only programs read stays out."""
    yield from (
        (sign, ", ".join(event.strings(name))) for name, sign in (("add", "+"), ("remove", "-")) if event.strings(name)
    )
    for name, value in sorted((event.body or {}).items()):
        words = ", ".join(filter(None, map(_words, value if isinstance(value, list) else [value])))
        if words and name not in _NOT_TOLD:
            yield name.replace("_", " "), words.removesuffix(".")


def _words(value: Any) -> str:
    if isinstance(value, dict):  # a quote, a claimant, a place where the claim was made
        return next((str(value[name]) for name in ("text", "name", "where") if value.get(name)), "")
    return "" if value is None else str(value)
