"""The evidence of a case: a table with the words of each source under it, or one piece with its captured copies."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.quotation_marks import in_quotation_marks
from factcheck.render.inert import view
from factcheck.render.line_writer import Column, write_table
from factcheck.render.output import Mode
from factcheck.render.page import WIDEST_TEXT, Page, joined
from factcheck.render.widths import cell_width, wrap
from factcheck.render.words import ALARM, IDENTIFIER, STANCES, UNKNOWN_SIGN, count, day, moment, person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.case import Case
    from factcheck.render.output import Output, Span
    from factcheck.render.page import Part

_COLUMNS = (
    Column("Cited", 5),
    Column("Id", 8),
    Column("Stance", 8),
    Column("Kind", 7),
    Column("Copy", 7),
    Column("Date", 10),
    Column("Origin", 8),
)
_INDENT = 2
_CITED = 7  # cells of the column of citations with its gap
_BEFORE_ORIGIN = 66  # cells that the other columns take at most; a longer origin is told in full below
_NARROWEST_TABLE = 72  # cells; where there is less, each piece is told value by value
FIELDS = (
    "id", "stance", "kind", "title", "publisher", "author", "published_on", "origin", "interest", "url", "file", "quote",
    "note", "confidential",
)  # fmt: skip


def show_evidence(output: Output, case: Case | Mapping[str, Any]) -> None:
    """Print all evidence of a case: a folded Case or its record. JSON has one piece to a line."""
    record = record_of(case)
    pieces = record["evidence"]
    if output.mode == Mode.JSON:
        for piece in pieces:
            output.data(evidence_json(record, piece))
    elif output.mode == Mode.CSV:
        output.rows((*FIELDS, "withdrawn"), ([*(piece[name] for name in FIELDS), withdrawn(piece)] for piece in pieces))
    else:
        page = Page(output)
        page.field("Case", (record["id"], IDENTIFIER), f"{page.dot}{record['claim']}")
        write_evidence(page, record)
        if not pieces:
            output.note(f"There is none yet. factcheck evidence add {record['id']} URL-or-FILE --stance STANCE")


def show_piece(output: Output, case: Case | Mapping[str, Any], identifier: str) -> None:
    """Print one piece of evidence with its copies. Raises NotFoundError where the case has none of this id."""
    record = record_of(case)
    piece = next((piece for piece in record["evidence"] if piece["id"] == identifier), None)
    if piece is None:
        from factcheck.errors import NotFoundError

        raise NotFoundError(
            f"Case {record['id']} has no evidence “{identifier}”.", hint=f"factcheck evidence list {record['id']}"
        )
    if output.mode == Mode.JSON:
        output.data(evidence_json(record, piece))
        return
    page = Page(output)
    page.field("Evidence", (piece["id"], IDENTIFIER), f" of case {record['id']}")
    write_piece(page, record, piece)


def record_of(case: Case | Mapping[str, Any]) -> Mapping[str, Any]:
    """The record of a case, whether it was given folded or as its file holds it."""
    if isinstance(case, Mapping):
        return case
    from factcheck.model.case_record import case_record

    return case_record(case)


def evidence_json(record: Mapping[str, Any], piece: Mapping[str, Any]) -> dict[str, Any]:
    """A piece of evidence as a JSON object that says which case it belongs to."""
    return {**piece, "case": record["id"]}


def write_evidence(page: Page, record: Mapping[str, Any]) -> None:
    """The part of a page that holds all evidence."""
    pieces = record["evidence"]
    page.heading("Evidence", len(pieces))
    if page.plain or page.output.width < _NARROWEST_TABLE:
        for number, piece in enumerate(pieces, 1):
            page.gap()
            page.field(f"Evidence {number} of {len(pieces)}" if page.plain else "Evidence", (piece["id"], IDENTIFIER))
            write_piece(page, record, piece)
    elif pieces:
        rows = [_cells(page.output, record, piece) for piece in pieces]
        hang = _INDENT + (_CITED if any(row[0] for row in rows) else 2)
        write_table(page.output, _COLUMNS, rows, below=_all_below(page, pieces, hang), indent=_INDENT)


def write_piece(page: Page, record: Mapping[str, Any], piece: Mapping[str, Any]) -> None:
    """Everything about one piece, a labelled value to a line."""
    page.field("Stance", page.output.signed(STANCES.get(piece["stance"] or "", UNKNOWN_SIGN), piece["stance"] or ""))
    page.field("Kind", piece["kind"] or "")
    for label, name in (("Title", "title"), ("Publisher", "publisher"), ("Author", "author"), ("Date", "published_on")):
        page.field(label, piece[name] or "")
    page.field("Address", piece["url"] or "", whole=True)
    page.field("File", piece["file"] or "")
    if piece["quote"]:
        page.prose("Quote", in_quotation_marks(piece["quote"]))
    for label, name in (("Origin", "origin"), ("Interest", "interest"), ("Note", "note")):
        page.field(label, piece[name] or "")
    page.field("Cited as", cited_as(record, piece["id"]))
    for copy in piece["copies"]:
        page.field(
            "Copy", f"{copy['sha256']}, {copy['media_type']}, {count(copy['size'], 'byte')}, {moment(copy['taken_at'])}"
        )
        page.field("Copied from", copy["final_url"] or "", whole=True)
        page.field("Drawn as", copy.get("form") or "")
        page.field("Text of it", copy.get("text_sha256") or "")
    for public in piece.get("public_copies", ()):
        page.field("Public copy", public["url"], whole=True)
    if not piece["copies"] and piece["url"]:
        page.field("Copy", copy_state(piece))
    if (looked := piece.get("quote_found")) and looked["state"] in ("exact", "same-words", "unread"):
        from factcheck.render.quote_words import quote_sentence

        page.field("Quote found", quote_sentence(looked["state"], piece["quote"] or "", ""))
    page.field("Attention", *joined(marks(piece)))
    page.field("Added", f"{moment(piece['at'])} by {person(piece['by'])}")


def cited_as(record: Mapping[str, Any], identifier: str) -> str:
    """The number by which the verdict cites a piece (`[2]`), "" where it does not."""
    verdict = record["verdict"]
    cites = verdict["cites"] if verdict else []
    return f"[{cites.index(identifier) + 1}]" if identifier in cites else ""


def withdrawn(piece: Mapping[str, Any]) -> str:
    """Why, by whom and when a piece was withdrawn, "" where it stands."""
    return "; ".join(f"{gone['reason']} ({person(gone['by'])}, {day(gone['at'])})" for gone in piece["withdrawn"])


def marks(piece: Mapping[str, Any]) -> list[Part]:
    """What must not be overlooked about a piece."""
    found: list[Part] = [("confidential: never published", ALARM)] if piece["confidential"] else []
    found += [(f"withdrawn: {withdrawn(piece)}", ALARM)] if piece["withdrawn"] else []
    if failed := piece.get("capture_failed"):
        found.append((f"not captured: {failed['reason']}", ALARM))
    found += _quote_marks(piece)
    return found + ([("its words were taken out for good", ALARM)] if piece["erased"] else [])


def name_of(piece: Mapping[str, Any]) -> str:
    """The best short name there is: title, file, publisher or address."""
    return piece["title"] or piece["file"] or piece["publisher"] or piece["url"] or "(untitled)"


def copy_state(piece: Mapping[str, Any]) -> str:
    """`kept`, `failed`, `waiting` for an address that nobody captured yet, or `no copy`."""
    if piece["copies"]:
        return "kept"
    if piece.get("capture_failed"):
        return "failed"
    return "waiting" if piece["url"] else "no copy"


def _quote_marks(piece: Mapping[str, Any]) -> list[Part]:
    """That a quote does not stand in what was captured, with what differs."""
    looked = piece.get("quote_found")
    if not looked or looked["state"] not in ("differs", "missing"):
        return []
    from factcheck.render.quote_words import quote_sentence

    return [(quote_sentence(looked["state"], piece["quote"] or "", looked["found"] or ""), ALARM)]


def _cells(output: Output, record: Mapping[str, Any], piece: Mapping[str, Any]) -> list[Any]:
    stance = piece["stance"] or ""
    return [
        cited_as(record, piece["id"]),
        (piece["id"], IDENTIFIER),
        output.signed(STANCES.get(stance, UNKNOWN_SIGN), stance),
        piece["kind"] or "",
        copy_state(piece),
        piece["published_on"] or "",
        piece["origin"] or "",
    ]


def _all_below(page: Page, pieces: Sequence[Mapping[str, Any]], hang: int) -> list[list[list[Span]]]:
    """The lines under each row, with an empty one before the next."""
    below = [_below(page, piece, hang) for piece in pieces]
    return [[*lines, []] for lines in below[:-1]] + below[-1:]


def _below(page: Page, piece: Mapping[str, Any], hang: int) -> list[list[Span]]:
    """The lines under a row: the source, what must not be overlooked, the quote, the address, whose interest, a note."""
    named = name_of(piece)
    others = [part for part in (piece["publisher"], piece["author"]) if part and part != named]
    source = (named, "dim" if piece["withdrawn"] else "bold")
    lines = _hanging(page, hang, [source, *((f" · {part}", "") for part in others)])
    for mark in marks(piece):
        lines += _hanging(page, hang, [("! ", ALARM), mark if isinstance(mark, tuple) else (mark, "")])
    if piece["quote"]:
        lines += _hanging(page, hang, [(in_quotation_marks(piece["quote"]), "dim" if piece["withdrawn"] else "")])
    if piece["url"] and piece["url"] != named:
        lines.append([(" " * hang, ""), (view(piece["url"]), "dim underline")])
    is_cut = cell_width(view(piece["origin"] or "")) > page.output.width - _BEFORE_ORIGIN
    for label, name in ((("origin", "origin"),) if is_cut else ()) + (("interest", "interest"), ("note", "note")):
        if piece[name]:
            lines += _hanging(page, hang, [(f"{label}: ", "dim"), (piece[name], "")])
    return lines


def _hanging(page: Page, hang: int, spans: Sequence[Span]) -> list[list[Span]]:
    room = min(page.output.width, WIDEST_TEXT) - hang  # texts; an address stays whole
    inert = [(view(text), style) for text, style in spans]
    return [[(" " * hang, ""), *line] for line in wrap(inert, room)]
