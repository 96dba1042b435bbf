"""When two addresses mean one page: a key to compare them by. What is kept and opened is always the address itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ARCHIVES = ("web.archive.org", "archive.org")
# As nearly all addresses are: a host in small letters, a path, a query. Taking one apart by all rules costs ten times as
# much, and an index is made of three for each case.
_PLAIN = re.compile(r"https?://(?:www\.)?+([a-z0-9.-]+)(/[!-\"$->@-~]*)?(?:(\?[!-\"$-~]+)|\?)?(?:#[!-~]*)?")


def address_key(url: str) -> str:
    """An address for comparing only: no scheme, no `www.`, no fragment, no trailing slash; the query counts."""
    plain = _PLAIN.fullmatch(url)
    if plain is None:
        return _key_by_all_rules(url)
    host, path, query = plain.groups(default="")
    return f"{host}{path.rstrip('/')}{query}"


def _key_by_all_rules(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        number = parts.port
    except ValueError:  # a page may state anything as its address
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    port = f":{number}" if number not in (None, 80, 443) else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}" if host else url.strip()


def page_key(url: str) -> str:
    """The same for what was cited: a page in the Wayback Machine is that of the address it was kept from."""
    key = address_key(url)
    if key.startswith(_ARCHIVES):
        start = max(url.find("http://", 8), url.find("https://", 8))
        return address_key(url[start:]) if start > 0 else key
    return key
