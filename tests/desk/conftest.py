"""What the tests of the desk share."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk.place import Desk
from tests.desk.making import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A new desk where Ana works."""
    return make_desk(tmp_path / "cases")
