"""What the tests of the readers share."""

from __future__ import annotations

import pytest

from factcheck.intake.readers import apart, child


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources are taken apart in this process, which is quicker; tests/intake/readers/test_apart.py starts the other one."""
    monkeypatch.setattr(apart, "_run_child", lambda kind, data, _source: child.answer(kind, data))
