"""A public case read back from what was kept at its publication, so that it is told by the same code as one of today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from factcheck.model.dataclass import fields
from factcheck.publish import public_case as public

T = TypeVar("T")


def kept_case(record: Mapping[str, Any]) -> public.PublicCase:
    """The case that a kept record tells of. Raises TypeError or ValueError where the record is none."""
    replies = [
        _one(public.PublicReply, one, answers=_each(public.PublicAnswer, one.get("answers")),
             asked_again=tuple(one.get("asked_again") or ()))
        for one in record.get("replies") or ()
    ]  # fmt: skip
    origins = record.get("origins")
    return _one(
        public.PublicCase,
        record,
        appearance=_maybe(public.PublicAppearance, record.get("appearance")),
        other_appearances=_each(public.PublicAppearance, record.get("other_appearances")),
        article=_maybe(public.PublicArticle, record.get("article")),
        reasoning=tuple(
            tuple(public.ReasoningPart(part["text"] or "", tuple(part["cites"])) for part in paragraph)
            for paragraph in record.get("reasoning") or ()
        ),
        sources=_each(public.PublicSource, record.get("sources")),
        replies=tuple(replies),
        corrections=_each(public.PublicCorrection, record.get("corrections")),
        withdrawn=_maybe(public.PublicWithdrawal, record.get("withdrawn")),
        reviewed_by=tuple(record.get("reviewed_by") or ()),
        origins=public.PublicOrigins(origins["independent"], tuple(map(tuple, origins["as_one"]))) if origins else None,
        axis=_maybe(public.PublicAxis, record.get("axis")),
    )


def _one(kind: Callable[..., T], record: Mapping[str, Any], **made: Any) -> T:
    """An object of the public projection: what was kept as null is "" again, and what this version does not know is left."""
    known = {field.name for field in fields(cast(Any, kind))}
    plain = {name: "" if value is None else value for name, value in record.items() if name in known}
    return kind(**{**plain, **made})


def _maybe(kind: Callable[..., T], record: Mapping[str, Any] | None) -> T | None:
    return _one(kind, record) if record else None


def _each(kind: Callable[..., T], records: Any) -> tuple[T, ...]:
    return tuple(_one(kind, record) for record in records or ())
