"""What a fetch brings back: the page, how it was reached, and the WARC that proves both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class Hop:
    """One request on the way: its address, the server's IP address, and the status of the answer."""

    url: str
    ip: str
    status: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page. `body` is what the server sent with its compression undone, `warc` every byte of every hop.

    `media_type` is the Content-Type as sent (`text/html; charset=utf-8`), "" for none; `sha256` is that of `warc`;
    `fetched_at` is the moment of the first request (UTC); `tool` names the programs that made the record.
    """

    url: str
    final_url: str
    status: int
    hops: tuple[Hop, ...]
    media_type: str
    body: bytes
    warc: bytes
    sha256: str
    fetched_at: str
    tool: str

    @property
    def file_name(self) -> str:
        """The last part of the address's path (`report.pdf`), or "" where it has none."""
        return PurePosixPath(unquote(urlsplit(self.final_url).path, errors="replace")).name
