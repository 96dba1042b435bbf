"""The templates of the site, read once and filled many times: a sandbox in which every text is escaped as it comes out.

Pages come by the ten thousand, so texts are made inert once when they enter (`inert_record`) and escaped by markupsafe,
where the engine of summaries asks each value what it is. A desk's own `words.<language>.j2` are used here as there.
"""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import SettingsError
from factcheck.publish.clearance import public_url
from factcheck.publish.inert_text import inert
from factcheck.publish.media import MEDIA
from factcheck.publish.spoken import direction_of, spoken
from factcheck.publish.template_engine import file_of_language, own_filters
from factcheck.publish.template_files import SHIPPED, loader_of

if TYPE_CHECKING:
    from jinja2 import Environment

SITE = SHIPPED / "site"
_LEFT_OUT = ("safe", "urlize", "xmlattr", "tojson", "random", "forceescape")
_TROUBLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class SiteTemplates:
    """The templates in one language. `extra` is the desk's own folder of templates. Raises SettingsError for a language that
    the site has no words in."""

    def __init__(self, language: str, extra: Path | None) -> None:
        self.extra = extra if extra is not None and extra.is_dir() else None
        self.site_words = _site_words(language)
        self.words = file_of_language("words", language, self.extra)
        self.language = self.site_words.split(".")[1]
        self.environment = _environment(self.extra)

    def fill(self, name: str, context: dict[str, Any]) -> bytes:
        """A page. Raises SettingsError naming file and line where a template can't be used."""
        from jinja2 import TemplateError

        given = {"words": self.words, "site_words": f"site/{self.site_words}", "language": self.language,
                 "direction": direction_of(self.language), **context}  # fmt: skip
        try:
            with spoken(self.language, self._words):
                text: str = self.environment.get_template(f"site/{name}").render(given)
        except (TemplateError, *_TROUBLE) as error:
            where = getattr(error, "filename", None) or name
            raise SettingsError(
                f"The site's template {where} can't be used: {error}.",
                hint="Correct it, or take your own words.<language>.j2 out of the folder templates/ of the desk.",
            ) from error
        return tidied(text).encode("utf-8", "replace")

    @cached_property
    def _words(self) -> Any:
        return self.environment.get_template(self.words).module

    def fingerprint(self) -> str:
        """A digest of every template that a page may come from, and of the code that fills them."""
        folders = [folder for folder in (SITE, SHIPPED, self.extra) if folder is not None]
        files = sorted(
            path for folder in folders for path in folder.glob("*") if path.is_file() and not path.is_symlink()
        )
        files += sorted(Path(__file__).parent.glob("*.py"))
        told = sha256()
        for path in files:
            told.update(path.name.encode() + b"\0" + sha256(path.read_bytes()).digest())
        return told.hexdigest()


def inert_record(value: Any) -> Any:
    """The record with every text in it inert, ready for the templates."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else inert(value)
    if isinstance(value, dict):
        return {name: inert_record(item) for name, item in value.items()}
    return [inert_record(item) for item in value] if isinstance(value, list | tuple) else value


def tidied(text: str) -> str:
    """The page without empty lines and without spaces at the ends of lines."""
    return "\n".join(line for line in map(str.rstrip, text.split("\n")) if line) + "\n"


def site_languages() -> tuple[str, ...]:
    """The languages that the site has words in."""
    return tuple(sorted(path.name.split(".")[1] for path in SITE.glob("words.*.j2")))


def _site_words(language: str) -> str:
    known = site_languages()
    found = next((one for one in (language, language.partition("-")[0]) if one in known), "")
    if not found:
        raise SettingsError(
            f"The site has no words in “{language}” yet, and would not fall silently into English.",
            hint=f"Name one of its languages: factcheck site build DIR --lang {'|'.join(known)}",
        )
    return f"words.{found}.j2"


def _environment(extra: Path | None) -> Environment:
    from jinja2 import ChoiceLoader, FunctionLoader, PrefixLoader

    from factcheck.publish.site.page_sandbox import PageSandbox

    folders = [FunctionLoader(loader_of(folder)) for folder in (extra, SHIPPED) if folder is not None]
    environment = PageSandbox(ChoiceLoader([PrefixLoader({"site": FunctionLoader(loader_of(SITE))}), *folders]))
    for name in _LEFT_OUT:
        environment.filters.pop(name, None)
    environment.filters |= own_filters(MEDIA["html"])
    environment.tests["web_address"] = lambda value: isinstance(value, str) and bool(public_url(value))
    environment.globals.pop("lipsum", None)
    return environment
