"""One case, whole: the claim, where the work on it is, the verdict, the evidence, and everything that was said about it.

A page is made from the case's record, the object that a case file keeps as its `case` table, so that a case can be shown
without being folded anew.
"""

from __future__ import annotations

from factcheck.model.known_then import rests_only_on_later
from factcheck.model.quotation_marks import in_quotation_marks
from factcheck.render.case_talk import write_conflicts, write_links, write_notes, write_questions, write_requests
from factcheck.render.case_verdict import write_standards, write_verdict
from factcheck.render.evidence_page import record_of, write_evidence
from factcheck.render.mentions_line import names_line, quantities_line, times_line
from factcheck.render.next_step import next_step
from factcheck.render.output import Mode
from factcheck.render.page import Page, joined
from factcheck.render.withheld import without_verdict
from factcheck.render.words import (
    ALARM,
    COMMAND,
    IDENTIFIER,
    KEYS_ONLY,
    STAGES,
    UNKNOWN_SIGN,
    RatingLabels,
    count,
    day,
    moment,
    person,
    rating_sign,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from typing import Any

    from factcheck.model.as_of import AsOf
    from factcheck.model.case import Case
    from factcheck.model.standards import StandardResult
    from factcheck.render.output import Output
    from factcheck.render.page import Part

    Record = Mapping[str, Any]


_FEW_REASONS = 4  # of what makes a claim worth checking; intake shows all of them


def show_case(
    output: Output,
    case: Case | Mapping[str, Any],
    *,
    labels: RatingLabels = KEYS_ONLY,
    article_title: str = "",
    standards: Sequence[StandardResult] = (),
    as_of: AsOf | None = None,
    verdicts: Collection[str] | None = None,
) -> None:
    """Print one case: a folded Case, or its record as a case file holds it (`case_record`).

    `as_of` is the day as of which its evidence is shown, where one was named. `standards` are the results of the desk's
    standards; what keeps the case from being published is named. `verdicts` are those that a person may be shown, None for
    all (`render.withheld`).
    """
    record = record_of(case)
    if as_of is not None:
        record = {**record, "as_of": as_of.day, "later": list(as_of.later), "undated": list(as_of.undated)}
    if output.mode == Mode.JSON:
        output.data(case_json(record))
        return
    record = without_verdict(record, verdicts)
    page = Page(output)
    _write_head(page, record, labels)
    write_details(page, record, article_title)
    _write_next(page, record)
    write_conflicts(page, record, labels)
    write_verdict(page, record, labels)
    write_standards(page, record["id"], standards)
    write_evidence(page, record)
    write_questions(page, record)
    write_requests(page, record)
    write_notes(page, record)
    write_links(page, record)


def case_json(record: Record) -> dict[str, Any]:
    """What `show --json` prints: the record with `score` (0 to 1 or null) in the place of `score_thousandths`.

    The keys of what lies within it are sorted, as a case file has them.
    """
    return dict(_with_score(key, _in_order(value)) for key, value in record.items())


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    return [_in_order(one) for one in value] if isinstance(value, list | tuple) else value


def _with_score(key: str, value: Any) -> tuple[str, Any]:
    if key != "score_thousandths":
        return key, value
    return "score", None if value is None else value / 1000


def state_parts(output: Output, record: Record, labels: RatingLabels) -> list[Part]:
    """Stage and rating of a case with their signs, and whether readers can see a verdict."""
    parts: list[Part] = [output.signed(STAGES.get(record["stage"], UNKNOWN_SIGN), record["stage"])]
    verdict = record["verdict"]
    if verdict:
        parts.append(output.signed(*rating_sign(labels, verdict["scale"], verdict["rating"])))
    return parts


def alarms(record: Record) -> list[str]:
    """What must not be overlooked about a case."""
    found = ["two verdicts were proposed apart"] if record["disputed"] else []
    is_stale = record["verdict"] and not record["is_fresh"] and record["stage"] != "withdrawn"
    found += ["the evidence has changed since the verdict"] if is_stale else []
    others = [conflict["field"] for conflict in record["conflicts"] if conflict["field"] != "verdict"]
    found += [f"people disagree about {', '.join(others).replace('_', ' ')}"] if others else []
    if _rests_on_later(record):
        found.append("the verdict rests only on evidence that is later than the claim")
    if "as_of" in record:
        found.append(f"as of {record['as_of']}, {_hidden(record)}")
    found += _seen_otherwise(record)
    unknown = ", ".join(record["unknown_kinds"])
    return found + ([f"a newer version wrote what this one can't show: {unknown}"] if unknown else [])


def _seen_otherwise(record: Record) -> list[str]:
    """The sources that are gone or changed, for as long as the case asks for another look."""
    if "look-again" not in record["tags"]:
        return []
    last = {one["evidence"] or one["article"]: one for one in record.get("sightings", ())}
    return [_seen(one) for one in last.values() if one["state"] != "unchanged"]


def _seen(one: Mapping[str, Any]) -> str:
    what = f"evidence {one['evidence']}" if one["evidence"] else f"article {one['article']}"
    told = f"the source of {what} is gone" if one["state"] == "gone" else f"the source of {what} changed"
    return f"{told}: {one['reason'] or 'nobody said how'} ({day(one['at'])}); see it, then take the tag look-again away"


def _rests_on_later(record: Record) -> bool:
    cites = record["verdict"]["cites"] if record["verdict"] else []
    dates = [one["published_on"] or "" for one in _counting(record) if one["id"] in cites]
    return rests_only_on_later(record["claimed_on"] or "", dates)


def _counting(record: Record) -> list[Record]:
    return [one for one in record["evidence"] if not one["withdrawn"] and not one["erased"]]


def _hidden(record: Record) -> str:
    """What is left out as of a day, and what stays because nobody knows when it was published."""
    later, undated = ", ".join(record["later"]), ", ".join(record["undated"])
    hidden = f"without the evidence published later: {later}" if later else "no evidence is dated later"
    return hidden + (f"; no date is known of {undated}" if undated else "")


def _write_head(page: Page, record: Record, labels: RatingLabels) -> None:
    if page.plain:
        page.field("Case", record["id"])
        page.prose("Claim", record["claim"])
        for label, part in zip(("Stage", "Rating"), state_parts(page.output, record, labels), strict=False):
            page.field(label, part)
        for alarm in alarms(record):
            page.field("Attention", alarm)
        return
    page.banner((record["claim"], "bold"))
    page.banner(*joined([(record["id"], IDENTIFIER), *state_parts(page.output, record, labels)], " · "))
    for alarm in alarms(record):
        page.banner(("! ", ALARM), (alarm, ALARM))
    page.gap()


def write_details(page: Page, record: Record, article_title: str) -> None:
    """What is known of the claim, a labelled value to a line."""
    write_origin(page, record)
    write_particulars(page, record, article_title)


def write_origin(page: Page, record: Record) -> None:
    """The exact words, who said them, when and where."""
    _write_quote(page, record["quote"])
    kind = record["claimant_kind"]
    page.field("Claimant", record["claimant"] or "", f" ({kind})" if record["claimant"] and kind != "unknown" else "")
    page.field("Claimed on", record["claimed_on"] or "")
    seen = record["appearance"] or ""
    page.field("First seen", seen, whole=seen.startswith(("http://", "https://")))
    for seen in record["appearances"]:
        page.field("Also seen", seen["where"], f", {seen['when']}" if seen["when"] else "")


def write_particulars(page: Page, record: Record, article_title: str) -> None:
    """Where it belongs, who works on it and why, and what stands in the claim."""
    page.field("Article", (record["article"] or "", IDENTIFIER), f"{page.dot}{article_title}" if article_title else "")
    page.field("Assigned", ", ".join(record["assignees"]))
    page.field("Tags", ", ".join(record["tags"]))
    page.field("Priority", f"{record['priority']} of 3" if record["priority"] else "")
    page.field("Due", record["due"] or "")
    page.field("Why", record["why"] or "")
    page.field(
        "Checkable", (f"no: {record['checkable']}", ALARM) if record["checkable"] in ("opinion", "forecast") else ""
    )
    page.field("Worth", *_worth(page, record))
    page.field("Kind", record.get("type", ""), *_kind_because(page, record))
    page.field("When", times_line(record.get("times", ())))
    page.field("Figures", quantities_line(record.get("quantities", ())))
    page.field("Names", names_line(record.get("names", ())))
    elements = record.get("elements", ())
    page.field(
        "Grid",
        count(len(elements), "element") if elements else "",
        (f"{page.dot}factcheck grid {record['id']}", "dim") if elements else "",
    )
    page.field(
        "On stage", record["stage_reason"] or "", f" (until {record['held_until']})" if record["held_until"] else ""
    )
    page.field("Opened", f"{day(record['opened_at'])} by {person(record['opened_by'])}")
    page.field("Changed", f"{moment(record['updated_at'])} by {person(record['updated_by'])}")


def _write_quote(page: Page, quote: Record | None) -> None:
    if quote is None:
        return
    place = f", {quote['place']}" if quote.get("place") else ""
    page.field("Quote", in_quotation_marks(quote["text"]), (place, "dim"))
    if quote["before"] or quote["after"]:
        before, after = (quote["before"] and f"…{quote['before']}"), (quote["after"] and f"{quote['after']}…")
        page.field("Around it", (f"{before}[…]{after}", "dim"))


def _worth(page: Page, record: Record) -> list[Part]:
    """How much the claim deserves checking, 0 to 1, and why."""
    score = record["score_thousandths"]
    if score is None:
        return []
    told = record["reasons"]
    few = told if page.plain or len(told) <= _FEW_REASONS + 1 else told[:_FEW_REASONS]
    reasons = ", ".join(few) + (f" and {len(told) - len(few)} more" if len(few) < len(told) else "")
    return [f"{score / 1000:.2f}", (f"{page.dot}{reasons}" if reasons else "", "dim")]


def _kind_because(page: Page, record: Record) -> list[Part]:
    """The words that spoke for the proposed kind of claim."""
    because = record.get("type_because", "")
    return [(f"{page.dot}{because}", "dim")] if because else []


def _write_next(page: Page, record: Record) -> None:
    words, command = next_step(record)
    if page.plain:
        page.field("Next", words, " ", command)
        return
    page.field("Next", words)
    page.field("", (command, COMMAND), whole=True)
