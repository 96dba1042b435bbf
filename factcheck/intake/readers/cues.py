"""Takes subtitles apart: the cues with their times, put together to paragraphs of what was said.

Loaded only in the process that takes sources apart. Sources: WebVTT (W3C), SubRip as players read it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any

from factcheck.intake.readers.refusal import SourceRefusedError

_STAMP = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})"
_TIMING = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?:\s.*)?")
_VOICE = re.compile(r"<v(?:\.[\w.-]*)?[ \t]+([^>]{1,80})>")
_TAG = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_SOUND = re.compile(r"[\[(][^\])]{1,60}[\])]|[♪♫#*\s].*[♪♫].*|[♪♫].*")
_DASH = re.compile(r"(?:[-–—]|>{2,3})\s*")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*\Z")
_PAUSE = 2.0  # seconds of silence after which somebody most likely begins anew
_LONG = 600  # characters after which a paragraph ends with its sentence


@dataclass
class _Cue:
    start: float
    end: float
    lines: list[str] = field(default_factory=list)


@dataclass
class _Spoken:
    """The text as it grows, with the time of each cue."""

    pieces: list[str] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    length: int = 0
    paragraph: int = 0  # where the last paragraph begins
    voice: str = ""

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, words: str, cue: _Cue, *, voice: str, is_new: bool) -> None:
        begins = is_new or voice != self.voice or self._is_long()
        if self.pieces:
            self._append("\n\n" if begins else " ")
        if begins:
            self.paragraph = self.length
            words = f"{voice}: {words}" if voice else words
        self.voice = voice
        label = _clock(cue.start)
        if not self.marks or self.marks[-1][1] != label:
            self.marks.append((self.length, label))
        self._append(words)

    def _append(self, words: str) -> None:
        self.pieces.append(words)
        self.length += len(words)

    def _is_long(self) -> bool:
        return self.length - self.paragraph > _LONG and _ENDS.search(self.pieces[-1]) is not None


def take_subtitles(text: str) -> dict[str, Any]:
    """`text`, `marks` (`(offset, "00:12:41")`), `details` and `notes`. Raises SourceRefusedError where there are no cues."""
    cues = _find_cues(text)
    if not cues:
        raise SourceRefusedError("holds no subtitles: no line says from when to when.", "Give an SRT or a WebVTT file.")
    spoken, before, until = _Spoken(), list[str](), 0.0
    for cue in cues:
        lines = _fresh(cue.lines, before)
        before = cue.lines
        _speak(spoken, cue, lines, is_after_pause=cue.start - until >= _PAUSE)
        until = max(until, cue.end)
    return {"text": spoken.text, "marks": spoken.marks, "details": {}, "notes": []}


def _find_cues(text: str) -> list[_Cue]:
    cues: list[_Cue] = []
    is_open = False
    lines = text.split("\n")
    is_vtt = text.lstrip("\ufeff").startswith("WEBVTT")
    for place, line in enumerate(lines):
        if timing := _TIMING.fullmatch(line):
            cues.append(_Cue(_seconds(*timing.groups()[:4]), _seconds(*timing.groups()[4:])))
            is_open = True
        elif is_vtt and not line.strip():
            is_open = False
        elif is_open and not _is_number_of_next(lines, place):
            cues[-1].lines.append(line)
    for cue in cues:
        cue.lines = [line.strip() for line in cue.lines if line.strip()]
    return cues


def _is_number_of_next(lines: list[str], place: int) -> bool:
    follows = lines[place + 1] if place + 1 < len(lines) else ""
    return lines[place].strip().isdigit() and _TIMING.fullmatch(follows) is not None


def _seconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths.ljust(3, "0")) / 1000


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def _fresh(lines: list[str], before: list[str]) -> list[str]:
    """The lines of a cue without those that the cue before showed last: captions made while speaking roll upwards."""
    shown = [_bare(line) for line in before]
    for count in range(min(len(lines), len(shown)), 0, -1):
        if [_bare(line) for line in lines[:count]] == shown[-count:]:
            return lines[count:]
    return lines


def _speak(spoken: _Spoken, cue: _Cue, lines: list[str], *, is_after_pause: bool) -> None:
    voice = spoken.voice
    for number, line in enumerate(lines):
        if named := _VOICE.search(line):
            voice = " ".join(html.unescape(named[1]).split())
        elif number == 0 and spoken.voice:
            voice = ""
        words = _bare(line)
        dash = _DASH.match(words)
        words = words[dash.end() :] if dash else words
        if words and not _SOUND.fullmatch(words):
            spoken.add(words, cue, voice=voice, is_new=dash is not None or (is_after_pause and number == 0))


def _bare(line: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", line)).replace("\u00a0", " ").split())
