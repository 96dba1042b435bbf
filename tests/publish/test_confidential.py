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
from factcheck.publish.format import Masthead
from factcheck.publish.formats import list_formats, write_format
from factcheck.publish.kept import kept_bytes
from factcheck.publish.projection import project_case
from factcheck.publish.summary import Imprint, summarize_cases
from tests.publish.writers.reading import raw_parts, read_back

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

NewCase = Callable[..., "CaseMaker"]
CANARY = "Canary<&\"'>é/1911"
WITHOUT_SOURCES = {"card", "csv", "claimreview", "datafeed"}  # they tell of no source, public or not
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


def outputs(made: CaseMaker, scale: RatingScale, imprint: Imprint) -> list[tuple[str, bytes, str]]:
    """Every public output: its format, its bytes with all that is packed in them, and what a parser reads in it."""
    summaries = [
        summarize_cases(cases, imprint, [scale], drafts=True) for cases in ([made.case], [made.case, made.case])
    ]
    written = [
        (name.name, write_format(one, name, Masthead()))
        for one in summaries
        for name in list_formats()
        if not (name.only_one and one.kind != "case")
    ]
    kept = [("text", data.decode()) for one in summaries for data in kept_bytes(one).values()]
    return [
        (name, raw_parts(data if isinstance(data, bytes) else data.encode()), read_back(name, data))
        for name, data in (*written, *kept)
    ]


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
    for _, output, said in outputs(made, scale, imprint):
        assert [
            form for form in forms(CANARY) | {SHA.encode(), secret.encode(), b"canary.example"} if form in output
        ] == []
        assert [word for word in ("1911", "[2]", "3 May") if word in said] == []


def test_the_canary_would_be_found_in_public_evidence(new_case: NewCase, scale: RatingScale, imprint: Imprint) -> None:
    made, secret = with_canary(new_case, confidential=False)
    for name, output, _ in outputs(finish(made, secret), scale, imprint):
        assert name in WITHOUT_SOURCES or any(form in output for form in forms(CANARY))


def test_a_verdict_that_rests_on_confidential_evidence_alone_says_nothing_of_it(
    new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    made, secret = with_canary(new_case, confidential=True)
    made.propose("false", f"It is not so [{secret}].", secret).approve()
    for name, _, said in outputs(made, scale, imprint):
        assert name in WITHOUT_SOURCES - {"csv"} or "It is not so." in said
        assert "onfidential" not in said
        assert "Sources" not in said


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
