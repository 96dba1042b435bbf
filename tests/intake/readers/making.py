"""Files made up for the tests of the readers: PDF, DOCX and WARC, each with invented words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

PROSE = [
    f"The council of Aldon approved {count} new wells on Tuesday, said Mayor Ada Brandt in a statement to the residents."
    for count in range(3, 9)
]
PAGE = (
    "<!DOCTYPE html><html><body><article>" + "".join(f"<p>{line}</p>" for line in PROSE) + "</article></body></html>"
).encode()


def make_pdf(pages: Sequence[Sequence[str]], information: Mapping[str, str] | None = None) -> bytes:
    """A PDF with these lines on its pages (Latin-1), and these entries in its information (`Title`, `Author`, …)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        shown = b"".join(b"(" + _escaped(line) + b") Tj T*\n" for line in lines)
        content = b"BT /F1 11 Tf 14 TL 60 780 Td\n" + shown + b"ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    stated = b" ".join(
        b"/" + name.encode() + b" (" + _escaped(value) + b")" for name, value in (information or {}).items()
    )
    objects.append(b"<< " + stated + b" >>")
    return _assemble(objects)


def _escaped(line: str) -> bytes:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")


def _assemble(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        len(objects),
        start,
    )
    return bytes(out)


def lock_pdf(data: bytes, password: str, algorithm: str = "RC4-128") -> bytes:
    """The PDF, locked: with an empty password anyone may open it."""
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, "owner", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def change_part(data: bytes, name: str, content: bytes) -> bytes:
    """The zip with one part in place of the one of that name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return out.getvalue()


def make_warc(answers: Sequence[tuple[str, str, Mapping[str, str], bytes]], *, gzip: bool = False) -> bytes:
    """A WARC with these answers: address, status, headers and body."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a test"}))
    for url, status, headers, body in answers:
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), length=len(body), http_headers=http,
            warc_headers_dict={"WARC-Date": "2026-02-03T10:20:30Z"},
        )  # fmt: skip
        writer.write_record(record)
    return out.getvalue()
