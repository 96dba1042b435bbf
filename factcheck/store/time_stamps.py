"""Time stamps (RFC 3161): the request for one, and whether an answer is one of these bytes by a trusted authority.

The parts of a stamp are read and proved by rfc3161-client and cryptography; nothing of ASN.1 is done here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from factcheck.errors import MissingExtraError, TimeStampError, UsageError
from factcheck.model.dataclass import dataclass
from factcheck.model.seal_views import TimeStamp


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was made: its bytes, and the number by which the answer shows that it is the answer to it."""

    data: bytes
    nonce: int


def make_request(data: bytes) -> Asked:
    """The request for a stamp of these bytes, over their SHA-256, with a random number and for the certificates.

    Raises MissingExtraError.
    """
    library = _library()
    made = library.TimestampRequestBuilder(data=data, hash_algorithm=library.HashAlgorithm.SHA256, nonce=True).build()
    return Asked(made.as_bytes(), made.nonce)


def prove_stamp(
    answer: bytes, data: bytes, authorities: bytes, *, nonce: int | None = None, policy: str = ""
) -> TimeStamp:
    """What an answer vouches for. `authorities` are the certificates that are trusted (PEM), `policy` the one that is asked.

    Proved are: that it was granted, the signature up to a trusted certificate at its own moment, that its certificate is for
    time stamps, the number of the request, the policy, and the hash of the bytes. Raises TimeStampError, UsageError,
    MissingExtraError.
    """
    library, roots = _library(), load_certificates(authorities)
    from cryptography import x509
    from rfc3161_client.errors import VerificationError

    try:
        decoded = library.decode_timestamp_response(_with_sorted_certificates(answer))
        if decoded.status not in (0, 1):
            raise TimeStampError(f"The authority refused: {'; '.join(decoded.status_string) or decoded.status}.")
        builder = library.VerifierBuilder(
            roots=roots, nonce=nonce, policy_id=x509.ObjectIdentifier(policy) if policy else None
        )
        builder.build().verify(decoded, _digest(decoded, data))
    except (VerificationError, ValueError) as error:
        raise TimeStampError(
            f"The time stamp does not hold: {error}.",
            hint="Ask the authority again, and look whether its certificate is the right one.",
        ) from error
    told = decoded.tst_info
    return TimeStamp(
        told.gen_time.strftime("%Y-%m-%dT%H:%M:%SZ"), "; ".join(_signers(decoded)), str(told.serial_number),
        told.policy.dotted_string,
    )  # fmt: skip


def load_certificates(pem: bytes) -> list[Any]:
    """The certificates of a PEM file. Raises UsageError, MissingExtraError."""
    _library()
    from cryptography import x509

    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise UsageError(
            "The authority's certificate can't be read.", hint="It is a PEM file, as its provider publishes it."
        ) from error


def _digest(decoded: Any, data: bytes) -> bytes:
    """The SHA-256 of the bytes. A stamp over another hash than the one that was asked for is refused."""
    algorithm = decoded.tst_info.message_imprint.hash_algorithm.dotted_string
    if algorithm != "2.16.840.1.101.3.4.2.1":
        raise ValueError("it is not over the SHA-256 that was asked for")
    return hashlib.sha256(data).digest()


def _signers(decoded: Any) -> Iterator[str]:
    from cryptography import x509

    certificates = [x509.load_der_x509_certificate(one) for one in decoded.signed_data.certificates]
    for signer in decoded.signed_data.signer_infos:
        for one in certificates:
            if one.serial_number == signer.serial_number and one.issuer == signer.issuer:
                yield one.subject.rfc4514_string()


def _with_sorted_certificates(answer: bytes) -> bytes:
    """The answer with its certificates in the order that DER asks for: openssl, and authorities that run it, leave them in
    another, which a strict reader refuses. No signature covers that order."""
    try:
        from asn1crypto import cms, tsp
    except ImportError:
        return answer
    try:
        read = tsp.TimeStampResp.load(answer, strict=True)
        signed = read["time_stamp_token"]["content"]
        certificates = [one.dump() for one in signed["certificates"]]
        if certificates == sorted(certificates):
            return answer
        signed["certificates"] = cms.CertificateSet([cms.CertificateChoices.load(one) for one in sorted(certificates)])
        return bytes(read.dump())
    except (ValueError, TypeError, KeyError):  # it is read once more, and refused with the reason
        return answer


def _library() -> Any:
    try:
        import rfc3161_client
    except ImportError as error:
        raise MissingExtraError("Time stamps are not installed.", hint='pip install "factcheck[seal]"') from error
    return rfc3161_client
