"""The pages as files: valid, the same as promised, agreeing with their data, inert whatever strangers wrote."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import html5lib
import pytest

from factcheck.publish.claim_review_rules import broken_rules
from factcheck.publish.site.engine import SITE, SiteTemplates, site_languages
from factcheck.publish.site.reading_back import read_back
from tests.site.conftest import TOOLS
from tests.site.desks import BASE_URL
from tests.site.reading import pages_of_each_kind

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
UPDATES = os.environ.get("FACTCHECK_UPDATE_GOLDEN") == "1"  # read before each test gets an environment of its own
INERT = {
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "footer", "nav", "main", "article",
    "aside", "section", "form", "fieldset", "legend", "label", "input", "select", "option", "button", "div",
    "span", "p", "h1", "h2", "h3", "ol", "ul", "li", "dl", "dt", "dd", "blockquote", "cite", "code", "time",
    "strong", "mark", "bdi", "br",
}  # fmt: skip


@pytest.mark.parametrize("name", ["example", "arabic", "hostile"])
def test_every_page_is_valid_html(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(f"{name}_site")
    checker = TOOLS / "html-validate" / "bin" / "html-validate.mjs"
    if not checker.is_file() or shutil.which("node") is None:
        pytest.skip("needs html-validate: make browser, where npm is installed")
    words = ["node", str(checker), "--config", str(HERE / ".htmlvalidate.json"), "--ext", "html", str(site)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:]


def test_text_of_strangers_is_text_on_every_page(hostile_site: Path) -> None:
    pages = sorted(hostile_site.rglob("*.html"))
    assert len(pages) > 15
    for path in pages:
        tree = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
        assert names <= INERT, path.name
        for element in tree.iter():
            assert not [name for name in element.attrib if name.startswith("on")], path.name
            assert not re.match(r"\s*(javascript|data|vbscript):", element.attrib.get("href", ""), re.IGNORECASE)
        text = path.read_text(encoding="utf-8")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text), path.name


@pytest.mark.parametrize("name", ["example", "arabic", "hostile"])
def test_each_check_has_one_review_that_agrees_with_its_page(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(f"{name}_site")
    told = 0
    for path in sorted((site / "checks").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        page = read_back(text)
        assert len(page.data) == ('id="withdrawn"' not in text)
        for block in page.data:
            review: dict[str, Any] = json.loads(block)
            address = f"{BASE_URL}checks/{path.name}"
            assert review["url"] == address
            if name != "hostile":  # whose claims are longer than a ClaimReview may be
                assert broken_rules(review, address) == ()
                assert review["reviewRating"]["alternateName"] in page.text
                assert review["itemReviewed"]["text"] in page.text
                assert len(review.get("correction", [])) == text.count('id="correction-')
            told += 1
    feed = json.loads((site / "claimreview.json").read_text(encoding="utf-8"))
    items = feed["dataFeedElement"]
    assert told == sum(len(one["item"]) for one in items) > 0
    assert all(one["item"] or one["dateDeleted"] for one in items)  # what was taken back is told too


@pytest.mark.parametrize(
    ("name", "page"), [("example", "index.html"), ("example", "method.html"), ("example", "corrections.html"),
                       ("example", "checks/95krv9tz*.html"), ("example", "articles/cmbmgjmc.html"),
                       ("example", "feed.xml"), ("arabic", "method.html")],
)  # fmt: skip
def test_pages_are_as_they_were_promised(name: str, page: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(f"{name}_site")
    (path,) = site.glob(page)
    golden = GOLDEN / f"{name}-{path.relative_to(site).as_posix().replace('/', '-')}"
    if UPDATES:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_bytes(path.read_bytes())
    assert path.read_bytes() == golden.read_bytes()


def test_every_kind_of_page_is_looked_at(example_site: Path) -> None:
    seen = {path.relative_to(example_site).as_posix().split("/")[0] for path in pages_of_each_kind(example_site)}
    there = {path.relative_to(example_site).as_posix().split("/")[0] for path in example_site.rglob("*.html")}
    assert there - seen == {"404.html"}


@pytest.mark.parametrize("language", site_languages())
def test_each_language_says_all_that_english_says(language: str) -> None:
    def names(one: str) -> dict[str, set[str]]:
        words = SiteTemplates(one, None).environment.get_template(f"site/words.{one}.j2").module
        tables = {name: set(getattr(words, name)) for name in ("nav", "t", "standards")}
        macros = re.findall(r"{% macro (\w+)\(", (SITE / f"words.{one}.j2").read_text(encoding="utf-8"))
        return {**tables, "macros": set(macros)}

    assert names(language) == names("en")


@pytest.mark.parametrize("language", site_languages())
def test_each_standard_is_explained_in_each_language(language: str) -> None:
    from factcheck.model.standards import STANDARDS

    words = SiteTemplates(language, None).environment.get_template(f"site/words.{language}.j2").module
    assert set(words.standards) == {one.name for one in STANDARDS}  # type: ignore[attr-defined]
    assert all("{n}" in words.standards[name] for name in ("independent-sources", "second-person"))  # type: ignore[attr-defined]
