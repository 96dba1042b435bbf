"""Rows, proposals, scales, counts and what else a page is made of, with each text given through `texts`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from factcheck.model.agreement import Agreement, PairAgreement, RatingAgreement
from factcheck.model.article_row import ArticleRow
from factcheck.model.canonical import sha256
from factcheck.model.capture import Outcome, Seen
from factcheck.model.case import Case
from factcheck.model.dates import PartialDate
from factcheck.model.desk_view import DeskView
from factcheck.model.elements import ProposedElement
from factcheck.model.event import Draft
from factcheck.model.evidence import CapturedCopy, QuoteFinding
from factcheck.model.listing import CaseRow, Finding, Repair
from factcheck.model.mentions import NameMention, Quantity, TimeMention
from factcheck.model.merge_report import MergedFile, MergeReport
from factcheck.model.origins import Origin
from factcheck.model.profile import Profile, SettingChange
from factcheck.model.proposal import Claimant, Part, Proposal, Reason, Relayed
from factcheck.model.quote import Quote, cut_quote
from factcheck.model.scale import Rating, RatingScale
from factcheck.model.standards import StandardResult
from factcheck.model.stats import RatingCount, Stats
from tests.render.making import ARTICLE, CASE, LABELS, OTHER, TEXT, research


def case_row(texts: Callable[[str], str] = str, **changes: Any) -> CaseRow:
    """A row of a list of cases."""
    row = CaseRow(
        id=CASE,
        claim=texts("The landing on the moon was filmed in a hangar in Nevada."),
        claimant=texts("Jane Roe"),
        claimed_on="2026-10",
        stage="published",
        rating="false",
        scale="default",
        is_published=True,
        is_fresh=True,
        assignees=(texts("Ana Ruiz"), texts("Ben Okafor")),
        tags=(texts("space"),),
        article=ARTICLE,
        evidence=3,
        conflicts=0,
        priority=2,
        score=0.742,
        due="2026-12-01",
        deadline="",
        opened_at="2026-11-02T09:00:00Z",
        updated_at="2026-11-20T16:30:00Z",
        needed=3,
    )
    return replace(row, **changes)


def case_rows(texts: Callable[[str], str] = str) -> tuple[CaseRow, ...]:
    """Rows of every sort: published, waiting, disputed, out of date, damaged, and in scripts of other widths."""
    return (
        case_row(texts),
        case_row(texts, id="k3g9x2ab", claim=texts("月面着陸はスタジオで撮影された。"), claimant=texts("山田太郎"),
                 stage="awaiting-reply", rating="", deadline="2026-11-30", due="", assignees=()),
        case_row(texts, id=OTHER, claim=texts("The tower is 300 m high ❤\ufe0f 👩\u200d👩\u200d👧."), stage="in-review",
                 rating="half-true", conflicts=2, needed=2, due=""),
        case_row(texts, id="8m0nd8qz", claim=texts("می\u200cخواهم costs [/] twice :smile:"), stage="drafted",
                 rating="unproven", is_fresh=False, claimant="", score=None, needed=2),
        case_row(texts, id="9m0nd8qz", claim="", claimant="", claimed_on="", stage="", rating="", scale="", assignees=(),
                 tags=(), article="", due="", opened_at="", updated_at="", score=None, needed=2,
                 damaged=texts("its content does not agree with its id")),
    )  # fmt: skip


def proposals(texts: Callable[[str], str] = str) -> list[Proposal]:
    """Three proposals, best first."""

    def quote(words: str) -> Quote:
        start = TEXT.index(words)
        cut = cut_quote(TEXT, start, start + len(words), version=sha256(TEXT.encode()))
        return replace(cut, text=texts(cut.text), before=texts(cut.before), after=texts(cut.after))

    reasons = (
        Reason(texts("names a place"), 0.3),
        Reason(texts("speaks of an event"), 0.2),
        Reason("has no number", -0.1),
    )
    claimant = Claimant(texts("Jane Roe"), "person")
    relayed = Relayed(Claimant(texts("the crew"), "unknown"), texts("told"), 112)
    filmed = quote("They filmed it all in a hangar in Nevada")
    parts = (Part(texts("They filmed it all."), 0, 18), Part(texts("It was in a hangar."), 19, 40))
    time = TimeMention(texts("last Tuesday"), 62, 74, "2026-11-17", "2026-11-17", "day", basis="article")
    figures = Quantity(
        texts("up to $12.9bn"), 75, 88, "12900000000", "money", unit="dollar", dimension="money", bound="at most"
    )
    names = (
        NameMention(texts("Nevada"), 96, 102, texts("Nevada"), "place"),
        NameMention("Roe", 90, 93, texts("Jane Roe")),
    )
    mentioned: dict[str, Any] = {"times": (time,), "quantities": (figures,), "names": names, "said_on": "2026-11-18"}
    return [
        Proposal(1, filmed, 0.812, reasons, claimant, texts("said"), 101, relayed, parts, **mentioned),
        Proposal(2, quote("The landing took place in July 1969."), 0.41, (Reason(texts("has a date"), 0.2),)),
        Proposal(3, quote("Nobody laughed."), 0.08),
    ]


def scale(texts: Callable[[str], str] = str) -> RatingScale:
    """A scale of five labels and one off the axis."""
    ratings = tuple(
        Rating(key, {"en": texts(label)}, place, {"en": texts(f"What {label} means.")})
        for key, (place, label) in LABELS.items()
    )
    dated = PartialDate(2026, 1)
    return RatingScale("default", texts("Five steps"), "1", dated, "en", ratings, notes=texts("Made for these tests."))


def profile(
    texts: Callable[[str], str] = str, numbers: Mapping[str, int] = MappingProxyType({"approvals": 2})
) -> Profile:
    """A profile that asks for two standards."""
    return Profile("ifcn", texts("A code"), texts("Two standards."), ("checkable", "captured"), numbers)


def profile_changes(texts: Callable[[str], str] = str) -> tuple[SettingChange, ...]:
    """What a desk would change to adopt it."""
    return SettingChange("captured", "warn", "require"), SettingChange(texts("at-least.approvals"), "1", "2")


def free_scale(texts: Callable[[str], str] = str) -> RatingScale:
    """The scale of a desk that writes a sentence in place of a label."""
    return RatingScale("sentence", texts("A sentence"), "1", PartialDate(2026), "en", (), free_text=True)


def standard_results(texts: Callable[[str], str] = str) -> tuple[StandardResult, ...]:
    """One met, one that blocks, one that is advised, one that was set aside."""
    add = f"factcheck evidence add {CASE} URL-or-FILE --stance supports|refutes|context --origin WHO"
    return (
        StandardResult("checkable", "require", True, texts("the claim is not marked as an opinion or a forecast"), ""),
        StandardResult("independent-sources", "require", False, texts("1 of 2 independent origins"), add),
        StandardResult("captured", "warn", False, texts("no captured copy"), f"factcheck evidence capture {CASE}"),
        StandardResult("second-person", "require", False, texts("0 of 1 approvals"), f"factcheck review {CASE} --approve",
                       texts("Ana Ruiz <ana@desk.example>"), texts("we are two")),
    )  # fmt: skip


def desk_view(texts: Callable[[str], str] = str) -> DeskView:
    """A desk of two people."""
    people = (texts("Ana Ruiz <ana@desk.example>"), texts("Ben Okafor <ben@desk.example>"))
    return DeskView(
        texts("/desks/courier/cases"), texts("The Example Courier"), "en", "default", texts("Five steps"), "1",
        {"checkable": "require", "captured": "warn", "both-sides": "off"}, people, 1234, 56,
        texts("/desks/index.db"), people[0], organisation=texts("The Courier Trust"), contact=texts("desk@courier.example"),
        funding=texts("Paid for by its readers."), roles=(texts("editor"), ""), numbers={"approvals": 2, "reviewers": 3},
        rate_first=True, weekend=("saturday", "sunday"), holidays=("2026-04-03", "12-25"), days_to_answer=5,
    )  # fmt: skip


def stats(texts: Callable[[str], str] = str) -> Stats:
    """The counts of a desk with a little of everything."""
    ratings = tuple(
        RatingCount("default", key, number) for key, number in (("false", 400), ("half-true", 100), ("unproven", 7))
    )
    stages = {"published": 600, "triage": 12, "researching": 45, "closed": 577}
    people = {texts("Ana Ruiz"): 700, texts("Ben Okafor"): 534}
    return Stats(1234, stages, ratings, people, 602, 12, 1, 4, 4.5, (agreement(texts),))


def agreement(texts: Callable[[str], str] = str) -> Agreement:
    """How far two people agree, and one who rated too little."""
    ana, ben, cleo = texts("Ana Ruiz <ana@desk.example>"), texts("Ben Okafor <ben@desk.example>"), texts("Cleo Wójcik")
    return Agreement(
        "default", 50, 39, 0.7254, (0.5891, 0.8612), 0.9541, (0.9127, 0.9853),
        (RatingAgreement("false", 20, 18, 0.912), RatingAgreement("unproven", 1, 0, None)),
        (PairAgreement((ana, ben), 50, 39, 0.7254, 0.9541), PairAgreement((ana, cleo), 1, 1, None, None)),
    )  # fmt: skip


def gridded(texts: Callable[[str], str] = str) -> Case:
    """A case with four elements and three pieces of evidence: one is bare, and one piece bears most of the others."""
    change = research(texts)
    pieces = [piece.id for piece in change.state.evidence]
    for kind, text in (
        ("who", "The landing on the moon"), ("what", "was filmed"), ("when", "in 1969"),
        ("where", "in a hangar in Nevada, near the town"),
    ):  # fmt: skip
        change.add(Draft("element-set", {"element_kind": kind}, {"text": texts(text)}))
    elements = [one.id for one in change.state.elements]
    for piece, element, stance in ((0, 0, "refutes"), (0, 1, "refutes"), (1, 1, "supports"), (0, 2, "context")):
        fields = {"evidence": pieces[piece], "element": elements[element], "stance": stance}
        change.add(Draft("evidence-tied", fields, {}))
    return change.state


def proposed_elements(texts: Callable[[str], str] = str) -> tuple[ProposedElement, ...]:
    """Two elements that the words of a claim suggest."""
    return (
        ProposedElement("who", texts("The landing on the moon"), "is what the sentence is about"),
        ProposedElement("where", texts("in a hangar"), "names a place"),
    )


def origins(texts: Callable[[str], str] = str) -> tuple[Origin, ...]:
    """An origin that is proposed, and one that a person stated."""
    first, second, *_ = [piece.id for piece in research(texts).state.evidence]
    reason = f"both name Nordwire: {first} says “(Nordwire)” in its copy, {second} lies on nordwire.example"
    return (
        Origin(texts("Nordwire"), (first, second), False, (texts(reason),)),
        Origin(texts("Road Office"), ("7qk2m3xa",), True),
    )


def findings(texts: Callable[[str], str] = str) -> list[Finding]:
    """A damaged file, a lost copy and a remark."""
    return [
        Finding("captures", "warning", texts("captures/ab/abab.pdf"), "", texts("The captured copy is missing."),
                f"factcheck evidence capture {CASE} 7qk2m3xa --file FILE"),
        Finding("events", "damage", texts(f"2026-11/{CASE}-the-landing.json"), "ab" * 32,
                texts("An event is not what its author wrote: its content does not agree with its id."),
                texts("restore the file")),
        Finding("index", "note", "", "", texts("There is no index; lists are slower."), "factcheck reindex"),
    ]  # fmt: skip


def repairs(texts: Callable[[str], str] = str) -> list[Repair]:
    """Something moved, rights set, and something left."""
    name = texts(f"2026-11/{CASE}-the-landing.json")
    return [
        Repair("rights", "rights-set", name, "", "Only its owner may use it now (644 → 600).", ""),
        Repair("files", "moved-aside", name, f".aside/20261102T100000Z/{name}", texts("It is damaged."),
               texts("Take a good copy.")),
        Repair("twins", "left", name, "", texts("Two files hold one case."), texts("Keep the right one.")),
    ]  # fmt: skip


def article_rows(texts: Callable[[str], str] = str) -> list[ArticleRow]:
    """Two articles, one of which can't be read."""
    title, publisher = texts("The night the moon came back"), texts("Example Courier")
    return [
        ArticleRow(ARTICLE, title, publisher, "2026-10-31", 2, 7, 3, 1, "2026-11-02T08:50:00Z", 3),
        ArticleRow("1x8w7v6t", "", "", "", 1, 0, 0, needed=2, damaged=texts("its content does not agree with its id")),
    ]


