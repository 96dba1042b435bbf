"""What was done, in words: every kind of event is told, and a change says what was there before."""

from __future__ import annotations

import json
from pathlib import Path

from factcheck.model import events
from factcheck.model.event import Draft, event_of, make_event, record_of
from factcheck.render.history import show_history
from factcheck.render.history_words import KINDS_TOLD, Teller
from factcheck.render.output import Mode
from tests.render.making import ANA, make_labels, published, research, undone
from tests.render.printing import printed


def told(kind: str, body: dict[str, object] | None = None, **fields: object) -> str:
    """What is said of one event, in a line."""
    event = make_event(
        Draft(kind, fields, body or {}), by=ANA, at="2026-11-02T09:00:00Z", clock=1, parents=(), salt="0" * 32
    )
    what, written = Teller(make_labels()).tell(event)
    return "; ".join([what, *(f"{name}: {words}" for name, words in written)])


def test_every_kind_of_event_is_told() -> None:
    folder = Path(str(events.__file__)).parent
    kinds = {path.stem.replace("_", "-") for path in folder.glob("*.py")} - {"--init--"}
    assert kinds == KINDS_TOLD


def test_a_kind_that_this_version_does_not_know_is_told_as_such() -> None:
    assert told("poll-held", {"text": "all agreed"}) == (
        "did something this version does not know (poll-held); text: all agreed"
    )


def test_events_are_told_with_their_own_words() -> None:
    assert told("assigned", add=["Ana"], remove=["Ben"]) == "assigned Ana and took away Ben"
    assert (
        told("stage-moved", {"reason": "an opinion"}, stage="declined")
        == "moved it from triage to declined; reason: an opinion"
    )
    assert told("stage-moved", stage="duplicate", of="7m0nd8qz") == "moved it from triage to duplicate, of 7m0nd8qz"
    assert (
        told("stage-moved", stage="on-hold", until="2027-01-01") == "moved it from triage to on-hold until 2027-01-01"
    )
    assert told("reply-waived", reason="safety") == "noted that nobody is asked for a reply: safety"
    assert (
        told("evidence-amended", evidence="7qk2m3xa", confidential=True)
        == "changed evidence 7qk2m3xa, now confidential"
    )
    assert told("evidence-amended", evidence="7qk2m3xa", confidential=False).endswith("no longer confidential")
    assert told("verdict-reviewed", decision="rate", rating="half-true").startswith("rated it")
    assert told("withdrawn", {"reason": "wrong"}) == "withdrew what was published; reason: wrong"


def test_a_change_says_what_was_there_before() -> None:
    change = research()
    change.add(Draft("claim-reworded", {}, {"claim": "The landing was staged."}))
    shown = printed(show_history, change.events)
    assert "The landing was staged. (was: The landing on the moon was filmed in a hangar in Nevada.)" in " ".join(
        shown.out.split()
    )


def test_the_reason_of_another_act_is_no_older_value() -> None:
    change = research()
    change.add(Draft("claim-reworded", {}, {"claim": "It was staged.", "because": "shorter"}))
    change.add(Draft("claim-reworded", {}, {"claim": "It was filmed.", "because": "as said"}))
    shown = " ".join(printed(show_history, change.events).out.split())
    assert "It was filmed. (was: It was staged.)" in shown
    assert "(was: shorter)" not in shown


def test_what_was_undone_is_marked_and_stays() -> None:
    shown = printed(show_history, undone(), mode=Mode.PLAIN).out
    assert shown.count("\nUndone: yes\n") == 1
    assert "What: undid “tagged it " in shown


def test_words_that_were_taken_out_are_said_to_be() -> None:
    assert "(what was written here was taken out for good)" in printed(show_history, undone()).out


def test_json_has_the_events_exactly_as_files_hold_them() -> None:
    events_published = published()
    lines = printed(show_history, reversed(events_published), mode=Mode.JSON).out.splitlines()
    assert [event_of(json.loads(line)) for line in lines] == events_published
    assert [json.loads(line) for line in lines] == [
        json.loads(json.dumps(record_of(event))) for event in events_published
    ]


def test_the_newest_event_first_still_says_where_the_case_came_from() -> None:
    change = research()
    change.add(Draft("stage-moved", {"stage": "on-hold", "until": "2027-01-01"}, {"reason": "we wait"}))
    shown = {first: printed(show_history, change.events, newest_first=first).out for first in (False, True)}
    moves = {first: [line for line in text.splitlines() if "moved it from" in line] for first, text in shown.items()}
    assert "from researching to on-hold" in moves[True][0]
    assert moves[True] == moves[False][::-1]


def test_what_a_claim_mentions_is_told_in_words() -> None:
    names = [{"name": "Ada Brandt", "kind": "person", "start": 0, "end": 10}]
    quantities = [{"kind": "number", "value": "60", "text": "60 civilians", "start": 0, "end": 12}]
    assert told("case-opened", {"names": names, "quantities": quantities}) == (
        "opened the case; names: Ada Brandt (person); quantities: 60 civilians"
    )
    assert "later version" in told("case-opened", {"names": [{"label": "later version"}]})
