"""`json`: the public projection itself, laid out for reading. `schemas/summary.schema.json` describes it."""

from __future__ import annotations

from factcheck.publish.format import Format, Masthead
from factcheck.publish.summary import Summary
from factcheck.publish.summary_record import json_text


def _write(summary: Summary, _masthead: Masthead) -> str:
    return json_text(summary)


FORMAT = Format("json", "json", "everything that readers may see, for programs", _write)