def merge_report(texts: Callable[[str], str] = str) -> MergeReport:
    """A merge that brought a disagreement and left a file out."""
    files = (MergedFile("case", CASE, "changed", (texts("claimant"),)), MergedFile("article", ARTICLE, "added", ()))
    return MergeReport(files, 2, (texts("2026-11/x.json: damaged"),))


def outcomes(texts: Callable[[str], str] = str) -> tuple[Outcome, ...]:
    """Captures that ended in each way."""
    url = "https://records.example/reel?part=2"
    copy = CapturedCopy(
        "ab" * 32,
        "warc",
        "text/html",
        34_567,
        "2026-11-02T09:10:00Z",
        f"{url}&page=1",
        "",
        "cd" * 32,
        "factcheck/0.1.0",
    )
    finding = QuoteFinding(
        texts("The reel was cut in 1969."),
        "differs",
        texts("The reel was cut in 1971."),
        "ab" * 32,
        "2026-11-02T09:10:00Z",
    )
    proposed = (("title", texts("The second reel"), "<title>"), ("published_on", "1971-03", texts("its own data")))
    return (
        Outcome(CASE, "7qk2m3xa", url, "captured", copy=copy, finding=finding, proposed=proposed),
        Outcome(CASE, "8qk2m3xa", url, "captured", copy=copy, unread=texts("It is a picture."), is_shared=True,
                notes=(texts("png: no browser"),)),
        Outcome(CASE, "9qk2m3xa", url, "failed", texts("The page is not there: records.example answered 404."),
                f"factcheck evidence retry {CASE}", "PageGoneError"),
        Outcome(CASE, "aqk2m3xa", url, "waiting", "This machine is not online.", f"factcheck evidence retry {CASE}"),
    )  # fmt: skip


def seen_again(texts: Callable[[str], str] = str) -> tuple[Seen, ...]:
    """Sources that were read again, in each state."""
    url, quote = "https://records.example/reel", texts("The reel was cut in 1969.")
    start = Seen(CASE, "7qk2m3xa", "", url, "unchanged", quote=quote)
    return (
        replace(start, state="changed", reason="the quoted words changed", is_news=True,
                after=texts("The reel was cut in 1971.")),
        replace(start, state="changed", reason="the quoted words are gone", is_news=True),
        replace(start, evidence="", article=ARTICLE, state="gone", reason=texts("It answered 410."), is_news=True),
        replace(start, reason="it is there again", is_news=True),
        replace(start, is_changed_elsewhere=True),
        replace(start, state="unread", reason=texts("It does not answer.")),
    )  # fmt: skip
