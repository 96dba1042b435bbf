"""The one room that opens a connection: an address in, the page and the record of how it was fetched out.

`fetch` is all that others need. Nothing is fetched from inside a private network unless somebody asked for that address,
and whatever goes wrong is a CaptureError of its own kind.
"""

from __future__ import annotations

from factcheck.web.fetched import Fetched, Hop
from factcheck.web.fetching import MOST_REDIRECTS, fetch
from factcheck.web.limits import Limits

__all__ = ["MOST_REDIRECTS", "Fetched", "Hop", "Limits", "fetch"]
