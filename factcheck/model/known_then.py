"""What could be known on a day: the rule, for dates as files hold them.

Something dated could be known on a day unless every day its date may mean comes after every day that the other may mean:
what is dated "2025-11" could be known on 2025-11-10 and in "2025", what is dated "2025-12" could not be known on 2025-11-30.
What has no date may have been known, and is told apart. Written for texts alone, because a list or a page may not load more.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def is_date(text: str) -> bool:
    """Whether a text has the shape of a date, `2025`, `2025-11` or `2025-11-03`; whether it is one is not asked."""
    digits = text.replace("-", "")
    return text.isascii() and digits.isdigit() and (len(text), len(digits)) in ((4, 4), (7, 6), (10, 8))


def is_surely_later(date: str, day: str) -> bool:
    """Whether every day the first date may mean comes after every day the second may mean; False where one is no date."""
    if not is_date(date) or not is_date(day):
        return False
    precision = min(len(date), len(day))
    return date[:precision] > day[:precision]


def rests_only_on_later(claimed_on: str, dates: Iterable[str]) -> bool:
    """Whether everything that these dates are of came to light after the claim was made; False where there is nothing."""
    known = list(dates)
    return bool(known) and all(is_surely_later(date, claimed_on) for date in known)
