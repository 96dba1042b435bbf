"""More of the right of reply: asking again, the letter that asks, and an answer that becomes evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.tui.actions.action import Action
from factcheck.tui.actions.asked import not_one_case, with_answer, with_case

if TYPE_CHECKING:
    from factcheck.desk.place import Desk
    from factcheck.model.case import Case, ReplyRequest
    from factcheck.tui.form import Form, Option
    from factcheck.tui.messages import Told


def _asked(requests: tuple[ReplyRequest, ...]) -> tuple[Option, ...]:
    from factcheck.tui.form import Option

    return tuple(Option(one.id, f"{one.to}, until {one.deadline}: {one.text}") for one in reversed(requests))


def _again(screen: Any) -> None:
    with_case(screen, lambda case: _again_form(screen.desk_app, case))


def _again_form(app: Any, case: Case) -> Form:
    from factcheck.desk.replies import follow_up
    from factcheck.errors import RefusedError
    from factcheck.tui.form import CHOICE, TEXT, Field, Form
    from factcheck.tui.messages import Told

    waiting = tuple(one for one in case.requests if not one.replies)
    if not waiting:
        raise RefusedError(f"Nobody is waited for in case {case.id}.", hint="f records that you asked.")

    def save(values: Mapping[str, str]) -> Told:
        request, text, channel, day = (values[name].strip() for name in ("request", "text", "channel", "deadline"))
        done = follow_up(app.desk, case.id, request=request, text=text, channel=channel, deadline=day)
        asked = next(one for one in done.case.requests if one.id == done.id)
        return Told(f"{asked.to} was asked again in case {case.id}, with a deadline of {asked.deadline}.", (case.id,))

    fields = (
        Field("request", "Who was asked", kind=CHOICE, value=waiting[-1].id, options=_asked(waiting), needed=True),
        Field("text", "What was said", kind=TEXT),
        Field("channel", "How", "by mail, by phone …"),
        Field("deadline", "Until which day", "only if they get more time; never less"),
    )
    command = f"factcheck reply follow-up {case.id}"
    return Form("reply-follow-up", f"Asked again in case {case.id}", fields, save, (case.id,), command, first="text")


def _cite(screen: Any) -> None:
    with_case(screen, lambda case: _cite_form(screen.desk_app, case))


def _cite_form(app: Any, case: Case) -> Form:
    from factcheck.desk.replies import reply_as_evidence
    from factcheck.errors import RefusedError
    from factcheck.tui.actions.evidence import STANCES
    from factcheck.tui.form import CHOICE, Field, Form, Option, choices
    from factcheck.tui.messages import Told

    answered = [(one, one.replies[-1]) for one in reversed(case.requests) if one.replies]
    if not answered:
        raise RefusedError(f"Nobody has answered in case {case.id}.", hint="F records what came back.")
    options = tuple(Option(one.id, f"{one.to}: {reply.text}") for one, reply in answered)

    def save(values: Mapping[str, str]) -> Told:
        done = reply_as_evidence(app.desk, case.id, values["stance"], request=values["request"])
        return Told(f"The answer is evidence {done.id} of case {case.id} ({values['stance']}).", (case.id,))

    fields = (
        Field("request", "Whose answer", kind=CHOICE, value=answered[0][0].id, options=options, needed=True),
        Field("stance", "Stance", "what it does to the claim", CHOICE, options=choices(*STANCES), needed=True),
    )
    about = "It can be cited then, with whoever answered as its origin."
    command = f"factcheck reply cite {case.id} --stance STANCE"
    title = f"An answer as evidence of case {case.id}"
    return Form("reply-cite", title, fields, save, (case.id,), command, about, first="stance")


def _letter(screen: Any) -> None:
    from factcheck.desk.letters import LetterWanted, write_reply_letter

    def read(desk: Desk, case: str) -> tuple[str, str]:
        return case, write_reply_letter(desk, case, LetterWanted())[1]

    with_answer(screen, read, lambda found: _letter_form(screen.desk_app, *found))


def _letter_form(app: Any, case: str, text: str) -> Form:
    from factcheck.tui.form import TEXT, Field, Form
    from factcheck.tui.shown import shown
    from factcheck.tui.suggesting import suggest_path

    fields = (
        Field("file", "File", "letter.txt; empty: it is copied", suggest=suggest_path),
        Field("to", "To", "else who was asked, or the claimant"),
        Field("deadline", "Until which day", "2026-01-31; else as requested"),
        Field("questions", "Questions", "one to a line; else the open ones of the case", TEXT),
        Field("language", "Language", "en, es …; else that of the desk"),
    )
    about = "Nothing is sent. The letter never holds confidential evidence; the desk words it in templates/."
    page = shown(("So it reads now:\n\n", "dim"), text, multiline=True)
    command = f"factcheck reply letter {case} -o letter.txt"
    return Form("reply-letter", f"The letter for case {case}", fields, lambda values: _drawn(app, case, values), (case,),
                command, about, page=page)  # fmt: skip


def _drawn(app: Any, case: str, values: Mapping[str, str]) -> Told:
    from pathlib import Path

    from factcheck.desk.letters import LetterWanted, write_reply_letter
    from factcheck.tui.actions.passing_on import copied
    from factcheck.tui.messages import Told

    file, to, deadline, language = (values[name].strip() for name in ("file", "to", "deadline", "language"))
    questions = tuple(line.strip() for line in values["questions"].splitlines() if line.strip())
    wanted = LetterWanted(to, deadline, None, language, questions)
    letter, text = write_reply_letter(app.desk, case, wanted, Path(file).expanduser() if file else None)
    told = f"The letter is written to {file}." if file else copied(app, text, "the letter")
    missing = "" if letter.contact else "\nIt says nowhere how to reach you: set contact in desk.toml."
    return Told(f"{told}{missing}", undoes=False)


ACTIONS = (
    Action("reply-follow-up", "I", "Ask again", "Record that somebody was asked again, with more time or without.", _again,
           "reply follow-up", why_not=not_one_case, changes=True, in_footer=False),
    Action("reply-cite", "U", "Cite reply", "Make a recorded answer evidence that a verdict can cite.", _cite, "reply cite",
           why_not=not_one_case, changes=True, in_footer=False),
    Action("reply-letter", "ctrl+l", "Letter", "Draw the letter that asks the claimant for a reply.", _letter,
           "reply letter", why_not=not_one_case, in_footer=False),
)  # fmt: skip
