"""A page as a browser draws it: a single HTML file, a picture or a PDF, where a browser is installed on this machine.

The browser is run for one page, with an empty profile, and sees the internet through `checked_proxy` only.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from factcheck.errors import CaptureError, MissingExtraError, PageTimeoutError
from factcheck.model.dataclass import dataclass
from factcheck.model.dates import format_instant
from factcheck.web.checked_proxy import checked_proxy
from factcheck.web.limits import Limits
from factcheck.web.written import demand_fetchable

MEDIA_TYPES = {"html": "text/html", "png": "image/png", "pdf": "application/pdf"}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_LIMITS = Limits(seconds=90.0)
_LARGEST = 64 * 1024 * 1024
_BEGINNINGS = {"html": b"<", "png": b"\x89PNG", "pdf": b"%PDF"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a browser drew it: its bytes, media type, the programs that made it, and when (UTC)."""

    data: bytes
    media_type: str
    tool: str
    taken_at: str


def draw_page(url: str, form: str, *, allow_private: bool = False) -> Drawn:
    """Draw a page as `html` (one file, by single-file where it is installed, else the document the browser holds), `png` or
    `pdf`.

    Raises MissingExtraError where no browser is installed, CaptureError where it draws nothing, PageTimeoutError.
    """
    parts = demand_fetchable(url)
    browser = _find_browser()
    port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
    allowed = ((parts.hostname or "").lower(), port) if allow_private else None
    taken_at = format_instant(datetime.now(UTC))
    with TemporaryDirectory(prefix="factcheck-") as folder, checked_proxy(allowed, _LIMITS) as proxy:
        data, tool = _run(browser, url, form, Path(folder), proxy)
    if not data.lstrip().startswith(_BEGINNINGS[form]) or len(data) > _LARGEST:
        host = urlsplit(url).netloc
        raise CaptureError(f"The browser drew nothing of {host}.", hint="Save the page in your own browser.")
    return Drawn(data, MEDIA_TYPES[form], tool, taken_at)


def _find_browser() -> str:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        raise MissingExtraError(
            "To draw a page needs a browser that is not installed: Chromium or Chrome.", hint="Install Chromium."
        )
    return found


def _run(browser: str, url: str, form: str, folder: Path, proxy: int) -> tuple[bytes, str]:
    """The bytes that were drawn, and the name of the program."""
    options = _options(folder / "profile", proxy)
    single_file = shutil.which("single-file")
    target = folder / f"page.{form}"
    if form == "html" and single_file:
        words = ",".join(f'"{option}"' for option in options)
        _call([single_file, "--browser-executable-path", browser, f"--browser-args=[{words}]", "--", url, str(target)])
        return _bytes_of(target), "single-file"
    what = {"html": "--dump-dom", "png": f"--screenshot={target}", "pdf": f"--print-to-pdf={target}"}[form]
    written = _call([browser, *options, what, "--no-pdf-header-footer", "--window-size=1280,2400", url])
    return (written if form == "html" else _bytes_of(target)), Path(browser).name


def _options(profile: Path, proxy: int) -> list[str]:
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # Chromium refuses root otherwise
    return [
        "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-quic", "--disable-dev-shm-usage", "--hide-scrollbars",
        f"--user-data-dir={profile}", f"--proxy-server=http://127.0.0.1:{proxy}", "--proxy-bypass-list=<-loopback>",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--virtual-time-budget=8000", *root,
    ]  # fmt: skip


def _call(words: list[str]) -> bytes:
    """Run a program, and end it with all that it started where it takes too long."""
    with subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            return process.communicate(timeout=_LIMITS.seconds)[0]
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            raise PageTimeoutError("The browser did not draw the page in time.", hint="Try again later.") from error


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
