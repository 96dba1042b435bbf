"""Takes the README's pictures of the site: the example desk's, in Debian's chromium. Run by `make picture`."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from factcheck.desk.site import build_site
from tests.site.desks import BASE_URL, example_desk

FOLDER = Path(__file__).parent
SWITCHES = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def picture(browser: Browser, page: Path, name: str, size: tuple[int, int], scheme: Literal["dark", "light"]) -> None:
    """One picture of a page of a size in pixels, from its top."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    opened = context.new_page()
    opened.goto(page.as_uri())
    opened.screenshot(path=str(FOLDER / name))
    context.close()


def main() -> None:
    """Take both."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("The pictures of the site need chromium: apt install chromium")
        return
    with tempfile.TemporaryDirectory() as passing, sync_playwright() as playwright:
        site = build_site(example_desk(Path(passing)), Path(passing) / "site", base_url=BASE_URL).folder
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        check = next(page for page in sorted((site / "checks").iterdir()) if "delivered-on-time" in page.name)
        picture(browser, check, "site-light.png", (1200, 1000), "light")
        picture(browser, check, "site-phone-dark.png", (420, 860), "dark")
        browser.close()


if __name__ == "__main__":
    main()
