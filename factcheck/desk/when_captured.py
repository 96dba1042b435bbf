"""Whether the page at an address is fetched at once: asked after every source that is added, so nothing heavy is loaded."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.desk.place import Desk

OFFLINE_VARIABLE = "FACTCHECK_OFFLINE"


def is_kept_offline(environment: Mapping[str, str]) -> bool:
    """Whether whoever runs this wants nothing to be fetched."""
    return environment.get(OFFLINE_VARIABLE, "") not in ("", "0")


def why_not_now(desk: Desk, *, confidential: bool = False) -> str:
    """Why an address that is added is not fetched at once, in words; "" where it is."""
    if is_kept_offline(desk.environment):
        return f"{OFFLINE_VARIABLE} is set"
    if confidential:
        return "it is confidential, and whoever runs that server would see the request"
    return "" if desk.settings.capture_on_add else "this desk captures when it is told to"
