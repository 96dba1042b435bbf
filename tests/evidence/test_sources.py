"""What is named as a source is an address or a file, and nothing else."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UnreadableSourceError, UsageError
from factcheck.evidence import sources
from factcheck.evidence.sources import demand_address, is_address, read_file


@pytest.mark.parametrize(
    "source",
    [
        "https://records.example/log",
        "HTTP://Records.Example",
        "http://records.example:8080/a?b=c#d",
        "https://[2001:db8::1]/log",
        "https://bücher.example/",
    ],
)
def test_http_and_https_are_addresses(source: str) -> None:
    assert is_address(source)
    demand_address(source)


@pytest.mark.parametrize("source", ["accounts.pdf", "./a/b.txt", "/tmp/x", "C:\\desk\\a.pdf", "c:/desk/a.pdf", "//h/x"])
def test_a_path_is_no_address(source: str) -> None:
    assert not is_address(source)
    with pytest.raises(UsageError):
        demand_address(source)


@pytest.mark.parametrize(
    "source",
    [
        "ftp://records.example/log",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:ana@desk.example",
        "https://",
        "https:///log",
        "https://[::1",
        "https://records.example:0/",
        "https://records.example:99999/",
        "https://records.example/a b",
        "https://records.example/\n",
        "https://records.example/\x1b[2J",
    ],
)
def test_what_was_meant_as_an_address_and_is_none_is_refused(source: str) -> None:
    with pytest.raises(UsageError) as caught:
        is_address(source)
    assert caught.value.exit_code == 2
    assert "Nothing was changed." in caught.value.message
    assert caught.value.hint


def test_a_file_whose_name_looks_like_another_scheme_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes:march.txt").write_text("x")
    assert not is_address("notes:march.txt")


@given(st.text())
def test_any_text_is_an_address_or_not_or_refused(text: str) -> None:
    with contextlib.suppress(UsageError):
        assert is_address(text) in (True, False)


def test_a_file_is_read_with_its_own_name_and_type(tmp_path: Path) -> None:
    path = tmp_path / "Final Accounts.PDF"
    path.write_bytes(b"%PDF-1.4 31 million")
    kept = read_file(path)
    assert (kept.name, kept.extension, kept.media_type) == ("Final Accounts.PDF", "pdf", "application/pdf")
    assert kept.data == b"%PDF-1.4 31 million"


@pytest.mark.parametrize("name", ["accounts", "a.tar.übergröße", "a.toolongending", "a.p-d"])
def test_an_ending_that_is_none_becomes_bin(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    kept = read_file(tmp_path / name)
    assert (kept.name, kept.extension, kept.media_type) == (name, "bin", "application/octet-stream")


@pytest.mark.parametrize("source", ["gone.pdf", "~nobodyhere/a.pdf", "a\0b.pdf", "x" * 5000, "."])
def test_what_is_no_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableSourceError) as caught:
        read_file(source)
    assert caught.value.exit_code == 3
    assert "Nothing was changed." in caught.value.message
    assert caught.value.hint


def test_the_home_folder_is_meant_by_a_tilde(isolated_environment: Path) -> None:
    (isolated_environment / "a.txt").write_bytes(b"x")
    assert read_file("~/a.txt").data == b"x"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_FILE", 3)
    (tmp_path / "a.txt").write_bytes(b"abc")
    assert read_file(tmp_path / "a.txt").data == b"abc"
    (tmp_path / "a.txt").write_bytes(b"abcd")
    with pytest.raises(UnreadableSourceError, match="larger"):
        read_file(tmp_path / "a.txt")


@pytest.mark.skipif(os.name == "nt", reason="there is no such pipe on Windows")
def test_a_pipe_does_not_make_the_desk_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableSourceError):
        read_file(tmp_path / "pipe")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no names of undecodable bytes")
def test_a_name_in_another_encoding_can_be_written_down(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes no such name")
    kept = read_file(tmp_path / name)
    assert kept.name.encode("utf-8").endswith(b".txt")
