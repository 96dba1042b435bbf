"""Builds the example desk: `python tests/example/build_desk.py DIR` plays the stories beside it through the desk's jobs.

Times, people, ids and salts are fixed, so that building it again gives the same bytes; `cases/` at the top of the project
is what it gives. Everything in it is invented. A story is one TOML file: how its case was opened, then one step after
another, each done by somebody at a moment. To change the example, change a story and run
`python tests/example/build_desk.py cases`.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import re
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from factcheck.config import Person, write_new_desk_settings  # noqa: E402
from factcheck.desk import cases, evidence, intake, publishing, questions, replies, setup, verdicts  # noqa: E402
from factcheck.desk.cases import Done  # noqa: E402
from factcheck.desk.place import SETTINGS_FILE, Desk, open_desk  # noqa: E402
from factcheck.model import change  # noqa: E402
from factcheck.model.ids import new_id  # noqa: E402
from factcheck.store import ledger, stored_files  # noqa: E402
from factcheck.verdicts.scale_files import find_rating  # noqa: E402

PEOPLE = (
    Person("Ana Ruiz", "ana@desk.example", "editor"),
    Person("Ben Okafor", "ben@desk.example", "reviewer"),
    Person("Chidi Lang", "chidi@desk.example", "reporter"),
)
ARTICLES: dict[str, dict[str, str]] = {
    "kestrel-bridge": {
        "file": "kestrel-bridge.txt",
        "at": "2026-03-12T09:15:00Z",
        "url": "https://courier.example/2026/03/12/kestrel-bridge",
        "title": "Kestrel Bridge reopens three months late as costs reach 41.8 million",
        "publisher": "The Brackwater Courier",
        "author": "Lena Marsh",
        "published_on": "2026-03-12",
        "declined": "most beautiful bridge",
        "because": "an opinion",
    },
    # A saved page says all this of itself.
    "waiting-lists": {
        "file": "waiting-lists.html",
        "at": "2026-06-03T08:05:00Z",
        "declined": "90 days",
        "because": "a promise: nobody can check it before 2029",
    },
}
WRITER = "examp1e0"  # the name of its ledger, which one copy of the desk wrote
_NAMED = re.compile(r"\[([a-z-]+(?:, [a-z-]+)*)\]")


@dataclass
class Example:
    """The desk in the making: its articles as they were taken in, and the ids of cases by the names of their stories."""

    desk: Desk
    articles: dict[str, intake.TakenIn] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)

    def acting(self, by: str, at: str) -> Desk:
        """The desk with one of its people at work, named by the first name."""
        person = next(person for person in PEOPLE if person.name.startswith(f"{by} "))
        return self.desk.acting(by=f"{person.name} <{person.address}>", at=at)


@dataclass
class Story:
    """One case in the making. `ids` are those of its evidence and questions by the names that the story gives them."""

    example: Example
    case: str = ""
    ids: dict[str, str] = field(default_factory=dict)

    def with_ids(self, text: str) -> str:
        """Reasoning with the ids of evidence in the place of names: `[audit]` becomes `[3f9k]`."""
        return _NAMED.sub(lambda found: f"[{', '.join(self.ids[one][:4] for one in found[1].split(', '))}]", text)

    def named(self, names: list[str]) -> tuple[str, ...]:
        return tuple(self.ids[name] for name in names)


def build(folder: Path) -> None:
    """Make the example desk in a folder that is not there yet, or that is empty."""
    with fixed_chance("desk"):
        setup.init_desk(folder, name="Fact-check desk")
    write_settings(folder / SETTINGS_FILE)
    example = Example(open_desk(folder, environment={}))
    for name, article in ARTICLES.items():
        with fixed_chance(name):
            example.articles[name] = take_in(example, article)
    for path in sorted((HERE / "stories").glob("*.toml")):
        with fixed_chance(path.stem):
            tell(example, tomllib.loads(path.read_text(encoding="utf-8")))


def write_settings(path: Path) -> None:
    """The settings of the desk: those of a new one, with everything filled in that it says of itself."""
    path.unlink()
    write_new_desk_settings(
        path,
        name="Fact-check desk",
        organisation="The Brackwater Fact-check",
        url="https://desk.example",
        contact="mail@desk.example",
        corrections="corrections@desk.example",
        funding="Paid for by 2,300 members and by no party, company or public office. An invented example.",
        people=PEOPLE,
    )


@contextlib.contextmanager
def fixed_chance(seed: str) -> Iterator[None]:
    """Ids and salts that depend on nothing but the seed, which is another one for each story: one can be added or changed
    without the others becoming different."""
    chance = random.Random(seed)
    with (
        mock.patch.object(stored_files, "new_id", partial(new_id, chance.getrandbits)),
        mock.patch.object(ledger, "new_id", return_value=WRITER),
        mock.patch.object(change, "os", SimpleNamespace(urandom=chance.randbytes)),
    ):
        yield


def take_in(example: Example, article: dict[str, str]) -> intake.TakenIn:
    """Take one of the articles in, and decline what is no claim."""
    desk = example.acting("Chidi", article["at"])
    read = intake.read_source(str(HERE / "articles" / article["file"]))
    details = ("url", "title", "publisher", "author", "published_on")
    taken = intake.take_in(desk, read, intake.Given(*(article.get(name, "") for name in details)))
    intake.decline(desk, taken, proposal_with(taken, article["declined"]), article["because"])
    return taken


def proposal_with(taken: intake.TakenIn, words: str) -> Any:
    """The one proposal in whose sentence some words stand."""
    found = [one.proposal for one in taken.candidates if words in one.proposal.quote.text]
    if len(found) != 1:
        raise SystemExit(f"“{words}” stands in {len(found)} of the claims proposed from {taken.article.title!r}.")
    return found[0]


def tell(example: Example, script: dict[str, Any]) -> None:
    """Open the case of a story and take its steps."""
    story = Story(example)
    story.case = example.cases[script["name"]] = _open(example, script["open"])
    for number, step in enumerate(script.get("step", ()), 1):
        given = dict(step)
        desk = example.acting(given.pop("by"), given.pop("at"))
        name, do = given.pop("name", ""), given.pop("do")
        try:
            done = STEPS[do](desk, story, **given)
        except Exception as error:
            error.add_note(f"in step {number} ({do}) of the story “{script['name']}”")
            raise
        if name:
            story.ids[name] = done.id


def _open(example: Example, given: dict[str, Any]) -> str:
    desk = example.acting(given["by"], given["at"])
    if "article" in given:
        taken = example.articles[given["article"]]
        claims = (given["claim"],) if "claim" in given else ()
        return intake.accept(desk, taken, proposal_with(taken, given["words"]), claims=claims)[0].case.id
    details = {name: value for name, value in given.items() if name not in ("by", "at", "quote", "tags")}
    quote = cases.typed_quote(desk, given.get("quote", ""), "")
    return cases.open_case(desk, cases.NewClaim(**details, quote=quote, tags=tuple(given.get("tags", ())))).case.id


def _stage(desk: Desk, story: Story, to: str, because: str = "", of: str = "", until: str = "") -> Done:
    return cases.move_stage(desk, story.case, to, because=because, of=story.example.cases.get(of, ""), until=until)


def _source(desk: Desk, story: Story, source: str, stance: str, confidential: bool = False, **details: str) -> Done:
    where = source if source.startswith("https://") else str(HERE / "sources" / source)
    told = evidence.EvidenceDetails(**details)
    return evidence.add_evidence(desk, story.case, where, stance, told, confidential=confidential)


def _review(desk: Desk, story: Story, **given: Any) -> Done:
    return verdicts.review_verdict(desk, story.case, **given)


def _verdict(desk: Desk, story: Story, rating: str, because: str, cites: list[str]) -> Done:
    key = find_rating(desk.scale, rating).key
    return verdicts.propose_verdict(desk, story.case, key, story.with_ids(because.strip()), story.named(cites))


def _correct(desk: Desk, story: Story, was: str, now: str, because: str, cites: list[str], **given: str) -> Done:
    now, because = story.with_ids(now), story.with_ids(because)
    return publishing.correct_case(
        desk, story.case, was=was, now=now, because=because, cites=story.named(cites), **given
    )


STEPS: dict[str, Callable[..., Done]] = {
    "answer": lambda desk, story, question, text, cites=(): questions.answer_question(
        desk, story.case, story.ids[question], text, story.named(cites)
    ),
    "appeared": lambda desk, story, where, when: cases.add_appearance(desk, story.case, where, when),
    "ask": lambda desk, story, text: questions.ask_question(desk, story.case, text),
    "ask-claimant": lambda desk, story, **given: replies.request_reply(desk, story.case, **given),
    "assign": lambda desk, story, who: cases.assign(desk, story.case, tuple(who)),
    "capture": lambda desk, story, source, file: evidence.capture_file(
        desk, story.case, story.ids[source], HERE / "sources" / file
    ),
    "claim": lambda desk, story, **given: cases.amend_claim(desk, story.case, details=cases.ClaimDetails(**given)),
    "correct": _correct,
    "drop-evidence": lambda desk, story, source, because: evidence.withdraw_evidence(
        desk, story.case, story.ids[source], because
    ),
    "evidence": _source,
    "link": lambda desk, story, other, relation: cases.link(desk, story.case, story.example.cases[other], relation),
    "no-reply": lambda desk, story, reason, note: replies.waive_reply(desk, story.case, reason, note),
    "note": lambda desk, story, text: cases.add_note(desk, story.case, text),
    "override": lambda desk, story, standard, because: cases.override(desk, story.case, standard, because),
    "publish": lambda desk, story, url: publishing.publish_case(desk, story.case, url=url),
    "reply": lambda desk, story, text, received_on: replies.receive_reply(
        desk, story.case, text, received_on=received_on
    ),
    "review": _review,
    "search": lambda desk, story, text: evidence.record_search(desk, story.case, text),
    "stage": _stage,
    "tag": lambda desk, story, add: cases.tag(desk, story.case, tuple(add), ()),
    "undo": lambda desk, story: cases.undo(desk, story.case)[0],
    "verdict": _verdict,
    "withdraw": lambda desk, story, because: publishing.withdraw_case(desk, story.case, because),
}


def main() -> None:
    """Build the desk in the folder that is named, in place of the example desk that may be there."""
    parser = argparse.ArgumentParser(description="Build the example desk.")
    parser.add_argument("folder", type=Path, help="the folder of the desk, for instance cases")
    folder: Path = parser.parse_args().folder
    if (folder / SETTINGS_FILE).exists():
        remove_example(folder)
    build(folder)
    print(f"Built: {folder}")


def remove_example(folder: Path) -> None:
    """Remove an example desk that was built before. Another desk is left alone."""
    if "The Brackwater Fact-check" not in (folder / SETTINGS_FILE).read_text(encoding="utf-8"):
        raise SystemExit(f"{folder} is a desk, and not the example: it stays as it is.")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
