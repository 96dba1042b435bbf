"""`evidence add`, `capture`, `retry` and `watch` of addresses, as a person types them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.terminal import Terminal
from tests.intake.readers.making import PAGE
from tests.web.serving import Site, serving

pytest.importorskip("trafilatura", reason="the extra factcheck[web] is not installed")
pytest.importorskip("warcio", reason="the extra factcheck[web] is not installed")
SAID = "The council of Aldon approved 5 new wells on Tuesday"


@pytest.fixture
def site(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web server on loopback, a new desk with a case, and a machine that may fetch."""
    monkeypatch.delenv("FACTCHECK_OFFLINE")
    terminal.done("desk", "init")
    with serving() as running:
        yield running


def opened(terminal: Terminal) -> str:
    return str(terminal.done("open", "Aldon has 5 new wells.", "--json").data["id"])


def test_an_added_address_is_captured_and_its_quote_looked_for(terminal: Terminal, site: Site) -> None:
    case, url = opened(terminal), site.page("/story", PAGE, content_type="text/html")
    wrong = SAID.replace("5", "50")
    ran = terminal.done(
        "evidence", "add", case, url, "--stance", "refutes", "--quote", wrong, "--allow-private", "--json"
    )
    assert ran.data["case"] == case
    assert "[you: 50] [page:" in ran.err
    (piece,) = terminal.done("evidence", "list", case, "--json").lines
    assert (len(piece["copies"]), piece["quote_found"]["state"]) == (1, "differs")
    for form in ((), ("--plain",)):
        shown = " ".join(terminal.done("show", case, *form).out.split())
        assert "The quote differs from the page" in shown
    terminal.done("evidence", "amend", case, piece["id"], "--quote", SAID)
    assert "differs" not in terminal.done("show", case).out
    terminal.done("undo", case)
    terminal.done("undo", case)
    assert terminal.done("evidence", "list", case, "--json").lines == []


def test_what_can_not_be_captured_is_added_all_the_same(terminal: Terminal, site: Site) -> None:
    case, url = opened(terminal), site.page("/story", PAGE, content_type="text/html")
    ran = terminal.done("evidence", "add", case, url, "--stance", "refutes")
    assert "could not be captured (failed): 127.0.0.1: a loopback address" in ran.err
    terminal.done("evidence", "add", case, f"{url}?2", "--stance", "refutes", "--no-capture")
    ran = terminal.done("evidence", "add", case, f"{url}?3", "--stance", "refutes", "--confidential")
    assert "not captured yet: it is confidential" in ran.err
    assert site.connections == 0
    shown = terminal.done("show", case).out
    assert ("failed" in shown, "waiting" in shown) == (True, True)
    ran = terminal("evidence", "retry", case, "--allow-private", "--json")
    assert (ran.code, [line["state"] for line in ran.lines]) == (0, ["captured", "captured"])
    assert "2 captured." in ran.err
    assert "Nothing waits" in terminal.done("evidence", "capture", case, "--all").err


def test_a_machine_that_is_told_to_stay_offline_fetches_nothing(
    terminal: Terminal, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_OFFLINE", "1")
    case, url = opened(terminal), site.page("/story", PAGE, content_type="text/html")
    assert "FACTCHECK_OFFLINE is set" in terminal.done("evidence", "add", case, url, "--stance", "context").err
    ran = terminal("evidence", "retry", "--all", "--json")
    assert (ran.code, ran.lines[0]["state"], site.connections) == (6, "waiting", 0)


def test_watch_speaks_once_and_has_an_exit_code_for_cron(terminal: Terminal, site: Site) -> None:
    case, url = opened(terminal), site.page("/story", PAGE, content_type="text/html")
    terminal.done("evidence", "add", case, url, "--stance", "refutes", "--quote", SAID, "--allow-private")
    quiet = terminal.done("watch", "--all", "--allow-private")
    assert (quiet.out, quiet.err) == ("", "Nothing changed at 1 source.\n")
    site.page("/story", PAGE.replace(b"approved 5 new", b"approved 50 new"), content_type="text/html")
    told = terminal("watch", case, "--allow-private")
    assert (told.code, "[you: 5] [page: 50]" in " ".join(told.out.split())) == (3, True)
    assert "changed" in terminal.done("show", case).out
    assert [row["id"] for row in terminal.done("list", "--tag", "look-again", "--json").lines] == [case]
    assert terminal.done("watch", case, "--allow-private").out == ""
    (line,) = terminal.done("watch", "--all", "--allow-private", "--json").lines
    assert (line["state"], line["is_news"]) == ("unchanged", False)
    assert terminal.done("doctor").code == 0


def test_one_thing_is_captured(terminal: Terminal, site: Site) -> None:
    assert site.hits == []
    case = opened(terminal)
    for words in (("capture", case), ("capture", case, "x", "--all"), ("capture", case, "--all", "--rendered", "gif")):
        terminal.refused(2, "evidence", *words)
    terminal.refused(2, "evidence", "retry")
    terminal.refused(2, "watch")
