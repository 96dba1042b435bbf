"""Handing work out to all processors.

The processes that help are started anew and not forked, because whoever shows the progress has threads. They are not those
of `multiprocessing`, which run the caller's own script once more: a script that opens cases would open them twice. Where
none can be started, or one is killed, the caller does what is left.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from queue import SimpleQueue
from typing import IO, Any, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from concurrent.futures import Future

Part = TypeVar("Part")
Done = TypeVar("Done")

# Modules are found where this process finds them; nothing is looked for in the folder that somebody happens to work in.
_CHILD = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from factcheck.store.hands import serve; serve()"
)
_AHEAD = 3  # parts for each process that are made ready before it asks for them
_LOST = (OSError, EOFError, pickle.UnpicklingError)


class _LostError(Exception):
    """A process that helped is gone."""


class Hands:
    """Other processes, started when there is work for them and kept until the end of the `with`.

    Each of them does `prepare(*told)` first. Whatever is handed to them, and functions by their names, is pickled.
    """

    def __init__(self, prepare: Callable[..., None] | None = None, told: tuple[Any, ...] = ()) -> None:
        self._prepare = (prepare, told)
        self._processes: list[subprocess.Popen[bytes]] = []
        self._free: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._are_useless = (os.cpu_count() or 1) < 2

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            with suppress(OSError):
                _end_of(process.stdin).close()
        for process in self._processes:
            process.wait()
            _end_of(process.stdout).close()
        self._processes = []

    def spread(
        self, work: Callable[[Part], Done], parts: Iterable[Part], here: Callable[[Part], Done] | None = None
    ) -> Iterator[Done]:
        """What `work`, a function of a module, makes of each part, in order; `here` does the same in this process, where it
        is another function. A part is asked for shortly before it is handed out. Raises what they raise."""
        left, waiting = iter(parts), deque[Part]()
        yield from self._by_others(work, left, waiting)
        yield from map(here or work, chain(waiting, left))

    def _by_others(self, work: Callable[[Part], Done], parts: Iterator[Part], waiting: deque[Part]) -> Iterator[Done]:
        """The same by other processes, as far as they come, which may be nowhere. `waiting` are the parts that were asked
        for and are not done."""
        if self._are_useless or not self._start():
            return
        from concurrent.futures import ThreadPoolExecutor

        def hand_out(part: Part) -> Done:
            process = self._free.get()
            try:
                done: Done = _ask(process, (work, part))
                return done
            finally:
                self._free.put(process)

        asked: deque[Future[Done]] = deque()
        with ThreadPoolExecutor(len(self._processes)) as threads:
            try:
                for part in parts:
                    waiting.append(part)
                    asked.append(threads.submit(hand_out, part))
                    if len(asked) > _AHEAD * len(self._processes):
                        yield _next_of(asked, waiting)
                while asked:
                    yield _next_of(asked, waiting)
            except _LostError:
                self._are_useless = True
            finally:
                threads.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> bool:
        while len(self._processes) < (os.cpu_count() or 1):
            try:
                process = subprocess.Popen(
                    [sys.executable, "-I", *(["-B"] if sys.dont_write_bytecode else []), "-c", _CHILD],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                )  # fmt: skip
                self._processes.append(process)
                for told in ([place or os.getcwd() for place in sys.path], self._prepare):
                    _write(process, told)
            except OSError:  # a system, or a jail, that lets nobody start one
                self._are_useless = True
                return False
            self._free.put(process)
        return True


def _next_of(asked: deque[Future[Done]], waiting: deque[Part]) -> Done:
    """What was made of the first of the parts that are waited for."""
    done = asked.popleft().result()
    waiting.popleft()
    return done


def serve() -> None:
    """Do what is asked on standard input until it ends, and answer on standard output.

    An interruption is the parent's to answer; and what is made here is let go of without looking for cycles.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    asked, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what somebody prints is no answer
    prepare, told = pickle.load(asked)
    if prepare is not None:
        prepare(*told)
    while True:
        try:
            work, part = pickle.load(asked)
        except EOFError:
            return
        pickle.dump(_done(work, part), answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
        gc.collect(0)


def _done(work: Callable[[Any], Any], part: Any) -> tuple[bool, Any]:
    try:
        return True, work(part)
    except Exception as error:  # noqa: BLE001 - whoever asked raises it
        return False, error


def _ask(process: subprocess.Popen[bytes], told: Any) -> Any:
    try:
        _write(process, told)
        is_done, result = pickle.load(_end_of(process.stdout))
    except _LOST as error:
        raise _LostError from error
    if not is_done:
        raise result
    return result


def _write(process: subprocess.Popen[bytes], told: Any) -> None:
    end = _end_of(process.stdin)
    pickle.dump(told, end, pickle.HIGHEST_PROTOCOL)
    end.flush()


def _end_of(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # both were asked for
    return pipe
