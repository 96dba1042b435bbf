"""A person as settings and `--by` name them: a name, where known an address, and in a desk a role."""

from __future__ import annotations

from factcheck.config.explained import about
from factcheck.errors import UsageError
from factcheck.model.dataclass import dataclass, field
from factcheck.model.toml_form import TomlForm, is_one_line, shown

LONGEST_PERSON = 300  # characters, name and address together

_FORM = 'Write it as "Ana Ruiz <ana@desk.example>"; the address may be left out.'


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who works at the desk."""

    name: str = field(metadata=about("The name, as it stands in the history of a case."))
    address: str = field(
        default="", metadata=about("The e-mail address, by which two entries are known to be one person.")
    )
    role: str = field(default="", metadata=about("What the person does at the desk, such as editor."))

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.address else self.name


def parse_person(text: str) -> Person:
    """Read "Ana Ruiz <ana@desk.example>" or "Ana Ruiz".

    Raises UsageError for line breaks and control characters, for a text without a name, and for what is no address.
    """
    if not is_one_line(text) or len(text) > LONGEST_PERSON:
        raise UsageError("A person's name and address stand in one line, without control characters.", hint=_FORM)
    before, bracket, after = text.strip().partition("<")
    name = " ".join(before.split())
    address = after.removesuffix(">").strip()
    if bool(bracket) != after.endswith(">") or not _is_name(name):
        raise UsageError(f"{shown(text)} is not a person's name and address.", hint=_FORM)
    if bracket and not is_address(address):
        raise UsageError(f"{shown(address)} is not an e-mail address.", hint=_FORM)
    return Person(name, address)


def is_address(text: str) -> bool:
    """Whether a text has the shape of an e-mail address: something, one @, something, and no spaces or brackets."""
    local, _, domain = text.partition("@")
    return bool(local and domain) and "@" not in domain and not any(sign.isspace() or sign in "<>" for sign in text)


def person_from(form: TomlForm) -> Person:
    """The person in one [[people]] of a desk's settings. Raises SettingsError."""
    name, address, role = form.text("name"), form.text("address", ""), form.text("role", "")
    if not _is_name(name):
        raise form.wrong("name", f"is {shown(name)}", "Write the name alone; the address has a line of its own.")
    if address and not is_address(address):
        raise form.wrong("address", f"is {shown(address)}", 'Write an e-mail address: address = "ana@desk.example".')
    return Person(" ".join(name.split()), address, role)


def _is_name(text: str) -> bool:
    """Whether a text can be a name. An address alone can't: it would hide that two entries are one person."""
    return bool(text) and not is_address(text) and not any(sign in "<>" for sign in text)
