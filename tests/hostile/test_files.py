"""Files and folders: nothing outside the desk is read or written, no link is followed, and only the owner may look."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from factcheck.desk import cases, evidence, lists, setup
from factcheck.desk.lists import all_scales, read_case
from factcheck.desk.place import Desk
from factcheck.desk.summaries import Wanted, write_summary_of
from factcheck.desk.who import who_is_working
from factcheck.errors import FactcheckError
from factcheck.model.ids import is_id
from tests.cli.terminal import Terminal
from tests.desk import making

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and links are those of Unix")
SECRET = "root:x:0:0:somebody's secret"
PATHS = ("../../etc/passwd", "/etc/passwd", "..", ".", "*", "con", "aux.json", "a/b", "a\\b", "%2e%2e", "~", "[/]", "-")


@pytest.mark.parametrize("path", PATHS)
def test_no_id_is_a_path(path: str, desk: Desk) -> None:
    making.open_told(desk)
    assert not is_id(path)
    for look in (read_case, lambda desk, word: desk.store.read_article(word)):
        with pytest.raises(FactcheckError):
            look(desk, path)
    assert desk.scale_of("default")
    with pytest.raises(FactcheckError):
        desk.scale_of(path)
    with pytest.raises(FactcheckError):
        write_summary_of(desk, Wanted(since="2026-01-01"), path)


def test_nothing_that_the_program_makes_can_be_read_by_others(tmp_path: Path, isolated_environment: Path) -> None:
    old = os.umask(0)
    try:
        made = making.make_desk(tmp_path / "open" / "cases")
        making.published(made)
        copy = tmp_path / "copy.pdf"
        copy.write_bytes(b"x")
        evidence.add_evidence(made, making.open_told(made, "Another claim."), str(copy), "context",
                              evidence.EvidenceDetails())  # fmt: skip
        lists.list_cases(made, lists.Filters())
        setup.remember_who(making.ANA)
    finally:
        os.umask(old)
    checked = [path for root in (made.root, isolated_environment / ".config") for path in (root, *root.rglob("*"))]
    assert {"desk.toml", ".locks", ".index", "captures", "settings.toml"} <= {path.name for path in checked}
    loose = {
        str(path): oct(stat.S_IMODE(path.stat().st_mode))
        for path in checked
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    }
    assert loose == {}


def test_no_link_is_followed_where_the_desk_is_read(desk: Desk, tmp_path: Path) -> None:
    case = making.published(desk)
    outside = tmp_path / "outside"
    outside.mkdir()
    file = next(desk.root.glob(f"2*/{case}*"))
    shutil.move(file, outside / file.name)
    file.symlink_to(outside / file.name)
    with pytest.raises(FactcheckError):
        read_case(desk, case)
    with pytest.raises(FactcheckError):
        cases.add_note(desk, case, "x")
    secret = outside / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    for folder in ("scales", "templates"):
        (desk.root / folder).mkdir()
    (desk.root / "scales" / "own.toml").symlink_to(secret)
    (desk.root / "templates" / "own.txt.j2").symlink_to(secret)
    (desk.root / "templates" / "sly.txt.j2").write_text("{% include 'part.j2' %}", encoding="utf-8")
    (desk.root / "templates" / "part.j2").symlink_to(secret)
    (desk.root / "templates" / "up.txt.j2").write_text("{% include '../../outside/secret' %}", encoding="utf-8")
    for name in ("own", "sly", "up"):
        with pytest.raises(FactcheckError) as caught:
            write_summary_of(desk, Wanted(since="2026-01-01", drafts=True), name)
        assert SECRET not in str(caught.value)
    with pytest.raises(FactcheckError) as caught:
        all_scales(desk)
    assert SECRET not in str(caught.value)


def test_no_link_is_followed_where_copies_are_read_and_written(desk: Desk, tmp_path: Path) -> None:
    digest = desk.store.keep_bytes(b"a copy", "txt")
    kept = next((desk.root / "captures").rglob(f"{digest}*"))
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.move(kept, outside / "copy")
    kept.symlink_to(outside / "copy")
    assert not desk.store.holds_capture(digest)
    shutil.rmtree(desk.root / "captures")
    (desk.root / "captures").symlink_to(outside, target_is_directory=True)
    with pytest.raises(FactcheckError):
        desk.store.keep_bytes(b"another", "txt")
    assert [path.name for path in outside.iterdir()] == ["copy"]


def recorder(folder: Path) -> tuple[Path, Path]:
    """A program that writes its words down and a text into the file it is given last."""
    program, log = folder / "-ed it;or", folder / "words.json"
    program.write_text(
        f"#!{sys.executable}\nimport json, sys\njson.dump(sys.argv[1:], open({str(log)!r}, 'w'))\n"
        "open(sys.argv[-1], 'w').write('from the editor')\n", encoding="utf-8")  # fmt: skip
    program.chmod(0o700)
    return program, log


def test_the_editor_is_started_without_a_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.cli.texts import given_text

    program, log = recorder(tmp_path)
    monkeypatch.setattr(sys, "stdin", type("Tty", (), {"isatty": lambda _self: True})())
    monkeypatch.setenv("EDITOR", f"'{program}' --wait '$(touch pwned)' ';' touch pwned")
    monkeypatch.chdir(tmp_path)
    assert given_text(None, what="The note", command="x") == "from the editor"
    *words, path = json.loads(log.read_text())
    assert words == ["--wait", "$(touch pwned)", ";", "touch", "pwned"]
    assert Path(path).is_absolute()
    assert not (tmp_path / "pwned").exists()


def test_git_is_asked_with_nothing_that_a_checkout_could_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git, log = tmp_path / "git", tmp_path / "asked"
    git.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$GIT_TERMINAL_PROMPT" "$@" >> {log}\necho ana@desk.example\n', encoding="utf-8"
    )
    git.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(FactcheckError):  # an address alone is no name
        who_is_working("", {})
    asked = log.read_text().split("\n")
    for word in ("core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.ext.allow=never", "0"):
        assert word in asked, asked


def test_a_name_of_a_file_that_looks_like_an_option_is_a_name(terminal: Terminal) -> None:
    terminal.done("desk", "init")
    (terminal.folder / "-rf.txt").write_text(making.ARTICLE, encoding="utf-8")
    terminal.done("intake", "--accept", "none", "--", "-rf.txt")
    case = terminal.id_of("open", "A claim.")
    terminal.done("evidence", "add", "--stance", "context", "--", case, "-rf.txt")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A new desk where Ana works."""
    return making.make_desk(tmp_path / "cases")


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in an empty folder."""
    return Terminal(tmp_path, capsys, monkeypatch)
