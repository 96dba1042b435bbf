"""What the tests of the command line share: a terminal, and a desk that is built once and copied for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal, build_stages, copy_desk


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A desk with a case at each stage, which no test may change, and the ids by stage."""
    folder = tmp_path_factory.mktemp("built") / "cases"
    return folder, build_stages(folder)


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in an empty folder."""
    return Terminal(tmp_path, capsys, monkeypatch)


@pytest.fixture
def ids(built: tuple[Path, dict[str, str]]) -> dict[str, str]:
    """The ids of the cases at a desk, by their stage."""
    return built[1]


@pytest.fixture
def at_desk(terminal: Terminal, built: tuple[Path, dict[str, str]]) -> Terminal:
    """A terminal in a folder with a desk that has a case at each stage."""
    copy_desk(built[0], terminal.folder)
    return terminal
