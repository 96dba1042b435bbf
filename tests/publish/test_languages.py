"""Summaries in the languages that ship: what is promised in each, read line by line. FACTCHECK_UPDATE_GOLDEN=1 writes the
files anew."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.model.article import Article
from factcheck.model.dataclass import replace
from factcheck.publish.formats import write_summary
from factcheck.publish.letter import Sender, draw_letter, write_letter
from factcheck.publish.summary import Imprint, Summary
from factcheck.publish.template_engine import fill_template
from factcheck.publish.template_files import SHIPPED, TemplateFile
from factcheck.verdicts.scale_files import load_scale
from tests.publish.test_golden import ENDINGS, GOLDEN, PACKAGE, UPDATE, all_kinds

if TYPE_CHECKING:
    from jinja2 import Environment

    from tests.publish.conftest import CaseMaker

LANGUAGES = ("en", "es", "fr", "de", "pt", "ar")
PROMISED = [
    (language, kind, name)
    for language in LANGUAGES[1:]
    for kind, name in (
        ("case", "text"), ("case", "html"), ("article", "markdown"), ("period", "html"), ("corrected", "markdown"),
        ("withdrawn", "text"), ("no-reply", "text"), ("draft", "text"), ("unfinished", "text"), ("bare", "markdown"),
    )
]  # fmt: skip


@pytest.fixture
def told(
    bridge: CaseMaker, new_case: Callable[..., CaseMaker], article: Article, imprint: Imprint
) -> Callable[[str, str], Summary]:
    """The summary of a kind in a language, on the shipped scale."""
    scale = load_scale("default")
    return lambda kind, language: all_kinds(bridge, new_case, article, scale, replace(imprint, language=language))(kind)


@pytest.mark.parametrize(("language", "kind", "name"), PROMISED)
def test_a_summary_reads_in_each_language_as_promised(
    language: str, kind: str, name: str, told: Callable[[str, str], Summary]
) -> None:
    path = GOLDEN / language / f"{kind}.{ENDINGS[name]}"
    written = write_summary(told(kind, language), name)
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(written, encoding="utf-8", newline="\n")
    assert written == path.read_text(encoding="utf-8")


ENGLISH = (
    "Our ", "The claim", "Why we", "We asked", "We keep", "We have", "It supports", "It contradicts", "Primary source",
    "ndated", "Together", "Checked by", "Published", "Rated on", "Five steps", "Have you", "What was", "Withdrawn", "Draft",
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["corrected", "article", "period", "withdrawn", "draft", "bare", "no-reply"])
def test_a_page_is_in_one_language(kind: str, language: str, told: Callable[[str, str], Summary]) -> None:
    text = write_summary(told(kind, language), "markdown")
    assert any(words in text for words in ENGLISH) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    from jinja2 import Environment, FileSystemLoader

    said = [_words_of(Environment(loader=FileSystemLoader(SHIPPED)), one) for one in ("en", language)]
    assert said[0] - said[1] == set()
    tables = [_tables_of(one) for one in ("en", language)]
    assert {name: set(table) for name, table in tables[1].items() if name in tables[0]} == {
        name: set(table) for name, table in tables[0].items()
    }


def _words_of(environment: Environment, language: str) -> set[str]:
    """The names that a file of words gives to the templates."""
    from jinja2 import nodes

    source = (SHIPPED / f"words.{language}.j2").read_text(encoding="utf-8")
    tree = environment.parse(source)
    return {macro.name for macro in tree.find_all(nodes.Macro)} | {
        one.target.name for one in tree.find_all(nodes.Assign) if isinstance(one.target, nodes.Name)
    }


def _tables_of(language: str) -> dict[str, dict[str, str]]:
    """The tables of a file of words, such as what each stance is called."""
    from jinja2 import Environment, nodes

    source = (SHIPPED / f"words.{language}.j2").read_text(encoding="utf-8")
    assigned = Environment().parse(source).body
    return {
        one.target.name: one.node.as_const()
        for one in assigned
        if isinstance(one, nodes.Assign) and isinstance(one.target, nodes.Name) and isinstance(one.node, nodes.Dict)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_are_called_as_in_cldr(language: str) -> None:
    from babel import Locale

    source = (SHIPPED / f"words.{language}.j2").read_text(encoding="utf-8")
    table = re.search(r"set months = \[(.*?)\]", source, re.DOTALL)
    assert table is not None
    assert re.findall(r'"(.+?)"', table.group(1)) == list(Locale(language).months["format"]["wide"].values())


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ("1 March 2026", "on 24 March 2026", "in March 2026", "in 2026")),
        ("es", ("1 de marzo de 2026", "el 24 de marzo de 2026", "en marzo de 2026", "en 2026")),
        ("fr", ("1er mars 2026", "le 24 mars 2026", "en mars 2026", "en 2026")),
        ("de", ("1. März 2026", "am 24. März 2026", "im März 2026", "im Jahr 2026")),
        ("pt", ("1º de março de 2026", "em 24 de março de 2026", "em março de 2026", "em 2026")),
        ("ar", ("1 مارس 2026", "في 24 مارس 2026", "في مارس 2026", "في عام 2026")),
    ],
)
def test_a_date_is_told_with_its_precision(language: str, shown: tuple[str, ...], tmp_path: Path) -> None:
    calls = ("day('2026-03-01')", "on('2026-03-24')", "on('2026-03')", "on('2026')")
    lines = filled(tmp_path, language, "".join(f"{{{{ w.{call} }}}}\n" for call in calls))
    assert tuple(lines) == shown


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("en", {0: "0 claims", 1: "1 claim", 2: "2 claims"}),
        ("es", {0: "0 afirmaciones", 1: "1 afirmación", 2: "2 afirmaciones"}),
        ("fr", {0: "0 affirmation", 1: "1 affirmation", 2: "2 affirmations"}),
        ("de", {0: "0 Behauptungen", 1: "1 Behauptung", 2: "2 Behauptungen"}),
        ("pt", {0: "0 afirmação", 1: "1 afirmação", 2: "2 afirmações"}),
        ("ar", {0: "لا ادعاءات", 1: "ادعاء واحد", 2: "ادعاءان", 3: "3 ادعاءات", 10: "10 ادعاءات", 11: "11 ادعاءً",
                99: "99 ادعاءً", 100: "100 ادعاء", 103: "103 ادعاءات"}),
    ],
)  # fmt: skip
def test_a_number_takes_the_plural_form_of_its_language(language: str, counted: dict[int, str], tmp_path: Path) -> None:
    lines = filled(tmp_path, language, "".join(f"{{{{ w.claims({number}) }}}}\n" for number in counted))
    assert lines == list(counted.values())


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "“A”"),
        ("es", "«A»"),
        ("fr", "«\u202fA\u202f»"),
        ("de", "„A“"),
        ("pt", "“A”"),
        ("ar", "«A»"),
        ("tlh", "“A”"),
    ],
)
def test_words_are_quoted_with_the_marks_of_the_language(language: str, shown: str, tmp_path: Path) -> None:
    assert filled(tmp_path, language, "{{ 'A'|quoted }}\n") == [shown]
    assert filled(tmp_path, language, "{{ '“A”'|quoted }}\n") == ["“A”"]


def test_a_region_without_words_of_its_own_gets_those_of_its_language(tmp_path: Path) -> None:
    assert filled(tmp_path, "pt-BR", "{{ w.verdict_heading() }} {{ language }}\n") == ["Nosso veredito pt"]


def test_counting_is_what_loads_babel() -> None:
    code = (
        "import sys, factcheck.publish.formats, factcheck.publish.template_engine, factcheck.publish.spoken as s;"
        "assert 'babel' not in sys.modules; s.plural_category('ar', 3); sys.exit('babel' not in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, check=False).returncode == 0


def filled(folder: Path, language: str, source: str) -> list[str]:
    """The lines that a template makes in a language."""
    path = folder / "own.txt.j2"
    path.write_text("{% import words as w %}\n" + source, encoding="utf-8")
    return fill_template(TemplateFile("own", "txt", path), {"language": language}, folder).splitlines()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_letter_reads_in_each_language_as_promised(
    language: str, new_case: Callable[..., CaseMaker], article: Article
) -> None:
    made = new_case(quote={"text": "Twice the price.", "place": "page 3"}, article=article.id).upto("researching")
    made.source("Annual accounts 2025", publisher="Brunn Valley Council", published_on="2026-01-31", kind="primary")
    sender = Sender("Brunn Valley Checks", "Mara Lindqvist", "mara@desk.example", "2026-03-05")
    letter = draw_letter(
        made.case, sender, asked="Ines Brandt", deadline="2026-03-12", language=language, article=article
    )
    path = GOLDEN / language / "letter.txt"
    written = write_letter(letter)
    if UPDATE:
        path.write_text(written, encoding="utf-8", newline="\n")
    assert written == path.read_text(encoding="utf-8")


def test_a_latin_name_keeps_its_direction_in_an_arabic_page(told: Callable[[str, str], Summary]) -> None:
    page = write_summary(told("case", "ar"), "html")
    assert "صدر الادعاء عن &#8296;Ines Brandt&#8297;" in page
    assert "&#8296;«The new bridge cost twice what was planned.»&#8297;" in page
    assert page.count("&#8296;") == page.count("&#8297;")
    assert "&#8296;" not in write_summary(told("case", "de"), "html")
    for name in ("text", "markdown"):
        assert "8296" not in write_summary(told("case", "ar"), name)
