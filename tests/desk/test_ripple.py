"""What leans on a source or a case: exactly those cases, by the way that leads to each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factcheck.desk import cases, evidence, notices, publishing, ripple
from factcheck.desk.place import Desk
from factcheck.errors import AmbiguousIdError, NotFoundError, UsageError
from factcheck.model import ripple as words
from factcheck.store import DeskStore
from tests.desk import making

OURS = "https://daily.example/checks/bridge"
SECRET = "Heronsgate papers of 1911"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)


def citing(desk: Desk, claim: str, *sources: str, cited: bool = True, confidential: bool = False) -> str:
    """A published case that holds these sources beside two of its own; its verdict cites them, or only its own."""
    case = making.open_told(desk, claim)
    cases.move_stage(desk, case, "open")
    cases.assign(desk, case, ("Ana Ruiz",))
    cases.move_stage(desk, case, "researching")
    own = [evidence.add_evidence(desk, case, f"https://own.example/{case}/{number}", "refutes",
                                 evidence.EvidenceDetails(publisher=f"Paper {number}")).id for number in (1, 2)]  # fmt: skip
    held = [evidence.add_evidence(desk, case, source, "refutes", evidence.EvidenceDetails(title=SECRET if confidential
            else "A source", publisher="Office"), confidential=confidential).id for source in sources]  # fmt: skip
    from factcheck.desk import verdicts

    pieces = (*own, *(held if cited else ()))
    verdicts.propose_verdict(desk, case, "false", "It is not so " + "".join(f"[{piece}]" for piece in pieces), pieces)
    cases.move_stage(desk, case, "in-review")
    verdicts.review_verdict(desk.acting(by=making.BEN), case, approve=True)
    publishing.publish_case(desk, case, url=f"https://daily.example/checks/{case}")
    return case


def piece_at(desk: Desk, case: str, url: str) -> str:
    return next(piece.id for piece in making.read(desk, case).evidence if piece.url == url)


MAP = "https://survey.example/map"


@pytest.fixture
def chain(desk: Desk) -> dict[str, str]:
    """A source that two cases cite, one that holds it, one that cites the first, one that cites that one, and others."""
    found = {"first": citing(desk, "One", MAP)}
    found["second"] = citing(desk, "Two", "http://www.survey.example/map/#top")
    found["holds"] = citing(desk, "Three", MAP, cited=False)
    found["through"] = citing(desk, "Four", f"https://daily.example/checks/{found['first']}")
    found["further"] = citing(desk, "Five", f"https://daily.example/checks/{found['through']}/")
    found["of-holder"] = citing(desk, "Six", f"https://daily.example/checks/{found['holds']}")
    found["apart"] = citing(desk, "Seven", "https://survey.example/other-map")
    return found


def degrees(found: words.Ripple, chain: dict[str, str]) -> dict[str, str]:
    names = {identifier: name for name, identifier in chain.items()}
    return {names[one.case.id]: one.degree for one in found.touched}


@pytest.mark.parametrize("indexed", [True, False])
def test_exactly_the_cases_that_cite_it_directly_or_through_another_are_found(
    desk: Desk, chain: dict[str, str], indexed: bool
) -> None:
    evidence.withdraw_evidence(desk, chain["first"], piece_at(desk, chain["first"], MAP), "The map is a forgery.")
    if not indexed:
        desk.__dict__["store"] = DeskStore(desk.root, index=False)
    found = ripple.find_ripple(desk, chain["first"], piece_at(desk, chain["first"], MAP))
    wanted = {"first": "cites", "second": "cites", "holds": "holds", "through": "cites", "further": "cites"}
    assert degrees(found, chain) == wanted
    assert found.loose == ()
    further = next(one for one in found.touched if one.case.id == chain["further"])
    assert [step.case for step in further.path] == [chain["first"], chain["through"], chain["further"]]
    assert [step.how for step in further.path] == ["same-address", "its-address", "its-address"]
    assert set(found.feed) == {chain[name] for name in wanted}
    assert {one.case.id: one.state for one in found.touched}[chain["holds"]] == words.LOOK_AGAIN


def test_an_address_finds_what_its_evidence_finds_and_why_it_was_withdrawn(desk: Desk, chain: dict[str, str]) -> None:
    before = ripple.find_ripple(desk, "https://WWW.survey.example/map")
    assert before.origin.happened == ""
    evidence.withdraw_evidence(
        desk, chain["second"], piece_at(desk, chain["second"], "http://www.survey.example/map/#top"), "Forged."
    )
    after = ripple.find_ripple(desk, MAP)
    assert (after.origin.happened, after.origin.reason) == ("withdrawn", "Forged.")
    assert degrees(after, chain) == degrees(before, chain)


def test_a_case_is_meant_by_its_id_and_by_the_address_of_what_was_published(desk: Desk, chain: dict[str, str]) -> None:
    by_id = ripple.find_ripple(desk, chain["first"])
    assert degrees(by_id, chain) == {"through": "cites", "further": "cites"}
    by_address = ripple.find_ripple(desk, f"https://daily.example/checks/{chain['first']}")
    assert (by_address.origin.sort, degrees(by_address, chain)) == (words.CASE, degrees(by_id, chain))


def test_a_copy_of_what_was_published_and_ties_count_and_a_loose_tie_is_told_apart(desk: Desk, tmp_path: Path) -> None:
    first = citing(desk, "One", MAP)
    digest = making.read(desk, first).publications[0].kept["json"]
    copy = tmp_path / "ours.json"
    copy.write_bytes(desk.store.read_capture(digest))
    bytes_of = making.open_told(desk, "Copy")
    evidence.add_evidence(desk, bytes_of, str(copy), "context", evidence.EvidenceDetails())
    follows, same, related = (making.open_told(desk, claim) for claim in ("Follows", "Same", "Related"))
    cases.link(desk, follows, first, "follows")
    cases.link(desk, first, same, "same-claim")
    cases.link(desk, related, first, "related")
    publishing.withdraw_case(desk, first, "It was wrong.")
    found = ripple.find_ripple(desk, first)
    assert {one.case.id: one.degree for one in found.touched} == {
        bytes_of: "holds", follows: "linked", same: "linked",
    }  # fmt: skip
    assert [one.case.id for one in found.loose] == [related]
    assert (found.origin.happened, found.origin.reason) == ("withdrawn", "It was wrong.")


def test_the_same_bytes_count_and_the_same_origin_is_only_looked_at(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The accounts say 31 million.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The accounts say 31 million.", encoding="utf-8")
    one, two, three = (making.open_told(desk, claim) for claim in ("One", "Two", "Three"))
    given = evidence.EvidenceDetails(origin="Road Office")
    piece = evidence.add_evidence(desk, one, str(tmp_path / "a.txt"), "refutes", given).id
    evidence.add_evidence(desk, two, str(tmp_path / "b.txt"), "refutes", evidence.EvidenceDetails())
    evidence.add_evidence(
        desk, three, "https://roads.example/x", "refutes", evidence.EvidenceDetails(origin="road  office")
    )
    found = ripple.find_ripple(desk, piece)
    assert {touched.case.id for touched in found.touched} == {one, two}
    assert [touched.case.id for touched in found.loose] == [three]


def test_a_circle_ends(desk: Desk) -> None:
    first = citing(desk, "One", MAP)
    second = citing(desk, "Two", f"https://daily.example/checks/{first}")
    cases.link(desk, first, second, "follows")
    found = ripple.find_ripple(desk, MAP)
    assert [one.case.id for one in found.touched] == [first, second]
    assert [one.case.id for one in ripple.find_ripple(desk, first).touched] == [second]


def test_what_was_corrected_since_is_told_so_and_no_longer_waits(desk: Desk, chain: dict[str, str]) -> None:
    evidence.withdraw_evidence(desk, chain["first"], piece_at(desk, chain["first"], MAP), "The map is a forgery.")
    assert [one.origin.name for one in ripple.open_ripples(desk)] == ["A source"]
    for name in ("first", "second", "through", "further"):
        others = tuple(piece.id for piece in making.read(desk, chain[name]).evidence if "own.example" in piece.url)
        publishing.correct_case(
            desk.acting(by=making.BEN), chain[name], was="by the map", now="without it", because="The map was forged.",
            rating="unproven", cites=others,
        )  # fmt: skip
    found = ripple.find_ripple(desk, chain["first"], piece_at(desk, chain["first"], MAP))
    states = {one.case.id: one.state for one in found.touched}
    assert {states[chain[name]] for name in ("first", "second", "through", "further")} == {words.CORRECTED}
    assert ripple.open_ripples(desk) == ()


def test_a_case_is_told_that_another_one_withdrew_its_source(desk: Desk, chain: dict[str, str]) -> None:
    evidence.withdraw_evidence(desk, chain["first"], piece_at(desk, chain["first"], MAP), "The map is a forgery.")
    told = ripple.withdrawn_elsewhere(desk, making.read(desk, chain["second"]))
    assert [(piece.publisher, origin.case.id if origin.case else "") for piece, origin in told] == [
        ("Office", chain["first"])
    ]
    assert ripple.withdrawn_elsewhere(desk, making.read(desk, chain["apart"])) == ()


def test_what_is_meant_must_be_one_thing(desk: Desk, chain: dict[str, str]) -> None:
    with pytest.raises(NotFoundError):
        ripple.find_ripple(desk, "zzzzzz")
    with pytest.raises(UsageError):
        ripple.find_ripple(desk, "https://")
    pieces = [piece.id for name in chain for piece in making.read(desk, chain[name]).evidence]
    shared = next(one[0] for one in pieces if sum(other[0] == one[0] for other in pieces) > 1)
    with pytest.raises((AmbiguousIdError, NotFoundError)):
        ripple.find_ripple(desk, shared)


def test_a_damaged_case_is_named_and_not_passed_over(desk: Desk, chain: dict[str, str]) -> None:
    path = next(desk.root.glob(f"*/{chain['second']}-*.json"))
    path.write_bytes(path.read_bytes()[:-40])
    found = ripple.find_ripple(desk, MAP)
    assert chain["second"] not in {one.case.id for one in found.touched}
    assert any(chain["second"] in note for note in found.notes)


def test_notices_are_drafted_for_each_and_left_where_somebody_changed_them(
    desk: Desk, chain: dict[str, str], tmp_path: Path
) -> None:
    evidence.withdraw_evidence(desk, chain["first"], piece_at(desk, chain["first"], MAP), "The map is a forgery.")
    found = ripple.find_ripple(desk, chain["first"], piece_at(desk, chain["first"], MAP))
    drafted = notices.draft_notices(desk, found)
    assert [one.case for one in drafted] == [one.case.id for one in found.touched]
    texts = {one.case: " ".join(one.text.split()) for one in drafted}
    assert all("A source" in text and "The map is a forgery." in text for text in texts.values())
    assert "by way of our check of “One”" in texts[chain["further"]]
    assert "by way of our check of “Four”" in texts[chain["further"]]
    written, left = notices.write_notices(drafted, tmp_path / "out")
    assert (len(written), left) == (len(drafted), [])
    (tmp_path / "out" / drafted[0].file).write_text("Our own words.", encoding="utf-8")
    assert notices.write_notices(drafted, tmp_path / "out")[1] == [drafted[0].file]
    assert (tmp_path / "out" / drafted[0].file).read_text(encoding="utf-8") == "Our own words."


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "ar"])
def test_a_notice_never_tells_what_is_confidential(desk: Desk, language: str) -> None:
    first = citing(desk, "One", "https://canary.example/x", confidential=True)
    second = citing(desk, "Two", f"https://daily.example/checks/{first}")
    secret = piece_at(desk, first, "https://canary.example/x")
    evidence.withdraw_evidence(desk, first, secret, f"The {SECRET} were forged.")
    found = ripple.find_ripple(desk, first, secret)
    assert {one.case.id for one in found.touched} == {first, second}
    for one in notices.draft_notices(desk, found, language):
        told = one.text.casefold()
        assert not [word for word in ("canary", "heronsgate", "1911", secret) if word in told]


def test_a_source_that_is_confidential_in_one_case_is_not_named_to_its_readers(desk: Desk) -> None:
    first = citing(desk, "One", "https://canary.example/x")
    second = citing(desk, "Two", "https://canary.example/x", confidential=True)
    found = ripple.find_ripple(desk, first, piece_at(desk, first, "https://canary.example/x"))
    by_case = {one.case: one.text for one in notices.draft_notices(desk, found)}
    assert "canary.example" in by_case[first]
    assert "canary" not in by_case[second]
