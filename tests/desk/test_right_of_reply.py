"""A whole right of reply: the letter, a deadline over a holiday and a weekend, and the sentence that readers find."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk.cases import ClaimDetails, amend_claim
from factcheck.desk.evidence import EvidenceDetails, add_evidence
from factcheck.desk.letters import LetterWanted, write_reply_letter
from factcheck.desk.lists import Filters, list_cases
from factcheck.desk.place import Desk
from factcheck.desk.questions import ask_question
from factcheck.desk.replies import deadline_of, follow_up, receive_reply, reply_as_evidence, request_reply
from factcheck.desk.summaries import Wanted, write_summary_of
from factcheck.errors import RefusedError, SettingsError, UsageError
from factcheck.model.dataclass import replace as replaced
from tests.desk.making import make_desk, propose, read, refused, researched, settings_with

CALENDAR = '[calendar]\nholidays = ["2026-04-03", "04-06"]\n'
ASKED = "2026-04-01T09:00:00Z"  # a Wednesday; Friday and Monday are holidays
LATER = "2026-04-20T09:00:00Z"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with holidays about Easter where Ana works, on 1 April."""
    return make_desk(tmp_path / "cases", settings=settings_with() + CALENDAR).acting(at=ASKED)


def told(desk: Desk, case: str, language: str) -> str:
    """What readers find on a case, all in one line."""
    spoken = replaced(desk, settings=replaced(desk.settings, language=language)).acting(at=LATER)
    return " ".join(write_summary_of(spoken, Wanted((case,), drafts=True), "text").split())


def test_a_deadline_passes_over_a_holiday_a_weekend_and_another_holiday(desk: Desk) -> None:
    deadline = deadline_of(desk, days=3)
    assert deadline.day == "2026-04-08"
    assert [day for day, _ in deadline.passed_over] == ["2026-04-03", "2026-04-04", "2026-04-05", "2026-04-06"]
    assert deadline_of(desk).day == "2026-04-10"
    for given in ({"days": 0}, {"days": 251}, {"deadline": "2026-04-09", "days": 1}):
        with pytest.raises(UsageError):
            deadline_of(desk, **given)


def test_without_an_answer_the_summary_says_so_in_both_languages(desk: Desk) -> None:
    case = researched(desk)
    request_reply(desk, case, deadline="", days=3)
    assert read(desk, case).requests[-1].deadline == "2026-04-08"
    assert [row.deadline for row in list_cases(desk, Filters(is_due=True)).rows] == ["2026-04-08"]
    follow_up(desk.acting(at="2026-04-08T08:00:00Z"), case, days=1, channel="telephone")
    late = desk.acting(at="2026-04-10T08:00:00Z")
    assert [row.deadline for row in list_cases(late, Filters(is_overdue=True)).rows] == ["2026-04-09"]
    propose(late, case)
    assert (
        "We asked Ivo Brandt for a reply on 1 April 2026 and again on 8 April 2026. They did not reply by 9 April 2026."
        in told(desk, case, "en")
    )
    assert (
        "Pedimos una respuesta a Ivo Brandt el 1 de abril de 2026 y de nuevo el 8 de abril de 2026. "
        "No hubo respuesta en el plazo, que terminó el 9 de abril de 2026." in told(desk, case, "es")
    )


def test_an_answer_is_told_in_both_languages_and_may_be_cited(desk: Desk) -> None:
    case = researched(desk)
    request_reply(desk, case, deadline="", days=3)
    done = receive_reply(desk, case, "It was 31 million.", received_on="2026-04-07", stance="refutes")
    piece = done.case.evidence[-1]
    assert (piece.origin, piece.kind, piece.stance, piece.reply) == (
        "Ivo Brandt", "primary", "refutes", done.case.requests[0].id,
    )  # fmt: skip
    assert desk.store.holds_capture(piece.copies[0].sha256)
    propose(desk, case)
    english, spanish = told(desk, case, "en"), told(desk, case, "es")
    assert "The answer of 7 April 2026: It was 31 million." in english
    assert "The answer to our questions: Ivo Brandt. 7 April 2026." in english
    assert "La respuesta del 7 de abril de 2026: It was 31 million." in spanish
    with refused(desk, RefusedError):
        reply_as_evidence(desk, case, "refutes")


def test_whoever_declines_to_comment_is_said_to_have_declined(desk: Desk) -> None:
    case = researched(desk)
    request_reply(desk, case, deadline="", days=3)
    receive_reply(desk, case, "", received_on="2026-04-07", declined=True)
    with refused(desk, RefusedError):
        reply_as_evidence(desk, case, "context")
    propose(desk, case)
    assert "They declined to comment on 7 April 2026." in told(desk, case, "en")
    assert "Declinó hacer declaraciones el 7 de abril de 2026." in told(desk, case, "es")


def test_the_claimant_is_no_independent_source_for_their_own_claim(desk: Desk) -> None:
    from factcheck.model.origins import find_origins

    case = researched(desk)
    request_reply(desk, case, deadline="", days=3)
    before = len(find_origins(read(desk, case).evidence))
    receive_reply(desk, case, "It is true.", stance="supports")
    assert len(find_origins(read(desk, case).evidence)) == before


