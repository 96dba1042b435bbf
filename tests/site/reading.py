"""A page in a browser, with everything that went wrong on it: errors, dialogs, and requests to anywhere but the site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Route

# How pages are looked at: the settings of the browser and, where it prints, the medium.
MODES: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "light"},
    "dark": {"viewport": {"width": 1200, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 780}},
    "print": {"viewport": {"width": 800, "height": 1100}},
}
EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What another colour scheme, a small screen or paper can change about the same page.
BY_MODE = {
    "dark": {"type": "rule", "values": ["color-contrast"]},
    "print": {"type": "rule", "values": ["color-contrast"]},
    "phone": {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]},
}


class Trouble(list[str]):
    """What went wrong, in words."""


@contextmanager
def reading(browser: Browser, home: str, mode: str = "light", **more: Any) -> Iterator[tuple[Page, Trouble]]:
    """A page in a context of its own. Whatever is asked of another place than `home` is refused and told."""
    context = browser.new_context(**MODES[mode], bypass_csp=more.pop("bypass_csp", False), **more)
    page, trouble = context.new_page(), Trouble()

    def route(route: Route) -> None:
        if route.request.url.startswith((home, "data:")):
            route.continue_()
        else:
            trouble.append(f"asked for {route.request.url}")
            route.abort()

    def dismiss(dialog: Dialog) -> None:
        trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.route("**/*", route)
    page.on("console", lambda said: trouble.append(f"{said.type}: {said.text}") if said.type != "log" else None)
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("dialog", dismiss)
    if mode == "print":
        page.emulate_media(media="print")
    try:
        yield page, trouble
    finally:
        context.close()


def pages_of_each_kind(site: Path) -> list[Path]:
    """The first page of each kind, and of checks each: one of each standing, to be told apart by their notices."""
    found = [path for path in sorted(site.glob("*.html")) if path.name != "404.html"]
    for folder in ("articles", "claimants", "outlets", "verdicts", "copies", "versions"):
        found += sorted((site / folder).glob("*.html"))[:1]
    kinds: dict[tuple[bool, bool], Path] = {}
    for path in sorted((site / "checks").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        kinds.setdefault(('id="withdrawn"' in text, 'id="correction-1"' in text), path)
    return found + list(kinds.values())


def violations(page: Page, axe: str, mode: str) -> list[str]:
    """What axe-core finds on a page: the rule, and where."""
    page.evaluate(axe)
    told = {"runOnly": BY_MODE.get(mode, EVERYTHING), "preload": False, "resultTypes": ["violations"]}
    found = page.evaluate("rules => axe.run(document, rules)", told)
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found["violations"]]
