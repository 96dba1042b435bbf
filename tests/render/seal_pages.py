"""Pages of keys, the ledger and anchors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from factcheck.model.desk_key import DeskKey
from factcheck.model.event import Who
from factcheck.model.seal_views import AnchorView, KeyRow, LedgerView, TimeStamp
from factcheck.render import seals_page
from factcheck.render.output import Mode, Output
from tests.render.things import findings

Texts = Callable[[str], str]
OBJECT = (Mode.RICH, Mode.PLAIN, Mode.JSON)
AT = "2026-10-05T08:00:00Z"


def desk_key(texts: Texts = str, *, retired: bool = False) -> DeskKey:
    """A key of Ana's; with `retired` one that is no longer used."""
    ana = Who(texts("Ana Ruiz"), "ana@desk.example")
    gone = (AT, texts("Ben Okafor"), texts("The laptop was stolen.")) if retired else ("", "", "")
    return DeskKey("1f" * 32, ana, "2026-10-01T08:00:00Z", ana, *gone)


def ledger_view(texts: Texts = str) -> LedgerView:
    """A ledger that two copies of the desk wrote, with one thing accepted and one wrong."""
    ends = {"k3f9x2ab": (12, "a1" * 32), "m4rg1ng0": (3, "b2" * 32)}
    return LedgerView(15, 8, ends, (("2026-10/7df648ch", texts("Ben Okafor"), AT, texts("Opened by mistake.")),), 1)


def anchor(texts: Texts = str, *, problem: str = "") -> AnchorView:
    """An anchor of eight files, with a time stamp or with what is wrong with it."""
    stamp = None if problem else TimeStamp("2026-10-05T08:00:01Z", texts("CN=Test stamps"), "1", "1.2.3.4.1")
    name, wrong = "2026-10-05-c3c3c3c3c3c3c3c3", texts(problem) if problem else ""
    return AnchorView(name, AT, texts("Ana Ruiz"), "c3" * 32, 8, stamp, wrong)


def _show_keys(output: Output, texts: Texts) -> None:
    keys = [KeyRow(desk_key(texts), is_own=True), KeyRow(desk_key(texts, retired=True), is_own=False)]
    seals_page.show_keys(output, keys)


def _show_key(output: Output, texts: Texts) -> None:
    seals_page.show_key(output, KeyRow(desk_key(texts), is_own=True))


def _show_made(output: Output, texts: Texts) -> None:
    seals_page.show_made_key(output, desk_key(texts), texts("a file"), signs=False)


def _show_anchors(output: Output, texts: Texts) -> None:
    seals_page.show_anchors(output, [anchor(texts), anchor(texts, problem="It does not hold.")])


def _show_verified(output: Output, texts: Texts) -> None:
    seals_page.show_verified(output, anchor(texts), findings(texts)[:1])


# By name the modes, the schema and what shows it.
SEAL_PAGES: dict[str, tuple[Any, ...]] = {
    "key-list": (OBJECT, "key", _show_keys),
    "key": (OBJECT, "key", _show_key),
    "key-made": (OBJECT, "added", _show_made),
    "key-trusted": (OBJECT, "added", lambda out, texts: seals_page.show_trusted_key(out, desk_key(texts))),
    "ledger": (OBJECT, "ledger", lambda out, texts: seals_page.show_ledger_view(out, ledger_view(texts))),
    "anchor": (OBJECT, "anchor", lambda out, texts: seals_page.show_anchor(out, anchor(texts), is_new=True)),
    "anchor-list": (OBJECT, "anchor", _show_anchors),
    "anchor-verified": (OBJECT, "anchor", _show_verified),
}
