"""Opening a case and everything a person does to one that is neither evidence, verdict nor publication."""

from __future__ import annotations

import pytest

from factcheck.desk.cases import (
    ClaimDetails,
    NewClaim,
    add_appearance,
    add_note,
    amend_claim,
    assign,
    link,
    move_stage,
    open_case,
    override,
    parse_tags,
    show_tags,
    tag,
    undo,
)
from factcheck.desk.evidence import EvidenceDetails, amend_evidence, withdraw_evidence
from factcheck.desk.place import Desk
from factcheck.desk.publishing import correct_case, withdraw_case
from factcheck.desk.verdicts import review_verdict
from factcheck.errors import (
    AmbiguousIdError,
    DuplicateRefusedError,
    InvalidDateError,
    NotFoundError,
    RefusedError,
    StageRefusedError,
    StandardRefusedError,
    UnknownPersonError,
    UsageError,
)
from tests.desk.making import (
    ANA,
    BEN,
    CLAIM,
    add_source,
    approved,
    drafted,
    in_review,
    make_desk,
    open_told,
    propose,
    published,
    read,
    refused,
    reopen,
    researched,
    settings_with,
)

OTHER = "The ferry carried nobody in 1952."


# Opening


def test_a_case_opens_in_triage_with_what_is_known(desk: Desk) -> None:
    done = open_case(desk, NewClaim(f"  {CLAIM} ", claimant="Ivo Brandt", claimant_kind="person", claimed_on="2026-03",
                                    appearance="unknown", why="Shared widely.", tags=("+Money", "halden")))  # fmt: skip
    case = read(desk, done.case.id)
    assert (done.what, done.id) == ("case", case.id)
    assert (case.stage, case.claim, case.claimed_on, case.appearance) == ("triage", CLAIM, "2026-03", "unknown")
    assert case.claimant is not None
    assert (case.claimant.name, case.claimant.kind) == ("Ivo Brandt", "person")
    assert case.tags == ("halden", "money")
    assert (str(case.opened.by), case.opened.at) == (ANA, "2026-03-16T09:00:00Z")


def test_the_same_claim_is_opened_once_unless_somebody_insists(desk: Desk) -> None:
    first = open_case(desk, NewClaim(CLAIM)).case.id
    with refused(desk, DuplicateRefusedError) as caught:
        open_case(desk, NewClaim(CLAIM.upper().replace(".", " !")))
    assert first in caught.value.message
    assert open_case(desk, NewClaim(CLAIM), anyway=True).case.id != first


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (NewClaim("  "), UsageError),
        (NewClaim(CLAIM, claimed_on="yesterday"), InvalidDateError),
        (NewClaim(CLAIM, claimant="Ivo", claimant_kind="mayor"), UsageError),
        (NewClaim(CLAIM, tags=("two words",)), UsageError),
        (NewClaim(CLAIM, article="zzzz"), NotFoundError),
    ],
)
def test_what_can_not_be_a_case_is_not_opened(desk: Desk, new: NewClaim, error: type[UsageError]) -> None:
    with refused(desk, error):
        open_case(desk, new)
    assert desk.store.case_ids() == ()


def test_nobody_opens_no_case(desk: Desk) -> None:
    desk.by = ""
    with refused(desk, UnknownPersonError):
        open_case(desk, NewClaim(CLAIM))


# The claim


def test_a_claim_is_reworded_and_told_of_in_one_go(desk: Desk) -> None:
    case = open_case(desk, NewClaim(CLAIM)).case.id
    details = ClaimDetails(claimant="unknown", claimed_on="unknown", appearance="a leaflet", priority=2, due="2026-04-01",
                           checkable="checkable", why="")  # fmt: skip
    amend_claim(desk, case, claim="The bridge cost 40 million crowns.", details=details, because="the unit was missing")
    after = read(desk, case)
    assert after.claim == "The bridge cost 40 million crowns."
    assert (after.priority, after.due, after.appearance) == (2, "2026-04-01", "a leaflet")
    undo(desk, case)
    assert read(desk, case).claim == CLAIM
    assert read(desk, case).priority == 0


