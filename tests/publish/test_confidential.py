"""Confidential evidence is in no output; and words of it that somebody wrote into the reasoning are found."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from factcheck.model.evidence import DETAILS
from factcheck.model.scale import RatingScale
from factcheck.publish.confidential import find_leaks
from factcheck.publish.formats import list_formats, write_summary
from factcheck.publish.kept import kept_bytes
from factcheck.publish.projection import project_case
from factcheck.publish.summary import Imprint, summarize_cases

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

NewCase = Callable[..., "CaseMaker"]
CANARY = "Canary<&\"'>é/1911"
SHA = "c0ffee" * 10 + "feed"


def forms(secret: str) -> set[bytes]:
    """A secret raw, in base64 at each of three offsets, in hexadecimal, and escaped for addresses, HTML and JSON."""
    raw = secret.encode()
    coded = {base64.b64encode(b"x" * shift + raw)[4 * (shift > 0) : -4] for shift in range(3)}
    escaped = {quote(secret), quote(secret, safe=""), html.escape(secret), html.escape(secret, quote=False)}
    return {
        raw,
        raw.hex().encode(),
        raw.hex().upper().encode(),
        *coded,
        *(form.encode() for form in escaped),
        b"Canary",
    }


# What is exchanged names the verdict and the claim, neither sources nor reasoning.
WITHOUT_SOURCES = frozenset({"claimreview", "datafeed"})


def outputs(
    made: CaseMaker, scale: RatingScale, imprint: Imprint, leaving_out: frozenset[str] = frozenset()
) -> list[bytes]:
    summaries = [
        summarize_cases(cases, imprint, [scale], drafts=True) for cases in ([made.case], [made.case, made.case])
    ]
    written = [
        write_summary(one, name.name).encode()
        for one in summaries
        for name in list_formats()
        if name.name not in leaving_out
    ]
    return [*written, *(data for one in summaries for data in kept_bytes(one).values())]


def with_canary(new_case: NewCase, **flags: Any) -> tuple[CaseMaker, str]:
    """A case whose first piece of evidence has the canary in every detail, and its id."""
    made = new_case().upto("researching")
    body = dict.fromkeys(DETAILS, CANARY) | {"stance": "refutes", "kind": "primary", "published_on": "1911-05-03"}
    event = made.do("evidence-added", flags, {**body, "url": f"https://canary.example/{CANARY}"})
    from factcheck.model.ids import short_id

    secret = short_id(event.id)
    body = {"sha256": SHA, "taken_at": "2026-03-04T11:30:00Z", "extension": "pdf", "final_url": f"https://{CANARY}"}
    made.do("copy-captured", {"evidence": secret}, {**body, "media_type": CANARY, "size": 10})
    question = made.do("question-asked", {}, {"text": f"Is {CANARY} right?"})
    answer = {"question": short_id(question.id), "cites": [secret]}
    made.do("question-answered", answer, {"text": f"{CANARY} says so."})
    made.do("note-added", {}, {"text": CANARY})
    made.do("search-recorded", {}, {"text": CANARY})
    made.do("tagged", {"add": [CANARY]}, {})
    made.do("claim-amended", {}, {"why": CANARY})
    return made, secret


def finish(made: CaseMaker, secret: str) -> CaseMaker:
    public = made.source("Accounts")
    made.propose("false", f"It is not so [{secret}]. Nor so [{secret[:5]}, {public}].", secret, public)
    made.do("standard-overridden", {"standard": "right-of-reply"}, {"because": CANARY})
    return made.approve()


@pytest.mark.parametrize("how", ["confidential", "made confidential later", "erased", "withdrawn"])
def test_evidence_that_readers_may_not_see_is_in_no_output_in_any_form(
    how: str, new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    made, secret = with_canary(new_case, confidential=how == "confidential")
    finish(made, secret)
    if how == "made confidential later":
        made.do("evidence-amended", {"evidence": secret, "confidential": True}, {})
    if how == "erased":
        made.erase(secret)
    if how == "withdrawn":
        made.do("evidence-withdrawn", {"evidence": secret}, {"reason": CANARY})
    for output in outputs(made, scale, imprint):
        assert [
            form for form in forms(CANARY) | {SHA.encode(), secret.encode(), b"canary.example"} if form in output
        ] == []
        assert b"1911" not in output
        assert b"[2]" not in output
        assert b"3 May" not in output


def test_the_canary_would_be_found_in_public_evidence(new_case: NewCase, scale: RatingScale, imprint: Imprint) -> None:
    made, secret = with_canary(new_case, confidential=False)
    for output in outputs(finish(made, secret), scale, imprint, WITHOUT_SOURCES):
        assert any(form in output for form in forms(CANARY))


def test_a_verdict_that_rests_on_confidential_evidence_alone_says_nothing_of_it(
    new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    made, secret = with_canary(new_case, confidential=True)
    made.propose("false", f"It is not so [{secret}].", secret).approve()
    for output in outputs(made, scale, imprint, WITHOUT_SOURCES):
        assert b"It is not so." in output
        assert b"onfidential" not in output
        assert b"Sources" not in output


def leaks_of(made: CaseMaker, scale: RatingScale) -> list[tuple[str, str]]:
    public = project_case(made.case, scale=scale, language="en", drafts=True)
    return [(leak.field, leak.detail) for leak in find_leaks(public, made.case)]


def test_the_name_of_a_confidential_source_in_the_reasoning_is_found(new_case: NewCase, scale: RatingScale) -> None:
    made = new_case().upto("researching")
    secret = made.source("Letter from the auditor", author="Ada Moreau", confidential=True)
    made.propose("false", f"The letter from\nthe AUDITOR, by Ada Moreau, says so; see {secret}.", secret)
    assert leaks_of(made, scale) == [("reasoning", "id"), ("reasoning", "title"), ("reasoning", "author")]


def test_what_a_public_source_has_too_gives_nothing_away(new_case: NewCase, scale: RatingScale) -> None:
    made = new_case().upto("researching")
    same = "https://accounts.example/2025"
    secret = made.source("Annual accounts", url=same, quote="Page 3", confidential=True)
    made.propose("false", "It is in the annual accounts.", secret, made.source("Annual accounts", url=same))
    assert leaks_of(made, scale) == []
