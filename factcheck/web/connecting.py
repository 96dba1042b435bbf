"""Connections that go to the very address that was checked: a name is resolved once, and what it gave is connected to.

So a name that changes its address between check and connection (DNS rebinding) changes nothing. A name of which one
address is refused is refused whole. Proxies and other settings of the environment are left alone: a proxy would resolve
the name once more.
"""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from warcio.capture_http import RequestRecorder

from factcheck.errors import AddressRefusedError, CaptureError, NameNotFoundError, PageTimeoutError
from factcheck.web.addresses import why_refused
from factcheck.web.limits import Deadline
from factcheck.web.recording import recorded_responses

_MOST_ADDRESSES = 6  # of one name that are tried


@dataclass
class Route:
    """How one request may connect: `may_be_private` tells of a host and port whether somebody asked for just that.

    `reached` is the IP address that was connected to, "" before.
    """

    deadline: Deadline
    idle_seconds: float
    may_be_private: Callable[[str, int], bool]
    recorder: RequestRecorder | None = None
    reached: str = field(default="", init=False)


def open_checked(host: str, port: int, route: Route) -> socket.socket:
    """A connection to a host. Raises NameNotFoundError, AddressRefusedError, PageTimeoutError or CaptureError."""
    found = _resolve(host, port, route.deadline)
    if not route.may_be_private(host, port):
        _refuse_private(host, [str(place[4][0]) for place in found])
    failure: OSError | None = None
    for family, kind, protocol, _name, place in found[:_MOST_ADDRESSES]:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(min(route.idle_seconds, route.deadline.remaining) or 0.001)
            connection.connect(place)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            route.deadline.watch(connection)
        except OSError as error:
            connection.close()
            failure = error
            continue
        route.reached = str(place[0])
        return connection
    raise _not_reached(host, failure)


def _resolve(host: str, port: int, deadline: Deadline) -> list[Any]:
    """What a name resolves to. Asked in a thread of its own, because nothing else ends the wait for a name server."""
    answer: queue.SimpleQueue[list[Any] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=deadline.remaining or 0.001)
    except queue.Empty as error:
        raise PageTimeoutError(f"No name server told in time where {host} is.", hint="Try again later.") from error
    if isinstance(found, Exception) or not found:
        raise NameNotFoundError(
            f"There is no server called {host}, or this machine is not online.",
            hint="Look at the spelling of the address and at your connection, and try again.",
        ) from (found if isinstance(found, Exception) else None)
    return found


def _refuse_private(host: str, numbers: list[str]) -> None:
    for number in numbers:
        if reason := why_refused(number):
            leads = number if number == host else f"{host} leads to {number}"
            raise AddressRefusedError(f"{leads}: {reason}. No connection was made.")


def _not_reached(host: str, failure: OSError | None) -> CaptureError:
    if isinstance(failure, TimeoutError):
        return PageTimeoutError(f"{host} does not answer.", hint="Try again later.")
    why = failure.strerror if failure is not None and failure.strerror else "no way there"
    return CaptureError(
        f"{host} can't be reached: {why.lower()}.", hint="Look at the address and at your connection, and try again."
    )


class _Checked:
    """What both kinds of connection do in their own way: connect through `open_checked` and record."""

    route: Route

    def _prepare(self, options: dict[str, Any]) -> None:
        self.route = options.pop("route")


class _HTTP(_Checked, HTTPConnection):
    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._prepare(options)
        super().__init__(*arguments, **options)
        if self.route.recorder is not None:
            self.response_class = recorded_responses(self.route.recorder)

    def _new_conn(self) -> socket.socket:
        return open_checked(self._dns_host, int(self.port or 0), self.route)

    def putrequest(self, *arguments: Any, **options: Any) -> None:
        if self.route.recorder is not None:
            self.route.recorder.start()
        super().putrequest(*arguments, **options)

    def send(self, data: Any) -> None:
        super().send(data)
        if self.route.recorder is not None:
            self.route.recorder.extract_url(data, self.host, self.port, self.default_port)
            self.route.recorder.write_request(data)


class _HTTPS(_HTTP, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _HTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _HTTPS


class CheckedAdapter(HTTPAdapter):
    """Sends the requests of one hop along its route."""

    def __init__(self, route: Route) -> None:
        self._route = route
        super().__init__(max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **_options: Any) -> None:
        """Make the pools with connections that know their route."""
        manager = urllib3.PoolManager(num_pools=connections, maxsize=maxsize, block=block)
        manager.pool_classes_by_scheme = {"http": self._pool(_HTTPPool), "https": self._pool(_HTTPSPool)}
        self.poolmanager = manager

    def _pool(self, kind: type[HTTPConnectionPool]) -> Any:
        def make(*arguments: Any, **options: Any) -> HTTPConnectionPool:
            return kind(*arguments, **options, route=self._route)

        return make
