"""The settings of a desk (`desk.toml`), the user's own settings, and the people both of them name.

A setting is one field with its explanation, in `desk_settings.py` or `user_settings.py`. Nobody below the desk reads
settings: a room is told what it needs as plain arguments. Each name is loaded when it is first asked for, because whoever
needs the user's theme is in a hurry and needs no desk.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from factcheck.config.desk_settings import DeskSettings as DeskSettings
    from factcheck.config.desk_settings import read_desk_settings as read_desk_settings
    from factcheck.config.new_desk import write_new_desk_settings as write_new_desk_settings
    from factcheck.config.person import Person as Person
    from factcheck.config.person import parse_person as parse_person
    from factcheck.config.user_settings import UserSettings as UserSettings
    from factcheck.config.user_settings import read_user_settings as read_user_settings
    from factcheck.config.user_settings import user_settings_path as user_settings_path
    from factcheck.config.user_settings import write_user_setting as write_user_setting

_PLACES = {
    "DeskSettings": "desk_settings",
    "Person": "person",
    "UserSettings": "user_settings",
    "parse_person": "person",
    "read_desk_settings": "desk_settings",
    "read_user_settings": "user_settings",
    "user_settings_path": "user_settings",
    "write_new_desk_settings": "new_desk",
    "write_user_setting": "user_settings",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(name)
    from importlib import import_module

    found: object = getattr(import_module(f"factcheck.config.{_PLACES[name]}"), name)
    return found
