"""The words of invented cases: claims, people, sources and reasons, as varied as those of a desk that has worked for years.

Everything is drawn from a generator that the caller seeds, so that the same number always gives the same case.
"""

from __future__ import annotations

from random import Random

from factcheck.model.event import Who

STAFF = tuple(
    Who(name, f"{name.split()[0].lower()}@desk.example")
    for name in (
        "Ana Ruiz", "Ben Okafor", "Chidi Lang", "Dora Wiltz", "Emre Kaya", "Freja Holm", "Goran Pavic", "Hana Sato",
        "Ivo Brandt", "Jale Demir", "Kofi Mensah", "Lena Marsh",
    )
)  # fmt: skip
TAGS = (
    "air", "bridges", "budget", "buses", "climate", "courts", "crime", "energy", "farming", "fishing", "floods", "forests",
    "health", "history", "hospitals", "housing", "jobs", "libraries", "migration", "mines", "pensions", "police", "ports",
    "prices", "prisons", "rail", "rent", "roads", "schools", "science", "sport", "taxes", "tourism", "trade", "transport",
    "universities", "vaccines", "voting", "waste", "water",
)  # fmt: skip
# A word and the part of all cases that it stands in, so that a search can be chosen that finds as many as is wanted.
SEARCHED = {"registry": 0.9, "gazette": 0.48, "ledger": 0.048, "quarry": 0.0048}

_PLACES = (
    "Varland", "Brackwater", "Halden", "Ostrava Bay", "Sallow Hill", "Kestrel Point", "Mirefield", "Tarn Cross", "Lowmoor",
    "Eastmere", "Dunhollow", "Carrow", "Pellworth", "Greyhaven", "Nettlecombe", "Rushford", "Silverkirk", "Thornby",
    "Upper Vale", "Westering", "Yarrowdale", "Zelby", "Amberley Sound", "Birchport",
)  # fmt: skip
_FIRST = (
    "Ada", "Boris", "Carla", "Denis", "Elif", "Farid", "Greta", "Henrik", "Ines", "Jonas", "Kaja", "Lionel", "Maja", "Nuno",
    "Odile", "Petra", "Quentin", "Rosa", "Stellan", "Tova", "Ulrik", "Vera", "Wanda", "Yusuf",
)  # fmt: skip
_LAST = (
    "Abbot", "Brandt", "Castellan", "Drew", "Ekwall", "Fontaine", "Grieg", "Hallam", "Ibsen", "Jarvis", "Kowal", "Lindqvist",
    "Moreau", "Novak", "Osei", "Pryce", "Quist", "Romero", "Szabo", "Tanaka", "Underhill", "Vidal", "Wójcik", "Żak",
)  # fmt: skip
_THINGS = (
    "hospital beds", "primary schools", "bus lines", "police officers", "new flats", "wind turbines", "fishing boats",
    "library visits", "court rulings", "broken windows", "care homes", "apprentices", "exported cars", "voters abroad",
    "prison places", "dairy farms", "ferry crossings", "vaccinated children", "empty shops", "flood warnings", "pensioners",
    "kilometres of rail", "tonnes of waste", "patients on the waiting list", "applications for asylum", "burglaries",
)  # fmt: skip
_CHANGES = (
    "risen",
    "fallen",
    "doubled",
    "halved",
    "stayed level",
    "tripled",
    "shrunk by a third",
    "grown by a quarter",
)
_OFFICES = (
    "Office for Statistics", "Regional Audit Office", "Ministry of Health", "City Council", "Court of Appeal", "Port Board",
    "Institute for Labour", "Rail Regulator", "Water Authority", "Schools Inspectorate", "Central Bank", "Land Survey",
)  # fmt: skip
_PAPERS = ("Courier", "Herald", "Evening Post", "Observer", "Morning Star", "Chronicle", "Broadcasting", "Wire")
_DOINGS = ("counted", "reported", "published", "recorded", "estimated", "corrected", "withheld", "confirmed")
_SYLLABLES = (
    "ka",
    "lor",
    "ven",
    "mi",
    "ster",
    "rau",
    "do",
    "pel",
    "thi",
    "gan",
    "urs",
    "ne",
    "bro",
    "quil",
    "ash",
    "fen",
)


