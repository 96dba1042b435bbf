"""Zips that were made to do harm are not opened; one that a bundle makes is always the same."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Callable

import pytest

from factcheck.publish.bundle.container import (
    MOST_MEMBERS,
    CutBundleError,
    HostileBundleError,
    is_member_name,
    pack,
    unpack,
)

GOOD = {"manifest.json": b"{}", "index.html": b"<p>", "cases/k3f9x2ab/events.json": b"[]"}


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", how) as made:
        for name, data in entries:
            made.writestr(name, data)
    return target.getvalue()


def bomb() -> bytes:
    return zipped(("index.html", b"\0" * 50_000_000), how=zipfile.ZIP_DEFLATED)


def link() -> bytes:
    info = zipfile.ZipInfo("index.html")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return zipped((info, b"/etc/passwd"))


def encrypted() -> bytes:
    data = bytearray(zipped(("index.html", b"x" * 40)))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    return bytes(data)


def overlapping() -> bytes:
    """Many entries of one and the same bytes, as a bomb of overlapping members has them."""
    data = bytearray(zipped(("index.html", b"x" * 4000), ("manifest.json", b"y" * 4000)))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = data[data.index(b"PK\x01\x02") + 42 : data.index(b"PK\x01\x02") + 46]
    return bytes(data)


def many() -> bytes:
    data = bytearray(zipped(("index.html", b"")))
    end = data.rindex(b"PK\x05\x06")
    data[end + 8 : end + 12] = (MOST_MEMBERS + 1).to_bytes(2, "little") * 2
    return bytes(data)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb": bomb,
    "link": link,
    "encrypted": encrypted,
    "path upwards": lambda: zipped(("../../etc/cron.d/x", b"x")),
    "absolute path": lambda: zipped(("/etc/passwd", b"x")),
    "drive": lambda: zipped(("C:\\x.txt", b"x")),
    "deep nesting": lambda: zipped(("/".join("a" * 500) + "/x", b"x")),
    "zip in a zip": lambda: zipped(("captures/inner.zip", zipped(("index.html", b"x")))),
    "control characters": lambda: zipped(("cases/\x1b[2J/events.json", b"x")),
    "hidden end of a name": lambda: zipped(("index.html#.exe", b"x")).replace(b"l#.", b"l\0."),
    "folder": lambda: zipped(("cases/", b"")),
    "twice": lambda: zipped(("index.html", b"x"), ("index.html", b"y")),
    "other case of letters": lambda: zipped(("INDEX.HTML", b"x")),
    "many": many,
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_zip_that_no_bundle_is_is_not_opened(name: str) -> None:
    with pytest.raises((HostileBundleError, CutBundleError)) as caught:
        unpack(HOSTILE[name]())
    assert str(caught.value)
    assert "\x1b" not in str(caught.value) or name == "control characters"


def test_members_that_lie_over_each_other_are_not_taken_for_whole() -> None:
    try:
        opened = unpack(overlapping())
    except (HostileBundleError, CutBundleError):
        return
    assert not opened.is_exact


def test_packing_and_unpacking_give_the_same() -> None:
    data = pack(GOOD)
    opened = unpack(data)
    assert (dict(opened.members), opened.is_exact, opened.broken) == (GOOD, True, ())
    assert pack(dict(reversed(GOOD.items()))) == data


def test_a_member_whose_bytes_were_altered_is_named_and_read_all_the_same() -> None:
    data = pack(GOOD).replace(b"<p>", b"<q>")
    opened = unpack(data)
    assert (opened.broken, opened.members["index.html"], opened.is_exact) == (("index.html",), b"<q>", False)


@pytest.mark.parametrize("name", ["../x", "cases/K3F9X2AB/case.json", "cases/k3f9x2ab/published/0.json", "captures/ab.txt",
                                  "index.html\n", "manifest.json ", ""])  # fmt: skip
def test_no_other_name_can_be_packed(name: str) -> None:
    assert not is_member_name(name)
    with pytest.raises(ValueError, match="no name"):
        pack({name: b""})
