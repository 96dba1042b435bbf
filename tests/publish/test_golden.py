"""Every format of every kind of summary, as readers get it. FACTCHECK_UPDATE_GOLDEN=1 writes the files anew."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model.article import Article
from factcheck.model.dates import PartialDate
from factcheck.model.scale import RatingScale
from factcheck.publish.formats import write_summary
from factcheck.publish.summary import Imprint, Summary, summarize_article, summarize_cases, summarize_period

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

GOLDEN = Path(__file__).parent / "golden"
PACKAGE = Path(__file__).resolve().parents[2] / "factcheck"
# conftest.py clears such variables for the program under test, so it is read before any test begins.
UPDATE = bool(os.environ.get("FACTCHECK_UPDATE_GOLDEN"))
ENDINGS = {"text": "txt", "markdown": "md", "html": "html", "json": "json", "claimreview": "jsonld",
           "datafeed": "feed.json"}  # fmt: skip
KINDS = ("case", "article", "period", "corrected", "withdrawn", "no-reply", "draft", "unfinished", "bare")

NewCase = Callable[..., "CaseMaker"]


def no_reply(new_case: NewCase, identifier: str = "m4t7w2xz") -> CaseMaker:
    """A claim by an organisation that did not answer."""
    claim = "No village in the valley has a bus on Sundays."
    claimant = {"name": "Friends of the Valley", "kind": "organisation"}
    made = new_case(
        identifier, claim, claimant=claimant, claimed_on="2026-03", appearance="a leaflet handed out in Brunn"
    )
    made.do("appearance-added", {}, {"where": "https://friends.example/leaflet", "when": "2026-03-05"})
    made.upto("researching")
    timetable = made.source(
        "Timetable, valid from December 2025", publisher="Valley Buses", published_on="2025-12-14", kind="primary"
    )
    made.ask("Friends of the Valley, press office (press@friends.example, +44 20 7946 0000)", deadline="2026-03-13")
    return made.propose("false", "Line 7 stops in four villages on Sundays.", timetable).approve()


def waived(new_case: NewCase) -> CaseMaker:
    """A claim that nobody could be asked about."""
    made = new_case(
        "q9r5s8vw", "The old mill burnt down in 1911.", claimant={"name": "unknown", "kind": "unknown"},
        claimed_on="unknown", appearance="unknown", article="a7b2c9d4",
    )  # fmt: skip
    made.upto("researching")
    register = made.source(
        "Fire register 1900 to 1920", publisher="Brunn Valley Archive", kind="primary", stance="supports"
    )
    made.do("reply-waived", {"reason": "not-possible"}, {"note": "SECRET-WAIVER-NOTE"})
    return made.propose("true", f"The register has the fire on 3 May 1911 [{register}].", register).approve()


def corrected(bridge: CaseMaker) -> CaseMaker:
    """Two corrections, the first of a figure, the second of the rating."""
    bridge.correct(
        "The council had planned 4.1 million.", "The council had planned 4.2 million.", "We had misread the budget."
    )
    return bridge.correct(
        "The final cost was 4.6 million.", "The final cost was 7.9 million.",
        "The council published amended accounts on 1 April 2026.", rating="mostly-true", on="2026-04-20",
    )  # fmt: skip


@pytest.fixture
def summaries(
    bridge: CaseMaker, new_case: NewCase, article: Article, scale: RatingScale, imprint: Imprint
) -> Callable[[str], Summary]:
    """The summary of each kind, by its name."""
    return all_kinds(bridge, new_case, article, scale, imprint)


def all_kinds(
    bridge: CaseMaker, new_case: NewCase, article: Article, scale: RatingScale, imprint: Imprint
) -> Callable[[str], Summary]:
    """Makes the summary of a kind, of cases that are invented anew each time but for the one about the bridge."""
    articles = {article.id: article}

    def one(made: CaseMaker, **options: Any) -> Summary:
        return summarize_cases([made.case], imprint, [scale], articles=articles, **options)

    def several() -> list[Any]:
        opened = new_case("t2v6x8zk", "Two trains a day stop in Brunn.")
        waiting = new_case("c5d8f2gh", "The school will close.").upto("researching")
        waiting.ask("The school board")
        declined = new_case("n3p6q9rs", "The valley is the finest in the land.").upto("declined")
        return [made.case for made in (bridge, no_reply(new_case), waived(new_case), opened, waiting, declined)]

    def draft() -> CaseMaker:
        made = new_case("d6e9f3gj").upto("researching")
        return made.propose(
            "unproven", "Nobody knows.", made.source("A letter", confidential=True), made.source("Accounts")
        )

    makers: dict[str, Callable[[], Summary]] = {
        "case": lambda: one(bridge),
        "article": lambda: summarize_article(article, several(), imprint, [scale]),
        "period": lambda: summarize_period(
            several(), PartialDate(2026, 3), PartialDate(2026, 3, 31), imprint, [scale], articles=articles
        ),
        "corrected": lambda: one(corrected(bridge)),
        "withdrawn": lambda: one(bridge.withdraw("One of our documents turned out to be forged.")),
        "no-reply": lambda: one(no_reply(new_case)),
        "draft": lambda: one(draft(), drafts=True),
        "unfinished": lambda: one(new_case("t2v6x8zk", "Two trains a day stop in Brunn.").upto("on-hold")),
        "bare": lambda: one(
            bare(new_case), title="A claim without a claimant"
        ),
    }  # fmt: skip
    return lambda kind: makers[kind]()


def bare(new_case: NewCase) -> CaseMaker:
    """A checked claim about which next to nothing was written down."""
    made = new_case("w7x9y3z5", "It rained.", claimant=None, claimed_on="", appearance="unknown")
    made.do("claim-amended", {}, {"claimant": {"name": "unknown", "kind": "unknown"}, "claimed_on": "2026"})
    made.upto("researching")
    source = made.source("", stance="insufficient", confidential=True)
    return made.propose("unproven", f"We can't tell [{source}].", source).approve()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ENDINGS)
def test_a_summary_reads_as_it_was_promised(kind: str, name: str, summaries: Callable[[str], Summary]) -> None:
    path = GOLDEN / f"{kind}.{ENDINGS[name]}"
    written = write_summary(summaries(kind), name)
    if UPDATE:
        path.write_text(written, encoding="utf-8", newline="\n")
    assert written == path.read_text(encoding="utf-8")
    assert "SECRET" not in written
    assert "@council.example" not in written
    assert "+44" not in written


@pytest.mark.parametrize("kind", KINDS)
def test_the_json_of_a_summary_is_what_its_schema_says(kind: str, summaries: Callable[[str], Summary]) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads((PACKAGE / "publish" / "schemas" / "summary.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(write_summary(summaries(kind), "json")))


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_of_the_text_is_wider_than_78_columns_but_for_an_address(
    kind: str, summaries: Callable[[str], Summary]
) -> None:
    lines = write_summary(summaries(kind), "text").splitlines()
    assert [line for line in lines if len(line) > 78 and " " in line.strip()] == []
