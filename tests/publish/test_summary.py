"""Which claims a summary tells of, in which order, and how it counts them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model.article import Article
from factcheck.model.canonical import canonical_bytes
from factcheck.model.dates import PartialDate
from factcheck.model.scale import RatingScale
from factcheck.publish.formats import write_summary
from factcheck.publish.kept import kept_bytes
from factcheck.publish.summary import Imprint, summarize_article, summarize_cases, summarize_period
from factcheck.publish.summary_record import summary_record

if TYPE_CHECKING:
    from tests.publish.conftest import CaseMaker

NewCase = Callable[..., "CaseMaker"]
IDS = ["m4t7w2xz", "c5d8f2gh", "n3p6q9rs", "t2v6x8zk", "d6e9f3gj"]


def checked(new_case: NewCase, identifier: str, rating: str) -> CaseMaker:
    made = new_case(identifier, f"Claim {identifier}.").upto("researching")
    return made.propose(rating, "So it is.", made.source("Accounts")).approve()


def test_verdicts_are_counted_in_the_order_of_the_scale(
    new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    ratings = ["unproven", "false", "true", "false"]
    cases = [checked(new_case, identifier, rating).case for identifier, rating in zip(IDS, ratings, strict=False)]
    summary = summarize_cases([*cases, new_case("d6e9f3gj", "Open.").case], imprint, [scale])
    assert [(count.rating_label, count.count) for count in summary.counts] == [
        ("True", 1),
        ("False", 2),
        ("Unproven", 1),
    ]
    assert (summary.checked, summary.total) == (4, 5)
    assert "4 of 5 claims checked." in write_summary(summary, "text")


def test_withdrawn_verdicts_and_drafts_are_told_and_not_counted(
    new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    gone = checked(new_case, IDS[0], "false").publish().withdraw("It was wrong.")
    draft = new_case(IDS[1]).upto("researching")
    draft.propose("true", "So it is.", draft.source("Accounts"))
    summary = summarize_cases([gone.case, draft.case], imprint, [scale], drafts=True)
    assert [case.standing for case in summary.cases] == ["withdrawn", "draft"]
    assert (summary.checked, summary.total, summary.counts) == (0, 2, ())
    assert "The rest: 1 withdrawn, 1 with a proposed verdict." in write_summary(summary, "text")


def test_a_verdict_on_another_scale_is_counted_beside_the_desks_own(
    new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    other = replace(scale, key="other", name="Other", ratings=scale.ratings[::-1])
    made = new_case(IDS[0]).upto("researching")
    made.propose("false", "So it is.", made.source("Accounts"), scale="other", scale_version="1").approve()
    cases = [made.case, checked(new_case, IDS[1], "true").case]
    summary = summarize_cases(cases, imprint, [scale, other])
    assert [(count.scale_key, count.rating_key) for count in summary.counts] == [
        ("default", "true"),
        ("other", "false"),
    ]
    assert [one.key for one in summary.scales] == ["default", "other"]
    lost = summarize_cases(cases, imprint, [scale])
    assert [(count.scale_key, count.rating_label) for count in lost.counts] == [("default", "True"), ("other", "false")]


def test_a_verdict_in_free_words_is_shown_and_not_counted(
    new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    free = replace(scale, key="free", name="Sentences", ratings=(), free_text=True)
    made = new_case(IDS[0]).upto("researching")
    sentence = "The figure is right, the year is not."
    made.propose(sentence, "So it is.", made.source("Accounts"), scale="free", scale_version="1").approve()
    summary = summarize_cases([made.case], imprint, [free])
    assert (summary.counts, summary.cases[0].rating_label, summary.checked) == ((), sentence, 1)
    assert f"Our verdict: {sentence}" in write_summary(summary, "text")


def test_a_duplicate_of_a_claim_in_the_same_summary_is_left_out(
    new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    first, twin = checked(new_case, IDS[0], "false"), new_case(IDS[1], "The same.")
    twin.do("stage-moved", {"stage": "duplicate", "of": IDS[0]}, {"reason": ""})
    both = summarize_cases([first.case, twin.case], imprint, [scale])
    assert (both.total, both.not_checked) == (1, ())
    alone = summarize_cases([twin.case], imprint, [scale])
    assert [one.group for one in alone.not_checked] == ["duplicate"]


def test_the_claims_of_an_article_come_in_its_order(
    new_case: NewCase, scale: RatingScale, imprint: Imprint, article: Article
) -> None:
    places = {IDS[0]: 90, IDS[1]: None, IDS[2]: 5}
    cases = [
        new_case(
            identifier, f"Claim {identifier}.", quote={"text": "x", "start": start, "end": start + 1} if start else None
        ).case
        for identifier, start in places.items()
    ]
    summary = summarize_article(article, cases, imprint, [scale])
    assert [one.id for one in summary.not_checked] == [IDS[2], IDS[0], IDS[1]]
    assert summary.kind == "article"
    assert summary.article is not None
    assert summary.article.publisher == "The Brunn Courier"


def test_a_period_has_what_was_taken_up_checked_corrected_or_withdrawn_in_it(
    new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    published = checked(new_case, IDS[0], "false").publish().correct("A", "B", "C", on="2026-06-02")
    gone = checked(new_case, IDS[1], "false").publish().withdraw("D", on="2026-05-04")
    opened = new_case(IDS[2], "Open.")
    cases = [published.case, gone.case, opened.case]

    def ids(since: str, until: str) -> list[str]:
        since_date, until_date = PartialDate.parse(since), PartialDate.parse(until)
        summary = summarize_period(cases, since_date, until_date, imprint, [scale])
        return sorted([*(one.id for one in summary.cases), *(one.id for one in summary.not_checked)])

    assert ids("2026-03", "2026-03") == sorted([IDS[0], IDS[1], IDS[2]])
    assert ids("2026-05-04", "2026-05") == [IDS[1]]
    assert ids("2026-06-02", "2026-06-02") == [IDS[0]]
    assert ids("2026-05-05", "2026-06-01") == []
    assert ids("2025", "2026") == sorted([IDS[0], IDS[1], IDS[2]])


def test_an_empty_period_says_so(scale: RatingScale, imprint: Imprint) -> None:
    summary = summarize_period([], PartialDate(2025), PartialDate(2025), imprint, [scale])
    for name in ("text", "markdown", "html"):
        assert "There is nothing to tell of." in write_summary(summary, name)
        assert "Fact checks, 2025" in write_summary(summary, name)


def test_a_deadline_passes_with_the_day_of_the_summary(new_case: NewCase, scale: RatingScale, imprint: Imprint) -> None:
    made = new_case().upto("researching")
    made.ask("The council", deadline="2026-05-10")
    made.propose("false", "So it is.", made.source("Accounts")).approve()

    def text(today: str) -> str:
        summary = summarize_cases([made.case], replace(imprint, generated_on=today), [scale])
        return " ".join(write_summary(summary, "text").split())

    assert "They have until 10 May 2026 to answer." in text("2026-05-10")
    assert "They did not reply by 10 May 2026." in text("2026-05-11")


def test_where_readers_report_mistakes_is_a_link_only_where_it_is_one(
    new_case: NewCase, scale: RatingScale, imprint: Imprint
) -> None:
    case = new_case().case
    linked = summarize_cases([case], replace(imprint, corrections="https://desk.example/corrections"), [scale])
    assert '<a href="https://desk.example/corrections"' in write_summary(linked, "html")
    assert "<a" not in write_summary(summarize_cases([case], imprint, [scale]), "html")


def test_what_is_kept_is_canonical_json_and_the_markdown_readers_see(
    bridge: CaseMaker, scale: RatingScale, imprint: Imprint
) -> None:
    summary = summarize_cases([bridge.case], imprint, [scale])
    kept = kept_bytes(summary)
    assert kept["json"] == canonical_bytes(summary_record(summary))
    assert json.loads(kept["json"]) == json.loads(write_summary(summary, "json"))
    assert kept["markdown"].decode() == write_summary(summary, "markdown")
    assert kept_bytes(summary) == kept
