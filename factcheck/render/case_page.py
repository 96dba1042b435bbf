"""One case, whole."""

from __future__ import annotations

from factcheck.render.words import KEYS_ONLY, RatingLabels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from factcheck.model.case import Case
    from factcheck.model.standards import StandardResult
    from factcheck.render.output import Output


def case_json(record: Mapping[str, Any]) -> dict[str, Any]:
    """What `show --json` prints: the `case` table of a case file with `score` (0 to 1 or null) for `score_thousandths`."""
    score = record["score_thousandths"]
    return {
        **{key: value for key, value in record.items() if key != "score_thousandths"},
        "score": None if score is None else score / 1000,
    }


def show_case(
    output: Output,
    case: Case | Mapping[str, Any],
    *,
    labels: RatingLabels = KEYS_ONLY,
    article_title: str = "",
    standards: Sequence[StandardResult] = (),
) -> None:
    """Print one case: a folded Case, or its record as a case file holds it (`case_record`)."""
    if not isinstance(case, dict):
        from factcheck.model.case_record import case_record

        case = case_record(case)  # type: ignore[arg-type]
    output.data(case_json(case))
