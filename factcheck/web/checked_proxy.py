"""A proxy on loopback through which a browser sees the internet as `fetch` does: each address is checked, then connected to.

A browser asks for whatever a page names. Without this, a page could make it ask the machines of the desk's own network.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from factcheck.errors import CaptureError
from factcheck.web.limits import Deadline, Limits

_CHUNK = 64 * 1024
_NOT_PASSED_ON = frozenset({"proxy-connection", "connection", "keep-alive", "proxy-authorization", "host"})


@contextmanager
def checked_proxy(allowed: tuple[str, int] | None, limits: Limits) -> Iterator[int]:
    """A proxy that runs while the block does; its port. `allowed` is the one host and port that may be private."""
    deadline = Deadline(limits.seconds)

    class Handler(_Passing):
        may_be_private = staticmethod(lambda host, port: (host.lower(), port) == allowed)
        ends = deadline
        idle_seconds = limits.idle_seconds

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        deadline.end()


class _Passing(BaseHTTPRequestHandler):
    """One connection of the browser."""

    timeout = 60
    may_be_private: Callable[[str, int], bool]
    ends: Deadline
    idle_seconds: float

    def do_CONNECT(self) -> None:
        """A connection that is encrypted from end to end."""
        host, _, port = self.path.rpartition(":")
        other = self._open(host.strip("[]"), int(port) if port.isdigit() else 0)
        if other is None:
            return
        with other:
            self.send_response(200)
            self.end_headers()
            _exchange(self.connection, other, self.ends)

    def do_GET(self) -> None:
        """One request in the clear."""
        parts = urlsplit(self.path)
        if parts.scheme != "http" or not parts.hostname:
            self.send_error(400)
            return
        other = self._open(parts.hostname, parts.port or 80)
        if other is None:
            return
        with other:
            other.sendall(self._request(parts.netloc, parts.path or "/", parts.query))
            with contextlib.suppress(OSError):
                while data := other.recv(_CHUNK):
                    self.wfile.write(data)
        self.close_connection = True

    def do_HEAD(self) -> None:
        """As GET."""
        self.do_GET()

    def do_POST(self) -> None:
        """As GET, with what the page sends."""
        self.do_GET()

    def _request(self, netloc: str, path: str, query: str) -> bytes:
        lines = [
            f"{self.command} {path}{'?' + query if query else ''} HTTP/1.1",
            f"Host: {netloc}",
            "Connection: close",
        ]
        lines += [f"{name}: {value}" for name, value in self.headers.items() if name.lower() not in _NOT_PASSED_ON]
        length = self.headers.get("Content-Length", "0")
        body = self.rfile.read(min(int(length), _CHUNK)) if length.isdigit() else b""
        return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace") + body

    def _open(self, host: str, port: int) -> socket.socket | None:
        from factcheck.web.connecting import Route, open_checked

        try:
            return open_checked(host, port, Route(self.ends, self.idle_seconds, self.may_be_private))
        except CaptureError:
            self.send_error(403)
            return None

    def log_message(self, *_words: object) -> None:
        """Say nothing: what a page asks for is not what the user did."""


def _exchange(one: socket.socket, other: socket.socket, ends: Deadline) -> None:
    """Pass on what either end sends until one of them closes, or the time is up."""
    with contextlib.suppress(OSError):
        while not ends.has_passed:
            ready, _, _ = select.select([one, other], [], [], 1)
            for source in ready:
                data = source.recv(_CHUNK)
                if not data:
                    return
                (other if source is one else one).sendall(data)
