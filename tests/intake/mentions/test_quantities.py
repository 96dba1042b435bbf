"""What is promised about quantities: exact values, units with their dimension, and what bounds them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.intake.mentions.numbers import Exact, number_words, read_exact, read_figures
from factcheck.intake.mentions.quantities import find_quantities
from factcheck.intake.mentions.times import find_times
from factcheck.model.mentions import Quantity

# A sentence and its quantities: the words, the value (`from..to`), kind, unit and bound where there are.
GIVEN = (
    ("60 civilians were killed.", "60 civilians = 60 count civilians"),
    ("39 of them drowned, 21 – in captivity.", "39 = 39 count", "21 = 21 count"),
    ("The report counts 163 civilian injuries.", "163 civilian injuries = 163 count civilian injuries"),
    ("It raised up to $12.9bn.", "up to $12.9bn = 12900000000 money dollar at most"),
    ("It raised US$3.5 million.", "US$3.5 million = 3500000 money USD"),
    ("It cost £10m.", "£10m = 10000000 money GBP"),
    ("It cost €1,250.50.", "€1,250.50 = 1250.5 money EUR"),
    ("It cost 176 Hong Kong dollars.", "176 Hong Kong dollars = 176 money HKD"),
    ("It cost Rs 24 lakh.", "Rs 24 lakh = 2400000 money rupee"),
    ("It cost 3 crore rupees.", "3 crore rupees = 30000000 money rupee"),
    ("It cost 500 drams.", "500 drams = 500 money AMD"),
    ("It cost $5-$10 a day.", "$5-$10 = 5..10 money dollar"),
    ("It cost $40-50 billion.", "$40-50 billion = 40000000000..50000000000 money dollar"),
    ("A bun is 50 cents.", "50 cents = 50 money cent"),
    ("It fell by 2.8 per cent.", "2.8 per cent = 2.8 share %"),
    ("It fell to 5.5%.", "5.5% = 5.5 share %"),
    ("It fell by 3 percentage points.", "3 percentage points = 3 points percentage point"),
    ("It fell by 3 percentage points to 5%.", "3 percentage points = 3 points percentage point", "5% = 5 share %"),
    ("It rose from 5% to 10%.", "from 5% to 10% = 5..10 share %"),
    ("It rose from 0.90 percent to 1.23 percent.", "from 0.90 percent to 1.23 percent = 0.9..1.23 share %"),
    ("Nearly forty percent stayed.", "Nearly forty percent = 40 share % about"),
    ("Tens of thousands of people marched.", "Tens of thousands of people = 10000 count people order"),
    ("Hundreds marched.", "Hundreds = 100 count order"),
    ("Dozens of wells ran dry.", "Dozens of wells = 12 count wells order"),
    ("Several thousand teachers marched.", "Several thousand teachers = 1000 count teachers order"),
    ("A dozen wells ran dry.", "A dozen wells = 12 count wells"),
    ("Two dozen wells ran dry.", "Two dozen wells = 24 count wells"),
    ("More than 60 came.", "More than 60 = 60 count more than"),
    ("At least three came.", "At least three = 3 count at least"),
    ("Fewer than ten houses stand.", "Fewer than ten houses = 10 count houses less than"),
    ("As many as 400 houses stand.", "As many as 400 houses = 400 count houses at most"),
    ("About 30 wells are dry.", "About 30 wells = 30 count wells about"),
    ("One in seven children is hungry.", "One in seven = 1/7 ratio"),
    ("Nine out of ten agree.", "Nine out of ten = 9/10 ratio"),
    ("Two-thirds of voters agree.", "Two-thirds = 2/3 ratio"),
    ("A third of them agree.", "A third = 1/3 ratio"),
    ("More than half of the wells are dry.", "More than half = 1/2 ratio more than"),
    ("Half a million people fled.", "Half a million people = 500000 count people"),
    ("Three and a half million fled.", "Three and a half million = 3500000 count"),
    ("Twice as many fled.", "Twice = 2 multiple"),
    ("It is three times larger.", "three times = 3 multiple"),
    ("Prices doubled.", "doubled = 2 multiple"),
    ("It is the third dam.", "third = 3 ordinal"),
    ("It is the 21st dam.", "21st = 21 ordinal"),
    ("The First Amendment stands on 17th Street.",),
    ("Two hundred and five soldiers fell.", "Two hundred and five soldiers = 205 count soldiers"),
    ("Twenty-five thousand marched.", "Twenty-five thousand = 25000 count"),
    ("One hundred thousand tonnes sank.", "One hundred thousand tonnes = 100000 measure tonne"),
    ("Five and six are numbers.", "Five = 5 count", "six = 6 count"),
    ("No one and none of them came, only one of us.",),
    ("It is 1,234,567.8 km away.", "1,234,567.8 km = 1234567.8 measure kilometre"),
    ("It holds 1.234.567,8 litres.", "1.234.567,8 litres = 1234567.8 measure litre"),
    ("It holds 12 500 men.", "12 500 men = 12500 count men"),
    ("It holds 1,00,000 men.", "1,00,000 men = 100000 count men"),
    ("It is 3 m deep.", "3 m = 3 measure metre"),
    ("It is 20 °C outside.", "20 °C = 20 measure degree Celsius"),
    ("It is -5 degrees Celsius outside.", "-5 degrees Celsius = -5 measure degree Celsius"),
    ("It drove 90 km/h.", "90 km/h = 90 measure kilometre per hour"),
    ("It gives 40 MW.", "40 MW = 40 measure megawatt"),
    ("The farm has 12 hectares.", "12 hectares = 12 measure hectare"),
    ("A 60-day plan began.", "60-day = 60 measure day"),
    ("It took between 5 and 10 hours.", "between 5 and 10 hours = 5..10 measure hour"),
    ("It took 5 to 10 hours.", "5 to 10 hours = 5..10 measure hour"),
    ("Ana Brandt, 43, won 3-1.", "43 = 43 measure year"),
    ("According to the Road Office, 23,000 vehicles crossed it.", "23,000 vehicles = 23000 count vehicles"),
    ("People aged 26 or older came.", "26 = 26 measure year"),
    ("Article 5 stands on page 12 of COVID-19.",),
    ("At 10.30 p.m. and 16:45 it rang.",),
    ("On 24 December 2020 it rang.",),
    ("They live at 1600 Alder Avenue.",),
    ("He has 2 million followers.", "2 million followers = 2000000 count followers"),
    ("It lasted more than 50 years.", "more than 50 years = 50 measure year more than"),
    ("It lasted over three days.", "three days = 3 measure day"),
)


def shown(one: Quantity) -> str:
    value = f"{one.value}..{one.upto}" if one.upto else one.value
    return " ".join(f"{one.text} = {value} {one.kind} {one.unit} {one.bound}".split())


def find(sentence: str) -> tuple[Quantity, ...]:
    return find_quantities(sentence, [(time.start, time.end) for time in find_times(sentence)])


@pytest.mark.parametrize("row", GIVEN, ids=lambda row: row[0])
def test_a_quantity_is_what_was_given(row: tuple[str, ...]) -> None:
    sentence, *expected = row
    found = find(sentence)
    assert [shown(one) for one in found] == expected
    assert all(sentence[one.start : one.end] == one.text for one in found)


def test_a_unit_has_its_dimension() -> None:
    assert [one.dimension for one in find("It took 3 hours for 20 km at 5 kg and $4.")] == [
        "time",
        "length",
        "mass",
        "money",
    ]


@given(st.integers(0, 10**15), st.integers(0, 6))
def test_a_value_is_read_back_exactly_from_each_way_of_writing_it(digits: int, places: int) -> None:
    exact = Exact(digits, -places)
    plain = str(exact)
    assert str(read_exact(plain)) == plain
    whole, _, fraction = plain.partition(".")
    grouped = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    assert str(read_figures(grouped)) == plain
    (one,) = find(f"It weighs {grouped} kg.")
    assert (one.value, one.unit, one.text) == (plain, "kilogram", f"{grouped} kg")


SMALL_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL, TENS = SMALL_WORDS.split(), TENS_WORDS.split()


def in_words(number: int) -> str:
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            tail = (" and " if rest < 100 else " ") + in_words(rest) if rest else ""
            return f"{in_words(number // size)} {name}{tail}"
    raise AssertionError(number)


@given(st.integers(0, 10**12 - 1))
def test_a_number_written_out_is_read_back(number: int) -> None:
    assert str(number_words().read(in_words(number))) == str(number)


SAID = """
    about more than at least between and to from half a million two twenty dozens of thousands 3 12.5 1,000 1.234,5 $ € %
    percent percentage points km people third 21st in seven times twice - – . , Article 5 , 43, Rs bn ２ ½
"""
PIECES = st.sampled_from(SAID.split())


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_offsets_cut_the_very_words_and_nothing_is_taken_twice(text: str) -> None:
    reached = 0
    for one in find(text):
        assert text[one.start : one.end] == one.text
        assert one.start >= reached
        reached = one.end
        assert all(read_exact(part) for part in one.value.split("/"))


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[one.start : one.end] == one.text for one in find(text))
