"""Promise 6: any random damage to a file of a case or an article is detected, and the doctor names the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

from factcheck.errors import DamagedFileError
from factcheck.store import DeskStore
from tests.faults.damaging import harm
from tests.faults.laid_down import lay_down, subject_of
from tests.faults.outcome import Outcome, Tell, say_nothing
from tests.model.histories import random_article, random_case, random_copies

DESKS = 40  # each with one file, so that the doctor has to read no other


@dataclass(frozen=True, slots=True)
class Victim:
    """A desk with one file, and what was in it."""

    root: Path
    path: Path
    data: bytes
    sort: str


def damage_files(folder: Path, damages: int, seed: int, tell: Tell = say_nothing) -> Outcome:
    """Damage files so often, each time anew."""
    rng = Random(seed)
    victims = [_victim(folder / f"harmed-{number}", number, rng) for number in range(DESKS)]
    wrong: list[str] = []
    ways: Counter[str] = Counter()
    while ways.total() < damages:
        victim = rng.choice(victims)
        harmed, way = harm(victim.data, rng, rng.choice((1, 1, 1, 2, 3)))
        if harmed == victim.data:
            continue
        if ways.total() % 500 == 0:
            tell(f"{ways.total():,} of {damages:,}")
        ways[way.split(",")[0]] += 1
        victim.path.write_bytes(harmed)
        wrong += [f"{way}: {one}" for one in _missed(victim)]
        victim.path.write_bytes(victim.data)
    for victim in victims:
        wrong += [f"a sound file is called damaged: {one}" for one in _complaints(victim.root)]
    note = f"{len(ways)} ways, {DESKS} files of 1 to 30 events"
    return Outcome(6, "random damage to a file", ways.total(), "damages", tuple(wrong), note=note)


def _victim(root: Path, number: int, rng: Random) -> Victim:
    makers = (
        lambda: random_case(rng, rng.randrange(1, 30), foreign=True),
        lambda: random_copies(rng, rng.randrange(1, 20))[0],
        lambda: random_article(rng, rng.randrange(1, 8)),
    )
    events = makers[number % len(makers)]()
    path = lay_down(root, events)
    return Victim(root, path, path.read_bytes(), subject_of(events).name)


def _missed(victim: Victim) -> list[str]:
    """Who did not notice a damage: the reader of the file, the doctor."""
    missed = []
    store = DeskStore(victim.root, index=False)
    files = store.iter_articles() if victim.sort == "article" else store.iter_cases()
    if not all(isinstance(file, DamagedFileError) for file in files):
        missed.append("reading did not notice")
    if str(victim.path) not in {path for path, _ in _damaged(victim.root)}:
        missed.append("the doctor did not name the file")
    return missed


def _damaged(root: Path) -> list[tuple[str, str]]:
    found = DeskStore(root, index=False).examine()
    return [(finding.path, finding.meaning) for finding in found if finding.severity == "damage"]


def _complaints(root: Path) -> list[str]:
    # The copies that an invented case names were never kept.
    return [meaning for _, meaning in _damaged(root) if not meaning.startswith("The captured copy")]
