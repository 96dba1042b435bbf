"""Pages over https: the certificate is checked against the name that was asked for; the page is recorded as any other."""

from __future__ import annotations

import io
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from factcheck.errors import InsecureConnectionError, PageTimeoutError
from factcheck.web import Limits, fetch
from tests.web.serving import serving

pytest.importorskip("cryptography", reason="the extra factcheck[seal] is not installed")


def write_certificate(path: Path, number: str) -> None:
    """A certificate and its key for an IP address, signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a test")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(number))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM
    kept = key.private_bytes(form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(certificate.public_bytes(form) + kept)


def context_for(path: Path) -> ssl.SSLContext:
    """What a server shows that certificate with."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(path)
    return made


@pytest.mark.parametrize(("number", "is_right"), [("127.0.0.1", True), ("127.0.0.2", False)])
def test_the_certificate_is_that_of_the_address(
    number: str, is_right: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "certificate.pem"
    write_certificate(path, number)
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(path))
    with serving(context_for(path)) as site:
        site.page("/page", b"here")
        url = site.url("/page").replace("http:", "https:")
        if not is_right:
            with pytest.raises(InsecureConnectionError):
                fetch(url, allow_private=True)
            assert site.hits == []
            return
        found = fetch(url, allow_private=True)
        records = [
            (r.rec_type, r.rec_headers.get_header("WARC-Target-URI")) for r in ArchiveIterator(io.BytesIO(found.warc))
        ]
        assert (found.body, found.hops[0].ip) == (b"here", "127.0.0.1")
        assert records[1:] == [("response", url), ("request", url)]


def test_a_handshake_that_never_ends_is_left() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(PageTimeoutError):
        fetch(f"https://127.0.0.1:{silent.getsockname()[1]}/", limits=Limits(seconds=0.5), allow_private=True)
