"""What readers may see of a case, and what they may not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck.model.article import Article
from factcheck.model.scale import RatingScale
from factcheck.publish.projection import label_of, project_case

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

NewCase = Callable[..., "CaseMaker"]


def test_a_published_case_is_told_with_everything_readers_need(
    bridge: CaseMaker, scale: RatingScale, article: Article
) -> None:
    public = project_case(bridge.case, scale=scale, language="en", article=article)
    assert public.claim == "The new bridge cost twice what was planned."
    assert (public.claimant, public.claimant_kind, public.claimed_on) == ("Ines Brandt", "person", "2026-03-02")
    assert public.appearance is not None
    assert public.appearance.url == "https://council.example/minutes/2026-03"
    assert public.article is not None
    assert public.article.title == "Councillors quarrel over bridge"
    assert (public.rating_key, public.rating_label) == ("mostly-false", "Mostly false")
    assert public.rating_meaning == "Something in the claim is true, but its core is not."
    assert (public.scale_key, public.scale_name, public.scale_version) == (
        "default",
        "Five steps from true to false",
        "1",
    )
    assert [source.number for source in public.sources] == [1, 2, 3]
    assert public.sources[0].copy_taken_at == "2026-03-04T11:30:00Z"
    assert (public.checked_on, public.published_on, public.claimed_on) == ("2026-03-16", "2026-03-17", "2026-03-02")
    assert (public.checked_by, public.reviewed_by) == ("Mara Lindqvist", ("Tom Okafor",))
    assert public.url == "https://desk.example/checks/bridge"


def test_who_was_asked_is_told_without_the_address(bridge: CaseMaker, scale: RatingScale) -> None:
    (reply,) = project_case(bridge.case, scale=scale, language="en").replies
    assert (reply.asked, reply.asked_on, reply.deadline) == ("Ines Brandt", "2026-03-04", "2026-03-12")
    assert [answer.received_on for answer in reply.answers] == ["2026-03-10"]


def test_a_case_without_a_verdict_tells_the_claim_and_no_work_of_the_desk(
    new_case: NewCase, scale: RatingScale
) -> None:
    made = new_case().upto("researching")
    made.source("Accounts")
    made.ask("The council")
    public = project_case(made.case, scale=scale, language="en")
    assert (public.standing, public.group) == ("not-checked", "awaiting-reply")
    assert (public.sources, public.replies, public.reasoning, public.rating_key) == ((), (), (), "")


def test_a_person_who_approves_alone_is_not_called_a_reviewer(new_case: NewCase, scale: RatingScale) -> None:
    from factcheck.model.event import Who

    made = new_case().upto("researching")
    made.propose("false", "It is not so.", made.source("Accounts"))
    made.do("stage-moved", {"stage": "in-review"}, {"reason": ""})
    verdict = made.case.verdict
    assert verdict is not None
    fields = {"verdict": verdict.event, "decision": "approve", "stage": "approved", "alone": True}
    made.do("verdict-reviewed", fields, {}, by=Who("Mara Lindqvist", "mara@desk.example"))
    public = project_case(made.case, scale=scale, language="en")
    assert (public.checked_by, public.reviewed_by) == ("Mara Lindqvist", ())


def test_labels_come_in_the_language_asked_for(bridge: CaseMaker, scale: RatingScale) -> None:
    assert project_case(bridge.case, scale=scale, language="de").rating_label == "Größtenteils falsch"
    assert label_of(scale, "false", "de-AT") == "Falsch"
    assert label_of(scale, "false", "fr") == "False"


def test_a_rating_of_another_scale_is_never_given_a_label_of_this_one(bridge: CaseMaker, scale: RatingScale) -> None:
    public = project_case(bridge.case, scale=replace(scale, key="other"), language="en")
    assert (public.rating_label, public.rating_meaning, public.scale_name) == ("mostly-false", "", "default")


def test_a_withdrawn_case_shows_its_rating_and_reason_and_nothing_it_no_longer_stands_by(
    bridge: CaseMaker, scale: RatingScale
) -> None:
    public = project_case(bridge.withdraw("A document was forged.").case, scale=scale, language="en")
    assert public.withdrawn is not None
    assert (public.withdrawn.reason, public.withdrawn.on) == ("A document was forged.", "2026-05-04")
    assert public.rating_label == "Mostly false"
    assert (public.reasoning, public.sources, public.replies, public.checked_by) == ((), (), (), "")


def test_a_correction_names_the_ratings_only_where_they_changed(bridge: CaseMaker, scale: RatingScale) -> None:
    bridge.correct("4.1 million", "4.2 million", "Misread.").correct("A", "B", "C", rating="true", on="2026-04-20")
    first, second = project_case(bridge.case, scale=scale, language="en").corrections
    assert (first.rating_label, first.rating_before_label) == ("", "")
    assert (second.rating_label, second.rating_before_label, second.on) == ("True", "Mostly false", "2026-04-20")


def test_a_correction_cites_by_number_and_says_nothing_of_sources_that_are_not_shown(
    new_case: NewCase, scale: RatingScale
) -> None:
    made = new_case().upto("researching")
    one, secret = made.source("Accounts"), made.source("Letter", confidential=True)
    made.propose("false", f"It is not so [{one[:4]}].", one).approve().publish()
    made.correct(f"4.1 [{secret[:4]}]", f"4.2 [{one[:4]}].", f"Misread ([{secret[:4]}, {one[:4]}]), [sic].")
    (told,) = project_case(made.case, scale=scale, language="en").corrections
    assert (told.was, told.now, told.because) == ("4.1", "4.2 [1].", "Misread ([1]), [sic].")


def test_a_withdrawal_names_no_evidence_by_its_id(new_case: NewCase, scale: RatingScale) -> None:
    made = new_case().upto("researching")
    one = made.source("Accounts")
    made.propose("false", f"It is not so [{one}].", one).approve().publish().withdraw(f"The paper [{one}] is forged.")
    withdrawn = project_case(made.case, scale=scale, language="en").withdrawn
    assert withdrawn is not None
    assert withdrawn.reason == "The paper is forged."


@pytest.mark.parametrize("reason", ["not-possible", "safety", "self-evident"])
def test_why_nobody_was_asked_is_told_without_what_was_noted_beside_it(
    new_case: NewCase, scale: RatingScale, reason: str
) -> None:
    made = new_case().upto("researching")
    made.do("reply-waived", {"reason": reason}, {"note": "SECRET"})
    made.propose("false", "It is not so.", made.source("Accounts")).approve()
    assert project_case(made.case, scale=scale, language="en").no_reply_reason == reason


def test_a_source_whose_details_are_odd_is_shown_without_them(new_case: NewCase, scale: RatingScale) -> None:
    made = new_case().upto("researching")
    cited = made.source("Accounts", url="file:///srv/desk/accounts.pdf", copy="a" * 64)
    made.do(
        "copy-captured",
        {"evidence": cited},
        {"sha256": "b" * 64, "taken_at": "2026-03-06T10:00:00Z", "extension": "pdf"},
    )
    made.propose("false", "It is not so.", cited).approve()
    (source,) = project_case(made.case, scale=scale, language="en").sources
    assert (source.url, source.copy_sha256) == ("", "b" * 64)
