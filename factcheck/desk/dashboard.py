"""The dashboard: what the desk has done and has to do, at a glance."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from factcheck.desk.lists import stats
from factcheck.desk.place import Desk
from factcheck.errors import FactcheckError
from factcheck.model.dashboard import Dashboard, WeekDay

_SPANS = (1, 3, 7, 14, 30)  # days
_MOST = 8  # names of a chart
_ARTICLES = 300  # with most cases: their outlets are counted, so that a large desk answers at once
UNKNOWN_OUTLET = "not known"


def read_dashboard(desk: Desk) -> Dashboard:
    """The numbers of the desk as they are now. Claims without an article have no outlet."""
    today = date.fromisoformat(desk.today)
    days = [(today - timedelta(days=back)).isoformat() for back in range(6, -1, -1)]
    counts = desk.store.counts_of_days(days)
    spans = zip(_span_words(), desk.store.counts_of_spans(_SPANS), strict=True)
    return Dashboard(
        stats=stats(desk),
        spans=tuple(spans),
        claimants=tuple(desk.store.counts_of_claimants(_MOST)),
        outlets=_outlets(desk),
        week=tuple(WeekDay(day, *count) for day, count in zip(days, counts, strict=True)),
    )


def _span_words() -> list[str]:
    words = [f"{before + 1} to {to} days" for before, to in pairwise(_SPANS)]
    return ["a day", *words, f"over {_SPANS[-1]} days"]


def _outlets(desk: Desk) -> tuple[tuple[str, int], ...]:
    found: Counter[str] = Counter()
    for article, cases in desk.store.counts_of_articles(_ARTICLES):
        try:
            publisher = desk.store.read_article(article).article.publisher
        except FactcheckError:  # a damaged article is no reason to show no number
            publisher = ""
        found[publisher or UNKNOWN_OUTLET] += cases
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0]))[:_MOST])
