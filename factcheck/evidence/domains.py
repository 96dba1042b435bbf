"""The registered domain of an address: the part that somebody registered, whichever of its hosts a page lies on.

`news.paper.co.uk` and `www.paper.co.uk` are both `paper.co.uk`, and two blogs of one host are two. The public suffix list
that tells so comes with the extra `web` and is never fetched; without it a short rule answers for the commonest endings.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tldextract import ExtractResult

# Second parts of an ending under which names are registered in many countries: paper.co.uk, paper.com.au, office.gov.in.
_SECOND = frozenset({"ac", "co", "com", "edu", "gob", "gouv", "gov", "mil", "ne", "net", "or", "org"})
_ARCHIVES = ("web.archive.org", "archive.org")


def registered_domain(url: str) -> str:
    """The registered domain of an address in small letters, or its host where nothing is registered above it (a number, a
    name without a dot). "" for what is no address. A page in the Wayback Machine is that of the address it was kept from.
    """
    return _domain_of(_host(_original(url)))


@lru_cache(maxsize=4096)  # a desk has many pages of few hosts
def _domain_of(host: str) -> str:
    if not host or ":" in host or host.replace(".", "").isdigit():
        return host
    return _extractor()(host) or host


def _original(url: str) -> str:
    """The address that an address of the Wayback Machine was kept from, else the address itself."""
    if _host(url) in _ARCHIVES:
        start = max(url.find("http://", 8), url.find("https://", 8))
        return url[start:] if start > 0 else url
    return url


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


@lru_cache(maxsize=1)
def _extractor() -> Callable[[str], str]:
    try:
        import tldextract
    except ImportError:
        return plain_domain
    # No list is fetched and nothing is written: the list that the library ships is the one that counts.
    extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
    return lambda host: _domain_in(extract(host), host)


def _domain_in(parts: ExtractResult, host: str) -> str:
    """The domain that the list tells; the host itself where it is an ending, the short rule where no ending is known."""
    return parts.top_domain_under_public_suffix or (host if parts.suffix else plain_domain(host))


def plain_domain(host: str) -> str:
    """The registered domain of a host by a short rule: two labels, or three where the second to last is one of `com`, `co`,
    `gov` and their like before a country's two letters."""
    labels = host.split(".")
    deep = len(labels) > 2 and labels[-2] in _SECOND and len(labels[-1]) == 2
    return ".".join(labels[-3 if deep else -2 :])
