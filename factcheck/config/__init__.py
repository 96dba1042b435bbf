"""The settings of a desk (`desk.toml`), the user's own settings, and the people both of them name.

A setting is one field with its explanation, in `desk_settings.py` or `user_settings.py`. Nobody below the desk reads
settings: a room is told what it needs as plain arguments.
"""

from factcheck.config.desk_settings import DeskSettings, read_desk_settings
from factcheck.config.new_desk import write_new_desk_settings
from factcheck.config.person import Person, parse_person
from factcheck.config.user_settings import UserSettings, read_user_settings, user_settings_path, write_user_setting

__all__ = [
    "DeskSettings",
    "Person",
    "UserSettings",
    "parse_person",
    "read_desk_settings",
    "read_user_settings",
    "user_settings_path",
    "write_new_desk_settings",
    "write_user_setting",
]
