"""The settings of the person at this computer, which hold for every desk: `settings.toml` in their own folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from factcheck.config.explained import about, explanations
from factcheck.config.person import parse_person
from factcheck.config.settings_file import read_bytes, replace
from factcheck.errors import SettingsError, UsageError
from factcheck.model.dataclass import dataclass, field
from factcheck.model.toml_form import TomlForm, parse_table, shown

PATH_VARIABLE = "FACTCHECK_CONFIG"
THEMES = ("dark", "light", "high-contrast")

_HEAD = "# Your own settings of factcheck, for every desk you work at.\n"


@dataclass(frozen=True, slots=True)
class UserSettings:
    """What a user has set, "" for nothing."""

    by: str = field(
        default="", metadata=about('Who you are, as the history of a case will show it: "Ana Ruiz <ana@desk.example>".')
    )
    theme: str = field(default="dark", metadata=about(f"Colours of the full-screen desk: {', '.join(THEMES)}."))
    keys: Mapping[str, str] = field(
        default_factory=dict,
        metadata=about(
            'Keys of the full-screen desk, by the name that its help (?) shows: note = "f7". Several: "f7,^t".'
        ),
    )

    wayback: Mapping[str, str] = field(
        default_factory=dict,
        metadata=about(
            "Your keys for saving pages in the Wayback Machine, from https://archive.org/account/s3.php: "
            '[wayback] with access = "…" and secret = "…". They are used for nothing else.'
        ),
    )

    # Keys of the file that this version does not know. They stay in the file.
    unknown: tuple[str, ...] = ()


def user_settings_path() -> Path:
    """Where the user's settings are: the file that FACTCHECK_CONFIG names, or else the system's place for settings."""
    named = os.environ.get(PATH_VARIABLE, "")
    if named:
        return _path_named(named)
    from platformdirs import user_config_path

    return user_config_path("factcheck") / "settings.toml"


def read_user_settings() -> UserSettings:
    """The user's settings; nothing is set where there is no file. Raises SettingsError naming file and line or key."""
    path = user_settings_path()
    form = TomlForm(parse_table(_read(path), str(path)), str(path))
    return UserSettings(
        by=_by(form),
        theme=form.choice("theme", "dark", THEMES),
        keys=form.texts("keys"),
        wayback=form.texts("wayback"),
        unknown=form.unknown(explanations(UserSettings)),
    )


def write_user_setting(key: str, value: str) -> Path:
    """Set one of the user's settings, `by` or `theme`, leaving all else in the file as it is. Gives the path of the file.

    Raises UsageError for a setting that is not there or a value it can't have, SettingsError where the file that is
    there can't be read, and NotWritableError where it can't be written; the file is then as it was.
    """
    known = explanations(UserSettings)
    if key not in known:
        raise UsageError(f"There is no setting {shown(key)}.", hint=f"The settings are: {', '.join(known)}.")
    path = user_settings_path()
    replace(path, _with_setting(path, key, _checked(key, value), known[key]))
    return path


def _checked(key: str, value: str) -> str:
    """The value as the file shall hold it. Raises UsageError."""
    if key == "by":
        return str(parse_person(value))
    if key == "theme" and value in THEMES:
        return value
    hint = f"The themes are: {', '.join(THEMES)}." if key == "theme" else "Write it into the file by hand."
    raise UsageError(f"The setting {key} can't be {shown(value)}.", hint=hint)


def _by(form: TomlForm) -> str:
    by = form.text("by", "")
    try:
        return str(parse_person(by)) if by else ""
    except UsageError as error:
        raise form.wrong("by", f"is {shown(by)}", error.hint) from error


def _path_named(named: str) -> Path:
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise SettingsError(
            f"{PATH_VARIABLE} names {shown(named)}, and there is no such home folder.",
            hint="Write the whole path of the file.",
        ) from error


def _read(path: Path) -> bytes:
    return read_bytes(path, may_be_link=True, may_be_missing=True)


def _with_setting(path: Path, key: str, value: str, explanation: str) -> str:
    """The text of the file once the setting is made: comments and order stay, and a new setting comes explained."""
    import tomlkit

    data = _read(path)
    is_set = key in parse_table(data, str(path))
    text = data.decode("utf-8-sig")
    if not is_set:
        # Above everything else: below a [table] it would be a setting of that table.
        setting = f"# {explanation}\n{key} = {tomlkit.string(value).as_string()}\n"
        return f"{setting}\n{text}" if text.strip() else f"{_HEAD}\n{setting}"
    try:
        document = tomlkit.parse(text)
    except (tomlkit.exceptions.TOMLKitError, RecursionError) as error:
        raise SettingsError(f"{path} can't be changed in place.", hint=f"Set {key} there in a text editor.") from error
    document[key] = value
    return tomlkit.dumps(document)
