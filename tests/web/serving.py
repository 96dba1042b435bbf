"""A web server on loopback for tests. It counts who came, and answers each path as the test says."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """Pages by path, and every path that was asked for."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.hits: list[str] = []
        self.connections = 0
        self.ending = threading.Event()
        self._answers: dict[str, Answer] = {}

    def url(self, path: str = "/") -> str:
        """The address of a path, on loopback."""
        return f"http://127.0.0.1:{self.port}{path}"

    def page(self, path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> str:
        """Answer a path with these bytes; header names are written with underscores. The address of it."""
        stated = {name.replace("_", "-").title(): value for name, value in headers.items()}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **stated}.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        return self.answer(path, answer)

    def answer(self, path: str, answer: Answer) -> str:
        """Answer a path in any way. The address of it."""
        self._answers[path] = answer
        return self.url(path)

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        self.hits.append(handler.path)
        answer = self._answers.get(handler.path.partition("?")[0])
        if answer is None:
            handler.send_error(404)
        else:
            answer(handler)


@contextmanager
def serving(secure: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site on a free port of loopback, over TLS where it has what that needs."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def setup(self) -> None:
            site.connections += 1
            super().setup()

        def do_GET(self) -> None:
            try:
                site.handle(self)
            except OSError:  # the other end went away
                self.close_connection = True

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_words: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if secure is not None:
        server.socket = secure.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.ending.set()
        server.shutdown()
        thread.join()
        server.server_close()
