"""Text as Markdown that shows it as it was written, wherever in a document it stands.

Backslashes before punctuation are read alike by CommonMark (https://spec.commonmark.org/0.31.2/#backslash-escapes) and
its relatives. Signs that mean something only in some of them (tables, mathematics, footnotes, template languages of
site builders) are escaped too.
"""

from __future__ import annotations

import re

from factcheck.publish.inert_text import inert_line

_ALWAYS = re.compile(r"([\\`*_{}\[\]()<>#|~^$&@])")
_AT_THE_START = re.compile(r"^(\s*)([-+=:%!])")
_NUMBER_AT_THE_START = re.compile(r"^(\s*\d+)(\.)")
_BANG_BEFORE_A_BRACKET = re.compile(r"!(?=\\?\[|$)")
_COLON_IN_A_WORD = re.compile(r":(?=[^\s\\]|\\)")
_NAME_OF_A_HOST = re.compile(r"\b(www)\.", re.IGNORECASE)
_RULE = re.compile(r"([-=])\1+")
_BRACE_OF_A_TEMPLATE = re.compile(r"(?<=\{)%|%(?=\\\})")


def escape_markdown(text: str) -> str:
    """The text in one line with every metacharacter escaped."""
    safe = _ALWAYS.sub(r"\\\1", inert_line(text))
    safe = _BANG_BEFORE_A_BRACKET.sub(r"\\!", safe)
    safe = _COLON_IN_A_WORD.sub(r"\\:", safe)
    safe = _NAME_OF_A_HOST.sub(r"\1\\.", safe)
    safe = _BRACE_OF_A_TEMPLATE.sub(r"\\%", safe)
    safe = _RULE.sub(lambda run: "".join(f"\\{sign}" for sign in run.group()), safe)
    safe = _NUMBER_AT_THE_START.sub(r"\1\\\2", safe)
    return _AT_THE_START.sub(r"\1\\\2", safe)
