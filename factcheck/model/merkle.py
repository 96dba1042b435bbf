"""The root of a Merkle tree over leaves in order, as RFC 6962, section 2.1, makes it: one hash that stands for all of them.

A leaf is hashed behind the byte 0 and a node behind the byte 1, so that no node can be passed off as a leaf; the left side
of a node is the largest whole power of two that leaves something for the right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

EMPTY = hashlib.sha256(b"").digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root over these leaves, 32 bytes; that of none is the SHA-256 of nothing."""
    return _root([hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves])


def _root(hashes: list[bytes]) -> bytes:
    """Joining neighbours level by level, an odd one out going up as it is, gives the tree of the RFC."""
    while len(hashes) > 1:
        joined = [
            hashlib.sha256(b"\1" + left + right).digest()
            for left, right in zip(hashes[::2], hashes[1::2], strict=False)
        ]
        hashes = joined + hashes[len(joined) * 2 :]
    return hashes[0] if hashes else EMPTY
