"""Changing a `desk.toml` that is there: single settings, with every comment and everything else left as it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factcheck.config.desk_settings import desk_settings_from
from factcheck.config.settings_file import read_bytes, replace
from factcheck.errors import SettingsError
from factcheck.model.toml_form import parse_table

Setting = tuple[str, ...]  # the tables that lead to a key, and the key


def change_desk_settings(path: Path, values: Mapping[Setting, str | int]) -> None:
    """Set these settings in the file, durably and as a whole.

    Raises SettingsError where the file can't be read or changed in place, or would not be a desk's settings any more, and
    NotWritableError; the file is then as it was.
    """
    text = _with_settings(path, values)
    table = parse_table(text.encode(), str(path))
    desk_settings_from(table, str(path))
    if any(_value_of(table, setting) != value for setting, value in values.items()):
        raise _by_hand(path, values)
    replace(path, text)


def _with_settings(path: Path, values: Mapping[Setting, str | int]) -> str:
    import tomlkit

    data = read_bytes(path)
    parse_table(data, str(path))
    try:
        document = tomlkit.parse(data.decode("utf-8-sig"))
        for (*tables, key), value in values.items():
            table: Any = document
            for name in tables:
                if name not in table:
                    is_inline = isinstance(table, tomlkit.items.InlineTable)
                    table[name] = tomlkit.inline_table() if is_inline else tomlkit.table()
                table = table[name]
            table[key] = value
        return tomlkit.dumps(document)
    except (tomlkit.exceptions.TOMLKitError, RecursionError, TypeError, ValueError) as error:
        raise _by_hand(path, values) from error


def _value_of(table: Mapping[str, Any], setting: Setting) -> Any:
    value: Any = table
    for name in setting:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _by_hand(path: Path, values: Mapping[Setting, str | int]) -> SettingsError:
    told = "; ".join(f"[{'.'.join(tables)}] {key} = {value!r}" for (*tables, key), value in values.items())
    return SettingsError(f"{path} can't be changed in place.", hint=f"Write it there in a text editor: {told}")
