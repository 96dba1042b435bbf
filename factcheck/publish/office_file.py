"""What is alike in files of Office: a zip whose bytes depend on what it holds alone, and what it says of itself.

The libraries write the moment of writing, their own name and a picture of somebody else's page into a file. Here they are
taken out: a file names its desk, its title, its language and its day, and two of one summary are equal byte for byte.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from factcheck.model.dataclass import dataclass
from factcheck.publish.inert_text import inert_line

_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>\
<dc:language>{language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified></cp:coreProperties>"""
_APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>factcheck</Application></Properties>"""
_THUMBNAIL = re.compile(rb"<(?:\w+:)?Relationship [^>]*thumbnail[^>]*/>")


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself: title, who made it, language (BCP 47), day (ISO)."""

    title: str
    creator: str
    language: str
    day: str


def settled(data: bytes, properties: Properties) -> bytes:
    """The same file of Office with our own properties, without a thumbnail, and with the day as the time of every member."""
    ours = {"docProps/core.xml": _core(properties), "docProps/app.xml": _APP.encode()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            if name.startswith("docProps/thumbnail"):
                continue
            content = ours.get(name) or read.read(name)
            content = _THUMBNAIL.sub(b"", content) if name == "_rels/.rels" else content
            written.writestr(_member(name, properties.day), content)
    return made.getvalue()


def _member(name: str, day: str) -> zipfile.ZipInfo:
    year, month, date = (int(part) for part in day.split("-"))
    member = zipfile.ZipInfo(name, (max(year, 1980), month, date, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 0  # else the machine's own would stand in it
    return member


def _core(properties: Properties) -> bytes:
    def told(text: str) -> str:
        return escape(inert_line(text).strip())

    return _CORE.format(
        title=told(properties.title),
        creator=told(properties.creator),
        language=told(properties.language),
        day=told(properties.day),
    ).encode("utf-8")
