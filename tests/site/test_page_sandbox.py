"""The sandbox of pages: what it does quicker than Jinja, it answers as Jinja does, and nothing comes out of it unescaped."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, UndefinedError
from jinja2.exceptions import SecurityError

from factcheck.publish.site.page_sandbox import PageSandbox

HOSTILE = "<b onclick='x'>&"
ESCAPED = "&lt;b onclick=&#39;x&#39;&gt;&amp;"


def filled(template: str, **context: object) -> str:
    words = "{% set heading = 'Words' %}{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}"
    sandbox = PageSandbox(DictLoader({"page": template, "words": words}))
    return sandbox.get_template("page").render(context)


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}",
        "{{ record.text }}",
        "{% autoescape false %}{{ text }}{% endautoescape %}",
        "{% set kept %}{{ text }}{% endset %}{{ kept }}",
        "{% macro say(it) %}{{ it }}{% endmacro %}{{ say(text) }}",
        "{{ [text]|join }}",
        "{{ text ~ '' }}",
    ],
)
def test_a_text_comes_out_escaped_once_however_it_is_written(template: str) -> None:
    assert filled(template, text=HOSTILE, record={"text": HOSTILE}) == ESCAPED


def test_what_a_macro_wrote_is_not_escaped_again() -> None:
    assert filled("{% import 'words' as w %}{{ w.bold(text) }}", text="<") == "<b>&lt;</b>"


def test_none_is_nothing_and_a_number_is_itself() -> None:
    assert filled("[{{ none }}{{ 7 }}{{ 0 }}]") == "[70]"


def test_a_record_gives_what_it_holds_and_its_methods_stay_methods() -> None:
    assert (
        filled("{{ r.claim }} {{ r.items is callable }} {{ r['items'] }}", r={"claim": "x", "items": 3}) == "x True 3"
    )


def test_words_of_a_template_are_found_and_what_is_missing_is_refused() -> None:
    assert filled("{% import 'words' as w %}{{ w.heading }}") == "Words"
    for template in ("{% import 'words' as w %}{{ w.other }}", "{{ r.other }}", "{{ nothing }}"):
        with pytest.raises(UndefinedError):
            filled(template, r={})


@pytest.mark.parametrize(
    "template",
    [
        "{{ r.__class__ }}",
        "{% import 'words' as w %}{{ w.__class__ }}",
        "{{ r.update({}) }}",
        "{{ ''.__class__.mro() }}",
    ],
)
def test_what_leads_out_of_the_sandbox_or_changes_a_record_is_refused(template: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        filled(template, r={"a": 1})