def invent_claim(chance: Random) -> str:
    """A sentence that can be checked."""
    number, year, place = _number(chance), chance.randrange(1990, 2026), chance.choice(_PLACES)
    thing, other = chance.sample(_THINGS, 2)
    return chance.choice(
        (
            f"The number of {thing} in {place} has {chance.choice(_CHANGES)} since {year}.",
            f"{place} pays for {number} {thing} a year, more than any other region of its size.",
            f"There were {number} {thing} in {place} in {year}, and never so few {other}.",
            f"Since {year} the government has cut {number} crowns from what {place} spends on {thing}.",
            f"One in {chance.randrange(2, 30)} people in {place} has seen {thing} disappear, says {invent_name(chance)}.",
            f"Of {number} {thing} in {place}, {chance.randrange(3, 98)} per cent were paid for by {invent_firm(chance)}.",
        )
    )


def invent_name(chance: Random) -> str:
    """A person's name, one of some 12,000."""
    middle = f" {chance.choice('ABCDEFGHJKLMNPRSTVW')}." if chance.random() < 0.3 else ""
    return f"{chance.choice(_FIRST)}{middle} {chance.choice(_LAST)}"


def invent_firm(chance: Random) -> str:
    """A word that hardly any other case holds, as names of firms and villages are."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randrange(2, 5))).capitalize()


def invent_outlet(chance: Random) -> str:
    """A newspaper or a station."""
    return f"The {chance.choice(_PLACES)} {chance.choice(_PAPERS)}"


def invent_sentence(chance: Random, words: int = 0) -> str:
    """A sentence of a quote, a note or a reason; `words` are how many clauses follow the first."""
    sentence = f"The {chance.choice(_OFFICES)} {chance.choice(_DOINGS)} {_number(chance)} {chance.choice(_THINGS)}"
    for _ in range(words):
        sentence += f", {chance.choice(('while', 'but', 'and', 'although', 'where'))} {chance.choice(_PLACES)} had "
        sentence += f"{_number(chance)} {chance.choice(_THINGS)} in {chance.randrange(1990, 2026)}"
    return f"{sentence}."


def invent_evidence(chance: Random, number: int, phrase: str) -> dict[str, str]:
    """What is written about a source; `phrase` gets into its quote."""
    office, year = chance.choice(_OFFICES), chance.randrange(2015, 2026)
    host = office.lower().replace(" ", "-")
    return {
        "url": f"https://{host}.example/{year}/{number}-{invent_firm(chance).lower()}",
        "title": f"{chance.choice(_THINGS).capitalize()} in {chance.choice(_PLACES)}, {year}",
        "publisher": office,
        "stance": chance.choices(("refutes", "supports", "context", "insufficient"), (5, 3, 3, 1))[0],
        "kind": chance.choice(("primary", "primary", "secondary")),
        "quote": f"{invent_sentence(chance)}{phrase}",
        "published_on": f"{year}-{chance.randrange(1, 13):02d}",
    }


def invent_article(chance: Random) -> dict[str, str]:
    """What is known of an article, and its text."""
    paragraphs = (" ".join(invent_sentence(chance, 1) for _ in range(4)) for _ in range(5))
    return {
        "title": invent_claim(chance).rstrip("."),
        "url": f"https://news.example/{invent_firm(chance).lower()}/{chance.randrange(10**6)}",
        "publisher": invent_outlet(chance),
        "author": invent_name(chance),
        "text": "\n\n".join(paragraphs),
    }


def searched_phrase(chance: Random) -> str:
    """The words by which a search finds the case, in the parts that SEARCHED says; "" for none of them."""
    found = [word for word, part in SEARCHED.items() if chance.random() < part]
    return f" So it stands in the {' and the '.join(found)}." if found else ""


def _number(chance: Random) -> str:
    return f"{round(10 ** (1 + 5 * chance.random())):,}"
