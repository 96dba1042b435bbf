"""What a form asks, apart from how it looks: its fields, its name for drafts, and what saving does.

A form is made by a function that knows the case; `form_screen.FormScreen` shows it. It checks nothing that the desk checks:
what the desk refuses is shown in the form, with the text still there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.content import Content

    from factcheck.tui.messages import Told
    from factcheck.tui.suggesting import Suggest

LINE = "line"  # one line
TEXT = "text"  # several lines; ctrl+e opens the editor
CHOICE = "choice"  # one of `options`
SEVERAL = "several"  # any of `options`; the value has them with spaces between
SWITCH = "switch"  # "yes" or ""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several: its value, how it reads, and why it can't be chosen now, "" where it can."""

    value: str
    words: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked. `value` is what stands there at first; `needed` says that it can't be left empty; `suggest`
    says how a line that is being typed may go on, in a worker."""

    name: str
    label: str
    help: str = ""
    kind: str = LINE
    value: str = ""
    options: Sequence[Option] = ()
    needed: bool = False
    suggest: Suggest | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked together. `name` is that of the action which opens it; with `cases` it tells one draft from another.

    `save` gets the value of each field by its name and says what was done, in a worker; a FactcheckError that it raises is
    shown in the form. `command` is the command line that does the same. `page` is what its author looks at while they fill
    it in, below the fields; `fill` reads values for fields that are still empty from the others, in a worker, on request,
    and `fills` says in a word what it reads.
    """

    name: str
    title: str
    fields: Sequence[Field]
    save: Callable[[Mapping[str, str]], Told]
    cases: tuple[str, ...] = ()
    command: str = ""
    about: str = ""
    first: str = ""  # the field that has the cursor at first; "" for the first one
    page: Content | None = None
    fill: Callable[[Mapping[str, str]], Mapping[str, str]] | None = None
    fills: str = ""
    part: str = ""  # the id of the evidence or question it is about, where it is about one
    keeps_draft: bool = True  # whether there is a desk that what was typed can be kept at

    @property
    def draft_key(self) -> str:
        """By which a draft is found again."""
        return " ".join([f"{self.name}:{self.part}" if self.part else self.name, *self.cases])

    def missing(self, values: Mapping[str, str]) -> Field | None:
        """The first field that must be filled in and is not."""
        return next((field for field in self.fields if field.needed and not values.get(field.name, "").strip()), None)

    def missing_for(self, command: str, values: Mapping[str, str]) -> Field | None:
        """The first empty field that stands for an option of a command which would be accepted."""
        words = command.replace("-", "_").split()
        empty = (field for field in self.fields if not values.get(field.name, "").strip())
        return next((field for field in empty if f"__{field.name}" in words), None)


def choices(*values: str, why_not: Mapping[str, str] | None = None) -> tuple[Option, ...]:
    """Options that read as they are; those that `why_not` names can't be chosen now, and come last."""
    refused = why_not or {}
    return tuple(Option(value, value, refused.get(value, "")) for value in sorted(values, key=refused.__contains__))
