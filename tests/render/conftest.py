"""Each page of this room for the tests that try them all."""

from __future__ import annotations

import pytest

from tests.render.pages import PAGES


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `page` is run for each page; one that asks for `form` too, for each of its forms."""
    if "page" not in metafunc.fixturenames:
        return
    if "form" in metafunc.fixturenames:
        pairs = [(page, form) for page in PAGES.values() for form in page.modes]
        names = [f"{name}-{form}" for name, page in PAGES.items() for form in page.modes]
        metafunc.parametrize(("page", "form"), pairs, ids=names)
    else:
        metafunc.parametrize("page", PAGES.values(), ids=PAGES)
