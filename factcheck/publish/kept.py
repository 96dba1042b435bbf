"""What is kept, with its hash, when a verdict is published: what readers saw, in a form that can still be read in years."""

from __future__ import annotations

from pathlib import Path

from factcheck.model.canonical import canonical_bytes
from factcheck.publish.formats import write_summary
from factcheck.publish.summary import Summary
from factcheck.publish.summary_record import summary_record


def kept_bytes(summary: Summary, templates: Path | None = None) -> dict[str, bytes]:
    """The bytes by format: `json` is canonical JSON of the public projection, `markdown` the page in UTF-8 as readers see
    it, worded by the desk's own `templates` where it has any."""
    return {
        "json": canonical_bytes(summary_record(summary)),
        "markdown": write_summary(summary, "markdown", templates).encode("utf-8"),
    }
