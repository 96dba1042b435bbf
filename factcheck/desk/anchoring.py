"""Anchoring the desk: one hash of all that it holds, a time stamp for it where one is asked for, and whether it holds."""

from __future__ import annotations

from pathlib import Path

from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError, NotFoundError, UsageError
from factcheck.model.listing import Finding
from factcheck.model.seal_views import AnchorView, TimeStamp
from factcheck.store.anchors import CERTIFICATES, Anchor, choose_anchor, collect_leaves, put, read_anchors, write_anchor
from factcheck.store.time_stamps import load_certificates, make_request, prove_stamp


def anchor_desk(
    desk: Desk, *, authority_url: str = "", authority: Path | None = None, policy: str = "", allow_private: bool = False
) -> AnchorView:
    """Write an anchor of what the desk holds now and, where the address of an authority is given, take a time stamp for it.

    Nothing is asked of anybody else. Raises UsageError, DamagedFileError, DuplicateRefusedError, NotWritableError, and after
    the anchor is written a CaptureError or TimeStampError.
    """
    if bool(authority_url) != (authority is not None):
        raise UsageError(
            "A time stamp needs the address of an authority and its certificate. Nothing was anchored.",
            hint="factcheck anchor --tsa URL --authority FILE.pem   (the certificate, as the authority publishes it)",
        )
    certificates = _read_certificates(authority) if authority else b""
    who = str(desk.who)
    leaves = collect_leaves(desk.store.files, desk.store.ledger)
    anchor = write_anchor(leaves, at=desk.moment, by=who, ledger=desk.store.ledger)
    if not authority_url:
        return _shown(anchor)
    return _stamp(desk, anchor, authority_url, certificates, policy, allow_private)


def list_anchors(desk: Desk) -> tuple[AnchorView, ...]:
    """The anchors that can be read, the oldest first, each with its time stamp."""
    return tuple(_with_stamp(one) for one in _sound(desk))


def verify_anchor(
    desk: Desk, typed: str = "", *, root: str = "", authority: Path | None = None
) -> tuple[AnchorView, tuple[Finding, ...]]:
    """One anchor, the newest where none is named, and what it finds missing or changed in the desk.

    `root` is the one that was kept elsewhere, `authority` the certificate of who stamped it. Raises NotFoundError.
    """
    from factcheck.store.doctor import Doctor

    if root and not any(one.root == root.strip().lower() for one in _sound(desk)):
        raise NotFoundError(
            f"The desk has no anchor with the root {root[:16]}…: it was taken away, or written anew.",
            hint="factcheck anchor list   (then take the anchor from git, a backup or another copy of the desk)",
        )
    anchor = choose_anchor(_sound(desk), root or typed)
    store = desk.store
    doctor = Doctor(desk.root, *store.files, store.captures, store.index.path)
    stamped = _with_stamp(anchor, _read_certificates(authority) if authority else None)
    return stamped, tuple(doctor.examine_anchor(anchor.path))


def _stamp(desk: Desk, anchor: Anchor, url: str, certificates: bytes, policy: str, allow_private: bool) -> AnchorView:
    from factcheck.web.time_stamping import fetch_time_stamp

    asked = make_request(anchor.data)
    answer = fetch_time_stamp(url, asked.data, allow_private=allow_private)
    stamp = prove_stamp(answer, anchor.data, certificates, nonce=asked.nonce, policy=policy)
    put(desk.root, anchor.path.with_suffix(CERTIFICATES), certificates, desk.store.ops)
    put(desk.root, anchor.stamp, answer, desk.store.ops)
    return _shown(anchor, stamp)


def _sound(desk: Desk) -> list[Anchor]:
    return [one for one in read_anchors(desk.root, desk.store.ops) if isinstance(one, Anchor)]


def _with_stamp(anchor: Anchor, certificates: bytes | None = None) -> AnchorView:
    if not anchor.stamp.exists():
        return _shown(anchor)
    beside = anchor.path.with_suffix(CERTIFICATES)
    try:
        trusted = beside.read_bytes() if certificates is None else certificates
        return _shown(anchor, prove_stamp(anchor.stamp.read_bytes(), anchor.data, trusted))
    except FactcheckError as error:
        return _shown(anchor, None, error.message)
    except OSError as error:
        return _shown(anchor, None, f"The time stamp can't be read: {error}.")


def _shown(anchor: Anchor, stamp: TimeStamp | None = None, problem: str = "") -> AnchorView:
    return AnchorView(anchor.path.stem, anchor.at, anchor.by, anchor.root, anchor.count, stamp, problem)


def _read_certificates(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"The certificate {path} can't be read: {error.strerror}.", hint="Name a PEM file.") from error
    load_certificates(data)
    return data
