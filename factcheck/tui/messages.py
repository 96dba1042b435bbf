"""Messages that cross widgets. What only one widget says lies in that widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump


@dataclass
class Answered(Message):
    """A worker has an answer: `then` takes it, on the screen's own thread, if `owner` is still there."""

    owner: MessagePump
    answer: Any
    then: Callable[[Any], object]


@dataclass
class Failed(Message):
    """A worker met an error. `instead` takes it where its asker wants it; otherwise it is shown as a toast."""

    owner: MessagePump
    error: Exception
    instead: Callable[[Exception], object] | None


class DeskChanged(Message):
    """The files of the desk are no longer what they were: whoever shows some of them asks again."""


@dataclass
class Told(Message):
    """Something was done, to these cases; `sentence` says what, and it can be undone where `undoes` is set.

    Undo takes back the newest change of each case, or calls `take_back` in a worker where there is one.
    """

    sentence: str
    cases: tuple[str, ...] = ()
    undoes: bool = True
    take_back: Callable[[], Told] | None = None
