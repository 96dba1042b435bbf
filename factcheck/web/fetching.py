"""Fetching one page: each address on the way is checked before a connection is made, and every byte is recorded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from factcheck import __version__
from factcheck.errors import AddressRefusedError, CaptureError, MissingExtraError, TooManyRedirectsError
from factcheck.model.canonical import sha256
from factcheck.model.dates import format_instant
from factcheck.web.content_coding import ACCEPTED, too_large, undo_coding
from factcheck.web.failures import OWN_COPY, demand_page, explain_failure, explain_refusal, too_slow
from factcheck.web.fetched import Fetched, Hop
from factcheck.web.limits import Deadline, Limits
from factcheck.web.written import demand_fetchable, read_location

if TYPE_CHECKING:
    import requests

    from factcheck.web.recording import Recording

MOST_REDIRECTS = 5
AGENT = f"Mozilla/5.0 (compatible; factcheck/{__version__})"
_CHUNK = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)


def fetch(url: str, *, limits: Limits | None = None, allow_private: bool = False) -> Fetched:
    """Fetch the page at an http or https address, following at most 5 redirects, each checked like the first.

    With `allow_private` the host that `url` itself names may lie in a private network or on this machine; what it
    redirects to may not, unless it is the same host and port (or the https of the same host). Nothing of the environment
    is used: no proxy, no stored password. Raises a CaptureError of its own kind for each thing that can go wrong
    (AddressRefusedError, NameNotFoundError, PageTimeoutError, InsecureConnectionError, PageTooLargeError,
    TooManyRedirectsError, PageGoneError, PageRefusedError), and MissingExtraError where the extra `web` is not installed.
    """
    if find_spec("requests") is None or find_spec("warcio") is None:
        raise MissingExtraError(
            "Fetching a page needs a part that is not installed: factcheck[web]. Nothing was changed.",
            hint="pipx inject factcheck 'factcheck[web]'   (or: pip install 'factcheck[web]')",
        )
    bounds = limits or Limits()
    deadline = Deadline(bounds.seconds)
    try:
        return _Fetch(url, bounds, deadline, allow_private).run()
    finally:
        deadline.end()


class _Fetch:
    """One fetch on its way."""

    def __init__(self, url: str, limits: Limits, deadline: Deadline, allow_private: bool) -> None:
        from factcheck.web.recording import Recording

        self._asked, self._limits, self._deadline, self._allow_private = url, limits, deadline, allow_private
        self._started = format_instant(datetime.now(UTC))
        self._tool = f"factcheck/{__version__} warcio/{version('warcio')} requests/{version('requests')}"
        self._recording: Recording = Recording(
            {"software": self._tool, "format": "WARC File Format 1.1", "http-header-user-agent": AGENT}
        )
        self._hops: list[Hop] = []

    def run(self) -> Fetched:
        """Go from address to address until there is a page."""
        import requests

        url = self._asked.strip().partition("#")[0]
        with requests.Session() as session:
            session.trust_env = False
            session.headers.update({"User-Agent": AGENT, "Accept-Encoding": ACCEPTED, "Connection": "close"})
            for _ in range(MOST_REDIRECTS + 1):
                answer, body, target = self._ask(session, url)
                if not target:
                    return self._finish(url, answer, body)
                url = _join(url, target)
        raise TooManyRedirectsError(
            f"{_host(self._asked)} leads on from address to address, more than {MOST_REDIRECTS} times.", hint=OWN_COPY
        )

    def _ask(self, session: requests.Session, url: str) -> tuple[requests.Response, bytes, str]:
        """One request: the answer, its bytes as sent, and where it leads on to ("" for nowhere)."""
        from factcheck.web.connecting import CheckedAdapter, Route

        with self._explained(url), self._recording.request(url) as recorder:
            host = demand_fetchable(url).netloc
            route = Route(self._deadline, self._limits.idle_seconds, self._may_be_private, recorder)
            with closing(CheckedAdapter(route)) as adapter:
                session.mount("http://", adapter)
                session.mount("https://", adapter)
                with session.get(url, stream=True, allow_redirects=False, timeout=self._limits.idle_seconds) as answer:
                    body = self._read(answer, host)
                    answer.raw.close()  # the record is written when the answer is closed
        target = answer.headers.get("location", "") if answer.status_code in _REDIRECTS else ""
        self._hops.append(Hop(url, route.reached, answer.status_code))
        return answer, body, read_location(target)

    def _read(self, answer: requests.Response, host: str) -> bytes:
        most, found = self._limits.most_bytes, bytearray()
        while chunk := answer.raw.read(_CHUNK, decode_content=False):
            found += chunk
            if len(found) > most:
                raise too_large(host, most)
        if self._deadline.has_passed:  # a page without a stated length ends where the connection does
            raise too_slow(host)
        return bytes(found)

    def _finish(self, url: str, answer: requests.Response, body: bytes) -> Fetched:
        host = _host(url)
        demand_page(host, answer.status_code)
        warc = self._recording.warc
        return Fetched(
            url=self._asked,
            final_url=url,
            status=answer.status_code,
            hops=tuple(self._hops),
            media_type=answer.headers.get("content-type", ""),
            body=undo_coding(body, answer.headers.get("content-encoding", ""), self._limits.most_bytes, host),
            warc=warc,
            sha256=sha256(warc),
            fetched_at=self._started,
            tool=self._tool,
        )

    def _may_be_private(self, host: str, port: int) -> bool:
        if not self._allow_private:
            return False
        first = urlsplit(self._asked.strip())
        ports = {first.port or (443 if first.scheme.lower() == "https" else 80)}
        if ports == {80}:
            ports.add(443)
        return _bare(host) == _bare(first.hostname or "") and port in ports

    @contextmanager
    def _explained(self, url: str) -> Iterator[None]:
        """Turn what the libraries raise into errors that say what happened and what to do."""
        import requests
        import urllib3

        try:
            yield
        except AddressRefusedError as error:
            raise explain_refusal(error, url, is_first=not self._hops) from error
        except CaptureError:
            raise
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            if self._deadline.has_passed:
                raise too_slow(_host(url)) from error
            raise explain_failure(error, _host(url)) from error


def _host(url: str) -> str:
    """Host and port of an address as written, for messages."""
    return url.strip().partition("://")[2].partition("/")[0].partition("?")[0].rpartition("@")[2][:200]


def _join(url: str, target: str) -> str:
    """Where a page leads on to; what is no address is told apart when it is checked."""
    try:
        return urljoin(url, target).partition("#")[0]
    except ValueError:
        return target


def _bare(host: str) -> str:
    return host.lower().strip("[]").rstrip(".")
