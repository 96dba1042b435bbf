"""The values of a TOML file that a person wrote, each checked where it is taken, and each refusal naming file and key.

Scales and settings are both such files, and neither room may know the other. Nothing here opens a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from factcheck.errors import SettingsError
from factcheck.model.dataclass import dataclass

LONGEST_TEXT = 2_000  # characters; a funding statement fits, a pasted article does not

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # the shape of a tag of BCP 47, not its registry

# Characters that turn the direction of the text after them (Unicode bidirectional embeddings, overrides, isolates).
_TURNS_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})


def is_one_line(text: str) -> bool:
    """Whether a text is free of control characters, line breaks, lone surrogates and signs that turn its direction."""
    return not any(unicodedata.category(sign) in _UNSEEN or sign in _TURNS_TEXT for sign in text)


def is_language_tag(text: str) -> bool:
    """Whether a text has the shape of a language tag: `en`, `pt-BR`, `zh-Hant`."""
    return _LANGUAGE.fullmatch(text) is not None


def parse_table(data: bytes, file: str) -> dict[str, Any]:
    """The table in the bytes of a TOML file. Raises SettingsError naming the file, and the line where TOML has one."""
    if not data.strip():  # most people set nothing of their own, and the parser takes as long to load as a page to read
        return {}
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{file} is not UTF-8 text (line {line}).", hint="Save it again as UTF-8.") from error
    except RecursionError as error:
        raise SettingsError(f"{file} is nested too deeply to be read.", hint="Write lists and tables flat.") from error
    except ValueError as error:
        raise SettingsError(
            f"{file} can't be read as TOML: {error}.",
            hint='Correct that line. A value is written as key = "text", and each [table] once.',
        ) from error


@dataclass(frozen=True, slots=True)
class TomlForm:
    """One table of a TOML file. `file` and `within` ("people 2: ", "desk.") say in a refusal where it stands."""

    table: Mapping[str, Any]
    file: str
    within: str = ""

    def wrong(self, key: str, problem: str, hint: str) -> SettingsError:
        """The refusal of one value; raise it."""
        return SettingsError(f"{self.file}: {self.within}{key} {problem}.", hint=hint)

    def text(self, key: str, default: str | None = None) -> str:
        """A text of one line. Without a default it must be there and not be empty."""
        value = self.table.get(key, default)
        if value is None or (default is None and isinstance(value, str) and not value.strip()):
            raise self.wrong(key, "is missing", f'Write {key} = "…".')
        if not isinstance(value, str):
            raise self.wrong(key, "is not a text", f'Write it in quotation marks: {key} = "…".')
        if not is_one_line(value):
            raise self.wrong(key, "holds a line break or an invisible character", "Write it in one line.")
        if len(value) > LONGEST_TEXT:
            raise self.wrong(key, f"is longer than {LONGEST_TEXT} characters", "Shorten it.")
        return value.strip()

    def language(self, key: str, default: str | None = None) -> str:
        """The tag of a language."""
        tag = self.text(key, default)
        if not is_language_tag(tag):
            raise self.wrong(key, f"is {shown(tag)}", f'Write its tag, such as {key} = "en" or {key} = "pt-BR".')
        return tag

    def flag(self, key: str, default: bool) -> bool:
        """A yes or no."""
        value = self.table.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(
                key, "is neither yes nor no", f"Write {key} = true or {key} = false, without quotation marks."
            )
        return value

    def whole_number(self, key: str, default: int, *, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        value = self.table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            hint = f"Write a whole number from {least} to {most}, such as {key} = {default}."
            raise self.wrong(key, f"is {shown(value)}", hint)
        return value

    def choice(self, key: str, default: str, allowed: Sequence[str]) -> str:
        """One of a few words."""
        value = self.table.get(key, default)
        if value not in allowed:
            words = " or ".join(f'{key} = "{word}"' for word in allowed)
            raise self.wrong(key, f"is {shown(value)}", f"Write {words}.")
        return str(value)

    def listed(self, key: str) -> tuple[str, ...]:
        """A list of texts of one line each; an empty one where the key is not there."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.wrong(key, "is not a list of texts", f'Write it in brackets: {key} = ["…", "…"].')
        if not all(is_one_line(one) and len(one) <= LONGEST_TEXT for one in value):
            raise self.wrong(
                key, "holds a line break, an invisible character or a very long text", "Write short lines."
            )
        return tuple(one.strip() for one in value)

    def texts(self, key: str) -> dict[str, str]:
        """A table of texts, such as labels by language; an empty one where the key is not there."""
        form = self.inner(key)
        return {inner: form.text(inner) for inner in form.table}

    def inner(self, key: str) -> TomlForm:
        """The table under a key, as a form of its own; an empty one where the key is not there."""
        value = self.table.get(key, {})
        if not isinstance(value, Mapping):
            raise self.wrong(key, "is not a table", f"Write [{key}] in a line of its own and its settings below.")
        return TomlForm(value, self.file, f"{self.within}{key}.")

    def each(self, key: str) -> Iterator[TomlForm]:
        """The tables of a list ([[key]]), each named by its place from 1; none where the key is not there."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
            raise self.wrong(key, "is not a list of tables", f"Write [[{key}]] in a line of its own above each entry.")
        for place, entry in enumerate(value, start=1):
            yield TomlForm(entry, self.file, f"{self.within}{key} {place}: ")

    def unknown(self, known: Collection[str]) -> tuple[str, ...]:
        """The keys that are not among the known ones, with the path that leads to them."""
        return tuple(f"{self.within}{shown_key(key)}" for key in self.table if key not in known)


def shown(value: object) -> str:
    """A value as a refusal quotes it: short, and in one line."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except ValueError:  # a number written in hexadecimal may have more digits than Python agrees to print
        text = "a very long number"
    text = "".join(sign if is_one_line(sign) else "·" for sign in text[:61])
    return f"“{text}”" if len(text) <= 60 else f"“{text[:60]}…”"


def shown_key(key: str) -> str:
    """A key of the file as a refusal names it."""
    return shown(key)[1:-1]
