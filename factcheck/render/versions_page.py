"""What readers have seen of a case, version by version, and what differs between two of them."""

from __future__ import annotations

from factcheck.model.versions import ADDED, ALTERED, KEPT, MISSING, REMOVED, SAME
from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import ALARM, COMMAND, GREEN, GREY, IDENTIFIER, RED, count, moment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from factcheck.model.case import Case
    from factcheck.model.evidence import Withdrawal
    from factcheck.model.versions import PartChange, Passage, Version
    from factcheck.render.output import Output
    from factcheck.render.page import Part

_STATES = {
    KEPT: (("✓", GREEN), "kept, as it was published"),
    MISSING: (("!", ALARM), "the desk does not hold its bytes"),
    ALTERED: (("!", ALARM), "its bytes are not those that were published"),
}
_STYLES = {SAME: "", REMOVED: RED, ADDED: GREEN}
_SIGNS = {SAME: ("", ""), REMOVED: ("[-", "-]"), ADDED: ("{+", "+}")}
_SHORT = 16  # characters of a hash that are shown
_AROUND = 60  # characters of what stayed the same that are shown beside a change
_WORDS = {"rating_label": "rating", "rating_meaning": "meaning", "scale_name": "scale", "claimed_on": "claimed on",
          "checked_on": "checked on", "checked_by": "checked by", "url": "address"}  # fmt: skip


def show_versions(output: Output, case: Case, versions: Sequence[Version], withdrawals: Sequence[Withdrawal]) -> None:
    """Print the versions, the first one first; JSON has one object a line."""
    if output.mode == Mode.JSON:
        for one in versions:
            output.data(version_json(case, one))
        return
    if output.mode == Mode.CSV:
        rows = [[str(one.number), one.publication.at, str(one.publication.by), one.rating_label, one.state,
                 one.publication.kept.get("json", ""), one.publication.url] for one in versions]  # fmt: skip
        output.rows(("version", "at", "by", "rating", "state", "sha256", "url"), rows)
        return
    page = Page(output)
    page.field("Case", (case.id, IDENTIFIER), page.dot, (case.claim, "bold"))
    for one in versions:
        _write_version(page, one)
    for gone in withdrawals:
        page.gap()
        page.field("Withdrawn", moment(gone.at), f" by {gone.by.name}", page.dot, gone.reason)
    if len(versions) > 1:
        page.gap()
        command = f"factcheck history {case.id} --published --compare {versions[-2].number}..{versions[-1].number}"
        page.field("Differs", (command, COMMAND), whole=True)
    output.note(f"{count(len(versions), 'version')} that readers have seen; what each of them says is kept.")


def show_comparison(output: Output, case: Case, before: Version, after: Version, changes: Sequence[PartChange]) -> None:
    """Print what differs between two versions, part by part. JSON has one object."""
    if output.mode == Mode.JSON:
        output.data(comparison_json(case, before, after, changes))
        return
    if output.mode == Mode.CSV:
        rows = [[one.part, passage.how, passage.text] for one in changes for passage in one.passages]
        output.rows(("part", "how", "text"), [row for row in rows if row[1] != SAME])
        return
    page = Page(output)
    page.field("Case", (case.id, IDENTIFIER), page.dot, (case.claim, "bold"))
    for name, version in (("Before", before), ("After", after)):
        told = (f"version {version.number}", page.dot, moment(version.publication.at), page.dot, version.rating_label)
        page.field(name, *told)
    for one in changes:
        page.heading(_WORDS.get(one.part, one.part).capitalize())
        if page.plain:
            _write_labelled(page, one)
        else:
            page.item([], *_marked(one.passages))
    if not changes:
        output.note("Readers saw the same in both.")


def version_json(case: Case, one: Version) -> dict[str, Any]:
    """A version as a JSON object."""
    published = one.publication
    return {
        "case": case.id,
        "version": one.number,
        "at": published.at,
        "by": str(published.by),
        "published_on": published.published_on,
        "rating": published.rating or None,
        "rating_label": one.rating_label or None,
        "is_correction": one.is_correction,
        "state": one.state,
        "kept": dict(published.kept),
        "url": published.url or None,
    }


def comparison_json(case: Case, before: Version, after: Version, changes: Sequence[PartChange]) -> dict[str, Any]:
    """What differs as a JSON object: of each part all words in a row, each passage `same`, `removed` or `added`."""
    return {
        "case": case.id,
        "before": version_json(case, before),
        "after": version_json(case, after),
        "changes": [
            {"part": one.part, "passages": [{"how": passage.how, "text": passage.text} for passage in one.passages]}
            for one in changes
        ],
    }


def _write_version(page: Page, one: Version) -> None:
    published = one.publication
    page.gap()
    how = "by a correction" if one.is_correction else "published"
    page.field("Version", str(one.number), page.dot, moment(published.at), f" by {published.by.name}", page.dot, how)
    page.field("Rating", one.rating_label)
    page.field("Readers", published.url, whole=True)
    sign, words = _STATES[one.state]
    page.field("Bytes", page.output.signed(sign, words))
    for form, digest in sorted(published.kept.items()):
        shown = digest if page.plain else f"{digest[:_SHORT]}…"
        page.field("SHA-256", (shown, GREY if not page.plain else ""), f" {form}")


def _write_labelled(page: Page, one: PartChange) -> None:
    """Both texts whole: in single words nobody who listens can find the sentence again."""
    for label, passed_over in (("Before", ADDED), ("After", REMOVED)):
        page.prose(label, "".join(passage.text for passage in one.passages if passage.how != passed_over))


def _marked(passages: Sequence[Passage]) -> list[Part]:
    """All words in a row; signs stand around what changed, so that colour is never needed to tell."""
    parts: list[Part] = []
    for place, one in enumerate(passages):
        text = _shortened(one.text, place == 0, place == len(passages) - 1) if one.how == SAME else one.text
        begin, end = _SIGNS[one.how]
        parts.append((f"{begin}{text}{end}", _STYLES[one.how]))
    return parts


def _shortened(text: str, is_first: bool, is_last: bool) -> str:
    """What stayed the same, cut where it is long: the words next to the changes are what a reader needs."""
    if len(text) <= 2 * _AROUND:
        return text
    head, tail = text[:_AROUND].rpartition(" ")[0], text[-_AROUND:].partition(" ")[2]
    return f"… {tail}" if is_first else f"{head} …" if is_last else f"{head} … {tail}"
