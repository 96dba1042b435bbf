"""A person's own private keys: in the system's keyring where one is installed, else in a file that only they may read.

They never leave this computer with a desk: a desk holds public keys alone.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from factcheck.config.settings_file import write_new
from factcheck.config.user_settings import user_settings_path
from factcheck.errors import MissingExtraError, NoKeyError

_SERVICE = "factcheck"
_DIGITS = frozenset("0123456789abcdef")


def make_own_key(*, in_file: bool = False) -> tuple[str, str]:
    """Make a key pair and keep its private half; the public key (64 hexadecimal digits) and where the private one is.

    Raises MissingExtraError where signatures are not installed, NotWritableError.
    """
    private = _ed25519().generate()
    public = private.public_key().public_bytes_raw().hex()
    secret = private.private_bytes_raw().hex()
    keyring = None if in_file else _keyring()
    if keyring is not None:
        keyring.set_password(_SERVICE, public, secret)
        return public, "the keyring of this system"
    path = _path_of(public)
    write_new(path, f"{secret}\n")
    return public, str(path)


def holds_own_key(public: str) -> bool:
    """Whether the private half of a key is on this computer, without asking the keyring of what only a file may hold."""
    return _path_of(public).is_file() or bool(_from_keyring(public))


def sign_with(public: str, data: bytes) -> str:
    """The signature (128 hexadecimal digits) of these bytes. Raises NoKeyError, MissingExtraError."""
    secret = _from_file(public) or _from_keyring(public)
    if len(secret) != 64 or not _DIGITS.issuperset(secret):
        raise NoKeyError(f"The private half of key {public[:16]}… is not on this computer.", hint="factcheck key make")
    signature: bytes = _ed25519().from_private_bytes(bytes.fromhex(secret)).sign(data)
    return signature.hex()


def _from_file(public: str) -> str:
    path = _path_of(public)
    try:
        if os.name != "nt" and path.lstat().st_mode & 0o077:
            raise NoKeyError(
                f"Others may read your private key {path}, so it is not used. Nothing was changed.",
                hint=f"chmod 600 {path}",
            )
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _from_keyring(public: str) -> str:
    keyring = _keyring()
    return (keyring.get_password(_SERVICE, public) or "") if keyring is not None else ""


def _keyring() -> Any:
    """The library `keyring` where it is installed and this system has a keyring to keep secrets in, else None."""
    try:
        import keyring
    except ImportError:
        return None
    return keyring if float(getattr(keyring.get_keyring(), "priority", 0)) >= 1 else None


def _path_of(public: str) -> Path:
    return user_settings_path().parent / "keys" / f"{public[:16]}.key"


def _ed25519() -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    except ImportError as error:
        raise MissingExtraError(
            "Signatures are not installed. Nothing was changed.", hint='pip install "factcheck[seal]"'
        ) from error
    return Ed25519PrivateKey
