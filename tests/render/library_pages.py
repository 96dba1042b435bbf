"""Pages of what was checked before: near claims, entries of the library, imports and ratings of others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factcheck.model.fold import fold_case
from factcheck.model.library import Check, Entry, ForeignRating, Remark
from factcheck.model.near import CASE as OWN
from factcheck.model.near import LIBRARY, Near
from factcheck.render import import_page, library_page, library_ratings_page, match_page
from factcheck.render.output import Mode, Output
from tests.render.making import OTHER, published, research

Texts = Callable[[str], str]
OBJECT = (Mode.RICH, Mode.PLAIN, Mode.JSON)
TABLE = (*OBJECT, Mode.CSV)
ENTRY = "lib-7q2m3xab9d"


def near(texts: Texts = str) -> tuple[Near, ...]:
    """An entry that says the same, one told apart, and a case of the desk."""
    return (
        Near(LIBRARY, ENTRY, texts("The moon landing was filmed in Nevada."), 0.91, (texts("nearly the same words"),),
             texts("Pants on fire"), "false", texts("Example Checks"), "2026-02-03", texts("https://checks.example/1"),
             texts("Jane Roe"), is_nearly_the_same=True, decided="same-claim"),
        Near(OWN, OTHER, texts("The tower is 300 m high."), 0.42, ("shares tower", "but other numbers: 300"),
             texts("Half true"), "half-true", day="2026-11-02", stage="in-review"),
        Near(LIBRARY, "lib-8q2m3xab9d", texts("The moon is hollow."), 0.2),
    )  # fmt: skip


def entries(texts: Texts = str) -> list[Entry]:
    """An entry with everything, and one with nothing but its claim."""
    whole = Check(
        texts("The moon landing was filmed in Nevada."), texts("No, it was not"), texts("Jane Roe"), "person", "2026-01",
        (texts("https://posts.example/1"), texts("https://posts.example/2")), texts("Pants on fire"), 1000, 1000, 5000,
        texts("Example Checks"), texts("checks.example"), texts("https://checks.example/1"), "2026-02-03", "en",
    )  # fmt: skip
    return [Entry(ENTRY, whole, texts("feed.json.gz")), Entry("lib-8q2m3xab9d", Check(texts("=The moon is hollow.")))]


def remarks(texts: Texts = str) -> list[Remark]:
    """A repair and a refusal."""
    return [
        Remark(2, "unreadable-date", "repaired", "claimed_on", texts("soon")),
        Remark(7, "no-tag", "refused", "tags", texts("a/b")),
    ]


def _match(output: Output, texts: Texts) -> None:
    match_page.show_near(
        output, near(texts), claim=texts("The landing on the moon"), notes=(texts("2 files are missing"),)
    )


def _list(output: Output, texts: Texts) -> None:
    library_page.show_entries(output, entries(texts), ratings={ENTRY: "false"})


def _entry(output: Output, texts: Texts) -> None:
    library_page.show_entry(output, entries(texts)[0], rating_here="false", hint=texts("No line."))


def _imported(output: Output, texts: Texts) -> None:
    if output.mode == Mode.JSON:
        output.data(library_page.remark_json(remarks(texts)[0]))
    made = {"claimant-type": 1200, "no-claim": 3}
    library_page.show_imported(output, name=texts("feed.json.gz"), checks=483_334, new=1, remarks=made,
                               fates={"repaired": 1200, "refused": 3}, was_known=True)  # fmt: skip


def _opened(output: Output, texts: Texts) -> None:
    cases = (research(texts).state, fold_case(published(texts)))
    import_page.show_cases_opened(output, cases, known=2, remarks=remarks(texts))


def _ratings(output: Output, texts: Texts) -> None:
    found = [
        ForeignRating(texts("Pants on fire"), texts("Example Checks"), 1200, "false"),
        ForeignRating(texts("=Four lighthouses"), "", 1),
    ]
    library_ratings_page.show_ratings(output, found)


LIBRARY_PAGES: dict[str, tuple[tuple[str, ...], str, Any]] = {
    "match": (OBJECT, "near", _match),
    "library-list": (TABLE, "library-entry", _list),
    "library-entry": (OBJECT, "library-entry", _entry),
    "library-import": (OBJECT, "library-import", _imported),
    "library-ratings": (TABLE, "library-rating", _ratings),
    "import-cases": (OBJECT, "cases-opened", _opened),
}
