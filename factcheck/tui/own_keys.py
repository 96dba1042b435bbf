"""The keys that a person set in their settings: as Textual names them, and what is wrong with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from textual.keys import KEY_TO_UNICODE_NAME, Keys, _character_to_key

from factcheck.tui.key_names import textual_name

_MODIFIERS = frozenset(("ctrl", "shift", "alt", "super", "hyper", "meta"))
_NAMED = frozenset(key.value for key in Keys)


def own_keymap(own: Mapping[str, str]) -> dict[str, str]:
    """Action -> its keys with commas between. A key may be written as people read it (`^s`, `.`, `esc`) or as Textual
    names it (`ctrl+s`, `full_stop`, `escape`)."""
    return {name: ",".join(map(_key, filter(None, map(str.strip, keys.split(","))))) for name, keys in own.items()}


def _key(written: str) -> str:
    modifiers, plus, last = textual_name(written).rpartition("+")
    return f"{modifiers}{plus}{_character_to_key(last) if len(last) == 1 else last}"


def key_troubles(own: Mapping[str, str]) -> list[str]:
    """What is wrong, a sentence for each: names that no action has, keys that no keyboard has."""
    from factcheck.tui.actions.registry import unknown_names

    unknown = unknown_names(own)
    told = [f"“{name}” is no action: ? shows the name of each." for name in unknown]
    for name, keys in own_keymap(own).items():
        bad = [key for key in keys.split(",") if key and not _is_key(key)]
        if name not in unknown:
            told += [f"“{key}” is no key; {name} can't be done with it. Write f7, ctrl+t or w." for key in bad]
    return told


def _is_key(key: str) -> bool:
    *modifiers, last = key.split("+")
    return _MODIFIERS.issuperset(modifiers) and (len(last) == 1 or last in _NAMED or _is_name_of_character(last))


def _is_name_of_character(name: str) -> bool:
    if name in KEY_TO_UNICODE_NAME:
        return True
    try:
        unicodedata.lookup(name.replace("_", " ").upper())
    except KeyError:
        return False
    return True
