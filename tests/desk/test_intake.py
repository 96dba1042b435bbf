"""An article goes in: it is kept or recognised, its claims are proposed, cases are opened, and never twice."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from factcheck.desk.cases import ClaimDetails, NewClaim, amend_claim, open_case, undo
from factcheck.desk.intake import (
    Given,
    TakenIn,
    accept,
    accept_all,
    amend_article,
    choose,
    decline,
    look_at,
    propose_parts,
    read_source,
    say_detail,
    take_in,
)
from factcheck.desk.place import Desk
from factcheck.errors import (
    InvalidDateError,
    NotFoundError,
    RefusedError,
    UnknownPersonError,
    UnreadableSourceError,
    UsageError,
)
from factcheck.model.canonical import sha256
from factcheck.model.proposal import Proposal
from tests.desk.making import ARTICLE, BEN, read, refused

GIVEN = Given(publisher="Halden Post", published_on="2026-03-10", url="https://post.example/bridge")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A text file with an article."""
    path = tmp_path / "bridge.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def taken(desk: Desk, article: Path) -> TakenIn:
    """The article, taken in."""
    return take_in(desk, read_source(str(article)), GIVEN)


def proposal_with(taken: TakenIn, words: str) -> Proposal:
    """The proposal that holds these words."""
    return next(one.proposal for one in taken.candidates if words in one.proposal.quote.text)


# Reading


def test_standard_input_is_a_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    read = read_source("-")
    assert read.text == ARTICLE
    assert read.source_name == ""


def test_an_encoding_may_be_named(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("Ząb węża boli mieszkańców.".encode("cp1250"))
    assert read_source(str(path), encoding="windows-1250").text == "Ząb węża boli mieszkańców."
    with refused(desk, UsageError):
        read_source(str(path), encoding="klingon")


@pytest.mark.parametrize("source", ["gone.txt", ".", "~nobodyhere/a.txt", "a\0b"])
def test_what_can_not_be_read_is_refused(desk: Desk, source: str) -> None:
    with refused(desk, UnreadableSourceError):
        read_source(source)


# Keeping


def test_an_article_is_kept_with_its_text_its_bytes_and_where_each_detail_came_from(
    desk: Desk, taken: TakenIn, article: Path
) -> None:
    kept = desk.store.read_article(taken.article.id).article
    assert kept.current.text == ARTICLE
    assert desk.store.read_capture(kept.current.raw_sha256) == article.read_bytes()
    assert (kept.publisher, str(kept.published_on), kept.url) == ("Halden Post", "2026-03-10", GIVEN.url)
    assert kept.title == "Halden opens its new bridge"
    assert ("title", "Halden opens its new bridge", "first line") in taken.sources
    assert ("publisher", "Halden Post", "given") in taken.sources
    assert (taken.recognised, taken.is_new_version) == ("", False)


def test_what_a_person_says_goes_before_what_the_source_states(desk: Desk, article: Path) -> None:
    taken = take_in(desk, read_source(str(article)), Given(title="A bridge opens"))
    assert taken.article.title == "A bridge opens"
    assert [source for name, _value, source in taken.sources if name == "title"] == ["given"]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (Given(published_on="soon"), InvalidDateError),
        (Given(url="post.example/bridge"), UsageError),
        (Given(url="https://[broken"), UsageError),
    ],
)
def test_a_detail_that_can_not_be_keeps_nothing(
    desk: Desk, article: Path, given: Given, error: type[UsageError]
) -> None:
    with refused(desk, error):
        take_in(desk, read_source(str(article)), given)
    assert desk.store.article_ids() == ()


def test_nobody_takes_nothing_in(desk: Desk, article: Path) -> None:
    desk.by = ""
    with refused(desk, UnknownPersonError):
        take_in(desk, read_source(str(article)), GIVEN)


def test_an_articles_details_are_changed(desk: Desk, taken: TakenIn) -> None:
    amended = amend_article(desk, taken.article.id[:5], Given(author="Eva Lund", published_on="2026-03"))
    assert (amended.author, str(amended.published_on)) == ("Eva Lund", "2026-03")
    with refused(desk, RefusedError):
        amend_article(desk, taken.article.id, Given())
    with refused(desk, RefusedError):
        amend_article(desk, taken.article.id, Given(author="Eva Lund"))
    with refused(desk, NotFoundError):
        amend_article(desk, "uuuu", Given(author="Eva Lund"))


