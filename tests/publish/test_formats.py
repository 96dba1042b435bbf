"""Formats are found from template files; a desk's folder adds and replaces them, and a bad template is named."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import NotFoundError, SettingsError
from factcheck.model.scale import RatingScale
from factcheck.publish.formats import list_formats, write_summary
from factcheck.publish.summary import Imprint, Summary, summarize_cases

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

ROOT = Path(__file__).resolve().parents[2]
Write = Callable[..., str]


@pytest.fixture
def summary(bridge: CaseMaker, scale: RatingScale, imprint: Imprint) -> Summary:
    return summarize_cases([bridge.case], imprint, [scale])


@pytest.fixture
def write(summary: Summary, tmp_path: Path) -> Write:
    """Writes the summary with a template of the desk: `write(template, name, words)`."""

    def written(template: str, name: str = "news.txt.j2", words: str = "*x* <b> & 'y'") -> str:
        (tmp_path / name).write_text(template, encoding="utf-8")
        return write_summary(replace(summary, desk_name=words), name.split(".")[0], tmp_path)

    return written


SHIPPED = [one.name for one in list_formats()]


def test_what_ships_says_what_it_is_and_how_its_files_end() -> None:
    assert [(one.name, one.ending) for one in list_formats()][:4] == [
        ("text", "txt"), ("markdown", "md"), ("html", "html"), ("json", "json"),
    ]  # fmt: skip
    assert len(set(SHIPPED)) == len(SHIPPED)
    assert all(one.about for one in list_formats())


def test_an_unknown_format_is_refused_with_the_list(summary: Summary) -> None:
    with pytest.raises(NotFoundError) as refusal:
        write_summary(summary, "telex")
    assert refusal.value.hint == f"The formats are: {', '.join(SHIPPED)}. Use one of them."


def test_a_file_in_the_folder_of_the_desk_is_a_format(write: Write, tmp_path: Path) -> None:
    assert write("{{ summary.checked }} of {{ summary.total }} checked by {{ summary.desk_name }}") == (
        "1 of 1 checked by *x* <b> & 'y'\n"
    )
    assert [one.name for one in list_formats(tmp_path)] == [*SHIPPED, "news"]


def test_a_file_of_the_same_name_takes_the_place_of_a_shipped_one(write: Write) -> None:
    assert write("Short: {{ summary.cases[0].rating_label }}", "text.txt.j2") == "Short: Mostly false\n"


def test_a_desk_may_extend_a_shipped_page(write: Write) -> None:
    page = write(
        '{% extends "shipped/html.html.j2" %}{% block style %}body { color: red }{% endblock %}', "html.html.j2"
    )
    assert "body { color: red }" in page
    assert "Mostly false" in page
    assert "--paper" not in page


def test_words_of_a_desk_or_of_another_language_take_the_place_of_the_shipped_ones(
    summary: Summary, tmp_path: Path
) -> None:
    shipped = (ROOT / "factcheck" / "publish" / "templates" / "words.en.j2").read_text(encoding="utf-8")
    (tmp_path / "words.fa.j2").write_text(shipped.replace("Our verdict", "حكمنا"), encoding="utf-8")
    page = write_summary(replace(summary, language="fa-IR"), "html", tmp_path)
    assert '<html lang="fa" dir="rtl">' in page
    assert "حكمنا" in page
    assert '<html lang="en" dir="ltr">' in write_summary(replace(summary, language="fa-IR"), "html")


@pytest.mark.parametrize("language", ["", "../../secret", "en\n", "x" * 40, "tlh"])
def test_a_language_without_words_is_told_in_english(summary: Summary, language: str) -> None:
    assert "Our verdict" in write_summary(replace(summary, language=language), "text")


def test_a_folder_that_is_not_there_is_no_trouble(summary: Summary, tmp_path: Path) -> None:
    assert write_summary(summary, "text", tmp_path / "none") == write_summary(summary, "text")


ESCAPED = {"txt": "*x* <b> & 'y'", "md": r"\*x\* \<b\> \& 'y'", "html": "*x* &lt;b&gt; &amp; &#x27;y&#x27;"}


@pytest.mark.parametrize("medium", ESCAPED)
@pytest.mark.parametrize(
    "template",
    [
        "{{ summary.desk_name }}",
        "{% autoescape false %}{{ summary.desk_name }}{% endautoescape %}",
        "{{ summary.desk_name|e }}",
        "{{ summary.desk_name|string|trim }}",
        "{{ summary.desk_name.strip() }}",
        "{{ '' ~ summary.desk_name }}",
        "{% set x %}{{ summary.desk_name }}{% endset %}{{ x }}",
        "{% macro m() %}{{ summary.desk_name }}{% endmacro %}{{ m() ~ '' }}",
        "{% macro m() %}{% endmacro %}{{ m() ~ summary.desk_name }}",
        "{% macro m() %}{% endmacro %}{{ m() ~ summary.desk_name.strip() }}",
        "{% macro m() %}{% endmacro %}{{ m() ~ summary.desk_name|trim }}",
        "{% macro m() %}{% endmacro %}{{ [m(), summary.desk_name]|join }}",
        "{{ [summary.desk_name]|join(', ') }}",
        "{{ [summary.desk_name]|map('trim')|first }}",
        "{{ [summary]|map(attribute='desk_name')|join }}",
        "{{ '%s'|format(summary.desk_name) }}",
        "{{ '{}'.format(summary.desk_name) }}",
        "{{ summary['desk_name'] }}",
        "{{ summary.desk_name|address }}",
        "{{ 'javascript:1'|address(summary.desk_name) }}",
        "{% filter line %}{{ summary.desk_name }}{% endfilter %}",
        "{% for word in [summary.desk_name] %}{{ word }}{% endfor %}",
        "{% for key, value in {'a': summary.desk_name}.items() %}{{ value }}{% endfor %}",
    ],
)
def test_no_way_of_writing_a_value_lets_it_out_unescaped(template: str, medium: str, write: Write) -> None:
    assert write(template, f"news.{medium}.j2") == f"{ESCAPED[medium]}\n"


@pytest.mark.parametrize("name", ["safe", "urlize", "xmlattr", "tojson"])
def test_filters_that_write_past_the_escaping_are_not_there(name: str, write: Write) -> None:
    with pytest.raises(SettingsError, match=f"No filter named '{name}'"):
        write("{{ summary.desk_name|" + name + " }}")


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("a\n{{ summary.desk_nam }}", 2, "has no attribute 'desk_nam'"),
        ("a\n\n{% if %}", 3, "Expected an expression"),
        ("{{ summary.desk_name.__class__ }}", 1, "unsafe"),
        ("{{ summary.cases.append(1) }}", 1, "unsafe|not safely callable"),
        ("a\n{{ 1 / 0 }}", 2, "division by zero"),
        ("a\n{{ summary.total + 'x' }}", 2, "unsupported operand"),
        ("a\n{% include 'nowhere.j2' %}", 2, "nowhere.j2"),
        ("{% include '../conftest.py' %}", 1, "conftest.py"),
        ("{% include '/etc/passwd' %}", 1, "passwd"),
        ("{% for i in range(10000000) %}{% endfor %}", 1, "Range too big"),
        ("{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", None, "recursion"),
    ],
)
def test_trouble_in_a_template_names_file_and_line(
    template: str, line: int | None, words: str, write: Write, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match=words) as refusal:
        write(template)
    assert str(tmp_path / "news.txt.j2") in refusal.value.message
    assert line is None or f"line {line}:" in refusal.value.message


def test_a_template_that_is_a_link_is_not_followed(summary: Summary, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "news.txt.j2").symlink_to(tmp_path / "secret")
    with pytest.raises(SettingsError, match=r"news\.txt\.j2"):
        write_summary(summary, "news", tmp_path)


def test_a_template_that_is_no_text_or_no_file_is_named(summary: Summary, tmp_path: Path) -> None:
    (tmp_path / "news.txt.j2").write_bytes(b"a\n\xff")
    with pytest.raises(SettingsError, match=r"news.txt.j2 is not UTF-8 text \(line 2\)"):
        write_summary(summary, "news", tmp_path)
    (tmp_path / "large.txt.j2").write_bytes(b"a" * 600_000)
    with pytest.raises(SettingsError, match="larger than 512 KB"):
        write_summary(summary, "large", tmp_path)
    os.mkfifo(tmp_path / "pipe.txt.j2")
    with pytest.raises(SettingsError, match=r"pipe\.txt\.j2"):
        write_summary(summary, "pipe", tmp_path)


def test_two_templates_of_one_name_are_refused(tmp_path: Path) -> None:
    for name in ("news.txt.j2", "news.md.j2"):
        (tmp_path / name).touch()
    with pytest.raises(SettingsError, match=r"news.md.j2 and news.txt.j2"):
        list_formats(tmp_path)


def test_json_is_nobodys_template(tmp_path: Path) -> None:
    (tmp_path / "json.txt.j2").touch()
    with pytest.raises(SettingsError, match="json is not made from a template"):
        list_formats(tmp_path)


@pytest.mark.parametrize(
    "name", ["News.txt.j2", "words.fr.j2", "news.pdf.j2", ".news.txt.j2", "news.txt.j2~", "news.txt", "_x.md.j2"]
)
def test_other_files_of_the_folder_are_no_formats(name: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    assert [one.name for one in list_formats(tmp_path)] == [one.name for one in list_formats()]


def test_listing_formats_and_making_a_summary_load_no_jinja2() -> None:
    imports = "import sys, factcheck.publish.kept, factcheck.publish.formats as formats"
    code = f"{imports}; formats.list_formats(); sys.exit('jinja2' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
