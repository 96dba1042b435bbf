"""Templates filled with a summary: sandboxed, and with every value escaped for its medium wherever it comes out.

Values arrive as `Untrusted` text, which knows how it is escaped; what a filter or a method makes of them is escaped too.
Only the words of the template itself, and links that `address` made, come out as they are. There is no way for a
template to switch this off.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import SettingsError
from factcheck.model.quotation_marks import in_quotation_marks
from factcheck.publish.clearance import public_url
from factcheck.publish.fill import columns, fill
from factcheck.publish.inert_text import inert, inert_line
from factcheck.publish.media import MEDIA, Medium
from factcheck.publish.spoken import counted, direction_of, is_right_to_left, quotation_marks, spoken
from factcheck.publish.template_files import SHIPPED, TemplateFile, loader_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# Filters that would let a text out as it is, or write HTML of their own.
_LEFT_OUT = ("safe", "urlize", "xmlattr", "tojson", "random")
_ISOLATE, _END_OF_ISOLATE = (
    "&#8296;",
    "&#8297;",
)  # first strong isolate, as entities: titles have no tags
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_TROUBLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_BLANK_LINES = re.compile(r"\n{3,}")


def fill_template(template: TemplateFile, record: dict[str, Any], extra: Path | None, name: str = "summary") -> str:
    """The text that a template makes of a record, which it knows by `name`. Raises SettingsError naming file and line."""
    from jinja2 import TemplateError

    medium = MEDIA[template.medium]
    extra = extra if extra is not None and extra.is_dir() else None
    environment = _environment(medium, extra) if extra else _shipped_environment(medium)
    words = file_of_language("words", str(record.get("language") or ""), extra)
    language = words.split(".")[1]
    context = {
        name: _untrusted(record, medium),
        "words": words,
        "language": language,
        "direction": direction_of(language),
    }
    try:
        with spoken(language, environment.get_template(words).module):
            return _tidy(environment.get_template(_name_of(template)).render(context))
    except (TemplateError, *_TROUBLE) as error:
        raise _refusal(error, template, extra) from error


def _name_of(template: TemplateFile) -> str:
    """The name by which a template is found: a shipped one stays within reach where the desk has its own of that name."""
    return f"shipped/{template.path.name}" if template.path.parent == SHIPPED else template.path.name


@cache
def _shipped_environment(medium: Medium) -> Environment:
    """The shipped templates, read once: making them takes longer than filling them."""
    return _environment(medium, None)


def _environment(medium: Medium, extra: Path | None) -> Environment:
    from jinja2 import StrictUndefined, pass_context
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    class SummaryEnvironment(ImmutableSandboxedEnvironment):
        """A sandbox in which what a method makes of a text is as untrusted as the text."""

        def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
            return _untrusted(super().call(__context, __obj, *args, **kwargs), medium)

    def finalize(_context: Any, value: Any) -> Any:
        if value is None:
            return Markup()
        return Markup(medium.escape(value)) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = SummaryEnvironment(
        loader=_loader(extra),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=pass_context(finalize),  # so that no constant is escaped as HTML before it gets here
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    _set_filters(environment, medium)
    environment.tests["web_address"] = lambda value: isinstance(value, str) and bool(public_url(value))
    environment.globals.pop("lipsum", None)
    return environment


def _set_filters(environment: Environment, medium: Medium) -> None:
    for name in _LEFT_OUT:
        environment.filters.pop(name, None)
    for name, shipped in list(environment.filters.items()):
        environment.filters[name] = _kept_untrusted(shipped, medium)
    environment.filters |= own_filters(medium)


def own_filters(medium: Medium) -> dict[str, Any]:
    """The filters that wordings and layouts are written with, by name, for a medium."""
    from jinja2 import pass_context
    from markupsafe import Markup

    def escape(value: Any) -> Markup:
        return value if isinstance(value, Markup) else Markup(medium.escape("" if value is None else str(value)))

    def join(values: Any, between: str = "") -> Markup:
        return Markup(str(escape(between)).join(str(escape(value)) for value in values))

    def address(url: str | None, text: str = "") -> Markup:
        return Markup(medium.address(str(url or ""), str(escape(text))))

    def paragraphs(text: str | None) -> Any:
        return _untrusted(re.split(r"\n\s*\n", inert(text or "").strip()), medium)

    def line(text: str) -> Markup:
        return Markup(inert_line(str(escape(text))).strip())

    def isolated(text: Any) -> Any:
        # A Latin name in a line of Arabic would drag the words and marks beside it into its own direction.
        if medium.name != "html" or not is_right_to_left():
            return text
        return Markup(f"{_ISOLATE}{escape(text)}{_END_OF_ISOLATE}")

    def quoted(text: str) -> Any:
        marked = in_quotation_marks(str(text), quotation_marks())
        # Escaped once and not twice.
        return isolated(Markup(marked) if isinstance(text, Markup) else _untrusted(marked, medium))

    @pass_context  # so that no constant is counted before the language is known
    def counted_in_words(_context: Any, number: int, forms: dict[str, str]) -> Any:
        return _untrusted(counted(number, forms), medium)

    def label(rated: dict[str, Any]) -> Any:
        language = rated.get("label_language")
        return _untrusted(f"{rated['rating_label']} ({language})" if language else rated["rating_label"], medium)

    return {
        "address": address,
        "paragraphs": paragraphs,
        "join": join,
        "line": line,
        "quoted": quoted,
        "isolated": isolated,
        "counted": counted_in_words,
        "label": label,
        "e": escape,
        "escape": escape,
        "forceescape": escape,
        **_laying_out(escape),
    }


def _laying_out(escape: Callable[[Any], Markup]) -> dict[str, Any]:
    """The filters of media that are laid out in lines of a width."""
    from markupsafe import Markup

    def filled(text: str, indent: int = 0, first: str = "") -> Markup:
        return Markup(fill(str(escape(text)), indent, str(first)))

    def underlined(text: str, sign: str = "=") -> Markup:
        title = fill(str(escape(text)))
        return Markup(f"{title}\n{sign * max(columns(line) for line in title.splitlines() or [''])}")

    return {"fill": filled, "underlined": underlined}


def _kept_untrusted(filter_: Callable[..., Any], medium: Medium) -> Callable[..., Any]:
    """A filter whose result is as untrusted as what went in."""

    @wraps(filter_)  # keeps the mark by which Jinja passes the environment
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        return _untrusted(filter_(*args, **kwargs), medium)

    return wrapped


def _untrusted(value: Any, medium: Medium) -> Any:
    """The value with every plain text in it marked, so that it is escaped for the medium even where it is joined to
    something that is safe already."""
    from markupsafe import Markup

    if isinstance(value, str):
        return value if isinstance(value, Markup) else _text_type(medium)(value)
    if type(value) is dict:
        return {name: _untrusted(item, medium) for name, item in value.items()}
    return [_untrusted(item, medium) for item in value] if type(value) in (list, tuple) else value


@cache
def _text_type(medium: Medium) -> type[str]:
    class Untrusted(str):
        """Text of strangers; Jinja and markupsafe ask it how it is escaped."""

        __slots__ = ()

        def __html__(self) -> str:
            return medium.escape(str(self))

    return Untrusted


def _loader(extra: Path | None) -> Any:
    from jinja2 import ChoiceLoader, FunctionLoader, PrefixLoader

    shipped = FunctionLoader(loader_of(SHIPPED))
    own = [FunctionLoader(loader_of(extra))] if extra is not None else []
    return ChoiceLoader([*own, shipped, PrefixLoader({"shipped": shipped})])


def file_of_language(stem: str, language: str, extra: Path | None) -> str:
    """The name of the file for a language: `words.de-AT.j2`, else `words.de.j2`, else the English one.

    That the English one stands in is refused or told before it comes to this: see `worded_language`.
    """
    return f"{stem}.{worded_language(stem, language, extra) or 'en'}.j2"


def worded_language(stem: str, language: str, extra: Path | None) -> str:
    """The tag under which there is a file for a language: its own, that of its main language, or "" where there is none.

    `stem` is `words` for summaries, `letter` for letters; `extra` is the desk's own folder.
    """
    wanted = (language, language.partition("-")[0]) if _LANGUAGE.fullmatch(language) else ()
    folders = [folder for folder in (extra, SHIPPED) if folder is not None]
    return next((one for one in wanted if any((folder / f"{stem}.{one}.j2").is_file() for folder in folders)), "")


def _tidy(text: str) -> str:
    """The text without spaces at the ends of lines, with at most one blank line in a row, and one break at its end."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip("\n") + "\n"


def _refusal(error: Exception, template: TemplateFile, extra: Path | None) -> SettingsError:
    from traceback import extract_tb

    folders = {str(folder) for folder in (SHIPPED, extra) if folder is not None}
    frames = [frame for frame in extract_tb(error.__traceback__) if str(Path(frame.filename).parent) in folders]
    frames = [frame for frame in frames if frame.filename.endswith(".j2")]
    file, line = (frames[-1].filename, frames[-1].lineno) if frames else (str(template.path), None)
    file, line = getattr(error, "filename", None) or file, getattr(error, "lineno", None) or line
    where = f"{file}, line {line}" if line else file
    said = getattr(error, "message", None) or str(error) or type(error).__name__
    return SettingsError(
        f"The template can't be used: {where}: {said.strip().rstrip('.')}.",
        hint="Correct that line, or take the file out of the folder templates/ of the desk.",
    )
