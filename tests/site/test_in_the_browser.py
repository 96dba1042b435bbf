"""The site in Debian's own browser: read, searched, filtered, a citation followed; by eyes, by ears, on paper, in Arabic."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.web.serving import address_of, make_server
from tests.site.reading import MODES, pages_of_each_kind, reading, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site while it is shown by our own preview."""
    server = make_server(site, "/checks/", 0)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield address_of(server, "/checks/")
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("mode", [*MODES, "arabic", "arabic phone"])
def test_every_kind_of_page_can_be_read_by_everybody(
    mode: str, browser: Browser, axe: str, example_site: Path, arabic_site: Path
) -> None:
    site = arabic_site if mode.startswith("arabic") else example_site
    look = {"arabic": "light", "arabic phone": "phone"}.get(mode, mode)
    pages = pages_of_each_kind(site)
    assert len(pages) >= 14
    found = []
    with reading(browser, site.as_uri(), look, bypass_csp=True) as (page, trouble):
        for path in pages:
            page.goto(path.as_uri())
            name = path.relative_to(site).as_posix()
            found += [f"{name}: {one}" for one in violations(page, axe, look)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{name} is wider than the screen")
    assert found + trouble == []


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_the_page_of_who_is_lost_can_be_read_by_everybody(
    look: str, browser: Browser, axe: str, example_site: Path
) -> None:
    with served(example_site) as home, reading(browser, home, look, bypass_csp=True) as (page, _trouble):
        page.goto(f"{home}no/such/page.html")
        assert violations(page, axe, look) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_nothing_is_asked_of_another_host_and_no_page_has_an_error(browser: Browser, example_site: Path) -> None:
    with served(example_site) as home, reading(browser, home) as (page, trouble):
        for path in pages_of_each_kind(example_site):
            page.goto(home + path.relative_to(example_site).as_posix())
        lost = page.goto(f"{home}no/such/page.html")
        assert lost is not None
        assert lost.status == 404
        assert page.locator("h1").inner_text() == "There is no page at this address"
        page.get_by_role("link", name="To the latest checks").click()
        page.wait_for_url(f"{home}index.html")
    assert [one for one in trouble if "404" not in one] == []


@pytest.mark.parametrize("way", ["a folder", "a server"])
def test_a_reader_searches_filters_and_follows_a_citation_to_its_copy(
    way: str, browser: Browser, example_site: Path
) -> None:
    with served(example_site) as server:
        home = example_site.as_uri() + "/" if way == "a folder" else server
        with reading(browser, home) as (page, trouble):
            page.goto(f"{home}index.html")
            page.get_by_role("searchbox").fill("bridge council")
            page.get_by_text("1 check found").wait_for()
            page.get_by_role("searchbox").fill("")
            page.get_by_role("combobox", name="Verdict").select_option("Half true")
            page.get_by_text("2 checks found").wait_for()
            page.get_by_role("combobox", name="Who said it").select_option("Ilse Tamm")
            page.get_by_text("1 check found").wait_for()
            page.get_by_role("button", name="Clear").click()
            page.get_by_role("searchbox").fill("zeppelin")
            page.get_by_text("No check matches").wait_for()
            page.get_by_role("searchbox").fill("delivered on time")
            page.locator("#found .claim a").click()
            assert page.locator(".rating").inner_text() == "False"
            page.locator(".reasoning .cite").first.click()
            source = page.locator(".sources li:target")
            digest = source.locator("code").inner_text()
            source.get_by_role("link", name="Read the copy we captured").click()
            assert digest in page.locator(".proof").inner_text()
            page.get_by_role("link", name="Go to the quoted passage").click()
            assert "30,000,000 crowns" in page.locator("mark#passage").inner_text()
        assert trouble == []


def test_without_scripts_every_check_is_reached_by_links(browser: Browser, example_site: Path) -> None:
    home = example_site.as_uri() + "/"
    with reading(browser, home, java_script_enabled=False) as (page, trouble):
        waiting, seen = [f"{home}index.html"], set[str]()
        while waiting:
            address = waiting.pop()
            seen.add(address)
            page.goto(address)
            assert page.locator("h1").count() == 1
            assert page.locator("#finder:visible").count() == 0
            hrefs = [link.get_attribute("href") or "" for link in page.locator("a[href]").all()]
            inner = {
                page_at(address, href) for href in hrefs if "://" not in href and href.split("#")[0].endswith(".html")
            }
            waiting += sorted(inner - seen - set(waiting))
    reached = {one.removeprefix(home) for one in seen}
    pages = {path.relative_to(example_site).as_posix() for path in example_site.rglob("*.html")}
    assert pages - reached == {"404.html"}
    assert trouble == []


def page_at(address: str, href: str) -> str:
    """The page that a link of another page leads to."""
    from urllib.parse import urljoin

    return urljoin(address, href.split("#")[0])


def test_arabic_is_read_from_right_to_left(browser: Browser, arabic_site: Path) -> None:
    with reading(browser, arabic_site.as_uri()) as (page, trouble):
        page.goto((arabic_site / "index.html").as_uri())
        assert page.locator("html").get_attribute("dir") == "rtl"
        stamp, claim = page.locator(".check .stamp").first, page.locator(".check .claim").first
        left, right = claim.bounding_box(), stamp.bounding_box()
        assert left
        assert right
        assert left["x"] < right["x"]
        page.get_by_role("searchbox").fill("الجسر")
        page.get_by_text("عدد النتائج: 2").wait_for()
    assert trouble == []


def test_text_of_strangers_runs_nothing_and_asks_for_nothing(browser: Browser, hostile_site: Path) -> None:
    with reading(browser, hostile_site.as_uri()) as (page, trouble):
        for path in pages_of_each_kind(hostile_site):
            page.goto(path.as_uri())
            own = {"search.js"} if path.name == "index.html" else set()
            scripts = page.locator("script:not([type='application/ld+json'])").evaluate_all(
                "all => all.map(one => one.src)"
            )
            assert {Path(one).name for one in scripts} == own, path.name
            assert page.locator("img, iframe, object, embed, svg, form[action]").count() == 0
            assert page.evaluate("typeof window.owned") == "undefined"
        page.goto((hostile_site / "index.html").as_uri())
        page.get_by_role("searchbox").fill("script")
        page.locator("#found .check").first.wait_for()
        assert page.locator("#found img, #found script").count() == 0
    assert trouble == []
