"""A queue of forty sources of every kind: each ends in the right state, a kill in between costs one page, and `watch` tells
what became of them. The program runs as processes of its own, in a terminal where its progress is looked at."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from factcheck.desk.evidence import EvidenceDetails, add_evidence
from factcheck.desk.place import Desk
from tests.cli.forty_pages import CAPTURED, CHANGES, DIES, LARGE, QUOTE, Expected, build, story
from tests.desk.making import make_desk, open_told
from tests.web.serving import Site, serving

pytest.importorskip("trafilatura", reason="the extra factcheck[web] is not installed")
pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")
pexpect = pytest.importorskip("pexpect", reason="this system has no terminals of its own to give")

ROOT = Path(__file__).resolve().parents[2]
STORIES_BEFORE_THE_KILL = 3
PIECES_OF_A_CASE = 5


@pytest.mark.timeout(500)  # one page stalls for twenty seconds, and a hundred pages are taken apart
def test_forty_sources_each_end_as_they_should_whatever_interrupts_the_queue(tmp_path: Path) -> None:
    with serving() as site:
        expected = build(site)
        desk = _desk_of(expected, site, tmp_path / "cases")
        killed_at = _kill_within(desk, site)
        seen = _in_a_terminal(desk, "evidence", "retry", "--all", "--allow-private", code=6)
        _every_page_ended_in_the_right_state_with_its_reason(desk, site, expected)
        _what_was_captured_was_not_fetched_again(site, expected, killed_at)
        _the_screen_showed_how_far_it_was(seen, expected)
        _the_copies_are_what_an_independent_reader_of_warc_finds(desk, site, expected)
        _watch_tells_once_what_changed_and_what_is_gone(desk, site)


def _every_page_ended_in_the_right_state_with_its_reason(desk: Desk, site: Site, expected: list[Expected]) -> None:
    pieces = _pieces(desk)
    for page in expected:
        piece = pieces[site.url(page.path)]
        assert _state_of(piece) == page.state, (page, piece)
        if page.state != CAPTURED:
            assert page.reason in piece["capture_failed"]["reason"]
            continue
        (copy,) = piece["copies"]
        assert copy["final_url"] == site.url(page.ends_at or page.path)
        if page.payload:
            assert copy["payload_sha256"] == hashlib.sha256(page.payload).hexdigest()
    reasons = {path: pieces[site.url(path)]["capture_failed"]["reason"] for path in ("/stalls", "/cut", "/broken")}
    assert len(set(reasons.values())) == 3, reasons


def _what_was_captured_was_not_fetched_again(site: Site, expected: list[Expected], killed_at: str) -> None:
    hits = Counter(site.hits)
    for page in expected:
        if page.state == CAPTURED and not page.ends_at:
            assert hits[page.path] == (2 if page.path == killed_at else 1), page
        elif page.state != CAPTURED and page.path != "/round":
            assert hits[page.path] in (1, 2), page  # a second time where it had failed before the kill
    assert hits["/end"] == 2  # two addresses lead there; the one that was refused never arrived
    assert hits["/round"] in (6, 12)  # itself and five redirects


def _the_screen_showed_how_far_it_was(seen: str, expected: list[Expected]) -> None:
    shown = {(int(done), int(total)) for done, total in re.findall(r"(\d+)/(\d+)", re.sub(r"\x1b\[[^m]*m", "", seen))}
    (total,) = {total for _, total in shown}
    assert 0 < total < len(expected)  # what was captured before the kill is not in the queue
    assert (0, total) in shown
    assert len(shown) > 3
    assert re.search(r"\d+ captured, 7 failed", seen)


def _the_copies_are_what_an_independent_reader_of_warc_finds(desk: Desk, site: Site, expected: list[Expected]) -> None:
    pieces = _pieces(desk)
    captured = [page for page in expected if page.state == CAPTURED]
    copies = {page.path: pieces[site.url(page.path)]["copies"][0] for page in captured}
    files = {path: next(desk.root.glob(f"captures/*/{copy['sha256']}.warc")) for path, copy in copies.items()}
    told = _warcio("check", "-v", *map(str, set(files.values()))).decode()
    assert told.count("digest pass") >= 2 * len(captured)  # of the block and of the payload of each answer
    assert "fail" not in told
    for page in captured:
        payload = _payload_in(files[page.path], site.url(page.ends_at or page.path))
        assert hashlib.sha256(files[page.path].read_bytes()).hexdigest() == copies[page.path]["sha256"]
        assert hashlib.sha256(payload).hexdigest() == copies[page.path]["payload_sha256"], page
        assert payload == (page.payload or bytes(LARGE)), page
    for path in ("/story/0", "/accounts/0.pdf", "/packed"):
        assert _extracted(files[path], site.url(path)) == _payload_in(files[path], site.url(path))


def _watch_tells_once_what_changed_and_what_is_gone(desk: Desk, site: Site) -> None:
    site.page(CHANGES, story(22, ships=13), content_type="text/html; charset=utf-8")
    site.page(DIES, b"", status=410)
    first = _run(desk, "watch", "--all", "--allow-private", "--json")
    news = {line["url"]: line for line in map(json.loads, first.stdout.splitlines()) if line["is_news"]}
    assert first.returncode == 3
    assert {url: line["state"] for url, line in news.items()} == {site.url(CHANGES): "changed", site.url(DIES): "gone"}
    assert "13 ships" in news[site.url(CHANGES)]["after"]
    again = _run(desk, "watch", "--all", "--allow-private")
    assert (again.returncode, again.stdout) == (0, "")
    assert "Nothing changed" in again.stderr
    assert _run(desk, "doctor").returncode == 0


def _state_of(piece: dict[str, Any]) -> str:
    return "captured" if piece["copies"] else "failed" if "capture_failed" in piece else "waiting"


def _desk_of(expected: list[Expected], site: Site, root: Path) -> Desk:
    """A desk of eight cases with five of the forty sources each."""
    desk, case = make_desk(root), ""
    for number, page in enumerate(expected):
        case = open_told(desk, f"Claim {number} of the storm.") if number % PIECES_OF_A_CASE == 0 else case
        quote = QUOTE if page.path in (CHANGES, DIES) else ""
        add_evidence(desk, case, site.url(page.path), "refutes", EvidenceDetails(quote=quote))
    return desk


def _kill_within(desk: Desk, site: Site) -> str:
    """Work the queue off until a story is being answered, and kill the process there. The path of that story."""
    reached, killed, stories, answer = threading.Event(), threading.Event(), list[str](), site.handle

    def draw_out(handler: BaseHTTPRequestHandler) -> None:
        if handler.path.startswith("/story"):
            stories.append(handler.path)
        if len(stories) <= STORIES_BEFORE_THE_KILL:
            answer(handler)
            return
        site.hits.append(handler.path)
        reached.set()
        killed.wait()

    site.handle = draw_out  # type: ignore[method-assign]
    words = [sys.executable, "-m", "factcheck", "evidence", "retry", "--all", "--allow-private"]
    with subprocess.Popen(words, env=_environment(desk), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as queue:
        assert reached.wait(150)
        queue.send_signal(signal.SIGKILL)
    killed.set()
    site.handle = answer  # type: ignore[method-assign]
    return stories[-1]


def _environment(desk: Desk) -> dict[str, str]:
    own = {
        "FACTCHECK_OFFLINE": "0",
        "FACTCHECK_BY": "Ana Ruiz",
        "FACTCHECK_DESK": str(desk.root),
        "PYTHONPATH": str(ROOT),
    }
    return {**os.environ, **own, "TERM": "xterm-256color", "COLUMNS": "100"}


def _run(desk: Desk, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", *words]
    return subprocess.run(command, env=_environment(desk), capture_output=True, text=True, timeout=100, check=False)


def _in_a_terminal(desk: Desk, *words: str, code: int) -> str:
    child = pexpect.spawn(
        sys.executable, ["-m", "factcheck", *words], env=_environment(desk), dimensions=(30, 100), timeout=100
    )
    child.expect(pexpect.EOF)
    child.close()
    shown: str = child.before.decode()
    assert child.exitstatus == code, shown
    return shown


def _pieces(desk: Desk) -> dict[str, dict[str, Any]]:
    """Every piece of evidence of the desk as `show --json` prints it, by its address."""
    ids = [json.loads(line)["id"] for line in _run(desk, "list", "--json").stdout.splitlines()]
    cases = [json.loads(_run(desk, "show", case, "--json").stdout) for case in ids]
    return {piece["url"]: piece for case in cases for piece in case["evidence"]}


def _warcio(*words: str) -> bytes:
    """What the command of warcio prints, which knows nothing of us."""
    command = [sys.executable, "-m", "warcio.cli", *words]
    return subprocess.run(command, capture_output=True, timeout=100, check=True).stdout


def _payload_in(file: Path, url: str) -> bytes:
    """What warcio reads from a WARC as the answer of an address, compression undone."""
    from warcio.archiveiterator import ArchiveIterator

    with file.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and record.rec_headers.get_header("WARC-Target-URI") == url:
                data: bytes = record.content_stream().read()
                return data
    raise AssertionError(f"{file} holds no answer of {url}")


def _extracted(file: Path, url: str) -> bytes:
    """The same by warcio's own command, which goes by the place in the file."""
    index = _warcio("index", "-f", "offset,warc-type,warc-target-uri", str(file)).decode().splitlines()
    answers = [entry for entry in map(json.loads, index) if entry["warc-type"] == "response"]
    (offset,) = [entry["offset"] for entry in answers if entry["warc-target-uri"] == url]
    return _warcio("extract", "--payload", str(file), offset)
