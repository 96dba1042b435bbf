"""Markers become numbers; those of what readers may not see vanish without a trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.verdict import Verdict
from factcheck.publish.citations import cite

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

NewCase = Callable[..., "CaseMaker"]


def told(made: CaseMaker, reasoning: str, *cites: str) -> str:
    """The reasoning as a reader gets it, paragraphs divided by |."""
    verdict = Verdict("false", "default", "1", reasoning, cites, made.case.opened.by, "2026-03-15T10:00:00Z", "")
    paragraphs = cite(made.case, verdict).reasoning
    return "|".join(
        "".join(f"{p.text}{''.join(f'[{n}]' for n in p.cites)}" for p in paragraph) for paragraph in paragraphs
    )


def test_a_marker_becomes_the_number_of_its_source(new_case: NewCase) -> None:
    made = new_case()
    one, two = made.source("One"), made.source("Two")
    assert told(made, f"First [{two}], then [{one}].", one, two) == "First [2], then [1]."


def test_a_unique_prefix_of_two_characters_is_enough(new_case: NewCase) -> None:
    made = new_case()
    one = made.source("One")
    assert told(made, f"First [{one[:2]}].", one) == "First [1]."
    assert told(made, f"First [{one[:1]}].", one) == f"First [{one[:1]}]. [1]"


def test_several_markers_may_share_brackets_or_stand_side_by_side(new_case: NewCase) -> None:
    made = new_case()
    one, two = made.source("One"), made.source("Two")
    assert told(made, f"Both [{one}, {two}] and [{one}] [{two}].", one, two) == "Both [1][2] and [1][2]."


def test_brackets_around_anything_else_stay(new_case: NewCase) -> None:
    made = new_case()
    one = made.source("One")
    assert told(made, f"[Reuters] said [sic] so [{one}].", one) == "[Reuters] said [sic] so [1]."


def test_a_marker_that_means_two_sources_stays_as_it_was_written(new_case: NewCase) -> None:
    made = new_case()
    pieces = [made.source(f"Source {number}") for number in range(60)]
    shared = next(one[:2] for one in pieces if sum(other.startswith(one[:2]) for other in pieces) > 1)
    assert told(made, f"So [{shared}] and [{pieces[0]}].", *pieces) == f"So [{shared}] and [1]."


def test_without_markers_all_sources_are_cited_at_the_end(new_case: NewCase) -> None:
    made = new_case()
    one, two = made.source("One"), made.source("Two")
    assert told(made, "First.\n\nThen.", one, two) == "First.|Then. [1][2]"


def test_a_marker_of_confidential_evidence_vanishes(new_case: NewCase) -> None:
    made = new_case()
    secret, one = made.source("Secret", confidential=True), made.source("One")
    assert told(made, f"It is so [{secret}]. And [{one}].", secret, one) == "It is so. And [1]."
    assert told(made, f"It is so ([{secret}]) here [{one}].", secret, one) == "It is so here [1]."
    assert told(made, f"[{secret}] It is so [{secret}, {one}].", secret, one) == "It is so [1]."
    assert told(made, f"Because [{secret}] of it.", secret, one) == "Because of it. [1]"
    assert told(made, f"Because [{secret}].", secret) == "Because."
    assert told(made, f"[{secret}]", secret) == ""


def test_a_marker_of_withdrawn_or_erased_evidence_vanishes(new_case: NewCase) -> None:
    made = new_case()
    gone, erased, one = made.source("Gone"), made.source("Erased"), made.source("One")
    made.do("evidence-withdrawn", {"evidence": gone}, {"reason": "It was forged."})
    made.erase(erased)
    assert told(made, f"A [{gone}] b [{erased}] c [{one}].", gone, erased, one) == "A b c [1]."


def test_a_source_that_only_the_reasoning_names_comes_after_those_cited(new_case: NewCase) -> None:
    made = new_case()
    one, two = made.source("One"), made.source("Two")
    assert told(made, f"So [{one}] and [{two}].", two) == "So [2] and [1]."


@given(words=st.text(alphabet="ab [](),.\n", max_size=60))
def test_no_words_are_lost_where_there_is_no_marker(new_case: NewCase, words: str) -> None:
    made = new_case()
    assert told(made, words).replace("|", " ").split() == words.split()


@given(tokens=st.lists(st.sampled_from(["S", "P", " ", "(", ")", "word", ".", "\n\n", ", "]), max_size=12))
def test_no_confidential_id_is_left_wherever_its_marker_stands(new_case: NewCase, tokens: list[str]) -> None:
    made = new_case()
    secret, public = made.source("Secret", confidential=True), made.source("Public")
    marks = {"S": f"[{secret}]", "P": f"[{public}]"}
    text = told(made, "".join(marks.get(token, token) for token in tokens), secret, public)
    assert secret not in text
    assert public not in text
    assert text.count("word") == tokens.count("word")
    assert "[2]" not in text