def test_the_kind_of_a_claimant_is_changed_without_the_name(desk: Desk) -> None:
    case = open_told(desk)
    amend_claim(desk, case, details=ClaimDetails(claimant_kind="organisation"))
    claimant = read(desk, case).claimant
    assert claimant is not None
    assert (claimant.name, claimant.kind) == ("Ivo Brandt", "organisation")
    amend_claim(desk, case, details=ClaimDetails(claimant="Eva Lund"))
    claimant = read(desk, case).claimant
    assert claimant is not None
    assert (claimant.name, claimant.kind) == ("Eva Lund", "unknown")


@pytest.mark.parametrize(
    ("details", "error"),
    [
        (ClaimDetails(), RefusedError),
        (ClaimDetails(claimed_on="soon"), InvalidDateError),
        (ClaimDetails(due="2026-04"), RefusedError),
        (ClaimDetails(checkable="maybe"), RefusedError),
        (ClaimDetails(priority=4), RefusedError),
        (ClaimDetails(claimant_kind="mayor"), UsageError),
        (ClaimDetails(article="zzzz"), NotFoundError),
    ],
)
def test_a_detail_that_can_not_be_is_refused(desk: Desk, details: ClaimDetails, error: type[RefusedError]) -> None:
    case = open_told(desk)
    with refused(desk, error):
        amend_claim(desk, case, details=details)


def test_a_claim_appeared_elsewhere_too(desk: Desk) -> None:
    case = open_told(desk)
    add_appearance(desk, case, "https://forum.example/42", "2026-02")
    add_appearance(desk, case, "a leaflet", "unknown")
    assert [(one.where, one.when) for one in read(desk, case).appearances] == [
        ("https://forum.example/42", "2026-02"), ("a leaflet", "unknown"),
    ]  # fmt: skip
    with refused(desk, InvalidDateError):
        add_appearance(desk, case, "a leaflet", "soon")


# Stages


def test_a_case_leaves_triage_only_once_it_is_said_where_when_and_by_whom(desk: Desk) -> None:
    case = open_case(desk, NewClaim(CLAIM)).case.id
    with refused(desk, StageRefusedError) as caught:
        move_stage(desk, case, "open")
    assert caught.value.hint == (
        f"factcheck claim amend {case} --appearance unknown --claimed-on unknown --claimant unknown"
    )
    amend_claim(desk, case, details=ClaimDetails(appearance="unknown", claimed_on="unknown", claimant="unknown"))
    assert move_stage(desk, case, "open").case.stage == "open"


def test_on_hold_asks_for_a_reason_and_a_day(desk: Desk) -> None:
    case = researched(desk)
    for because, until, error in (
        ("", "2026-04-01", StageRefusedError), ("The archive is shut.", "", StageRefusedError),
        ("The archive is shut.", "2026-04", StageRefusedError), ("The archive is shut.", "soon", InvalidDateError),
    ):  # fmt: skip
        with refused(desk, error):
            move_stage(desk, case, "on-hold", because=because, until=until)
    held = move_stage(desk, case, "on-hold", because="The archive is shut.", until="2026-04-01").case
    assert (held.stage, held.stage_reason, held.held_until) == ("on-hold", "The archive is shut.", "2026-04-01")


def test_a_duplicate_names_the_other_case_by_any_beginning(desk: Desk) -> None:
    first, second = open_told(desk), open_told(desk, OTHER)
    for of in ("", second):
        with refused(desk, StageRefusedError):
            move_stage(desk, second, "duplicate", of=of)
    with refused(desk, NotFoundError):
        move_stage(desk, second, "duplicate", of="uuuu")
    done = move_stage(desk, second, "duplicate", of=first[:6])
    assert [(one.relation, one.case) for one in done.case.links] == [("duplicate-of", first)]
    assert move_stage(desk, second, "researching", because="It is another claim.").case.stage == "researching"


