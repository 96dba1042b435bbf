"""The author of events signed them with a key of their own: the signature lies beside them and changes none of them."""

from __future__ import annotations

import re

from factcheck.errors import RefusedError
from factcheck.model.article import Article
from factcheck.model.canonical import is_sha256
from factcheck.model.case import Case
from factcheck.model.event import Event

KIND = "signed"
SUBJECT = "any"
_SIGNATURE = re.compile(r"[0-9a-f]{128}")


def check(state: Case | Article, event: Event) -> None:
    """It names events of this file, a key and a signature; whether that holds is for the doctor to prove."""
    names = event.strings("signs")
    seen = {head for head in state.heads if head in names}
    known = all(one in seen or any(state.ancestry.saw(head, one) for head in state.heads) for one in names)
    if (
        not names
        or not known
        or not is_sha256(event.field("key"))
        or not _SIGNATURE.fullmatch(event.field("signature"))
    ):
        raise RefusedError(
            "A signature names what it signs, and its key. Nothing was changed.", hint="factcheck key list"
        )


def apply(state: Case | Article, event: Event) -> Case | Article:  # noqa: ARG001 - the signature of every kind
    """Nothing: what was signed counts as it did."""
    return state
