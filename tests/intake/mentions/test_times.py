"""What is promised about times: what was said, resolved against Thursday, 24 December 2020, never more exactly than said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.mentions.times import find_times
from factcheck.model.dates import PartialDate
from factcheck.model.mentions import TimeMention

PUBLISHED = PartialDate(2020, 12, 24)

# A sentence and its times: the words, `first..last precision` (one date where both are the same), and a relation.
SAID = (
    ("The wall fell on December 24th.", "December 24th = 2020-12-24 day"),
    ("Between 27 September and 22 December 2020 the wells ran dry.",
     "27 September and 22 December 2020 = 2020-09-27..2020-12-22 day between"),
    ("From September 27 to December 22, 2020, nobody came.",
     "September 27 to December 22, 2020 = 2020-09-27..2020-12-22 day between"),
    ("From 20 December to 5 January 2021 it is shut.", "20 December to 5 January 2021 = 2020-12-20..2021-01-05 day between"),
    ("The mill burnt down last Tuesday.", "last Tuesday = 2020-12-22 day"),
    ("The mill burnt down on Tuesday.", "Tuesday = 2020-12-22 day"),
    ("The mill burnt down on Thursday.", "Thursday = 2020-12-24 day"),
    ("The council will meet on Tuesday.", "Tuesday = 2020-12-29 day"),
    ("It met last Friday and will meet on Monday.", "last Friday = 2020-12-18 day", "Monday = 2020-12-28 day"),
    ("The vote is next Thursday.", "next Thursday = 2020-12-31 day"),
    ("The mayor spoke this Monday.", "this Monday = 2020-12-21 day"),
    ("Prices have risen since 2019.", "2019 = 2019.. year since"),
    ("Prices have risen since March.", "March = 2020-03.. month since"),
    ("Until 2015 the mine was open.", "2015 = ..2015 year until"),
    ("The mine was shut before 2015.", "2015 = ..2015 year before"),
    ("After 5 May 2020 nothing moved.", "5 May 2020 = 2020-05-05.. day after"),
    ("The plant must close by 2030.", "2030 = ..2030 year by"),
    ("Sales fell in the second quarter.", "the second quarter = 2020-04..2020-06 quarter"),
    ("Sales fell in the second quarter of 2019.", "the second quarter of 2019 = 2019-04..2019-06 quarter"),
    ("Sales fell in Q3 2018.", "Q3 2018 = 2018-07..2018-09 quarter"),
    ("Sales rose in the first half of last year.", "the first half of last year = 2019-01..2019-06 half"),
    ("Nothing was built in the past three years.", "the past three years = 2017..2020 year"),
    ("Nothing was built over the last 10 days.", "the last 10 days = 2020-12-14..2020-12-24 day"),
    ("It rained in the past two months.", "the past two months = 2020-10..2020-12 month"),
    ("It will rain over the next two weeks.", "the next two weeks = 2020-12-24..2021-01-07 week"),
    ("The bridge was shut two weeks ago.", "two weeks ago = 2020-12-07..2020-12-13 week"),
    ("The bridge was shut three years ago.", "three years ago = 2017 year"),
    ("The bridge was shut a month ago.", "a month ago = 2020-11 month"),
    ("The bridge was shut 4 days ago.", "4 days ago = 2020-12-20 day"),
    ("He arrived yesterday and leaves tomorrow.", "yesterday = 2020-12-23 day", "tomorrow = 2020-12-25 day"),
    ("Last week the ferry sank.", "Last week = 2020-12-14..2020-12-20 week"),
    ("Last month the ferry sank.", "Last month = 2020-11 month"),
    ("The ferry sank last year.", "last year = 2019 year"),
    ("The ferry will sail next year.", "next year = 2021 year"),
    ("Earlier this year the ferry sank.", "Earlier this year = 2020 year"),
    ("The ferry sank last weekend.", "last weekend = 2020-12-19..2020-12-20 day"),
    ("It was sold in the last decade.", "the last decade = 2010..2019 decade"),
    ("In the 1990s the lake was clean.", "the 1990s = 1990..1999 decade"),
    ("In the early 1990s the lake was clean.", "the early 1990s = 1990..1999 decade"),
    ("The 19th century was colder.", "The 19th century = 1801..1900 century"),
    ("It was cold in winter 2018.", "winter 2018 = 2018..2019 season"),
    ("It was dry in the summer of 2018.", "the summer of 2018 = 2018 season"),
    ("It was dry last summer.", "last summer = 2019..2020 season"),
    ("In early March 2020 the schools shut.", "early March 2020 = 2020-03 month"),
    ("In mid-2019 the schools shut.", "mid-2019 = 2019 year"),
    ("The budget of 2019-20 was smaller.", "2019-20 = 2019..2020 year"),
    ("The budget of 2019/20 was smaller.", "2019/20 = 2019..2020 year"),
    ("The festival ran from 2008 to 2016.", "2008 to 2016 = 2008..2016 year between"),
    ("The festival ran 2008–2016.", "2008–2016 = 2008..2016 year"),
    ("The festival ran on 27–30 September 2020.", "27–30 September 2020 = 2020-09-27..2020-09-30 day between"),
    ("The festival ran September 27-30.", "September 27-30 = 2020-09-27..2020-09-30 day between"),
    ("On Friday, 3 May 2019, it rained.", "Friday, 3 May 2019 = 2019-05-03 day"),
    ("On the 3rd of May 2019 it rained.", "3rd of May 2019 = 2019-05-03 day"),
    ("It was signed on 2019-05-03.", "2019-05-03 = 2019-05-03 day"),
    ("It was signed on 03.05.2019.", "03.05.2019 = 2019-05-03 day"),
    ("It was signed on 24/12/2019.", "24/12/2019 = 2019-12-24 day"),
    ("It was signed on 12/24/2019.", "12/24/2019 = 2019-12-24 day"),
    ("It was signed on 5/6/2019.", "5/6/2019 = 2019 year"),
    ("It was signed on Sept. 1.", "Sept. 1 = 2020-09-01 day"),
    ("It was signed in October.", "October = 2020-10 month"),
    ("It will be signed in February.", "February = 2021-02 month"),
    ("It was signed on February 3.", "February 3 = 2020-02-03 day"),
    ("It was signed in May.", "May = 2020-05 month"),
    ("It may march on.",),
    ("March on, he said.",),
    ("The second quarter-mile was slower.", ),
    ("More than 2000 people came.",),
    ("They live at 1600 Alder Avenue.",),
    ("It cost $2019.",),
    ("The room holds 2010 men.",),
    ("It rose by 5 percent a week earlier.", "a week earlier = .. vague"),
    ("On the same day the dam broke.", "the same day = .. vague"),
    ("It was signed on 30 February 2019.", "30 February 2019 = .. day"),
    ("Last March the dam broke.", "Last March = 2020-03 month"),
    ("Next March the dam reopens.", "Next March = 2021-03 month"),
    ("It lasted from October to March.", "October to March = 2019-10..2020-03 month between"),
)  # fmt: skip


def shown(time: TimeMention) -> str:
    span = time.first if time.first and time.first == time.last else f"{time.first}..{time.last}"
    return f"{time.text} = {span} {time.precision} {time.relation}".strip()


@pytest.mark.parametrize("row", SAID, ids=lambda row: row[0])
def test_a_time_is_what_was_said(row: tuple[str, ...]) -> None:
    sentence, *expected = row
    found = find_times(sentence, PUBLISHED)
    assert [shown(time) for time in found] == expected
    assert all(sentence[time.start : time.end] == time.text for time in found)


@pytest.mark.parametrize(
    ("sentence", "partial"),
    [
        ("The wall fell on December 24th.", "--12-24"),
        ("The wall fell in May.", "--05"),
        ("The wall fell last Tuesday.", ""),
        ("The wall fell three years ago.", ""),
        ("It ran September 27-30.", "--09-27/--09-30"),
    ],
)
def test_without_the_date_of_the_article_nothing_is_filled_in(sentence: str, partial: str) -> None:
    (time,) = find_times(sentence)
    assert (time.first, time.last, time.basis, time.partial) == ("", "", "unresolved", partial)


@pytest.mark.parametrize(
    ("published", "sentence", "expected"),
    [
        ("2020-12", "It fell last month.", "2020-11"),
        ("2020-12", "It fell last Tuesday.", ""),
        ("2020-12", "It fell on December 24th.", "2020-12-24"),
        ("2020", "It fell last year.", "2019"),
        ("2020", "It fell last month.", ""),
        ("2020", "It fell on December 24th.", ""),
    ],
)
def test_what_is_counted_is_not_more_exact_than_the_date_of_the_article_allows(
    published: str, sentence: str, expected: str
) -> None:
    (time,) = find_times(sentence, PartialDate.parse(published))
    assert time.first == expected


def test_a_stated_date_needs_no_date_of_the_article() -> None:
    (time,) = find_times("It fell on 3 May 2019.")
    assert (time.first, time.basis) == ("2019-05-03", "stated")


WORDS = """
    on in since until before by from to and the last next past this of two three 5 27 2019 2020-12-01 1990s May march
    September Tuesday week weeks month years ago yesterday quarter second half early mid-2019 – , . 30/02/2020 Q2 winter
    19th century 99999 ０５ é 12:30
