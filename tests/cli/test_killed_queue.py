"""A queue of captures that is killed loses the page that it was fetching, and nothing that was captured is fetched again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from factcheck.desk.capturing import Way, capture_queue, queue_of
from factcheck.desk.evidence import EvidenceDetails, add_evidence
from tests.desk.making import make_desk, open_told, read
from tests.intake.readers.making import PAGE
from tests.web.serving import serving

pytest.importorskip("trafilatura", reason="the extra factcheck[web] is not installed")
pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_queue_goes_on_where_it_was(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "cases")
    case = open_told(desk)
    reached = threading.Event()

    def draw_out(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        reached.set()
        site.ending.wait(20)

    with serving() as site:
        for number in range(5):
            url = site.page(f"/{number}", PAGE, content_type="text/html")
            add_evidence(desk, case, url, "refutes", EvidenceDetails())
        site.answer("/2", draw_out)
        environment = {**os.environ, "FACTCHECK_OFFLINE": "0", "FACTCHECK_BY": "Ana Ruiz", "PYTHONPATH": str(ROOT)}
        words = [sys.executable, "-m", "factcheck", "--desk", str(desk.root), "evidence", "retry", "--all"]
        with subprocess.Popen(
            [*words, "--allow-private"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as queue:
            assert reached.wait(30)
            queue.send_signal(signal.SIGKILL)
        states = [piece.capture_state for piece in read(desk, case).evidence]
        assert states == ["captured", "captured", "waiting", "waiting", "waiting"]
        assert [found.severity for found in desk.store.examine() if found.severity == "damage"] == []
        site.page("/2", PAGE, content_type="text/html")
        done = list(capture_queue(desk, queue_of(desk), Way(allow_private=True)))
        assert [outcome.state for outcome in done] == ["captured"] * 3
        assert Counter(site.hits) == {"/0": 1, "/1": 1, "/2": 2, "/3": 1, "/4": 1}
    assert all(found.severity == "note" for found in desk.store.examine())  # its clock is older than that of the queue
