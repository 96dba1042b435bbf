"""The registry of formats: those made by a module in `writers/`, those made from a template, and those a desk adds.

To add one: a module in `writers/` with a constant `FORMAT`, and its line in `_MODULES`. Everything else (the command, the
screens, the tests that walk through all formats) goes by this list.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import MissingExtraError, NotFoundError, SettingsError, UsageError
from factcheck.publish.format import Format, Masthead, Written
from factcheck.publish.summary import CASE, Summary
from factcheck.publish.summary_record import summary_record
from factcheck.publish.template_files import TemplateFile, find_templates
from factcheck.publish.writers import card, claim_review, csv_sheet, data_feed, docx, json_lines, json_record, pdf, xlsx

_MODULES = (json_record, json_lines, csv_sheet, xlsx, docx, pdf, card, claim_review, data_feed)
_FROM_TEMPLATES = ("text", "markdown", "html")
_ABOUT = {
    "text": "plain text, for a mail or a newsroom system",
    "markdown": "Markdown, for site builders and wikis",
    "html": "one web page that asks no other host for anything",
}


def list_formats(extra: Path | None = None) -> tuple[Format, ...]:
    """Every format there is: the shipped ones first, then those a desk adds in its folder `extra`, by name.

    Raises SettingsError where a folder has two templates of one name, or one named like a format that needs none.
    """
    templates = find_templates(extra)
    made = {module.FORMAT.name: module.FORMAT for module in _MODULES}
    for name in made.keys() & templates.keys():
        raise SettingsError(
            f"{templates[name].path} can't be used: {name} is not made from a template.", hint="Give it another name."
        )
    own = sorted(templates.keys() - set(_FROM_TEMPLATES))
    from_templates = {name: _of_template(templates[name]) for name in (*_FROM_TEMPLATES, *own)}
    return (
        *(from_templates[name] for name in _FROM_TEMPLATES),
        *made.values(),
        *(from_templates[name] for name in own),
    )


def find_format(name: str, extra: Path | None = None) -> Format:
    """The format of a name. Raises NotFoundError, which lists all of them."""
    formats = {one.name: one for one in list_formats(extra)}
    if name not in formats:
        raise NotFoundError(
            f"There is no format “{name}”.", hint=f"The formats are: {', '.join(formats)}. Use one of them."
        )
    return formats[name]


def format_of_file(path: Path, extra: Path | None = None) -> Format | None:
    """The format that the ending of a file's name speaks of, the first one in the list; None where it has no ending.

    Raises UsageError for an ending that no format has.
    """
    ending = path.suffix.lower().removeprefix(".")
    if not ending:
        return None
    formats = list_formats(extra)
    found = next((one for one in formats if one.ending == {"htm": "html", "ndjson": "jsonl"}.get(ending, ending)), None)
    if found is None:
        endings = ", ".join(dict.fromkeys(f".{one.ending}" for one in formats))
        raise UsageError(
            f"No format ends in .{ending}.", hint=f"Name one with --format, or end the file's name in {endings}."
        )
    return found


def write_format(summary: Summary, one: Format, masthead: Masthead) -> Written:
    """The summary in a format, ready to be published: text, or bytes where the format is binary.

    Raises UsageError where the format tells of one case and the summary of several, MissingExtraError where the format needs
    a part of the package that is not installed, and SettingsError where a template can't be used.
    """
    if one.only_one and (summary.kind != CASE or len(summary.cases) + len(summary.not_checked) != 1):
        raise UsageError(
            f"The format {one.name} tells of one case.", hint=f"factcheck summary CASE --format {one.name}"
        )
    with demanding_extra(one):
        return one.write(summary, masthead)


@contextmanager
def demanding_extra(one: Format) -> Iterator[None]:
    """Turn a library that is not there into a MissingExtraError that names the part of the package which brings it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if not one.extra or (error.name or "").startswith("factcheck"):
            raise
        raise MissingExtraError(
            f"The format {one.name} needs the extra “{one.extra}”, which is not installed.",
            hint=f"pipx inject factcheck 'factcheck[{one.extra}]'   (or: pip install 'factcheck[{one.extra}]')",
        ) from error


def write_summary(summary: Summary, format_name: str, extra: Path | None = None) -> str:
    """The summary as text, in a format that is text. `extra` is the desk's own folder of templates.

    Raises what `find_format` and `write_format` raise, and UsageError where the format is no text.
    """
    one = find_format(format_name, extra)
    written = write_format(summary, one, Masthead(extra))
    if isinstance(written, bytes):
        raise UsageError(f"The format {one.name} is no text.", hint=f"Write it into a file: -o summary.{one.ending}")
    return written


def _of_template(template: TemplateFile) -> Format:
    def write(summary: Summary, masthead: Masthead) -> str:
        from factcheck.publish.template_engine import fill_template

        return fill_template(template, summary_record(summary), masthead.templates)

    about = _ABOUT.get(template.name, "a template of the desk")
    return Format(template.name, template.medium, about, write, template=template.path)
