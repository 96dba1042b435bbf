"""Ratings on another scale, by a crosswalk. The verdict that was given never changes, and is always shown beside."""

from __future__ import annotations

from factcheck.desk.place import Desk
from factcheck.model.crosswalk import Crosswalk
from factcheck.model.dataclass import replace
from factcheck.publish.projection import label_language, label_of
from factcheck.publish.public_case import CHECKED, DRAFT, PublicCase, PublicConversion
from factcheck.publish.summary import Summary
from factcheck.verdicts.crosswalk_files import list_crosswalks, load_crosswalk


def all_crosswalks(desk: Desk | None) -> tuple[Crosswalk, ...]:
    """Every crosswalk that is known here. Works without a desk."""
    return list_crosswalks(desk.crosswalks_folder if desk else None)


def find_crosswalk(desk: Desk | None, source: str, target: str) -> Crosswalk:
    """The crosswalk between two scales. Works without a desk. Raises NotFoundError."""
    return load_crosswalk(source, target, desk.crosswalks_folder if desk else None)


def on_other_scale(desk: Desk, summary: Summary, scale: str) -> Summary:
    """The summary with the rating of each case on another scale beside its own; as it was where `scale` is "".

    Raises NotFoundError where the scale, or a crosswalk to it, is not there.
    """
    if not scale:
        return summary
    desk.scale_of(scale)  # before any crosswalk is spoken of
    return replace(summary, cases=tuple(_converted(desk, case, scale, summary.language) for case in summary.cases))


def _converted(desk: Desk, case: PublicCase, scale: str, language: str) -> PublicCase:
    if case.standing not in (CHECKED, DRAFT) or not case.rating_key or case.scale_key == scale:
        return case
    walk, target = find_crosswalk(desk, case.scale_key, scale), desk.scale_of(scale)
    told = PublicConversion(target.key, target.name_in(language), walk.dated)
    key = walk.equals.get(case.rating_key, "") if _is_of(walk, case, target.version) else ""
    if key:
        told = replace(
            told, rating_key=key, rating_label=label_of(target, key, language),
            label_language=label_language(target, key, language),
        )  # fmt: skip
    reasons = walk.without.get(case.rating_key, {})
    reason = "" if key else reasons.get(language) or reasons.get(language.partition("-")[0], "")
    return replace(case, on_other_scale=replace(told, reason=reason))


def _is_of(walk: Crosswalk, case: PublicCase, target_version: str) -> bool:
    """Whether a crosswalk was made for the very versions of both scales: in another, labels may mean something else."""
    return walk.source_version == case.scale_version and walk.target_version == target_version
