"""Publishing tried out says what publishing would say, and leaves every byte as it was."""

from __future__ import annotations

import pytest

from factcheck.desk.cases import ClaimDetails, amend_claim
from factcheck.desk.evidence import EvidenceDetails, add_evidence
from factcheck.desk.place import Desk
from factcheck.desk.publishing import publish_case
from factcheck.desk.rehearsing import rehearse_publication
from factcheck.errors import FactcheckError
from factcheck.model.dataclass import replace
from factcheck.model.rehearsal import Rehearsal
from tests.desk.making import BEN, approved, drafted, files_of, in_review, published, researched

URL = "https://desk.example/checks/1"


def found(tried: Rehearsal) -> set[tuple[str, bool]]:
    return {(finding.check, finding.stops) for finding in tried.findings}


def test_nothing_is_written(desk: Desk) -> None:
    for number, make in enumerate((researched, drafted, in_review, approved)):
        case = make(desk, f"The Halden bridge cost {number} million.")
        before = files_of(desk)
        rehearse_publication(desk, case, url=URL)
        assert files_of(desk) == before


@pytest.mark.parametrize("make", [researched, drafted, in_review, approved, published])
def test_it_is_ready_where_publishing_would_succeed(desk: Desk, make: object) -> None:
    assert callable(make)
    case = make(desk)
    tried = rehearse_publication(desk, case, url=URL)
    succeeds = True
    try:
        publish_case(desk, case, url=URL)
    except FactcheckError:
        succeeds = False
    assert tried.is_ready == succeeds, tried.findings


def test_it_shows_what_readers_would_see(desk: Desk) -> None:
    tried = rehearse_publication(desk, approved(desk), url=URL, published_on="2026-04-30")
    assert tried.is_ready
    assert "Our verdict: False" in tried.text
    assert "Published on 30 April 2026" in " ".join(tried.text.split())
    assert tried.review is not None
    assert (tried.review["url"], tried.review["datePublished"]) == (URL, "2026-04-30")
    assert any("redirects" in words for words in tried.unchecked)


def test_rules_of_claim_review_are_pointed_out(desk: Desk) -> None:
    case = approved(desk)
    assert ("ClaimReview", False) in found(rehearse_publication(desk, case))
    messages = {one.message for one in rehearse_publication(desk, case).findings if one.check == "ClaimReview"}
    assert "url: The address of the page is missing." in messages
    at_home = replace(desk, settings=replace(desk.settings, url="https://elsewhere.example"))
    messages = {one.message for one in rehearse_publication(at_home, case, url=URL).findings}
    assert "url: the page is not at the desk's own homepage (https://elsewhere.example)." in messages


def test_a_claimant_of_no_kind_is_pointed_out(desk: Desk) -> None:
    case = drafted(desk)
    amend_claim(desk, case, details=ClaimDetails(claimant="Ivo Brandt", claimant_kind="unknown"))
    tried = rehearse_publication(desk, case, url=URL)
    (finding,) = (one for one in tried.findings if "person or an organisation" in one.message)
    assert finding.remedy == f"factcheck claim amend {case} --claimant-kind person|organisation"
    assert tried.review is not None
    assert "author" not in tried.review["itemReviewed"]


def test_confidential_words_stand_in_the_way(desk: Desk) -> None:
    case = drafted(desk)
    details = EvidenceDetails(title="The hidden ledger of the treasurer")
    add_evidence(desk, case, "https://leak.example/ledger", "refutes", details, confidential=True)
    amend_claim(desk, case, claim="The hidden ledger of the treasurer is genuine.")
    tried = rehearse_publication(desk, case, url=URL)
    (finding,) = (one for one in tried.findings if one.check == "confidential")
    assert finding.stops
    assert "claim holds the title of evidence" in finding.message


def test_a_verdict_older_than_its_evidence_is_told_even_where_the_standard_is_off(desk: Desk) -> None:
    case = drafted(desk)
    add_evidence(desk, case, "https://later.example/", "supports", EvidenceDetails(title="Later"))
    assert ("standard fresh-verdict", True) in found(rehearse_publication(desk, case))
    levels = {**desk.settings.standards, "fresh-verdict": "off"}
    lax = replace(desk, settings=replace(desk.settings, standards=levels))
    assert ("fresh-verdict", False) in found(rehearse_publication(lax, case))


def test_a_verdict_that_a_reviewer_rates_first_is_not_told(desk: Desk) -> None:
    blind = replace(desk, settings=replace(desk.settings, rate_first=True))
    case = in_review(blind)
    assert rehearse_publication(blind, case, url=URL).text
    tried = rehearse_publication(blind.acting(by=BEN), case, url=URL)
    assert (tried.text, tried.review) == ("", None)
    assert ("verdict", False) in found(tried)


def test_a_language_without_wording_stands_in_the_way(desk: Desk) -> None:
    case = approved(desk)
    polish = replace(desk, settings=replace(desk.settings, language="pl"))
    assert ("language", True) in found(rehearse_publication(polish, case, url=URL))


def test_a_picture_without_words_in_a_page_of_the_desk_is_told(desk: Desk) -> None:
    desk.templates_folder.mkdir()
    (desk.templates_folder / "page.html.j2").write_text('<img src="logo.png"><p>{{ summary.desk_name }}</p>')
    tried = rehearse_publication(desk, approved(desk), url=URL)
    (finding,) = (one for one in tried.findings if one.check == "alternative text")
    assert "logo.png" in finding.message
    assert "page.html.j2" in finding.remedy
