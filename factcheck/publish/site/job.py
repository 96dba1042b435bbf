"""One file of the site that is to be made: where it lies, from which template and with what, and a digest of both.

What it is filled with is made when the file is: of ten thousands of files a few change at a time. So a job keeps what its
context is made from, and the function that makes it. The digest is that of the same things, so nothing is forgotten in it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from factcheck.model.compact_json import text_maker
from factcheck.publish.site.entry import SiteEntry, mark_of

# What makes a file: a template filled with the context, the texts in it, or (in the desk) a case, a version, a copy.
TEXT, ASSET, TEMPLATE, CASE, VERSION, KEPT, COPY, COPY_FILE, CARD = (
    "text", "asset", "template", "case", "version", "kept", "copy", "copy-file", "card",
)  # fmt: skip

Context = dict[str, Any]


class Job(NamedTuple):  # there are some for each page, so they are kept small
    """A file at `path` below the site's folder. `sort` says what makes it, `template` from which template; `build` makes
    its context from `inputs`: entries, values of JSON, and objects of such fields."""

    path: str
    sort: str
    template: str
    digest: str
    build: Callable[..., Context]
    inputs: tuple[Any, ...]

    @property
    def context(self) -> Context:
        """What the file is filled with. Templates know what all pages share as `site` besides."""
        return self.build(*self.inputs)


def job(path: str, sort: str, frame: str, build: Callable[..., Context], *inputs: Any, template: str = "") -> Job:
    """The job of a file. `frame` is the digest of what all pages share."""
    return Job(path, sort, template, mark_of(f"{frame} {sort} {template} {_written(inputs)}"), build, inputs)


def bytes_job(path: str, sort: str, sha256: str) -> Job:
    """The job of a file that is what the desk keeps under this hash, byte for byte."""
    return Job(path, sort, "", sha256[:32], _bytes_context, (sha256,))


def _bytes_context(sha256: str) -> Context:
    return {"sha256": sha256}


def _stands_for(value: Any) -> Any:
    """What an object of an input is known by: an entry by its mark, any other by its fields."""
    return value.mark if isinstance(value, SiteEntry) else vars(value)


_written = text_maker(_stands_for)
