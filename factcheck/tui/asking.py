"""How a screen asks the desk anything: in a worker, so that it stays alive, with the answer coming back as a message.

A worker touches no widget. A question asked anew in the same group makes the answer to the older one void.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.app import App
from textual.dom import DOMNode
from textual.worker import get_current_worker

from factcheck.tui.messages import Answered, Failed

Answer = TypeVar("Answer")


def ask(
    owner: DOMNode,
    question: Callable[[], Answer],
    then: Callable[[Answer], object],
    *,
    group: str,
    instead: Callable[[Exception], object] | None = None,
) -> None:
    """Ask `question` in a worker of `owner` and hand the answer to `then` on the screen's own thread.

    `instead` takes an error; where there is none the app shows it. Questions of one `group` and owner follow each other, and
    only the newest is answered.
    """
    app: App[object] = owner.app

    def work() -> None:
        worker = get_current_worker()
        try:
            answer = question()
        except Exception as error:  # noqa: BLE001 - the boundary of a worker: the app says what it was
            if not worker.is_cancelled:
                app.post_message(Failed(owner, error, instead))
            return
        if not worker.is_cancelled:
            app.post_message(Answered(owner, answer, then))

    owner.run_worker(work, thread=True, group=group, exclusive=True, exit_on_error=False, name=group)
