"""The language that readers get: never another one than was asked for without a word.

Where there is no wording in a language, nothing is written unless somebody said which language may stand in: a text in two
languages, or in one that nobody asked for, is no text to publish. A label that a scale has in its own language alone is
shown in that one with its mark, for it is the name that the organisation gave it; what a rating means is left out there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError, UnwordedError, UsageError
from factcheck.model.scale import Rating, RatingScale
from factcheck.model.toml_form import is_language_tag
from factcheck.publish.summary import Summary
from factcheck.publish.template_engine import worded_language


def readers_language(desk: Desk, wanted: str = "", fallback: str = "", stem: str = "words") -> str:
    """The language to write in: the one wanted or the desk's, else one that may stand in. `stem` as in `worded_language`.

    Raises UsageError for what is no tag of a language, and UnwordedError where there is no wording in any of them.
    """
    asked = wanted or desk.settings.language
    allowed = [one for one in (fallback, desk.settings.language_fallback) if one]
    for tag in (asked, *allowed):
        if not is_language_tag(tag):
            raise UsageError(f"“{tag}” is no tag of a language.", hint="Write one such as --lang en or --lang pt-BR.")
        if worded_language(stem, tag, desk.templates_folder):
            return tag
    raise UnwordedError(
        f"There is no wording in {' or '.join(dict.fromkeys((asked, *allowed)))}. Nothing was written.",
        hint=f"Write {desk.templates_folder / f'{stem}.{asked}.j2'}, or let another language stand in: --lang-fallback en",
    )


def language_notes(desk: Desk, summary: Summary, wanted: str = "") -> tuple[str, ...]:
    """What is not in the language that was asked for, a sentence each, with the file to mend."""
    asked = wanted or desk.settings.language
    notes = [stands_in(desk, asked, summary.language)] if asked != summary.language else []
    return (*notes, *label_gaps(desk, summary))


def stands_in(desk: Desk, asked: str, written: str, stem: str = "words") -> str:
    """The sentence that says that another language stands in for the one that was asked for."""
    file = desk.templates_folder / f"{stem}.{asked}.j2"
    return f"There is no wording in {asked}, so this is in {written}. To mend it, write {file}."


def label_gaps(desk: Desk, summary: Summary) -> Iterator[str]:
    """Which ratings have no label or no meaning in the language of a summary, a sentence for each scale."""
    for key in dict.fromkeys(case.scale_key for case in summary.cases if case.rating_key and case.scale_key):
        try:
            scale = desk.scale_of(key)
        except FactcheckError:  # its file is gone: the verdict is shown under the key that it was given
            continue
        shown = {case.rating_key for case in summary.cases if case.scale_key == key}
        yield from _gaps_of(desk, scale, shown, summary.language)
    others = {case.on_other_scale for case in summary.cases if case.on_other_scale}
    for one in sorted((one for one in others if one.label_language), key=lambda one: one.rating_key):
        yield _unlabelled(desk, one.scale_key, one.rating_key, summary.language, one.label_language)


def _gaps_of(desk: Desk, scale: RatingScale, shown: set[str], language: str) -> Iterator[str]:
    unlabelled = [one.key for one in scale.ratings if not _says(one.labels, language)]
    unexplained = [
        one.key for one in _of(scale, shown) if any(one.meaning.values()) and not _says(one.meaning, language)
    ]
    main, file = language.partition("-")[0], f"{desk.scales_folder / scale.key}.toml"
    if unlabelled:
        yield _unlabelled(desk, scale.key, ", ".join(unlabelled), language, scale.language)
    if unexplained:
        yield (
            f"The scale {scale.key} does not say in {language} what {', '.join(unexplained)} means; left out. "
            f"To mend it, write meaning.{main} in {file}."
        )


def _unlabelled(desk: Desk, scale: str, ratings: str, language: str, shown: str) -> str:
    return (
        f"The scale {scale} has no label in {language} for {ratings}; shown in {shown}. "
        f"To mend it, write labels.{language.partition('-')[0]} in {desk.scales_folder / scale}.toml."
    )


def _of(scale: RatingScale, keys: set[str]) -> Iterator[Rating]:
    return (rating for rating in scale.ratings if rating.key in keys)


def _says(texts: Mapping[str, str], language: str) -> bool:
    return any(texts.get(one) for one in (language, language.partition("-")[0]))
