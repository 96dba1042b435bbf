"""The manifest of a bundle: each member with its size and hash, the hash of the whole, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.model.canonical import canonical_bytes, is_sha256, sha256
from factcheck.model.dataclass import dataclass
from factcheck.publish.bundle.container import is_member_name
from factcheck.publish.bundle.record import NotARecordError, read_canonical

MANIFEST = "manifest.json"
INDEX = "index.html"
FORM = 1


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its name, its size in bytes and its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that could have been in the bundle and is not: what (a member's name without its ending, or its hash), and
    why."""

    what: str
    because: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself. `made_on` is the day (ISO) of the newest event in it, `version` that of the program that
    made it; `article` is the id of the article it is about, or ""."""

    form: int
    version: str
    made_on: str
    desk_name: str
    cases: tuple[str, ...]
    article: str
    members: tuple[Member, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def whole(self) -> str:
        """The SHA-256 of the canonical list of members."""
        return whole_of(self.members)


def whole_of(members: tuple[Member, ...]) -> str:
    """The SHA-256 of the canonical JSON of the list of members."""
    return sha256(canonical_bytes([_member(one) for one in members]))


def members_of(contents: Mapping[str, bytes]) -> tuple[Member, ...]:
    """The list of members but the manifest itself, in the order of their names."""
    names = sorted(set(contents) - {MANIFEST})
    return tuple(Member(name, len(contents[name]), sha256(contents[name])) for name in names)


def manifest_record(manifest: Manifest) -> dict[str, Any]:
    """The manifest as a JSON object."""
    return {
        "form": manifest.form,
        "version": manifest.version,
        "made_on": manifest.made_on,
        "desk_name": manifest.desk_name,
        "cases": list(manifest.cases),
        "article": manifest.article or None,
        "members": [_member(one) for one in manifest.members],
        "left_out": [{"what": one.what, "because": one.because} for one in manifest.left_out],
        "whole": manifest.whole,
    }


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it lies in the bundle."""
    return canonical_bytes(manifest_record(manifest))


def read_manifest(data: bytes) -> Manifest:
    """The manifest of a bundle, every value looked at. Raises NotARecordError."""
    record = read_canonical(data)
    try:
        members = tuple(Member(one["name"], one["size"], one["sha256"]) for one in record["members"])
        left_out = tuple(LeftOut(one["what"], one["because"]) for one in record["left_out"])
        manifest = Manifest(
            form=record["form"],
            version=record["version"],
            made_on=record["made_on"],
            desk_name=record["desk_name"],
            cases=tuple(record["cases"]),
            article=record["article"] or "",
            members=members,
            left_out=left_out,
        )
        written = manifest_record(manifest)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise NotARecordError("it is not a manifest") from error
    if not _makes_sense(manifest) or {**written, "whole": record.get("whole")} != record:
        raise NotARecordError("it is not a manifest")
    if written["whole"] != record["whole"]:
        raise NotARecordError("its hash of the whole does not agree with its list of members")
    return manifest


def _makes_sense(manifest: Manifest) -> bool:
    texts = (manifest.version, manifest.made_on, manifest.desk_name, manifest.article, *manifest.cases)
    left = [text for one in manifest.left_out for text in (one.what, one.because)]
    return (
        type(manifest.form) is int
        and all(type(text) is str for text in (*texts, *left))
        and all(
            type(one.size) is int and one.size >= 0 and is_sha256(one.sha256) and type(one.name) is str
            for one in manifest.members
        )
        and all(is_member_name(one.name) and one.name != MANIFEST for one in manifest.members)
    )


def _member(one: Member) -> dict[str, Any]:
    return {"name": one.name, "size": one.size, "sha256": one.sha256}
