"""The process that takes a source apart: its bytes on standard input, one line of JSON on standard output.

It limits its own time and memory before it reads anything, and is the only place where the libraries that parse pages and
office files are loaded. Bytes that lay in the source follow after the line.
"""

from __future__ import annotations

import json
import sys
from typing import Any

_CPU_SECONDS, _MEMORY = 10, 1024**3
_LONGEST_TEXT = 5 * 1024 * 1024  # characters


def take_apart(kind: str, data: bytes) -> tuple[dict[str, Any], bytes]:
    """What the taker of a format tells of a source, and bytes that lay in it."""
    from factcheck.intake.readers.refusal import SourceRefusedError

    try:
        told, inner = _take(kind, data)
    except SourceRefusedError as refused:
        return {"refused": refused.sentence, "hint": refused.hint}, b""
    if len(told.get("text", "")) > _LONGEST_TEXT:
        return {"refused": "holds more than 5 million characters; no more are read."}, b""
    return told, inner


def answer(kind: str, data: bytes) -> bytes:
    """What the process writes: a line of JSON, and the bytes that lay in the source."""
    told, inner = take_apart(kind, data)
    return json.dumps(told).encode() + b"\n" + inner


def _take(kind: str, data: bytes) -> tuple[dict[str, Any], bytes]:
    if kind == "warc":
        from factcheck.intake.readers.warc_parts import take_warc

        return take_warc(data)
    if kind == "pdf":
        from factcheck.intake.readers.pdf_parts import take_pdf

        return take_pdf(data), b""
    if kind == "word":
        from factcheck.intake.readers.word_parts import take_word

        return take_word(data), b""
    return _take_text(kind, data.decode("utf-8")), b""


def _take_text(kind: str, text: str) -> dict[str, Any]:
    if kind == "markdown":
        from factcheck.intake.readers.markdown_parts import take_markdown

        return take_markdown(text)
    if kind == "subtitles":
        from factcheck.intake.readers.cues import take_subtitles

        return take_subtitles(text)
    from factcheck.intake.readers.page_parts import take_page

    return take_page(text)


def _limit_self() -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit of the waiting process is all there is
        return
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS + 1))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ValueError, OSError):  # macOS refuses a limit on the address space
        return


def main() -> None:
    """Read standard input, write standard output."""
    _limit_self()
    sys.stdout.buffer.write(answer(sys.argv[1], sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
