"""A desk's settings are read as written, a slip is refused by file and key, and what is new to us does no harm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.config import DeskSettings, Person, read_desk_settings
from factcheck.config.desk_settings import DESK_KEYS
from factcheck.config.explained import explanations
from factcheck.errors import SettingsError
from factcheck.model.standards import STANDARDS, default_levels

WHOLE = """
[desk]
name = "Lantern"
language = "pt-BR"
scale = "aos-fatos"
organisation = "Lantern Trust"
url = "https://lantern.example"
contact = "desk@lantern.example"
corrections = "https://lantern.example/corrections"
funding = "Readers pay for it."

[standards]
captured = "require"
checkable = "off"

[standards.at-least]
independent-sources = 3
approvals = 2

[[people]]
name = "Ana Ruiz"
address = "ana@lantern.example"
role = "editor"

[[people]]
name = "Bo"
"""


@pytest.fixture
def desk_file(tmp_path: Path) -> Path:
    """Where the settings of a desk are, once a test has written them."""
    return tmp_path / "desk.toml"


def read(desk_file: Path, text: str) -> DeskSettings:
    desk_file.write_text(text, encoding="utf-8")
    return read_desk_settings(desk_file)


def test_every_setting_is_read_as_written(desk_file: Path) -> None:
    settings = read(desk_file, WHOLE)
    assert settings == DeskSettings(
        name="Lantern",
        language="pt-BR",
        scale="aos-fatos",
        organisation="Lantern Trust",
        url="https://lantern.example",
        contact="desk@lantern.example",
        corrections="https://lantern.example/corrections",
        funding="Readers pay for it.",
        standards={**default_levels(), "captured": "require", "checkable": "off"},
        independent_sources=3,
        approvals=2,
        people=(Person("Ana Ruiz", "ana@lantern.example", "editor"), Person("Bo")),
    )


def test_a_desk_that_says_only_its_name_is_like_a_new_one(desk_file: Path) -> None:
    assert read(desk_file, '[desk]\nname = "Lantern"') == DeskSettings("Lantern")


def test_a_standard_that_is_left_out_is_as_in_a_new_desk(desk_file: Path) -> None:
    settings = read(desk_file, WHOLE)
    assert set(settings.standards) == {standard.name for standard in STANDARDS}
    assert settings.standards["second-person"] == "require"
    assert settings.standards["right-of-reply"] == "warn"


def test_unknown_keys_are_told_and_do_no_harm(desk_file: Path) -> None:
    text = WHOLE.replace('role = "editor"', 'role = "editor"\nphone = "1"')
    text = 'theme = "dark"\n' + text.replace("[desk]", '[desk]\ncolour = "red"')
    text = text.replace("[standards]", '[standards]\nindependant-sources = "off"')
    settings = read(desk_file, text.replace("approvals = 2", "approvals = 2\nreaders = 5"))
    assert settings.unknown == (
        "theme",
        "desk.colour",
        "standards.independant-sources",
        "standards.at-least.readers",
        "people 1: phone",
    )
    assert settings.approvals == 2


@pytest.mark.parametrize(
    ("written", "changed", "names"),
    [
        ('name = "Lantern"', 'name = ""', "desk.name is missing"),
        ('name = "Lantern"', "name = 3", "desk.name is not a text"),
        ('name = "Lantern"', 'name = "a\\u001b[2J"', "desk.name holds"),
        ('"pt-BR"', '"Portuguese"', "desk.language is “Portuguese”"),
        ('"https://lantern.example"\nc', '"lantern.example"\nc', "desk.url is “lantern.example”"),
        ('"https://lantern.example"\nc', '"javascript:alert(1)"\nc', "desk.url is “javascript:alert(1)”"),
        ('"https://lantern.example"\nc', '"https://[lantern"\nc', "desk.url is “https://[lantern”"),
        ('"https://lantern.example"\nc', '"https://a b"\nc', "desk.url is “https://a b”"),
        ('captured = "require"', 'captured = "required"', "standards.captured is “required”"),
        ('captured = "require"', "captured = true", "standards.captured is “True”"),
        ("approvals = 2", "approvals = 0", "standards.at-least.approvals is “0”"),
        ("independent-sources = 3", 'independent-sources = "3"', "standards.at-least.independent-sources is “3”"),
        ('name = "Bo"', 'role = "editor"', "people 2: name is missing"),
        ('name = "Bo"', 'name = "Bo <bo@lantern.example>"', "people 2: name is"),
        ('"ana@lantern.example"', '"ana"', "people 1: address is “ana”"),
        ('[[people]]\nname = "Bo"', "", ""),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_by_file_and_key(
    desk_file: Path, written: str, changed: str, names: str
) -> None:
    assert written in WHOLE
    text = WHOLE.replace(written, changed, 1)
    if not names:
        assert read(desk_file, text).people == (Person("Ana Ruiz", "ana@lantern.example", "editor"),)
        return
    with pytest.raises(SettingsError) as caught:
        read(desk_file, text)
    assert caught.value.message.startswith(f"{desk_file}: {names}")
    assert caught.value.hint


def test_the_refusal_of_a_level_says_which_are_allowed(desk_file: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read(desk_file, WHOLE.replace('"off"', '"sometimes"'))
    assert caught.value.hint == 'Write checkable = "off" or checkable = "warn" or checkable = "require".'


@pytest.mark.parametrize("text", ["desk = 3", '[desk]\nname = "L"\n[people]\nname = "Bo"', "standards = []", "[desk"])
def test_a_file_of_another_shape_is_refused_by_name(desk_file: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"desk\.toml"):
        read(desk_file, text)


def test_a_file_that_is_missing_or_a_link_or_a_folder_is_refused_by_name(desk_file: Path) -> None:
    with pytest.raises(SettingsError, match=r"desk\.toml can't be read: No such file"):
        read_desk_settings(desk_file)
    elsewhere = desk_file.with_name("elsewhere.toml")
    elsewhere.write_text(WHOLE, encoding="utf-8")
    desk_file.symlink_to(elsewhere)
    with pytest.raises(SettingsError, match=r"desk\.toml can't be read: it is a symbolic link"):
        read_desk_settings(desk_file)
    desk_file.unlink()
    desk_file.mkdir()
    with pytest.raises(SettingsError, match=r"desk\.toml can't be read"):
        read_desk_settings(desk_file)


def test_a_file_larger_than_settings_are_is_refused(desk_file: Path) -> None:
    with pytest.raises(SettingsError, match=r"desk\.toml is larger than 256 kB"):
        read(desk_file, WHOLE + "#" * 300_000)


def test_every_setting_is_explained_where_it_is_declared() -> None:
    explained = explanations(DeskSettings)
    assert set(explained) == {
        *DESK_KEYS,
        "standards",
        "independent_sources",
        "site_url",
        "site_copies",
        "site_cards",
        "approvals",
        "rate_first",
        "reviewers",
        "weekend",
        "holidays",
        "days_to_answer",
        "capture_on_add",
        "public_archive",
        "sign_on_change",
        "language_fallback",
        "agencies",
        "people",
    }
    assert set(explanations(Person)) == {"name", "address", "role"}
    assert all(words.endswith((".", "…")) for words in explained.values())


def test_settings_load_no_library_before_they_are_read() -> None:
    script = "import sys; import factcheck.config; assert not {'tomlkit', 'platformdirs', 'tomllib'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
