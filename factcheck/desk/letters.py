"""Drawing the letter that asks a claimant for a reply. Nothing is sent, and nothing is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factcheck.desk.file_out import write_out
from factcheck.desk.languages import readers_language, stands_in
from factcheck.desk.place import Desk
from factcheck.desk.replies import deadline_of, whom_to_ask
from factcheck.desk.summaries import articles_of
from factcheck.errors import RefusedError, UnknownPersonError
from factcheck.model.case import Case
from factcheck.model.dataclass import dataclass, replace
from factcheck.publish.clearance import public_name
from factcheck.publish.confidential import find_leaks
from factcheck.publish.letter import Letter, Sender, draw_letter, write_letter


@dataclass(frozen=True, slots=True)
class LetterWanted:
    """What a person said of the letter; "" and None leave it to the case and the desk. `fallback` is a language that may
    stand in where there is no letter in the one wanted."""

    to: str = ""
    deadline: str = ""
    days: int | None = None
    language: str = ""
    questions: tuple[str, ...] = ()
    fallback: str = ""


def write_reply_letter(
    desk: Desk, case_id: str, wanted: LetterWanted, to_file: Path | None = None
) -> tuple[Letter, str]:
    """The letter on a case and its text, which goes into a file where one is named.

    Raises RefusedError where a detail of confidential evidence stands in it or nobody is known to ask, UsageError for a
    language or a deadline that is none, UnwordedError where there is no letter in the language, and NotWritableError.
    """
    case = desk.store.read_case(case_id).case
    letter = _letter(desk, case, wanted)
    _refuse_leaks(letter, case)
    text = write_letter(letter, desk.templates_folder)
    if to_file is not None:
        write_out(to_file, text.encode())
    return letter, text


def letter_notes(desk: Desk, letter: Letter, wanted: LetterWanted) -> tuple[str, ...]:
    """What has to be said beside a letter, a sentence each: that another language stands in, that nobody can answer."""
    asked = wanted.language or desk.settings.language
    notes = [stands_in(desk, asked, letter.language, "letter")] if asked != letter.language else []
    return (*notes, *(() if letter.contact else ("It says nowhere how to reach you: set contact in desk.toml.",)))


def letter_record(letter: Letter, text: str) -> dict[str, Any]:
    """A letter as a JSON object: its addressee, deadline, language, questions, the ids of what it tells of, and its text."""
    return {
        "asked": letter.asked,
        "deadline": letter.deadline,
        "language": letter.language,
        "questions": list(letter.questions),
        "findings": [finding.id for finding in letter.findings],
        "text": text,
    }


def _letter(desk: Desk, case: Case, wanted: LetterWanted) -> Letter:
    language = readers_language(desk, wanted.language, wanted.fallback, "letter")
    open_request = case.open_request()
    article = articles_of(desk, [case]).get(case.article)
    asked = wanted.to or (open_request.to if open_request else whom_to_ask(case, article))
    if not asked:
        raise RefusedError(
            f"Nobody knows who made the claim of case {case.id}, so there is nobody to write to.",
            hint=f'factcheck reply letter {case.id} --to "WHO"   (or: factcheck reply waive {case.id} not-possible)',
        )
    is_set = bool(wanted.deadline) or wanted.days is not None or open_request is None
    deadline = open_request.deadline if open_request and not is_set else _deadline(desk, wanted)
    return draw_letter(
        case, _sender(desk), asked=asked, deadline=deadline, language=language, article=article, questions=wanted.questions
    )  # fmt: skip


def _deadline(desk: Desk, wanted: LetterWanted) -> str:
    return deadline_of(desk, wanted.deadline, wanted.days).day


def _sender(desk: Desk) -> Sender:
    settings = desk.settings
    try:
        who = desk.who
    except UnknownPersonError:
        return Sender(settings.organisation or settings.name, "", settings.contact, desk.today)
    contact = settings.contact or who.address
    return Sender(settings.organisation or settings.name, public_name(who.name), contact, desk.today)


def _refuse_leaks(letter: Letter, case: Case) -> None:
    # The desk's own names and its addressee are no secrets of a source.
    drawn = replace(letter, contact="", person="", desk_name="", asked="")
    leaks = find_leaks(drawn, case)
    if leaks:
        found = "; ".join(f"{leak.field} holds the {leak.detail} of evidence {leak.evidence}" for leak in leaks)
        raise RefusedError(
            f"A letter on case {case.id} would tell what is confidential: {found}. Nothing was written.",
            hint=f"Take the words out, or put other questions: factcheck reply letter {case.id} --question TEXT",
        )