def test_the_standards_are_asked_before_a_review(desk: Desk) -> None:
    case = researched(desk)
    only = read(desk, case).evidence[0].id
    withdraw_evidence(desk, case, only, "a forgery")
    propose(desk, case)
    with refused(desk, StandardRefusedError) as caught:
        move_stage(desk, case, "in-review")
    assert "independent-sources" in caught.value.message
    assert "second-person" not in caught.value.message
    assert caught.value.hint.startswith(f"factcheck evidence add {case} ")
    override(desk, case, "independent-sources", "Only one archive has it.")
    assert move_stage(desk, case, "in-review").case.stage == "in-review"


def test_a_standard_that_is_only_warned_of_lets_a_case_pass(tmp_path_factory: pytest.TempPathFactory) -> None:
    desk = make_desk(tmp_path_factory.mktemp("desk"), settings=settings_with(independent_sources="warn"))
    case = researched(desk)
    withdraw_evidence(desk, case, read(desk, case).evidence[0].id, "a forgery")
    propose(desk, case)
    move_stage(desk, case, "in-review")


def test_an_approved_case_whose_verdict_went_stale_finds_its_way_back(desk: Desk) -> None:
    case = approved(desk)
    add_source(desk, case, 3)
    assert move_stage(desk, case, "in-review").case.stage == "in-review"
    review_verdict(desk.acting(by=BEN), case, ask_changes="There is a third source.")
    propose(desk, case)
    assert move_stage(desk, case, "in-review").case.stage == "in-review"


def test_a_reopened_case_is_reviewed_again_though_readers_saw_it_before(desk: Desk) -> None:
    case = published(desk)
    move_stage(desk, case, "closed")
    move_stage(desk, case, "researching", because="A new audit.")
    add_source(desk, case, 3)
    propose(desk, case, "half-true")
    move_stage(desk, case, "in-review")
    assert review_verdict(desk.acting(by=BEN), case, approve=True).case.stage == "approved"


# People, notes, tags, links


def test_people_are_assigned_added_and_taken_away(desk: Desk) -> None:
    case = open_told(desk)
    assign(desk, case, ("Ana Ruiz", "Ben Okafor"))
    assert assign(desk, case, ("Cleo",), instead=True).case.assignees == ("Cleo",)
    assert assign(desk, case, ("Cleo",), remove=True).case.assignees == ()
    with refused(desk, RefusedError):
        assign(desk, case, ("Cleo",), remove=True)


def test_a_note_is_kept_with_its_id(desk: Desk) -> None:
    case = open_told(desk)
    done = add_note(desk, case, " Called the town hall. ")
    assert [(note.id, note.text) for note in read(desk, case).notes] == [(done.id, "Called the town hall.")]
    with refused(desk, RefusedError):
        add_note(desk, case, "  ")


def test_tags_are_written_with_signs_or_without() -> None:
    assert parse_tags(["+Health", "election", "-old", "+health"]) == (("health", "election"), ("old",))
    for word in ("+", "-", "two words", "a,b", "+\x1b"):
        with pytest.raises(UsageError):
            parse_tags([word])


def test_tags_come_and_go(desk: Desk) -> None:
    case = open_told(desk)
    tag(desk, case, ("health", "election"), ())
    assert tag(desk, case, (), ("health",)).case.tags == ("election",)
    assert show_tags(desk, case).case.tags == ("election",)
    with refused(desk, RefusedError):
        tag(desk, case, ("election",), ())


def test_cases_are_tied(desk: Desk) -> None:
    first, second = open_told(desk), open_told(desk, OTHER)
    done = link(desk, first, second[:6], "follows")
    assert [(one.relation, one.case) for one in done.case.links] == [("follows", second)]
    with refused(desk):
        link(desk, first, second, "hates")
    with refused(desk):
        link(desk, first, first, "related")


