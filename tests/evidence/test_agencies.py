"""Agencies that a text names as its source."""

from __future__ import annotations

import time

import pytest

from factcheck.evidence.agencies import agency_named, find_credits, load_agencies
from factcheck.model.agency import Agency

AGENCIES = load_agencies()


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("HALDEN, 3 May (Reuters) – The bridge is shut.", "Reuters", "HALDEN, 3 May (Reuters)"),
        ("MADRID, 3 (EFE).- El puente está cerrado.", "EFE", "MADRID, 3 (EFE)"),
        ("WARSZAWA /PAP/ Most jest zamknięty.", "PAP", "WARSZAWA /PAP/"),
        ("The bridge was shut, AFP reports.", "AFP", "AFP reports"),
        ("The bridge is shut.\n\nBy Associated Press", "AP", "By Associated Press"),
        ("Die Brücke ist gesperrt, meldet niemand sonst. (dpa)", "dpa", "(dpa)"),
        ("Quelle: dpa", "dpa", "Quelle: dpa"),
        ("He told the AP on Monday that it was shut.", "AP", "told the AP"),
        ("According to Reuters, it was shut.", "Reuters", "According to Reuters"),
        ("It was shut.\nTASS\n", "TASS", "TASS"),
    ],
)
def test_a_credit_is_found_with_its_words(text: str, name: str, words: str) -> None:
    (credit,) = find_credits(text, AGENCIES)
    assert credit.agency.name == name
    assert credit.words.endswith(words) or words.lower() in credit.words.lower()


@pytest.mark.parametrize(
    "text",
    ["", "The map apart, it was shut.", "A TT race on the island.", "He reads Reuters every day.", "Its PAPER was wet.",
     "Photo © AFP, cropped", "The ANSA of the harbour"],
)  # fmt: skip
def test_a_name_alone_is_no_credit(text: str) -> None:
    assert find_credits(text, AGENCIES) == ()


def test_a_desk_adds_agencies_and_replaces_one_of_the_same_name() -> None:
    own = load_agencies((Agency("Nordwire", ("Nordwire", "NW")), Agency("Reuters", ("Reuters", "RTR"))))
    assert len(own) == len(AGENCIES) + 1
    assert find_credits("HALDEN (NW) – x", own)[0].agency.name == "Nordwire"
    assert agency_named("rtr", own) == Agency("Reuters", ("Reuters", "RTR"))
    assert agency_named("thomson reuters", own) is None


def test_names_are_known_whatever_their_case() -> None:
    found = agency_named("deutsche presse-agentur", AGENCIES)
    assert found is not None
    assert found.name == "dpa"
    assert agency_named("", AGENCIES) is None


def test_a_text_that_nearly_matches_all_the_time_costs_no_long_search() -> None:
    text = ("told the " * 50 + "(" * 80 + "\n") * 200
    started = time.process_time()
    find_credits(text, AGENCIES)
    assert time.process_time() - started < 2
