"""What is no claim of the article is set aside with its reason, and stays in the list."""

from __future__ import annotations

import pytest

from factcheck.intake.boilerplate import mark_asides, normalise_line
from factcheck.intake.sentences import split_sentences

PROSE = "The council of Aldon closed the mine on Monday. It had run for 60 years."


def asides(text: str, title: str = "") -> dict[str, str]:
    return {one.text: one.aside for one in mark_asides(split_sentences(text), title=title) if one.aside}


def test_the_headline_is_set_aside_each_time_it_stands_there() -> None:
    headline, repeated = "Mayor’s Plan Splits Aldon, As Wells Run Dry", "Mayor's plan splits  Aldon, as wells run dry"
    text = f"{headline}\n\n{PROSE}\n\n{repeated}\n\nIt rained in June."
    marked = mark_asides(split_sentences(text))
    assert [one.aside for one in marked] == ["headline", "", "", "headline repeated", ""]


def test_a_title_known_apart_from_the_text_is_recognised() -> None:
    assert asides(f"{PROSE}\n\nWells run dry.", title="Wells Run Dry") == {"Wells run dry.": "headline"}


def test_a_repeated_line_is_offered_once() -> None:
    line = "The mine made a profit of 3 million last year."
    assert [one.aside for one in mark_asides(split_sentences(f"{line}\n\n{PROSE}\n\n{line}"))] == [
        "",
        "",
        "",
        "repeated line",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Support The Courier", "appeal to support, subscribe or share"),
        ("Subscribe to our newsletter today!", "appeal to support, subscribe or share"),
        ("Follow The Courier on Facebook and Twitter.", "appeal to support, subscribe or share"),
        ("Click to see full-size image", "picture caption or credit"),
        ("Photo: A. Lind / Aldon Courier", "picture caption or credit"),
        ("The upper mine in May (Photo by Bo Lind)", "picture caption or credit"),
        ("Story continues below", "navigation of the page"),
        ("Home | News | Sport", "navigation of the page"),
        ("Read more", "navigation of the page"),
        ("Related: Ten wells that ran dry", "navigation of the page"),
        ("We use cookies to improve your visit.", "cookie or privacy notice"),
        ("© 2021 The Aldon Courier", "copyright line"),
        ("By Ada Brandt and Bo Lind", "byline or dateline"),
        ("Published: March 5, 2021, 10:30 am GMT", "byline or dateline"),
        ("Staff reports", "byline or dateline"),
        ("***", "separator"),
        ("Who pays for it?", "question"),
        ("What happened next", "heading"),
        ("Well, well.", "too short to be a claim"),
    ],
)
def test_furniture_of_a_page(line: str, reason: str) -> None:
    assert asides(f"{PROSE}\n\n{line}\n\n{PROSE.replace('60', '70')}") == {line: reason}


@pytest.mark.parametrize(
    "line",
    [
        "Human activity contributed to this warming of the lake.",
        "Dec 24 was the day 60 people died in the city.",
        "Support for the mayor fell to 12 percent in June.",
        "By Monday the mine had lost 3 million.",
        "By signing the treaty, both councils agreed to close the mine.",
        "The video shows that 12 men entered the mine.",
        "Ads cost the campaign 3 million in May.",
        "Read together, the two reports show a loss of 3 million.",
        "“Who pays for it?” the mayor of Aldon asked the council on Monday, according to its minutes.",
        "39 wells dried up in May",
    ],
)
def test_prose_that_only_looks_like_furniture_stays(line: str) -> None:
    assert asides(f"{PROSE}\n\n{line}\n\n{PROSE.replace('60', '70')}") == {}


def test_a_single_claim_on_standard_input_is_no_heading() -> None:
    assert asides("60 people were hurt in Aldon") == {}


def test_nothing_is_dropped() -> None:
    text = f"Wells Run Dry In Aldon\n\nSupport The Courier\n\n{PROSE}\n\nSupport The Courier"
    sentences = split_sentences(text)
    assert [one.text for one in mark_asides(sentences)] == [one.text for one in sentences]


def test_lines_are_compared_without_quotes_case_and_white_space() -> None:
    assert normalise_line("The Mayor’s  “Plan”.") == normalise_line('the mayor\'s "plan"')


def test_the_second_sentence_of_a_repeated_appeal_or_caption_stands_aside_with_the_first() -> None:
    appeal = "Please subscribe to our letter. It goes out on Mondays to 60,000 people."
    caption = "Photo by Ada Brandt. The dam as it stood in 1990."
    text = f"The dam broke here in May.\n\n{appeal}\n\n{caption}\n\nIt rained all day.\n\n{caption}\n\n{appeal}"
    marked = mark_asides(split_sentences(text))
    assert [one.text for one in marked if not one.aside] == ["The dam broke here in May.", "It rained all day."]
    assert [bool(one.aside) for one in marked if "Mondays" in one.text or "1990" in one.text] == [True] * 4


def test_a_sentence_after_an_appeal_that_stands_once_is_offered() -> None:
    marked = mark_asides(split_sentences("The dam broke.\n\nSupport our work here. The mayor closed 60 wells in May."))
    assert marked[-1].aside == ""


def test_a_paragraph_that_stands_twice_is_offered_once() -> None:
    paragraph = "The mayor closed 60 wells in May. The council paid for all of them."
    marked = mark_asides(split_sentences(f"{paragraph}\n\nIt rained all day.\n\n{paragraph}"))
    assert [one.aside for one in marked] == ["", "", "", "repeated line", "repeated line"]