def test_a_quote_says_on_which_page_or_at_what_time_it_stands(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "speech.srt"
    path.write_text("1\n00:12:41,000 --> 00:12:44,000\nThe bridge cost 40 million.\n", encoding="utf-8")
    taken = take_in(desk, read_source(str(path)), GIVEN)
    proposal = taken.candidates[0].proposal
    assert proposal.quote.place == "00:12:41"
    assert desk.store.read_article(taken.article.id).article.current.marks == ((0, "00:12:41"),)
    quote = read(desk, accept(desk, taken, proposal)[0].case.id).quote
    assert quote == proposal.quote
    typed = open_case(desk, NewClaim("It cost 40 million.", article=taken.article.id))
    amend_claim(desk, typed.case.id, details=ClaimDetails(quote="cost 40 million"))
    found = read(desk, typed.case.id).quote
    assert found is not None
    assert found.place == "00:12:41"


def test_a_detail_that_the_source_states_is_not_taken_where_a_person_says_so(desk: Desk, article: Path) -> None:
    given = say_detail(GIVEN, "title", "-")
    looked = look_at(desk, read_source(str(article)), given)
    assert [name for name, _, _ in looked.details] == ["url", "publisher", "published_on"]
    assert looked.recognised == ""
    assert take_in(desk, read_source(str(article)), given).article.title == ""
    assert look_at(desk, read_source(str(article)), given).recognised
    for name, words in (("published_on", "soon"), ("url", "bridge")):
        with pytest.raises(UsageError):
            say_detail(given, name, words)


# Proposing


def test_claims_are_proposed_best_first_and_the_headline_is_set_aside(taken: TakenIn) -> None:
    scores = [one.proposal.score for one in taken.candidates]
    assert scores == sorted(scores, reverse=True)
    assert [one.proposal.rank for one in taken.candidates] == list(range(1, len(scores) + 1))
    assert not any("opens its new bridge" in one.proposal.quote.text for one in taken.candidates)
    assert any("opens its new bridge" in sentence.text for sentence in taken.aside)
    assert taken.undecided == taken.candidates


def test_a_title_that_is_said_is_not_offered_as_a_claim(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "speech.txt"
    path.write_text("The loan of 40 million was paid back.\n\nIt was paid back in 2024, the treasurer said.\n")
    taken = take_in(desk, read_source(str(path)), Given(title="The loan of 40 million was paid back"))
    assert [one.proposal.quote.text for one in taken.candidates] == ["It was paid back in 2024, the treasurer said."]


# Opening cases


def test_a_case_on_a_proposal_knows_what_the_article_tells(desk: Desk, taken: TakenIn) -> None:
    proposal = proposal_with(taken, "40 million")
    done = accept(desk, taken, proposal)[0]
    case = read(desk, done.case.id)
    assert case.stage == "triage"
    assert case.claim == " ".join(proposal.quote.text.split())
    assert case.quote == proposal.quote
    assert case.quote.start is not None
    assert ARTICLE[case.quote.start : case.quote.end] == case.quote.text
    assert case.quote.version == sha256(ARTICLE.encode())
    assert (case.article, case.appearance) == (taken.article.id, GIVEN.url)
    assert case.claimed_on == "2026-03-09"  # “said on Monday”, a day before the article
    assert case.claimant is not None
    assert "Brandt" in case.claimant.name
    assert case.score == round(proposal.score, 3)
    assert case.score_reasons


def test_an_outlet_is_the_claimant_where_nobody_else_is(desk: Desk, taken: TakenIn) -> None:
    proposal = proposal_with(taken, "the builders finished")
    claimant = accept(desk, taken, proposal)[0].case.claimant
    assert claimant is not None
    assert (claimant.name, claimant.kind) == ("Halden Post", "outlet")


def test_a_person_may_name_another_claimant(desk: Desk, taken: TakenIn) -> None:
    claimant = accept(desk, taken, taken.candidates[0].proposal, claimant="Eva Lund")[0].case.claimant
    assert claimant is not None
    assert (claimant.name, claimant.kind) == ("Eva Lund", "unknown")


def test_a_claim_is_reworded_or_split_and_keeps_its_quote(desk: Desk, taken: TakenIn) -> None:
    proposal = proposal_with(taken, "and the builders finished")
    parts = propose_parts(proposal)
    assert len(parts) == 2
    opened = accept(desk, taken, proposal, claims=parts)
    assert [done.case.claim for done in opened] == list(parts)
    assert {done.case.quote for done in opened} == {proposal.quote}
    reworded = accept(desk, taken, taken.candidates[-1].proposal, claims=("  It   rained. ",))
    assert reworded[0].case.claim == "It rained."


def test_all_are_accepted_and_told_of_one_by_one(desk: Desk, taken: TakenIn) -> None:
    steps: list[tuple[int, int]] = []
    everything = choose(taken, "all", None)
    opened = accept_all(desk, taken, everything, lambda done, total: steps.append((done, total)))
    assert len(opened) == len(taken.candidates) == len(desk.store.case_ids())
    assert steps == [(number, len(opened)) for number in range(1, len(opened) + 1)]


def test_ranks_and_scores_choose(taken: TakenIn) -> None:
    assert [proposal.rank for proposal in choose(taken, "1,3", None)] == [1, 3]
    assert [proposal.rank for proposal in choose(taken, "top2", None)] == [1, 2]
    assert choose(taken, "none", None) == ()
    best = taken.candidates[0].proposal
    assert choose(taken, None, best.score)[0] == best
    with pytest.raises(UsageError):
        choose(taken, "99", None)
    with pytest.raises(UsageError):
        choose(taken, None, 2.0)


# The second time


def test_the_same_article_again_opens_nothing_twice(desk: Desk, taken: TakenIn, article: Path) -> None:
    accept_all(desk, taken, choose(taken, "all", None))
    files = desk.store.case_ids(), desk.store.article_ids()
    again = take_in(desk, read_source(str(article)), GIVEN)
    assert again.recognised
    assert not again.is_new_version
    assert again.undecided == ()
    assert {one.case for one in again.candidates} == set(desk.store.case_ids())
    assert accept_all(desk, again, choose(again, "all", None)) == []
    assert (desk.store.case_ids(), desk.store.article_ids()) == files


def test_another_name_and_another_folder_are_the_same_article(desk: Desk, taken: TakenIn, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "copy.txt"
    copy.parent.mkdir()
    copy.write_text(ARTICLE)
    before = len(desk.store.read_article(taken.article.id).events)
    assert take_in(desk, read_source(str(copy)), Given()).article.id == taken.article.id
    assert len(desk.store.read_article(taken.article.id).events) == before


def test_a_reworded_and_a_split_claim_are_not_proposed_again(desk: Desk, taken: TakenIn, article: Path) -> None:
    reworded, split = taken.candidates[0].proposal, proposal_with(taken, "and the builders finished")
    accept(desk, taken, reworded, claims=("It cost 40 million.",))
    accept(desk, taken, split, claims=propose_parts(split))
    again = take_in(desk, read_source(str(article)), GIVEN)
    known = {one.proposal.rank for one in again.candidates if one.case}
    assert known == {reworded.rank, split.rank}


def test_a_declined_claim_is_not_proposed_again_until_somebody_names_it(
    desk: Desk, taken: TakenIn, article: Path
) -> None:
    first, second = (one.proposal for one in taken.candidates[:2])
    decline(desk, taken, first, " an opinion ")
    decline(desk, taken, second)
    again = take_in(desk, read_source(str(article)), GIVEN)
    assert [one.declined for one in again.candidates[:2]] == ["an opinion", "declined"]
    assert first.rank not in {one.proposal.rank for one in again.undecided}
    assert first not in choose(again, "all", None)
    assert first not in choose(again, None, 0.0)
    assert first not in choose(again, "top3", None)
    assert choose(again, str(first.rank), None) == (first,)
    assert [proposal for proposal, _done in accept_all(desk, again, (first,))] == [first]


def test_a_changed_article_is_a_new_version_and_its_old_claims_keep_their_place(
    desk: Desk, taken: TakenIn, article: Path
) -> None:
    old = accept(desk, taken, proposal_with(taken, "40 million"))[0].case
    changed = "Corrected on Tuesday.\n\n" + ARTICLE.replace("23,000", "21,000")
    article.write_text(changed, encoding="utf-8")
    again = take_in(desk.acting(by=BEN), read_source(str(article)), GIVEN)
    assert again.article.id == taken.article.id
    assert again.is_new_version
    assert [version.text for version in again.article.versions] == [ARTICLE, changed]
    assert next(one for one in again.candidates if "40 million" in one.proposal.quote.text).case == old.id
    fresh = proposal_with(again, "21,000")
    assert fresh.quote.version == sha256(changed.encode())
    assert read(desk, old.id).quote == old.quote
    back = take_in(desk, read_source(str(article)), GIVEN)
    assert not back.is_new_version
    assert back.recognised


def test_a_case_whose_claim_was_opened_by_hand_is_proposed_all_the_same(desk: Desk, article: Path) -> None:
    open_case(desk, NewClaim("The council approved the loan in May 2023."))
    taken = take_in(desk, read_source(str(article)), GIVEN)
    assert len(taken.undecided) == len(taken.candidates)


def test_what_intake_opened_is_on_record(desk: Desk, taken: TakenIn) -> None:
    case = accept(desk, taken, taken.candidates[0].proposal)[0].case.id
    with refused(desk, RefusedError) as caught:
        undo(desk, case)
    assert caught.value.hint.startswith(f"factcheck stage {case} declined")
