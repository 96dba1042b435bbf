"""The sites that are tried, built once, and the browser that reads them, where this machine has one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.desk.site import build_site
from tests.site.desks import BASE_URL, arabic_desk, example_desk, hostile_desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOOLS = Path(__file__).parent / "node_modules"
SWITCHES = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the desk that ships."""
    folder = tmp_path_factory.mktemp("example")
    return build_site(example_desk(folder), folder / "site", base_url=BASE_URL).folder


@pytest.fixture(scope="session")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a desk that publishes in Arabic."""
    folder = tmp_path_factory.mktemp("arabic")
    return build_site(arabic_desk(folder), folder / "site", base_url=BASE_URL).folder


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a desk that strangers filled."""
    folder = tmp_path_factory.mktemp("hostile")
    return build_site(hostile_desk(folder), folder / "site", base_url=BASE_URL).folder


@pytest.fixture(scope="module")  # while it is there a loop of events runs, in which no other test can run its own
def browser() -> Iterator[Browser]:
    """A browser with nothing of its user's in it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("needs chromium: apt install chromium")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=SWITCHES)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script that looks for what keeps people from reading a page."""
    script = TOOLS / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("needs axe-core: make browser, where npm is installed")
    return script.read_text(encoding="utf-8")
