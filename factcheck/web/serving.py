"""Showing a folder of pages to this machine's own browser: on the loopback address, by GET and HEAD, and nothing outside it.

It is a preview, no web server for readers. A page on the internet can ask this machine for things too, under a name that
leads here, so only questions to the loopback address by its own names are answered.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from factcheck.errors import UsageError

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8400
_NAMES = frozenset({LOOPBACK, "localhost", "[::1]"})
_TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8", ".xml": "application/atom+xml; charset=utf-8", ".png": "image/png",
    ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".pdf": "application/pdf",
}  # fmt: skip
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class PageServer(ThreadingHTTPServer):
    """Answers on the loopback address; whoever is being answered does not keep the program from ending."""

    daemon_threads = True


def make_server(folder: Path, base_path: str = "/", port: int = DEFAULT_PORT) -> PageServer:
    """A server of a folder on the loopback address; port 0 takes any that is free. `base_path` is what the pages have before
    their names where they will stand. Raises UsageError where the port is taken."""

    class Pages(_Pages):
        root = folder.resolve()
        prefix = base_path

    try:
        return PageServer((LOOPBACK, port), Pages)
    except OSError as error:
        raise UsageError(
            f"Port {port} of this machine can't be used: {error.strerror or error}.",
            hint=f"Name another one: factcheck site serve DIR --port {port + 1}",
        ) from error


def address_of(server: PageServer, base_path: str = "/") -> str:
    """Where a browser of this machine finds the pages."""
    return f"http://{LOOPBACK}:{server.server_address[1]}{base_path}"


def serve_until_stopped(server: PageServer, ready: Callable[[], None] = lambda: None) -> None:
    """Answer until the person interrupts it."""
    ready()
    with suppress(KeyboardInterrupt), server:
        server.serve_forever(poll_interval=0.2)


class _Pages(BaseHTTPRequestHandler):
    """Answers for one folder."""

    root: Path
    prefix: str
    server_version, sys_version = "factcheck", ""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: what a browser asks for is no news to who sits at it."""

    def _answer(self, *, with_body: bool) -> None:
        if self.headers.get("Host", "").rpartition(":")[0] not in _NAMES:
            self._send(
                HTTPStatus.FORBIDDEN, b"This preview is for its own machine.\n", "text/plain; charset=utf-8", with_body
            )
            return
        path = self._path()
        data = read_page(self.root, path)
        if data is not None:
            self._send(HTTPStatus.OK, data, _type_of(path), with_body)
            return
        lost = read_page(self.root, "404.html")
        self._send(
            HTTPStatus.NOT_FOUND, lost or b"There is no such page.\n", _TYPES[".html" if lost else ".txt"], with_body
        )

    def _path(self) -> str:
        asked = unquote(urlsplit(self.path).path)
        inner = asked.removeprefix(self.prefix) if asked.startswith(self.prefix) else asked.lstrip("/")
        return inner + "index.html" if not inner or inner.endswith("/") else inner

    def _send(self, status: HTTPStatus, data: bytes, kind: str, with_body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if with_body:
            with suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(data)


def read_page(root: Path, path: str) -> bytes | None:
    """The bytes of an ordinary file below a folder; None where there is none, or the way to it leaves the folder or leads
    over a link."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or "\\" in part or "\0" in part or part.startswith(".") for part in parts):
        return None
    place = root
    for part in parts[:-1]:
        place = place / part
        if place.is_symlink():
            return None
    try:
        handle = os.open(place / parts[-1], os.O_RDONLY | _NO_LINKS)
    except (OSError, ValueError):
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read() if stat.S_ISREG(os.fstat(handle).st_mode) else None


def _type_of(path: str) -> str:
    kind = _TYPES.get(Path(path).suffix.lower(), "application/octet-stream")
    return "application/xml; charset=utf-8" if path.startswith("sitemap") else kind
