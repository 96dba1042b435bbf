"""Rating scales: the list of them, and one with a picture of its axis from true to false."""

from __future__ import annotations

from factcheck.render.output import Mode
from factcheck.render.page import Page
from factcheck.render.words import IDENTIFIER, OFF_AXIS, YES, axis_sign, count

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from rich.console import RenderableType

    from factcheck.model.scale import Rating, RatingScale
    from factcheck.render.output import Output, Span


def show_scales(output: Output, scales: Sequence[RatingScale], *, current: str = "") -> None:
    """Print the list of scales; `current` is the key of the desk's own."""
    if output.mode == Mode.JSON:
        for scale in scales:
            output.data({**scale_json(scale), "current": scale.key == current})
    elif output.mode == Mode.CSV:
        header = ("key", "name", "version", "dated", "language", "ratings", "free_text", "current")
        output.rows(header, (_csv_row(scale, current) for scale in scales))
    elif output.mode == Mode.PLAIN:
        for scale in scales:
            _write_labelled(Page(output), scale, scale.language, is_current=scale.key == current)
            output.line()
    else:
        _draw_list(output, scales, current)


def show_scale(output: Output, scale: RatingScale, *, language: str = "") -> None:
    """Print one scale with a picture of its axis, in a language or else in the scale's own."""
    if output.mode == Mode.JSON:
        output.data(scale_json(scale))
    elif output.mode == Mode.CSV:
        rows = ((r.key, scale.label(r.key, language), r.position, _meaning(scale, r, language)) for r in scale.ratings)
        output.rows(("key", "label", "position", "meaning"), rows)
    elif output.mode == Mode.PLAIN:
        _write_labelled(Page(output), scale, language, is_current=False)
    else:
        _draw_scale(output, scale, language)


def scale_json(scale: RatingScale) -> dict[str, Any]:
    """A scale as a JSON object; `position` counts from 0 at the true end and is null off the axis."""
    return {
        "key": scale.key,
        "name": scale.name,
        "version": scale.version,
        "dated": str(scale.dated),
        "language": scale.language,
        "free_text": scale.free_text,
        "notes": scale.notes or None,
        "ratings": [
            {"key": r.key, "labels": dict(r.labels), "position": r.position, "meaning": dict(r.meaning)}
            for r in scale.ratings
        ],
    }


def _csv_row(scale: RatingScale, current: str) -> tuple[object, ...]:
    ratings = "; ".join(scale.label(rating.key) for rating in scale.ratings)
    free, own = ("yes" if flag else "no" for flag in (scale.free_text, scale.key == current))
    return scale.key, scale.name, scale.version, str(scale.dated), scale.language, ratings, free, own


def _meaning(scale: RatingScale, rating: Rating, language: str) -> str:
    return rating.meaning.get(language) or rating.meaning.get(scale.language) or ""


def _sign(scale: RatingScale, rating: Rating) -> tuple[str, str]:
    return OFF_AXIS if rating.position is None else axis_sign((rating.position, scale.worst))


def _write_labelled(page: Page, scale: RatingScale, language: str, *, is_current: bool) -> None:
    page.field("Scale", scale.key)
    page.field("Name", scale.name)
    page.field("Version", f"{scale.version}, {scale.dated}")
    page.field("Language", scale.language)
    page.field("Used by this desk", "yes" if is_current else "")
    page.field("Ratings", "none: the verdict is a sentence" if scale.free_text else "")
    for rating in scale.ratings:
        place = "off the axis" if rating.position is None else f"{rating.position} of {scale.worst} from true to false"
        label, meaning = scale.label(rating.key, language), _meaning(scale, rating, language)
        page.field(f"Rating {rating.key}", f"{label}, {place}" + (f": {meaning}" if meaning else ""))
    page.prose("Notes", scale.notes)


def _draw_list(output: Output, scales: Sequence[RatingScale], current: str) -> None:
    from factcheck.render.rich_layout import columns_table, draw, text

    table = columns_table("", "Scale", "Name", "Ratings, true to false")
    for scale in scales:
        own = YES if scale.key == current else ("", "")
        labels: list[Span] = []
        for rating in scale.ratings:
            labels += [(", ", "dim")] if labels else []
            labels.append((scale.label(rating.key), _sign(scale, rating)[1]))
        name = f"{scale.name} ({scale.language})"
        table.add_row(text(own), text((scale.key, IDENTIFIER)), text(name), text(*(labels or [("a sentence", "dim")])))
    draw(output, table)
    output.note(f"{count(len(scales), 'scale')}" + (f"; this desk rates on {current}." if current else "."))


def _draw_scale(output: Output, scale: RatingScale, language: str) -> None:
    from factcheck.render.rich_layout import columns_table, draw, text

    page = Page(output)
    page.banner((scale.name, "bold"))
    page.banner((scale.key, IDENTIFIER), f" · version {scale.version}, {scale.dated} · {scale.language}")
    if scale.free_text:
        page.field("Ratings", "none: the verdict is a sentence")
    on_axis = [rating for rating in scale.ratings if rating.position is not None]
    if on_axis:
        output.line()
        draw(output, _axis(scale), indent=2)
    table = columns_table("Key", "Label", "Meaning")
    for rating in scale.ratings:
        label = output.signed(_sign(scale, rating), scale.label(rating.key, language))
        table.add_row(text((rating.key, IDENTIFIER)), text(label), text(_meaning(scale, rating, language)))
    if scale.ratings:
        output.line()
        draw(output, table, indent=2)
    if scale.notes:
        page.gap()
        page.prose("Notes", scale.notes)


def _axis(scale: RatingScale) -> RenderableType:
    """The axis as a line with a sign at each place: true on the left, false on the right."""
    from factcheck.render.rich_layout import text

    spans: list[Span] = [("true ", "dim")]
    for place in range(scale.worst + 1):
        if place:
            spans.append(("━━━━", axis_sign((place - 1, scale.worst))[1]))
        symbol, style = axis_sign((place, scale.worst))
        spans.append((symbol, f"bold {style}".strip()))
    off = sum(1 for rating in scale.ratings if rating.position is None)
    spans.append((" false", "dim"))
    spans += [("   and off the axis ", "dim"), *[(f"{OFF_AXIS[0]} ", OFF_AXIS[1])] * off] if off else []
    return text(*spans)
