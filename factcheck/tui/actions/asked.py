"""What actions on cases share: opening a form about the chosen cases, and doing one thing to all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from factcheck.desk.cases import Done
    from factcheck.desk.place import Desk
    from factcheck.model.case import Case
    from factcheck.tui.form import Form
    from factcheck.tui.messages import Told

Answer = TypeVar("Answer")
PAGE_WIDTH = 44  # cells of a page in a form: half of a screen of 110, and it fits one of 80


def no_case(screen: Any) -> str:
    """Why an action on cases can't be done: there is none to do it to."""
    return "" if screen.chosen_cases() else "There is no case here."


def not_one_case(screen: Any) -> str:
    """Why an action on exactly one case can't be done."""
    return no_case(screen) or ("" if len(screen.chosen_cases()) == 1 else "This is done to one case at a time.")


def open_form(screen: Any, form: Form, then: Callable[[Told], object] | None = None) -> None:
    """Ask a form; what was done is told to the app, and then to `then`."""
    from factcheck.tui.form_screen import FormScreen

    app = screen.app

    def done(told: Told | None) -> None:
        if told is not None:
            app.post_message(told)
            if then is not None:
                then(told)

    app.push_screen(FormScreen(form), done)


def with_case(screen: Any, make: Callable[[Case], Form]) -> None:
    """Read the one chosen case in a worker, and open the form that is made from it. Words of a refusal are a toast."""
    with_answer(screen, lambda desk, identifier: desk.store.read_case(identifier).case, make)


def with_answer(
    screen: Any,
    read: Callable[[Desk, str], Answer],
    make: Callable[[Answer], Form],
    then: Callable[[Told], object] | None = None,
) -> None:
    """Ask the desk about the one chosen case in a worker, and open the form that is made from the answer."""
    from factcheck.errors import FactcheckError
    from factcheck.tui.asking import ask

    app, (identifier, *_) = screen.desk_app, screen.chosen_cases()

    def opened(answer: Answer) -> None:
        try:
            form = make(answer)
        except FactcheckError as error:
            app.say_error(error)
        else:
            open_form(screen, form, then)

    ask(screen, lambda: read(app.desk, identifier), opened, group="form")


def to_each(cases: Sequence[str], job: Callable[[str], Done], sentence: str) -> Told:
    """Do a job to each case and say so: `{}` in the sentence stands for the cases.

    It stops at the first one that is refused, and says how far it came.
    """
    from factcheck.errors import FactcheckError
    from factcheck.tui.messages import Told

    done: list[str] = []
    for case in cases:
        try:
            done.append(job(case).case.id)
        except FactcheckError as error:
            if done:
                error.message = f"{error.message} Before it, {len(done)} of {len(cases)} cases were changed."
            raise
    return Told(sentence.format(said(done)), tuple(done))


def said(cases: Sequence[str]) -> str:
    """`case k3f9x2ab`, `5 cases`."""
    return f"case {cases[0]}" if len(cases) == 1 else f"{len(cases)} cases"
