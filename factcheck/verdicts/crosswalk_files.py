"""Where crosswalks between scales are kept and how they are read: those that ship with factcheck, and those a desk adds.

Each is one TOML file named `<from>--<to>.toml`. A desk's own file wins over a shipped one. The form of the file is explained
at the top of `crosswalks/default--politifact.toml`.
"""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import InvalidDateError, NotFoundError
from factcheck.model.crosswalk import Crosswalk
from factcheck.model.dates import PartialDate
from factcheck.model.toml_form import TomlForm, is_language_tag, parse_table, shown
from factcheck.verdicts.scale_files import read_plain_file
from factcheck.verdicts.scale_form import is_scale_key

SHIPPED = Path(__file__).parent / "crosswalks"
_KEYS = ("from", "to", "from_version", "to_version", "dated", "notes", "pairs")


def load_crosswalk(source: str, target: str, extra_folder: Path | None = None) -> Crosswalk:
    """The crosswalk between two scales. Raises NotFoundError, which lists those there are, and SettingsError."""
    files = _files(extra_folder)
    path = files.get(f"{source}--{target}")
    if path is None:
        there = ", ".join(sorted(files)) or "none"
        raise NotFoundError(
            f"There is no crosswalk from the scale {source} to {shown(target)}.",
            hint=f"Those there are: {there}. A file crosswalks/{source}--{target}.toml in the desk adds one.",
        )
    return read_crosswalk(path)


def list_crosswalks(extra_folder: Path | None = None) -> tuple[Crosswalk, ...]:
    """Every crosswalk there is, by name. Raises SettingsError for the first unusable file."""
    return tuple(read_crosswalk(path) for _, path in sorted(_files(extra_folder).items()))


def read_crosswalk(path: Path) -> Crosswalk:
    """The crosswalk in one file. Raises SettingsError naming the file, the key, and what to write there."""
    form = TomlForm(parse_table(read_plain_file(path), str(path)), str(path))
    for name in form.unknown(_KEYS):
        raise form.wrong(name, "is not a setting of a crosswalk", f"Those allowed here: {', '.join(_KEYS)}.")
    source, target = _scale(form, "from"), _scale(form, "to")
    if path.stem != f"{source}--{target}":
        raise form.wrong("from", f"and to are {source} and {target}", f"Name the file {source}--{target}.toml.")
    equals: dict[str, str] = {}
    without: dict[str, dict[str, str]] = {}
    for pair in form.each("pairs"):
        rating = pair.text("rating")
        if rating in equals or rating in without:
            raise pair.wrong("rating", f"{shown(rating)} stands there twice", "Leave one of them out.")
        if ("equals" in pair.table) == ("because" in pair.table):
            raise pair.wrong("equals", "and because exclude each other", "Write one: its equal, or why it has none.")
        if "equals" in pair.table:
            equals[rating] = pair.text("equals")
        else:
            without[rating] = _reasons(pair)
    return Crosswalk(
        source, target, form.text("from_version"), form.text("to_version"), _date(form), form.text("notes"), equals, without
    )  # fmt: skip


def _scale(form: TomlForm, name: str) -> str:
    key = form.text(name)
    if not is_scale_key(key):
        raise form.wrong(name, f"is {shown(key)}", f'Write the key of a scale: {name} = "default".')
    return key


def _date(form: TomlForm) -> str:
    try:
        return str(PartialDate.parse(form.text("dated")))
    except InvalidDateError as error:
        raise form.wrong("dated", "is not a date", 'Write when it was made: dated = "2026-11".') from error


def _reasons(pair: TomlForm) -> dict[str, str]:
    because = pair.inner("because")
    for tag in because.table:
        if not is_language_tag(tag):
            raise because.wrong(tag, "is not a language tag", 'Write because.en = "…".')
    return {tag: because.text(tag) for tag in because.table}


def _files(extra_folder: Path | None) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in (SHIPPED, extra_folder):
        if folder is not None and folder.is_dir():
            found |= {path.stem: path for path in sorted(folder.glob("*--*.toml")) if not path.name.startswith(".")}
    return found
