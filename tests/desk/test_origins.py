"""Where evidence comes from: three papers that repeat one agency are one origin, and it says why, wherever it is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.desk import evidence, origins
from factcheck.desk.place import Desk
from factcheck.desk.summaries import Wanted, make_summary, write_summary_of
from factcheck.errors import RefusedError
from factcheck.verdicts.standards import check_standards
from tests.desk.making import approved, make_desk, open_told, propose, read, refused, reopen, researched

AGENCY = '\n[[agencies]]\nname = "Nordwire"\nnames = ["NW", "Nord Wire"]\ndomains = ["nordwire.example"]\n'
# All invented. The three papers begin in their own way and add a sentence of their own.
STORY = """The council said on Monday that the bridge over the Tista was closed on 212 days of the year because the pillars
had been washed out by the spring flood. A ferry will take cars across the river until the new bridge opens in autumn next
year, which the builders call early. The mayor told reporters that nobody could have known how deep the river had dug."""
OWN = """Our reporter stood at the river for three nights and counted lorries that turned round before the barrier. By
her count the way across was shut for most of the winter, whatever the council may say, and the ferryman agrees with her. He
has kept a book of crossings since his father died, and lends it to whoever asks him kindly for it on a quiet day."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = make_desk(tmp_path / "cases")
    with (made.root / "desk.toml").open("a", encoding="utf-8") as file:
        file.write(AGENCY)
    return reopen(made)


def add_paper(desk: Desk, case: str, paper: str, text: str = "", **details: str) -> str:
    """A paper's report with the copy of it; the id of the evidence."""
    given = evidence.EvidenceDetails(publisher=paper, interest="none known", **details)
    host = paper.lower().replace(" ", "-")
    piece = evidence.add_evidence(desk, case, f"https://www.{host}.example/bridge", "refutes", given).id
    if text:
        file = desk.root.parent / f"{host}.txt"
        file.write_text(text, encoding="utf-8")
        evidence.capture_file(desk, case, piece, file)
    return piece


def three_papers(desk: Desk, case: str) -> list[str]:
    """Two papers that name the agency, in two ways, and one that prints its text without saying so."""
    return [
        add_paper(
            desk, case, "Halden Post", f"HALDEN, 3 May (Nordwire) – {STORY}\n\nThe post office is shut on Sundays."
        ),
        add_paper(desk, case, "Evening Star", "The bridge was shut for most of the year, Nord Wire reports."),
        add_paper(desk, case, "The Gull", f"{STORY}\n\nRead more in our Saturday paper."),
    ]


def standard(desk: Desk, case: str) -> tuple[bool, str]:
    result = next(one for one in check_standards(read(desk, case), desk.rules) if one.name == "independent-sources")
    return result.met, result.message


def test_three_papers_that_repeat_one_agency_are_one_origin_with_the_reason(desk: Desk) -> None:
    case = open_told(desk)
    post, star, gull = three_papers(desk, case)
    (origin,) = origins.show_origins(desk, case).origins
    assert (origin.name, origin.pieces, origin.is_proposal) == ("Nordwire", (post, star, gull), True)
    told = " ".join(origin.reasons)
    assert (
        f"both name Nordwire: {post} says “HALDEN, 3 May (Nordwire)” in its copy, {star} says “Nord Wire reports”"
        in told
    )
    assert f"the copies of {post} and {gull} are " in told
    assert "% the same text" in told
    met, message = standard(desk, case)
    assert not met
    assert message.startswith(f"1 of 2 independent origins; {post}, {star} and {gull} count as one, “Nordwire”: ")
    assert all(reason in message for reason in origin.reasons)


def test_two_independent_papers_are_two(desk: Desk) -> None:
    case = open_told(desk)
    add_paper(desk, case, "Halden Post", f"HALDEN (Nordwire) – {STORY}")
    add_paper(desk, case, "Evening Star", OWN)
    first, second = origins.show_origins(desk, case).origins
    assert (first.name, second.name) == ("Nordwire", "Evening Star")
    assert not second.is_proposal
    assert standard(desk, case) == (True, "2 of 2 independent origins")


def test_what_a_person_says_of_an_origin_beats_what_is_proposed(desk: Desk) -> None:
    case = open_told(desk)
    post, star, gull = three_papers(desk, case)
    origins.set_apart(desk, case, gull, "its reporter was there herself")
    assert read(desk, case).find_evidence(gull).origin == "The Gull"  # type: ignore[union-attr]
    assert [one.pieces for one in origins.show_origins(desk, case).origins] == [(post, star), (gull,)]
    assert standard(desk, case)[0]
    origins.accept_origins(desk, case)
    stated = origins.show_origins(desk, case).origins
    assert [(one.name, one.is_stated, one.is_proposal) for one in stated] == [
        ("Nordwire", True, False), ("The Gull", True, False),
    ]  # fmt: skip
    with refused(desk, RefusedError):
        origins.accept_origins(desk, case)
    with refused(desk, RefusedError):
        origins.accept_origins(desk, case, (gull,))


def test_a_piece_that_nothing_tells_apart_needs_a_name(desk: Desk) -> None:
    case = open_told(desk)
    add_paper(desk, case, "Nordwire")
    second = add_paper(desk, case, "NW")
    with refused(desk, RefusedError) as caught:
        origins.set_apart(desk, case, second)
    assert f"evidence amend {case} {second} --origin WHO" in caught.value.hint


def test_hosts_of_one_registered_domain_are_one_site(desk: Desk) -> None:
    case = open_told(desk)
    for host in ("www.paper.co.uk", "sport.paper.co.uk", "www.gazette.co.uk"):
        evidence.add_evidence(desk, case, f"https://{host}/bridge", "refutes", evidence.EvidenceDetails())
    assert [one.name for one in origins.show_origins(desk, case).origins] == ["paper.co.uk", "gazette.co.uk"]


def test_the_standard_and_the_summary_agree(desk: Desk) -> None:
    case = researched(desk)
    three_papers(desk, case)
    propose(desk, case)
    (public,) = make_summary(desk, Wanted((case,), drafts=True)).cases
    counted = origins.show_origins(desk, case).origins
    assert public.origins is not None
    assert public.origins.independent == len(counted) == 3
    assert public.origins.as_one == ((3, 4, 5),)
    assert standard(desk, case)[1].startswith("3 of 2 independent origins")
    for form in ("text", "markdown", "html"):
        told = " ".join(write_summary_of(desk, Wanted((case,), drafts=True), form).split())
        assert (
            "Sources 3, 4 and 5 have one origin and count as one. Together the sources have 3 independent origins."
            in told
        )
    assert '"as_one"' in write_summary_of(desk, Wanted((case,), drafts=True), "json")


def test_a_summary_of_sources_that_stand_alone_says_nothing_of_origins(desk: Desk) -> None:
    case = approved(desk)
    assert "independent origin" not in write_summary_of(desk, Wanted((case,)), "text")
    assert '"origins"' not in write_summary_of(desk, Wanted((case,)), "json")


def test_a_copy_that_is_gone_or_no_text_says_nothing(desk: Desk) -> None:
    case = open_told(desk)
    piece = add_paper(desk, case, "Halden Post", f"HALDEN (Nordwire) – {STORY}")
    add_paper(desk, case, "Evening Star", "\0\1\2 (Nordwire)")
    for path in (desk.root / "captures").glob("*/*"):
        path.unlink()
    assert [one.name for one in origins.show_origins(desk, case).origins] == ["Halden Post", "Evening Star"]
    assert piece
