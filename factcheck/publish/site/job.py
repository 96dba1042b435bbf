"""One file of the site that is to be made: where it lies, from which template and with what, and a digest of both."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from factcheck.model.dataclass import dataclass

# What makes a file: a template filled with the context, the text in the context, or (in the desk) a case, a version, a copy.
TEXT, ASSET, TEMPLATE, CASE, VERSION, KEPT, COPY, COPY_FILE, CARD = (
    "text", "asset", "template", "case", "version", "kept", "copy", "copy-file", "card",
)  # fmt: skip


# Made once, and without sorting: contexts are written down in the order of the code, and there are ten thousands of them.
_ENCODER = json.JSONEncoder(separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Job:
    """A file at `path` below the site's folder. `sort` says what makes it, `template` from which template."""

    path: str
    sort: str
    template: str
    context: dict[str, Any]
    digest: str


def job(path: str, sort: str, context: dict[str, Any], frame: str, *, template: str = "") -> Job:
    """The job of a file. `frame` is the digest of what all pages share, "" for a file that rests on its context alone.

    What templates know as `site` is made from the frame, so its digest stands for it.
    """
    told = _ENCODER.encode([sort, template, {name: value for name, value in context.items() if name != "site"}])
    return Job(path, sort, template, context, sha256(f"{frame} {told}".encode()).hexdigest()[:32])
