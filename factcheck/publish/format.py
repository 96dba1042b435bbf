"""What a format is: a module in `writers/` with a constant `FORMAT`, or a template. `formats` is their registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from factcheck.model.dataclass import dataclass
from factcheck.publish.summary import Summary

Written = str | bytes


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a format may need beside the summary: the desk's own folder of templates, and the address of its site ("" where
    it has none)."""

    templates: Path | None = None
    site: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One format of a summary.

    `ending` is that of a file written in it, without the dot, and `about` what it is, in a few words. `write` makes it, as
    str where `is_binary` is false and as bytes where it is true; a heavy library is imported in there and no earlier, and
    `extra` is the part of the package that brings it. With `only_one` it tells of one case and of no more. `describe` says
    in words what a picture shows. `template` is the file that a format is made from, where there is one. `is_private`
    where only its owner may read a file in it. `remarks` tells, a
    sentence each, what the format could not say.
    """

    name: str
    ending: str
    about: str
    write: Callable[[Summary, Masthead], Written]
    is_binary: bool = False
    only_one: bool = False
    extra: str = ""
    describe: Callable[[Summary, Masthead], str] | None = None
    template: Path | None = None
    is_private: bool = False
    remarks: Callable[[Summary, Masthead], Iterable[str]] | None = None
