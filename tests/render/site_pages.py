"""Pages about the site: what building it did, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from factcheck.model.site import SiteBuilt, SiteFinding
from factcheck.render import site_page
from factcheck.render.output import Mode, Output

Texts = Callable[[str], str]
OBJECT = (Mode.RICH, Mode.PLAIN, Mode.JSON)


def _show_built(output: Output, texts: Texts) -> None:
    leak = texts("case k3f9x2ab: reasoning holds the title of evidence 7qk2m3xa")
    note = texts("Nobody said where the site will stand.")
    site_page.show_built(output, SiteBuilt(Path(texts("public")), "", 12, 3, 1204, 9, 2, 14, (leak,), (note,)))


def _show_unchanged(output: Output, texts: Texts) -> None:
    address = texts("https://desk.example/checks/")
    site_page.show_built(output, SiteBuilt(Path(texts("public")), address, 1, 1, 40, 0, 0, 0))


def _show_findings(output: Output, texts: Texts) -> None:
    build = texts("factcheck site build public")
    dead = [
        SiteFinding("links", texts(f"checks/{number}.html"), "Its link to feed.xml leads nowhere.", build)
        for number in range(5)
    ]
    words = SiteFinding(
        "confidential", texts("copies/ab.html"), "It holds the title of confidential evidence 7qk2m3xa of case k3f9x2ab.",
        "factcheck evidence amend k3f9x2ab 7qk2m3xa --not-confidential",
    )  # fmt: skip
    site_page.show_site_findings(output, [*dead, words, SiteFinding("up-to-date", "", "It is behind the desk.", "")])


SITE_PAGES: dict[str, tuple[Any, ...]] = {
    "site-built": (OBJECT, "site-built", _show_built),
    "site-unchanged": (OBJECT, "site-built", _show_unchanged),
    "site-findings": (OBJECT, "site-finding", _show_findings),
}
