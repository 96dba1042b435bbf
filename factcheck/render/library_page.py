"""The library of others' checks: its entries, what an import did to them, and the columns of a sheet before it is read."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page, joined
from factcheck.render.words import IDENTIFIER, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from factcheck.model.library import Entry, Remark
    from factcheck.render.output import Output

_REMARKS = {
    "unescaped-quotes": "quotation marks that broke the JSON were escaped", "unreadable": "can't be read",
    "repeated-key": "a key stood there twice; the first counts", "empty-item": "the item is empty",
    "taken-back": "the publisher took the check back",
    "several-items": "several checks in one item", "media-review": "a review of a picture or video, not of a claim",
    "not-a-claim-review": "something else than a check",
    "not-a-record": "no record", "no-review": "a claim without a review",
    "no-type": "no type was given", "no-claim": "no claim", "claim-elsewhere": "the claim stood in another field",
    "too-long": "the claim was cut", "several-claims": "several claims in one check; the first counts",
    "bare-claim": "the claim was a bare text", "no-item-reviewed": "nothing about the claim itself",
    "not-a-claim-node": "the claim had another type", "bare-claimant": "the claimant was a bare text",
    "claimant-type": "a person's name was given as an organisation",
    "checked-date-as-claim-date": "the day of the check was given as the day of the claim",
    "claimed-after-checked": "claimed after it was checked", "bare-appearance": "the appearance was a bare text",
    "several-addresses": "several addresses in one text", "no-web-address": "no address of the web",
    "no-address": "no address of the check", "publisher-from-address": "the publisher's name was missing; its site is used",
    "bare-rating": "the rating was a bare text", "no-rating": "no rating", "no-rating-words": "a rating without words",
    "best-is-worst": "best and worst rating are the same", "best-below-worst": "the best rating is below the worst",
    "outside-its-scale": "a rating outside its own scale", "rating-not-a-number": "a rating value that is no number",
    "rating-as-text": "a rating value written as text", "unreadable-date": "a date that can't be read",
}  # fmt: skip


def show_entries(output: Output, entries: Sequence[Entry], *, ratings: Mapping[str, str] | None = None) -> None:
    """Print entries one after the other; `ratings` are the desk's own ratings of them by id. JSON has one to a line."""
    ratings = ratings or {}
    if output.mode == Mode.JSON:
        for entry in entries:
            output.data(entry_json(entry, ratings.get(entry.id, "")))
        return
    if output.mode == Mode.CSV:
        fields = tuple(entry_json(entries[0], "")) if entries else ("id",)
        output.rows(
            fields, [[_flat(value) for value in entry_json(e, ratings.get(e.id, "")).values()] for e in entries]
        )
        return
    page = Page(output)
    for entry in page.apart(entries):
        _write_entry(page, entry, ratings.get(entry.id, ""))


def show_entry(output: Output, entry: Entry, *, rating_here: str = "", hint: str = "") -> None:
    """Print one entry, whole."""
    if output.mode == Mode.JSON:
        output.data(entry_json(entry, rating_here))
        return
    page, check = Page(output), entry.check
    _write_entry(page, entry, rating_here)
    page.field("Title", check.title)
    page.field("Claimed on", check.claimed_on)
    for address in check.appearances:
        page.field("Appeared at", address, whole=True)
    if check.value is not None:
        ends = [
            f"{name} {end / 1000:g}" for name, end in (("worst", check.worst), ("best", check.best)) if end is not None
        ]
        page.field("Value", f"{check.value / 1000:g}" + (f" ({', '.join(ends)})" if ends else ""))
    page.field("Language", check.language)
    page.field("From file", entry.source)
    if hint:
        output.note(hint)


def entry_json(entry: Entry, rating_here: str) -> dict[str, Any]:
    """An entry as a JSON object; what its record does not say is null."""
    check = entry.check
    return {
        "id": entry.id,
        "claim": check.claim,
        "title": check.title or None,
        "claimant": check.claimant or None,
        "claimant_kind": check.claimant_kind,
        "claimed_on": check.claimed_on or None,
        "appearances": list(check.appearances),
        "rating": check.rating or None,
        "rating_here": rating_here or None,
        "value_thousandths": check.value,
        "worst_thousandths": check.worst,
        "best_thousandths": check.best,
        "publisher": check.publisher or None,
        "site": check.site or None,
        "url": check.url or None,
        "checked_on": check.checked_on or None,
        "language": check.language or None,
        "source": entry.source or None,
    }


def show_columns(output: Output, columns: Mapping[str, str], headers: Sequence[str], first_rows: Sequence[Sequence[str]],
                 *, origin: str) -> None:  # fmt: skip
    """Tell on stderr what the columns of a sheet hold, with the first values, before anything is imported."""
    output.note(f"Columns ({origin}):")
    for field, header in columns.items():
        place = headers.index(header)
        values = [row[place][:40] for row in first_rows if place < len(row) and row[place]]
        output.note(
            f"  {field.replace('_', ' ')}: “{header}”" + (f"   for example {' | '.join(values[:2])}" if values else "")
        )
    rest = [header for header in headers if header and header not in columns.values()]
    if rest:
        output.note(f"  not used: {', '.join(rest)}")


def remark_json(remark: Remark) -> dict[str, Any]:
    """A remark of an import as a JSON object, as `--report` writes it."""
    return {
        "line": remark.line,
        "fate": remark.fate,
        "what": remark.what,
        "field": remark.field or None,
        "was": remark.was or None,
        "now": remark.now or None,
    }


def remark_lines(remarks: Mapping[str, int]) -> list[str]:
    """How often each remark was made, in words."""
    return [f"  {number:>7,}  {_REMARKS.get(what, what)}  ({what})" for what, number in remarks.items()]


def show_imported(output: Output, *, name: str, checks: int, new: int, remarks: Mapping[str, int], fates: Mapping[str, int],
                  was_known: bool) -> None:  # fmt: skip
    """Print what an import did."""
    if output.mode == Mode.JSON:
        output.data({"file": name, "checks": checks, "new": new, "was_known": was_known, "remarks": dict(remarks),
                     "fates": dict(fates)})  # fmt: skip
        return
    page = Page(output)
    known = "; the very file was imported before" if was_known else ""
    _write_line(page, f"{name}: {count(checks, 'check')}, {new:,} new{known}.")
    told = [
        f"{fates[fate]:,} {fate.replace('-', ' ')}" for fate in ("repaired", "set-aside", "refused") if fates.get(fate)
    ]
    if told:
        _write_line(page, f"Remarks: {', '.join(told)}.")
    for line in remark_lines(remarks):
        _write_line(page, line.strip(), lead=line[: len(line) - len(line.lstrip())])


def _write_line(page: Page, words: str, lead: str = "") -> None:
    if page.plain:
        page.output.line(lead, words)
    else:
        page.item([(lead, "")] if lead else [], words, indent=0)


def _write_entry(page: Page, entry: Entry, rating_here: str) -> None:
    check = entry.check
    here = f" (here: {rating_here})" if rating_here else ""
    told = [
        part for part in (f"{check.rating}{here}" if check.rating else "", check.publisher, check.checked_on) if part
    ]
    if page.plain:
        page.field("Entry", entry.id)
        page.field("Claim", check.claim)
        page.field("Found", *joined(told))
    else:
        page.item([(entry.id, IDENTIFIER), ("  ", "")], *joined(told, page.dot), indent=0)
        page.field("Claim", (check.claim, "bold"))
    page.field("Claimant", check.claimant)
    page.field("Address", check.url, whole=True)


def _flat(value: Any) -> Any:
    return " ".join(value) if isinstance(value, list) else value