def test_of_a_document_the_publisher_is_asked_or_else_its_authors(desk: Desk) -> None:
    case = researched(desk)
    amend_claim(desk, case, details=ClaimDetails(claimant="Report 7/2026", claimant_kind="document"))
    letter, text = write_reply_letter(desk, case, LetterWanted(days=3))
    assert letter.asked == "Report 7/2026"
    assert "To the authors of “Report 7/2026”" in text
    request_reply(desk, case, deadline="", days=3)
    propose(desk, case)
    assert "We asked the authors of “Report 7/2026” for a reply" in told(desk, case, "en")
    assert "Pedimos una respuesta a quienes firman «Report 7/2026»" in told(desk, case, "es")
    fresh = researched(desk, "The ferry sank.")
    amend_claim(desk, fresh, details=ClaimDetails(claimant="Report 7/2026", claimant_kind="document"))
    add_evidence(desk, fresh, "https://audit.example/7", "context",
                 EvidenceDetails(title="Report 7/2026", publisher="The Audit Office"))  # fmt: skip
    assert write_reply_letter(desk, fresh, LetterWanted())[0].asked == "The Audit Office"


def test_the_letter_holds_claim_findings_questions_deadline_and_contact(desk: Desk, tmp_path: Path) -> None:
    case = researched(desk)
    ask_question(desk, case, "What is the 40 million based on?")
    path = tmp_path / "letter.txt"
    letter, text = write_reply_letter(desk, case, LetterWanted(days=3), path)
    assert path.read_text(encoding="utf-8") == text
    for words in ("The Halden bridge cost 40 million.", "8 April 2026", "What is the 40 million based on?", "Office 1",
                  "https://records.example/1", "ana@desk.example", "Ivo Brandt"):  # fmt: skip
        assert words in text, words
    spanish = write_reply_letter(desk, case, LetterWanted(language="es-AR", questions=("¿Por qué?",)))[1]
    assert "NUESTRAS PREGUNTAS" in spanish
    assert "¿Por qué?" in spanish
    assert "8 de abril" not in spanish  # nobody was asked yet: five working days
    assert "10 de abril de 2026" in spanish
    request_reply(desk, case, deadline="2026-04-15", to="The town hall")
    asked = write_reply_letter(desk, case, LetterWanted())[0]
    assert (asked.asked, asked.deadline) == ("The town hall", "2026-04-15")
    assert letter.language == "en"


def test_confidential_evidence_is_never_in_a_letter(desk: Desk) -> None:
    case = researched(desk)
    add_evidence(desk, case, "https://leak.example/ledger", "refutes",
                 EvidenceDetails(title="The hidden ledger", quote="Thirty-one million and not a crown more"),
                 confidential=True)  # fmt: skip
    text = write_reply_letter(desk, case, LetterWanted())[1]
    for secret in ("leak.example", "hidden ledger", "Thirty-one"):
        assert secret not in text
    ask_question(desk, case, "Is the hidden ledger genuine?")
    with pytest.raises(RefusedError) as caught:
        write_reply_letter(desk, case, LetterWanted())
    assert "title" in caught.value.message
    assert write_reply_letter(desk, case, LetterWanted(questions=("What did it cost?",)))[1]


def test_hostile_text_is_inert_in_a_letter(desk: Desk) -> None:
    case = researched(desk, "It cost \x1b[31m40\u202e {{ letter }} million.")
    add_evidence(desk, case, "https://x.example/", "refutes", EvidenceDetails(title="{% raw %}\r\nTo: all\x07"))
    text = write_reply_letter(desk, case, LetterWanted())[1]
    assert not {"\x1b", "\u202e", "\r", "\x07"} & set(text)
    assert "{{ letter }}" in text
    assert "\nTo: all" not in text


def test_a_desk_words_its_own_letter(desk: Desk) -> None:
    case = researched(desk)
    desk.templates_folder.mkdir()
    own = desk.templates_folder / "letter.de.j2"
    own.write_text("An {{ letter.asked }}: {{ letter.claim|quoted }} bis {{ letter.deadline }}\n", encoding="utf-8")
    text = write_reply_letter(desk, case, LetterWanted(language="de-AT", days=3))[1]
    assert text == "An Ivo Brandt: „The Halden bridge cost 40 million.“ bis 2026-04-08\n"
    own.write_text("{{ letter.secret }}", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        write_reply_letter(desk, case, LetterWanted(language="de"))
    assert "letter.de.j2, line 1" in caught.value.message


def test_nobody_is_written_to_where_nobody_knows_whom(desk: Desk) -> None:
    case = researched(desk)
    amend_claim(desk, case, details=ClaimDetails(claimant="unknown"))
    with pytest.raises(RefusedError):
        write_reply_letter(desk, case, LetterWanted())
    assert write_reply_letter(desk, case, LetterWanted(to="The town hall"))[0].asked == "The town hall"
    with pytest.raises(UsageError):
        write_reply_letter(desk, case, LetterWanted(to="X", language="../en"))
