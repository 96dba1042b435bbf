"""The container of a bundle: a zip whose bytes follow from its members, so it is always the same and is read without risk.

Members are stored uncompressed in the order of their names with one fixed time, so a bundle can't unpack to more than its
own size, and whoever reads it makes the container anew and compares: not one byte of it is unaccounted for.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import BinaryIO

from factcheck.model.dataclass import dataclass

LARGEST = 1 << 30  # bytes of a bundle
MOST_MEMBERS = 20_000
_ENTRY = 46 + 22 + 200  # bytes of the table of a zip that one entry may take
_TIME = (1980, 1, 1, 0, 0, 0)
_RIGHTS = 0o100644 << 16
_UNIX = 3
_ENCRYPTED = 0x1
_ID = r"[0-9a-hjkmnp-tv-z]{8}"
_NAME = re.compile(
    rf"manifest\.json|index\.html|cases/{_ID}/(?:case\.json|case\.html|events\.json|published/[1-9][0-9]{{0,3}}\.(?:json|md))"
    rf"|articles/{_ID}\.(?:json|html)|captures/[0-9a-f]{{64}}\.[a-z0-9]{{1,10}}|signatures/[a-z0-9-]{{1,60}}\.[a-z]{{1,5}}"
)


class HostileBundleError(Exception):
    """The file is not opened: it is none of ours, or made to do harm. The message says why, without a full stop."""


class CutBundleError(Exception):
    """The file is no whole zip any more. The message says why, without a full stop."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a container holds: members by name, the names of those whose bytes do not agree with their check sum, and whether
    the container is byte for byte the one that its members make."""

    members: Mapping[str, bytes]
    broken: tuple[str, ...]
    is_exact: bool


def is_member_name(name: str) -> bool:
    """Whether a bundle may hold a member of this name. There is no other way to name one, so none leads anywhere."""
    return _NAME.fullmatch(name) is not None


def pack(members: Mapping[str, bytes]) -> bytes:
    """The container of these members. Raises ValueError for a name that no member may have."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as zipped:
        for name in sorted(members):
            if not is_member_name(name):
                raise ValueError(f"{name} is no name of a member")
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system, info.external_attr = _UNIX, _RIGHTS
            zipped.writestr(info, members[name])
    return target.getvalue()


def unpack(data: bytes) -> Opened:
    """The members of a container. Raises HostileBundleError for one that is not ours to open, CutBundleError for one that
    can't be read as a zip at all."""
    if len(data) > LARGEST:
        raise HostileBundleError(f"it is larger than {LARGEST >> 20} MB")
    _check_table(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            infos = zipped.infolist()
            _check_entries(infos, len(data))
            members, broken = _read(zipped, infos, data)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, LookupError) as error:
        raise CutBundleError("it can't be read as a zip: it was cut or altered") from error
    return Opened(members, broken, not broken and pack(members) == data)


def _check_table(data: bytes) -> None:
    """Bound the zip's own table before it is read whole: its end says how large it is."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 22 > len(data):
        raise CutBundleError("it does not end as a zip does: it was cut, or is none")
    entries, size = (
        int.from_bytes(data[end + 10 : end + 12], "little"),
        int.from_bytes(data[end + 12 : end + 16], "little"),
    )
    if entries > MOST_MEMBERS or size > MOST_MEMBERS * _ENTRY:
        raise HostileBundleError(f"it claims to hold {entries} members, which is more than a bundle has")


def _check_entries(infos: list[zipfile.ZipInfo], size: int) -> None:
    seen: set[str] = set()
    total = 0
    for info in infos:
        name = info.filename
        if info.flag_bits & _ENCRYPTED:
            raise HostileBundleError(f"its member “{_short(name)}” is encrypted")
        if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
            raise HostileBundleError(f"its member “{_short(name)}” is compressed, and those of a bundle never are")
        if info.external_attr >> 16 & 0o170000 not in (0, 0o100000):
            raise HostileBundleError(f"its member “{_short(name)}” is a link or no ordinary file")
        if name in seen:
            raise HostileBundleError(f"it holds “{_short(name)}” twice")
        if not is_member_name(info.orig_filename) or name != info.orig_filename:
            raise HostileBundleError(f"it holds “{_short(info.orig_filename)}”, and no bundle does")
        seen.add(name)
        total += info.file_size
    if total > size:
        raise HostileBundleError("its members would be larger than the file itself")


def _read(
    zipped: zipfile.ZipFile, infos: list[zipfile.ZipInfo], data: bytes
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    members: dict[str, bytes] = {}
    broken: list[str] = []
    for info in infos:
        try:
            members[info.filename] = zipped.read(info)
        except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError):
            broken.append(info.filename)
            # Its bytes all the same: what they hold tells which event was altered.
            start = (
                info.header_offset
                + 30
                + sum(
                    int.from_bytes(data[info.header_offset + at : info.header_offset + at + 2], "little")
                    for at in (26, 28)
                )
            )
            members[info.filename] = data[start : start + info.file_size]
    return members, tuple(broken)


def _short(name: str) -> str:
    return name if len(name) <= 80 else name[:79] + "…"


def read_file(file: BinaryIO) -> bytes:
    """The bytes of a bundle's file, at most one more than a bundle may have."""
    return file.read(LARGEST + 1)
