"""What the tests of the web room share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.serving import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A web server on loopback."""
    with serving() as running:
        yield running
