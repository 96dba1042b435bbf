"""The letter that asks a claimant for a reply: the claim in its exact words, what was found, questions, until when.

What it holds is drawn here, field by field, as a summary's is; confidential evidence is in none of them. How it is worded
is in `templates/letter.<language>.j2`, which a desk may replace by a file of the same name in its own folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.model.article import Article
from factcheck.model.case import UNKNOWN, Case
from factcheck.model.dataclass import asdict, dataclass
from factcheck.publish.citations import may_be_shown
from factcheck.publish.clearance import one_line, public_date
from factcheck.publish.projection import project_appearance, project_article, project_source
from factcheck.publish.public_case import PublicAppearance, PublicArticle, PublicSource
from factcheck.publish.template_files import SHIPPED, TemplateFile

_TELLING = ("supports", "refutes", "context")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: the desk, the person ("" where nobody said), where an answer reaches them, and the day (ISO)."""

    desk_name: str
    person: str
    contact: str
    written_on: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. `asked` is who gets it; `quote` the exact words of the claim; `place` where in the article they stand;
    `deadline` a day (ISO). `findings` are the sources that may be shown, in the order in which they were found."""

    language: str
    desk_name: str
    person: str
    contact: str
    written_on: str
    asked: str
    claim: str
    quote: str
    place: str
    claimant: str
    claimant_kind: str
    claimed_on: str
    appearance: PublicAppearance | None
    article: PublicArticle | None
    findings: tuple[PublicSource, ...]
    questions: tuple[str, ...]
    deadline: str


def draw_letter(
    case: Case,
    sender: Sender,
    *,
    asked: str,
    deadline: str,
    language: str,
    article: Article | None = None,
    questions: Sequence[str] = (),
) -> Letter:
    """The letter on a case. `questions` are put to the claimant; where none is given, those of the case that are open."""
    claimant, quote = case.claimant, case.quote
    pieces = [piece for piece in case.evidence if may_be_shown(piece) and piece.stance in _TELLING and not piece.reply]
    wanted = questions or [question.text for question in case.questions if not question.answers]
    return Letter(
        language=language,
        desk_name=sender.desk_name,
        person=sender.person,
        contact=sender.contact,
        written_on=sender.written_on,
        asked=one_line(asked),
        claim=one_line(case.claim),
        quote=one_line(quote.text) if quote else "",
        place=one_line(quote.place) if quote else "",
        claimant=one_line(claimant.name) if claimant and claimant.name.casefold() != UNKNOWN else "",
        claimant_kind=claimant.kind if claimant else "",
        claimed_on=public_date(case.claimed_on),
        appearance=project_appearance(case.appearance, case.claimed_on) if case.appearance else None,
        article=project_article(article) if article else None,
        findings=tuple(project_source(number, piece) for number, piece in enumerate(pieces, 1)),
        questions=tuple(filter(None, map(one_line, wanted))),
        deadline=deadline,
    )


def write_letter(letter: Letter, extra: Path | None = None) -> str:
    """The letter as text, by the template of its language or else the English one. `extra` is the desk's own folder.

    Raises SettingsError where the template can't be used.
    """
    from factcheck.publish.template_engine import file_of_language, fill_template

    name = file_of_language("letter", letter.language, extra)
    folder = extra if extra is not None and (extra / name).is_file() else SHIPPED
    # Words and dates go by the letter that was found: one in two languages would be worse than one in English.
    record = {**asdict(letter), "language": name.split(".")[1]}
    return fill_template(TemplateFile("letter", "txt", folder / name), record, extra, "letter")
