"""`jsonl`: one JSON object for each claim, a line each. `schemas/public-case.schema.json` describes it."""

from __future__ import annotations

import json

from factcheck.publish.format import Format, Masthead
from factcheck.publish.summary import Summary
from factcheck.publish.summary_record import case_records, escape_unseen


def _write(summary: Summary, _masthead: Masthead) -> str:
    lines = (json.dumps(record, ensure_ascii=False) for record in case_records(summary))
    return "".join(escape_unseen(line) + "\n" for line in lines)


FORMAT = Format("jsonl", "jsonl", "one claim a line, as JSON", _write)
