"""A time stamp authority on this machine: certificates and answers by `openssl ts`, served from loopback."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

_CONFIG = """
[ca]
distinguished_name = name
x509_extensions = ca_extensions
prompt = no
[name]
CN = {name} root
[ca_extensions]
basicConstraints = critical,CA:true
keyUsage = critical,keyCertSign
[tsa_extensions]
basicConstraints = critical,CA:false
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[other_extensions]
basicConstraints = critical,CA:false
extendedKeyUsage = serverAuth
[tsa]
default_tsa = tsa_config
[tsa_config]
dir = {folder}
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/tsa.pem
certs = {folder}/ca.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256, sha512
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
"""


class Authority:
    """An authority whose files lie in `folder`; `use` is the section of extensions that its certificate gets."""

    def __init__(self, folder: Path, name: str = "Test", use: str = "tsa_extensions") -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        (folder / "openssl.cnf").write_text(_CONFIG.format(name=name, folder=folder))
        (folder / "serial").write_text("01\n")
        self._openssl(
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "30",
            "-config", "openssl.cnf", "-section", "ca",
        )  # fmt: skip
        self._openssl(
            "req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", f"/CN={name} stamps",
        )  # fmt: skip
        self._openssl(
            "x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", "7", "-days", "30",
            "-extfile", "openssl.cnf", "-extensions", use, "-out", "tsa.pem",
        )  # fmt: skip

    @property
    def certificate(self) -> Path:
        """The certificate that people are given to trust."""
        return self.folder / "ca.pem"

    def answer(self, query: bytes) -> bytes:
        """The answer to a request."""
        (self.folder / "query.tsq").write_bytes(query)
        self._openssl(
            "ts",
            "-reply",
            "-config",
            "openssl.cnf",
            "-section",
            "tsa_config",
            "-queryfile",
            "query.tsq",
            "-out",
            "answer.tsr",
        )
        return (self.folder / "answer.tsr").read_bytes()

    def accepts(self, answer: Path, data: Path) -> bool:
        """Whether openssl itself, which knows nothing of us, takes an answer for a stamp of a file."""
        command = ["openssl", "ts", "-verify", "-data", str(data), "-in", str(answer), "-CAfile", str(self.certificate)]
        command += ["-untrusted", str(self.folder / "tsa.pem")]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)


def is_there() -> bool:
    """Whether this machine has openssl."""
    return shutil.which("openssl") is not None


@contextmanager
def served(
    answer_to: Any, *, kind: str = "application/timestamp-reply", status: int = 200
) -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server that answers requests so, and the requests that it got."""
    asked: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/timestamp-query"
            asked.append(self.rfile.read(int(self.headers["Content-Length"])))
            body = answer_to(asked[-1])
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/stamp", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
