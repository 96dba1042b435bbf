"""The WARC of a fetch: every request and answer as they went over the wire, redirects included (ISO 28500, WARC 1.1).

warcio writes the records. Its own way in is to take the place of a class of the standard library, which records nothing
where that class was loaded before; here the connections are given the recorder, so that the order of imports is no matter.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from typing import Any

from warcio.capture_http import RecordingStream, RequestRecorder
from warcio.warcwriter import WARCWriter

_VERSION = "WARC/1.1"


class Recording:
    """A WARC in memory that grows with each request."""

    def __init__(self, information: Mapping[str, str]) -> None:
        self._buffer = BytesIO()
        self._writer = WARCWriter(self._buffer, gzip=False, warc_version=_VERSION)
        self._writer.write_record(self._writer.create_warcinfo_record("capture.warc", dict(information)))

    @contextmanager
    def request(self, url: str) -> Iterator[RequestRecorder]:
        """A recorder for one request to this address. A request that was never answered leaves no record."""

        def name_whole(request: Any, response: Any, _recorder: Any) -> tuple[Any, Any]:
            # The recorder puts an address together from its parts and loses the brackets of IPv6.
            for record in (request, response):
                record.rec_headers.replace_header("WARC-Target-URI", url)
            return request, response

        recorder = RequestRecorder(self._writer, name_whole)
        try:
            yield recorder
        finally:
            for unfinished in filter(None, (recorder.request_out, recorder.response_out)):
                unfinished.close()

    @property
    def warc(self) -> bytes:
        """What was recorded until now."""
        return self._buffer.getvalue()


class RecordedResponse(http.client.HTTPResponse):
    """An answer of which every byte that is read is recorded."""

    def __init__(self, recorder: RequestRecorder, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fp: Any = _Stream(self.fp, recorder)


class _Stream(RecordingStream):  # type: ignore[misc]  # warcio has no types
    """warcio's stream, of which `readinto` records the whole buffer however little of it was filled."""

    def readinto(self, buffer: bytearray | memoryview) -> int:
        count: int = self.fp.readinto(buffer)
        self.recorder.write_response(bytes(memoryview(buffer)[:count]))
        return count

    def read1(self, amount: int = -1) -> bytes:
        data: bytes = self.fp.read1(amount)
        self.recorder.write_response(data)
        return data

    def peek(self, amount: int = 0) -> bytes:
        seen: bytes = self.fp.peek(amount)
        return seen


def recorded_responses(recorder: RequestRecorder) -> Any:
    """What a connection makes its answers with."""
    return partial(RecordedResponse, recorder)
