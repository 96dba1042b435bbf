"""What building and checking the site did, in words and as JSON."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import COMMAND, NO, YES, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.site import SiteBuilt, SiteFinding
    from factcheck.render.output import Output

MOST_FILES = 3  # that are named where a finding is the same on many pages
FINDING = ("check", "file", "meaning", "remedy")


def show_built(output: Output, built: SiteBuilt) -> None:
    """Print what was built: a sentence, or one JSON object."""
    for note in built.notes:
        output.note(note)
    for leak in built.leaks:
        output.note(f"! Left out, because readers would see what is confidential: {leak}")
    if output.mode == Mode.JSON:
        counted = {name: getattr(built, name) for name in ("checks", "articles", "files", "written", "removed", "read")}
        told = {
            "folder": str(built.folder),
            "base_url": built.base_url or None,
            **counted,
            "left_out": list(built.leaks),
        }
        output.data(told)
        return
    changed = (
        f"{count(built.written, 'file')} written" if built.written or built.removed else "nothing had to be written"
    )
    removed = f", {built.removed} taken away" if built.removed else ""
    what = f"{count(built.checks, 'check')} and {count(built.articles, 'article')} in {count(built.files, 'file')}"
    sentence = f"The site in {built.folder} has {what}; {changed}{removed}."
    if output.mode == Mode.PLAIN:
        output.line(sentence)
    else:
        Page(output).item([], sentence, indent=0)
    output.note(f"To look at it: factcheck site serve {built.folder}")


def _draw(output: Output, page: Page, findings: Sequence[SiteFinding]) -> None:
    """The findings, those that are the same on many pages as one, with the first of their files."""
    same: dict[tuple[str, str, str], list[str]] = {}
    for one in findings:
        same.setdefault((one.check, one.meaning, one.remedy), []).append(one.file)
    for (check, meaning, remedy), files in same.items():
        sign, style = output.signed(NO, check)
        page.item([(f"{sign}: ", style)], meaning, indent=0)
        for file in files[:MOST_FILES]:
            page.item([], (file or "the whole site", "dim"), indent=2)
        if len(files) > MOST_FILES:
            page.item([], (f"and {count(len(files) - MOST_FILES, 'more file')}", "dim"), indent=2)
        if remedy:
            page.item([], (remedy, COMMAND), indent=2)


def show_site_findings(output: Output, findings: Sequence[SiteFinding]) -> None:
    """Print what is wrong with a site, each with its file and what to do."""
    if output.mode == Mode.JSON:
        for one in findings:
            output.data({name: getattr(one, name) or None for name in FINDING})
        output.note(f"{count(len(findings), 'finding')}.")
        return
    page = Page(output)
    if output.mode == Mode.PLAIN:
        for number, one in enumerate(findings, 1):
            page.gap()
            page.field(f"Finding {number} of {len(findings)}", one.check)
            page.field("File", one.file)
            page.field("Meaning", one.meaning)
            page.field("Next", one.remedy)
    else:
        _draw(output, page, findings)
    sign, words = (
        (NO, f"{count(len(findings), 'thing')} to mend before it goes online") if findings else (YES, "nothing to mend")
    )
    if output.mode == Mode.PLAIN:
        output.line(f"Result: {words}.")
    else:
        Page(output).item([(f"{sign[0]} ", sign[1])], (f"{words}.", sign[1]), indent=0)
