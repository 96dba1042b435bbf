"""Whether the terminal that the full screen was opened in is gone.

A terminal that goes away tells its programs (SIGHUP). Where the program was started so that it does not hear that, Textual
reads an empty terminal for ever and takes a whole processor, in a desk that nobody can see or close.
"""

from __future__ import annotations

import os
import select
import signal
import sys


def hear_hang_ups() -> None:
    """Let the system end this process when its terminal goes, also where whoever started it had that passed over.

    A shell that ends lets its programs go on (SIGCONT). Textual takes that for a return, draws into what is not there any
    more, and waits for ever for somebody to take it.
    """
    hung_up = getattr(signal, "SIGHUP", None)  # which Windows does not have
    if hung_up is not None and signal.getsignal(hung_up) == signal.SIG_IGN:
        signal.signal(hung_up, signal.SIG_DFL)


def own_terminal() -> int | None:
    """The descriptor of the terminal that keys are read from; None where there is none."""
    stream = sys.__stdin__
    return stream.fileno() if stream is not None and stream.isatty() else None


def has_hung_up(descriptor: int) -> bool:
    """Whether the other end of a terminal is closed. Where the system can't be asked (Windows), it is not."""
    if not hasattr(select, "poll"):
        return False
    ends = select.poll()
    ends.register(descriptor, 0)  # nothing is waited for: a closed end is told of all the same
    return any(state & (select.POLLHUP | select.POLLNVAL) for _, state in ends.poll(0))


def end_as_hung_up() -> None:
    """End this process as the terminal would have ended it. To close Textual would wait for a screen that takes nothing any
    more; a save that is under way is whole or not there, as after any kill."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGHUP)