def test_an_override_names_a_standard_and_a_reason(desk: Desk) -> None:
    case = open_told(desk)
    with refused(desk, NotFoundError):
        override(desk, case, "gone", "Because.")
    with refused(desk, RefusedError):
        override(desk, case, "captured", "  ")
    assert override(desk, case, "captured", "The archive burned.").case.overrides[-1].because == "The archive burned."


# Undoing


def test_undo_takes_back_what_one_command_did_together(desk: Desk) -> None:
    case = researched(desk)
    propose(desk, case)
    done, undone = undo(desk, case)
    assert [event.kind for event in undone] == ["verdict-proposed"]
    assert (done.case.stage, done.case.verdict) == ("researching", None)


def test_undo_takes_back_command_after_command_and_keeps_all_in_the_history(desk: Desk) -> None:
    case = open_told(desk)
    add_note(desk, case, "one")
    add_note(desk, case, "two")
    assert [note.text for note in undo(desk, case)[0].case.notes] == ["one"]
    assert undo(desk, case)[0].case.notes == ()
    assert len(desk.store.read_case(case).events) == 5
    with refused(desk, RefusedError):
        undo(desk, case)  # only the opening is left, and that is on record


def test_nobody_undoes_what_somebody_else_did(desk: Desk) -> None:
    case = open_told(desk)
    add_note(desk.acting(by=BEN), case, "mine")
    with refused(desk, RefusedError) as caught:
        undo(desk, case)
    assert "Ben Okafor" in caught.value.message
    undo(desk.acting(by=BEN), case)
    assert read(desk, case).notes == ()


@pytest.mark.parametrize("what", ["published", "corrected", "withdrawn"])
def test_what_readers_have_seen_is_not_undone(desk: Desk, what: str) -> None:
    case = published(desk)
    if what == "corrected":
        correct_case(desk, case, was="31", now="34", because="A revision.")
    if what == "withdrawn":
        withdraw_case(desk, case, "It was never said.")
    with refused(desk, RefusedError) as caught:
        undo(desk, case)
    assert case in caught.value.hint


def test_an_undone_review_lets_the_case_be_reviewed_again(desk: Desk) -> None:
    case = in_review(desk)
    ben = desk.acting(by=BEN)
    review_verdict(ben, case, approve=True)
    assert undo(ben, case)[0].case.stage == "in-review"
    assert review_verdict(ben, case, approve=True).case.stage == "approved"


def test_undone_evidence_leaves_its_verdict_fresh(desk: Desk) -> None:
    case = drafted(desk)
    piece = read(desk, case).evidence[0].id
    amend_evidence(desk, case, piece, EvidenceDetails(title="Accounts"))
    assert not read(desk, case).is_fresh
    undo(desk, case)
    assert read(desk, case).is_fresh


# Naming a case


def test_a_case_is_named_by_any_beginning_that_only_it_has(desk: Desk) -> None:
    ids = [open_told(desk, f"Claim {number}.") for number in range(40)]
    common = next(one[0] for one in ids if sum(other[0] == one[0] for other in ids) > 1)
    with refused(desk, AmbiguousIdError) as caught:
        add_note(desk, common, "x")
    assert sum(one in caught.value.message for one in ids) > 1
    with refused(desk, NotFoundError):
        add_note(desk, "uuu", "x")
    done = add_note(desk, ids[0].upper(), "x")
    assert done.case.id == ids[0]


def test_two_starts_of_the_program_see_each_others_work(desk: Desk) -> None:
    case = open_told(desk)
    other = reopen(desk)
    add_note(other, case, "from the other window")
    add_note(desk, case, "from this one")
    assert [note.text for note in read(other, case).notes] == ["from the other window", "from this one"]
