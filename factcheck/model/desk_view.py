"""What a desk says about itself: its settings, its people and its size."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class DeskView:
    """One desk. `standards` maps a standard to `off`, `warn` or `require`; `people` and `person` (who is working, "" if
    nobody said) are written as `Name <address>`, `roles` has that of each of `people`, "" for none; `numbers` the least that
    standards ask for; `calendar` the days of rest; `index` is the path of the index, "" where there is none."""

    path: str
    name: str
    language: str
    scale: str
    scale_name: str
    scale_version: str
    standards: Mapping[str, str] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    cases: int = 0
    articles: int = 0
    index: str = ""
    person: str = ""
    organisation: str = ""
    url: str = ""
    contact: str = ""
    corrections: str = ""
    funding: str = ""
    roles: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    rate_first: bool = False
    weekend: tuple[str, ...] = ()
    holidays: tuple[str, ...] = ()
    days_to_answer: int = 0