"""
PIECES = st.sampled_from(WORDS.split())
DATES = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
PARTIAL = st.one_of(
    st.none(),
    DATES,
    DATES.map(lambda one: PartialDate(one.year, one.month)),
    DATES.map(lambda one: PartialDate(one.year)),
)
COARSE = {"month": 7, "quarter": 7, "half": 7, "season": 4, "year": 4, "decade": 4, "century": 4, "vague": 0}


@given(st.lists(PIECES, max_size=12).map(" ".join), PARTIAL)
def test_offsets_cut_the_words_and_no_day_is_more_exact_than_said(text: str, published: PartialDate | None) -> None:
    reached = 0
    for time in find_times(text, published):
        assert text[time.start : time.end] == time.text
        assert time.start >= reached
        reached = time.end
        for end in (time.first, time.last):
            longest = 10 if time.relation == "between" else COARSE.get(time.precision, 10)  # two ends may differ
            assert not end or (PartialDate.parse(end) and len(end) <= longest)
        if time.basis == "unresolved":
            assert not time.first
            assert not time.last
        if time.basis == "article":
            assert published is not None


@given(st.text(max_size=80), PARTIAL)
def test_any_text_can_be_read(text: str, published: PartialDate | None) -> None:
    assert all(text[time.start : time.end] == time.text for time in find_times(text, published))


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    iso = str(day)
    written = day.strftime("%d %B %Y").removeprefix("0")
    assert [time.first for time in find_times(f"It fell on {written}.")] == [iso]
