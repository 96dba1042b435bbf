"""The limits of a zip that is about to be opened: how many parts, how large, how much they unfold, and no entities.

Office files are zips of XML. Both can be made to unfold without end: a zip by its ratio, XML by entities that name entities.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from factcheck.intake.readers.refusal import SourceRefusedError

MOST_PARTS = 3000
MOST_BYTES = 400 * 1024 * 1024  # unfolded, pictures included
MOST_XML = 60 * 1024 * 1024  # unfolded, of one part that is parsed
MOST_RATIO = 200  # of a part of more than a megabyte; text seldom shrinks to less than a thirtieth
_MEGABYTE = 1024 * 1024
_BOMB = "unfolds to more than is read: it looks like a zip bomb."
_BROKEN = "is a broken document."


def check_packed(data: bytes) -> None:
    """Raise SourceRefusedError for a zip that is broken, locked, or larger inside than any document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_sizes(packed.infolist())
            for part in packed.infolist():
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(packed.read(part))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise SourceRefusedError(_BROKEN) from error
    except RuntimeError as error:
        raise SourceRefusedError(
            "is locked, or packed in a way that can't be opened here.", "Open it, save it again, and take that in."
        ) from error


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise SourceRefusedError(_BOMB)
    for part in parts:
        is_xml = part.filename.lower().endswith((".xml", ".rels"))
        unfolds = part.file_size > _MEGABYTE and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        if unfolds or (is_xml and part.file_size > MOST_XML):
            raise SourceRefusedError(_BOMB)


def _check_xml(data: bytes) -> None:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        for _event, element in iterparse(io.BytesIO(data), events=("end",), forbid_dtd=True):
            element.clear()
    except DefusedXmlException as error:
        raise SourceRefusedError("holds definitions of its own that no document needs, as an attack would.") from error
    except ParseError as error:
        raise SourceRefusedError(_BROKEN) from error
