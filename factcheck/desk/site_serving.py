"""Showing a site to this machine's own browser: one that was built, or one built for the moment."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.desk.place import Desk
from factcheck.desk.site import Progress, build_site
from factcheck.desk.site_checking import open_site
from factcheck.model.dataclass import dataclass
from factcheck.web.serving import PageServer, address_of, make_server, serve_until_stopped


@dataclass(frozen=True)
class Preview:
    """A site that can be looked at: where, and what answers."""

    address: str
    server: PageServer

    def run(self) -> None:
        """Answer until the person interrupts it."""
        serve_until_stopped(self.server)


@contextmanager
def serve_site(
    desk: Desk,
    folder: Path | None,
    port: int,
    *,
    base_url: str = "",
    language: str = "",
    progress: Progress = lambda *_: None,
) -> Iterator[Preview]:
    """A preview of the site in `folder`, or of one that is built for as long as it lasts.

    Raises RefusedError where the folder holds no site, UsageError where the port can't be used, and as `build_site` does.
    """
    with tempfile.TemporaryDirectory(prefix="factcheck-site-") as passing:
        if folder is None:
            folder = Path(passing).resolve()
            build_site(desk, folder, base_url=base_url, language=language, progress=progress)
        site = open_site(folder)
        base = urlsplit(site.about.get("base_url", "")).path or "/"
        server = make_server(site.root, base, port)
        try:
            yield Preview(address_of(server, base), server)
        finally:
            server.server_close()
