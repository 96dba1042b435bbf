"""Undoing the compression of a page with a limit on what comes out: a few kilobytes may unfold to gigabytes."""

from __future__ import annotations

import zlib

from factcheck.errors import CaptureError, PageTooLargeError

ACCEPTED = "gzip, deflate"  # what is asked for; both are in the standard library
_GZIP_OR_ZLIB, _RAW = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS


def undo_coding(data: bytes, coding: str, most_bytes: int, host: str) -> bytes:
    """The page as it was before it was compressed for the way.

    `coding` is the Content-Encoding header. Raises PageTooLargeError beyond `most_bytes`, CaptureError for a coding that
    was not asked for or data that it does not fit.
    """
    for name in reversed([part.strip().lower() for part in coding.split(",") if part.strip()]):
        if name in ("gzip", "x-gzip", "deflate"):
            data = _inflate(data, most_bytes, host)
        elif name != "identity":
            raise CaptureError(
                f"{host} compressed the page in a way that is not understood ({name[:20]}).",
                hint="Save the page in your browser and give the file instead.",
            )
    return data


def _inflate(data: bytes, most_bytes: int, host: str) -> bytes:
    try:
        try:
            return _inflate_as(_GZIP_OR_ZLIB, data, most_bytes, host)
        except zlib.error:
            return _inflate_as(_RAW, data, most_bytes, host)  # what many servers mean by deflate
    except zlib.error as error:
        raise CaptureError(f"What {host} sent is damaged.", hint="Try again later.") from error


def _inflate_as(window: int, data: bytes, most_bytes: int, host: str) -> bytes:
    found = bytearray()
    while data:
        inflater = zlib.decompressobj(window)
        found += inflater.decompress(data, most_bytes + 1 - len(found))
        if len(found) > most_bytes:
            raise too_large(host, most_bytes)
        if not inflater.eof and window == _RAW:  # anything may look like the beginning of it
            raise zlib.error("not deflated")
        if not inflater.eof or inflater.unused_data == data:
            break
        data = inflater.unused_data if window == _GZIP_OR_ZLIB else b""  # gzip may come in several members
    return bytes(found)


def too_large(host: str, most_bytes: int) -> PageTooLargeError:
    """The error for a page beyond the limit."""
    return PageTooLargeError(
        f"The page at {host} is larger than {most_bytes / 1024**2:.3g} MB; no more is fetched.",
        hint="Save in your browser what you need of it and give the file instead.",
    )
