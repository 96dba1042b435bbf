"""The formats a summary is written in: one template file each, and `json`, which is the public projection itself."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import NotFoundError, SettingsError
from factcheck.model.dataclass import dataclass
from factcheck.publish.summary import Summary
from factcheck.publish.summary_record import json_text, summary_record
from factcheck.publish.template_files import find_templates

JSON = "json"
_FIRST = ("text", "markdown", "html", JSON)


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, its medium (`txt`, `md`, `html`, `json`), which is also the ending of a file written in it,
    and the template it comes from (None for `json`)."""

    name: str
    medium: str
    template: Path | None


def list_formats(extra: Path | None = None) -> tuple[Format, ...]:
    """Every format there is: the shipped ones first, then those a desk adds in its folder `extra`, by name.

    Raises SettingsError where a folder has two templates of one name or a template named json.
    """
    templates = find_templates(extra)
    if JSON in templates:
        raise SettingsError(
            f"{templates[JSON].path} can't be used: json is not made from a template.", hint="Give it another name."
        )
    found = {name: Format(name, one.medium, one.path) for name, one in templates.items()}
    found[JSON] = Format(JSON, JSON, None)
    return tuple(found[name] for name in (*_FIRST, *sorted(set(found) - set(_FIRST))))


def write_summary(summary: Summary, format_name: str, extra: Path | None = None) -> str:
    """The summary in a format, ready to be published. `extra` is the desk's own folder of templates.

    Raises NotFoundError, which lists the formats, and SettingsError where a template can't be used.
    """
    from factcheck.publish.template_engine import fill_template

    formats = {one.name: one for one in list_formats(extra)}
    if format_name not in formats:
        raise NotFoundError(
            f"There is no format “{format_name}”.", hint=f"The formats are: {', '.join(formats)}. Use one of them."
        )
    if format_name == JSON:
        return json_text(summary)
    return fill_template(find_templates(extra)[format_name], summary_record(summary), extra)
