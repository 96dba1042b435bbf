"""What a sentence mentions stays with the case that is opened on it, and a case without any says nothing of it."""

from __future__ import annotations

import json
from pathlib import Path

from factcheck.desk.cases import NewClaim, opening
from factcheck.desk.intake import Given, accept, read_written, take_in
from factcheck.desk.place import Desk
from factcheck.model.case_record import case_record
from factcheck.model.mentions import NameMention, Quantity, TimeMention
from tests.desk.making import CLAIM

ARTICLE = "Nobody came.\n\nOn Monday 30 wells near Aldon ran dry, Mayor Ivo Brandt said.\n"


def test_an_accepted_proposal_keeps_what_it_mentions(desk: Desk) -> None:
    taken = take_in(
        desk, read_written(ARTICLE), Given(title="Wells", publisher="The Example", published_on="2020-12-24")
    )
    (proposal,) = (one.proposal for one in taken.candidates if "wells" in one.proposal.quote.text)
    (done,) = accept(desk, taken, proposal)
    record = case_record(desk.store.read_case(done.case.id).case)
    assert [(one["text"], one["first"], one["precision"]) for one in record["times"]] == [
        ("Monday", "2020-12-21", "day")
    ]
    assert [(one["value"], one["unit"]) for one in record["quantities"]] == [("30", "wells")]
    assert {one["name"]: one["kind"] for one in record["names"]} == {"Aldon": "place", "Ivo Brandt": "person"}
    for name in ("times", "quantities", "names"):
        assert all(ARTICLE[one["start"] : one["end"]] == one["text"] for one in record[name])


def test_an_opening_without_mentions_is_as_it_was() -> None:
    assert opening(NewClaim(CLAIM), "k3f9x2ab").body == {"claim": CLAIM}


def test_there_are_no_floats_in_what_is_kept(tmp_path: Path) -> None:
    new = NewClaim(
        CLAIM,
        times=(TimeMention("2019", 3, 7, "2019", "2019", "year"),),
        quantities=(Quantity("12.5%", 8, 13, "12.5", "share", unit="%"),),
        names=(NameMention("Aldon", 14, 19, "Aldon", "place"),),
    )
    file = tmp_path / "body.json"
    file.write_text(json.dumps(opening(new, "k3f9x2ab").body), encoding="utf-8")

    def refuse(words: str) -> float:
        raise AssertionError(words)

    body = json.loads(file.read_text(encoding="utf-8"), parse_float=refuse)
    assert body["quantities"] == [
        {"text": "12.5%", "start": 8, "end": 13, "value": "12.5", "kind": "share", "unit": "%"}
    ]
