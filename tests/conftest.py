"""What every test shares: a world of its own, the profiles of hypothesis, and the refusal to call silence a success."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# Machines differ in speed, so no example fails for being slow. HYPOTHESIS_PROFILE=thorough tries far more of them.
settings.register_profile("ci", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# Variables by which the person who runs the tests could change what the program or git does.
FOREIGN_PREFIXES = ("FACTCHECK_", "GIT_", "XDG_", "LC_", "CLICOLOR", "TTY_")
FOREIGN_NAMES = {
    *("BROWSER", "EDITOR", "EMAIL", "LANGUAGE", "PAGER", "VISUAL"),
    *("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "PY_COLORS"),
}


def _known_variables(home: Path) -> dict[str, str]:
    """The variables that every test starts with; `home` is an empty folder made for it."""
    return {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "FACTCHECK_OFFLINE": "1",  # no page is fetched unless a test says so
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_STATE_HOME": str(home / ".local" / "state"),
        "XDG_RUNTIME_DIR": str(home / ".run"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "TZ": "UTC",
    }


def _reread_time_zone() -> None:
    """Make the clock follow the variable TZ; Windows has no such call and no need of it."""
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(autouse=True)
def isolated_environment(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give each test an empty home, no settings of the person who runs it, no wish about colour, and UTC.

    The value is the home folder. It lies outside the test's own `tmp_path`, which stays empty, and the working folder
    stays as it is.
    """
    home = tmp_path_factory.getbasetemp() / "homes" / secrets.token_hex(8)
    home.mkdir(parents=True)
    for name in list(os.environ):
        if name.startswith(FOREIGN_PREFIXES) or name in FOREIGN_NAMES:
            monkeypatch.delenv(name)
    for name, value in _known_variables(home).items():
        monkeypatch.setenv(name, value)
    _reread_time_zone()
    yield home
    monkeypatch.undo()
    _reread_time_zone()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout: data to measure on. Without it, the tests that need it are skipped."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder ../shared beside this checkout, and there is none")
    return folder


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which nothing was tested: a run of skipped tests proves as little as one that found none."""
    if hasattr(session.config, "workerinput") or session.config.option.collectonly:
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    proved = reporter is None or reporter.stats.get("passed") or reporter.stats.get("xfailed")
    if session.exitstatus == pytest.ExitCode.OK and not proved:
        session.exitstatus = pytest.ExitCode.NO_TESTS_COLLECTED
