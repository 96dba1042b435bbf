"""SRT and WebVTT: what was said in paragraphs, with the time of each cue."""

from __future__ import annotations

import pytest

from factcheck.errors import UnreadableSourceError
from factcheck.intake.readers import read_article
from factcheck.model.marks import place_at

pytestmark = pytest.mark.usefixtures("in_process")

SRT = """1
00:00:01,000 --> 00:00:03,500
<i>The dam broke</i>

2
00:00:03,600 --> 00:00:05,000
in 1952, and {\\an8}nobody
was told.

3
00:12:41,250 --> 00:12:44,000
- It cost 40 million.
- It did not.

4
00:12:44,100 --> 00:12:46,000
[Applause]

5
1:02:03,4 --> 1:02:05,0
1952
"""
VTT = """WEBVTT Kind: captions

NOTE The dam was never
built --> here

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start position:0%
<v Ada Brandt>The dam &amp; the <00:00:02.000><c.loud>bridge</c>

00:03.000 --> 00:05.000
<v Ada Brandt>broke in 1952.

00:05.000 --> 00:06.000
<v Bo Lind>They did not.
"""


def said(text: str, name: str) -> tuple[str, dict[str, str]]:
    read = read_article(text.encode(), name=name)
    return read.text, {label: read.text[start:].split()[0] for start, label in read.marks}


def test_cues_become_paragraphs_and_keep_their_times() -> None:
    text, marks = said(SRT, "a.srt")
    assert text == ("The dam broke in 1952, and nobody was told.\n\nIt cost 40 million.\n\nIt did not.\n\n1952")
    assert marks == {"00:00:01": "The", "00:00:03": "in", "00:12:41": "It", "01:02:03": "1952"}


def test_voices_are_named_where_they_change() -> None:
    text, marks = said(VTT, "a.vtt")
    assert text == "Ada Brandt: The dam & the bridge broke in 1952.\n\nBo Lind: They did not."
    assert marks == {"00:00:01": "Ada", "00:00:03": "broke", "00:00:05": "Bo"}


def test_captions_that_roll_are_read_once() -> None:
    rolling = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nThe dam\n\n00:02.000 --> 00:03.000\nThe dam\nbroke in\n\n"
        "00:03.000 --> 00:04.000\nbroke in\n1952.\n"
    )
    assert said(rolling, "a.vtt")[0] == "The dam broke in 1952."


@pytest.mark.parametrize(
    ("text", "name", "media_type", "extension"),
    [
        (SRT, "", "", "srt"),
        (VTT, "", "", "vtt"),
        (SRT.replace("\n", "\r\n"), "speech.txt", "", "srt"),
        (VTT, "x", "text/vtt; charset=utf-8", "vtt"),
        ("\ufeff" + SRT, "SPEECH.SRT", "", "srt"),
    ],
)
def test_subtitles_are_recognised(text: str, name: str, media_type: str, extension: str) -> None:
    read = read_article(text.encode(), name=name, media_type=media_type)
    assert read.extension == extension
    assert read.marks
    assert "-->" not in read.text


def test_a_quote_finds_its_time() -> None:
    read = read_article(SRT.encode("utf-16"), name="a.srt")
    assert place_at(read.marks, read.text.index("40 million")) == "00:12:41"


def test_a_file_without_cues_is_told() -> None:
    with pytest.raises(UnreadableSourceError, match="no subtitles"):
        read_article(b"WEBVTT\n\nThe dam broke.\n")


def test_subtitles_of_sounds_only_hold_no_article() -> None:
    with pytest.raises(UnreadableSourceError):
        read_article(b"WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]\n", name="a.vtt")
