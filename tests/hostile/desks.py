"""A desk whose every field holds a vector, made by the jobs of the desk as people would make it."""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from factcheck.config import read_desk_settings
from factcheck.desk import cases, evidence, grid, intake, library, merging, publishing, questions, replies, verdicts
from factcheck.desk.place import Desk
from factcheck.desk.setup import init_desk
from tests.desk.making import Ticking
from tests.hostile.vectors import ALL, FILE_NAME, INNOCENT, VECTORS, Filler

SCALE_KEY = "house"
MONTH = "2026-03"


@dataclass(frozen=True)
class Hostile:
    """The desk: the folder it lies in, who works there, and the ids of what commands need."""

    folder: Path
    ana: str
    ben: str
    ids: dict[str, str]


class Builder:
    """Makes the desk at `folder/cases`; every text comes from a Filler."""

    def __init__(self, folder: Path, fill: Filler | None = None) -> None:
        self.fill = fill or Filler()
        self.folder = folder
        self.ana = f"{self.fill.line('Ana', 120, '<>')} <ana@[/]\u200b:smile:>"
        self.ben = f"{self.fill.line('Ben', 120, '<>')} <ben@[Reuters]>"
        self.desk = self._make(folder / "cases")
        self.ids: dict[str, str] = {}

    def _make(self, root: Path) -> Desk:
        init_desk(root)
        people = [said.partition("<")[0].strip() for said in (self.ana, self.ben)]
        (root / "desk.toml").write_text(_settings(self.fill, people), encoding="utf-8")
        (root / "scales").mkdir()
        (root / "scales" / f"{SCALE_KEY}.toml").write_text(_scale(self.fill), encoding="utf-8")
        (root / "templates").mkdir()
        (root / "templates" / "own.txt.j2").write_text("{{ summary }}\n", encoding="utf-8")
        settings = read_desk_settings(root / "desk.toml")
        return Desk(root, settings, by=self.ana, environment={}, clock=Ticking())

    def build(self) -> Hostile:
        """All of it."""
        self._article()
        self.ids["triage"] = self._open("triage")
        self.ids["researching"] = self._researched("researching")
        self.ids["drafted"] = self._drafted("drafted")
        self.ids["in-review"] = self._in_review("in-review")
        self.ids["approved"] = self._approved("approved")
        self.ids["published"] = self._published("published")
        self.ids["corrected"] = self._corrected("corrected")
        self.ids["withdrawn"] = self._published("withdrawn")
        publishing.withdraw_case(self.desk, self.ids["withdrawn"], self.fill("why withdrawn"))
        self._conflict()
        self._library()
        return Hostile(self.folder, self.ana, self.ben, self.ids)

    def _article(self) -> None:
        path = self.folder / "article.txt"
        path.write_text(article_text(), encoding="utf-8")
        given = intake.Given("https://daily.example/[x]?=1+1", self.fill("title"), self.fill("publisher"),
                             self.fill("author"), "2026-03-01")  # fmt: skip
        taken = intake.take_in(self.desk, intake.read_source(str(path)), given)
        assert taken.candidates
        self.ids["article"] = taken.article.id
        self.ids["of-article"] = intake.accept(self.desk, taken, taken.candidates[0].proposal)[0].case.id
        for candidate in taken.candidates[1:2]:
            intake.decline(self.desk, taken, candidate.proposal, self.fill("why declined"))

    def _open(self, name: str) -> str:
        new = cases.NewClaim(
            claim=self.fill(f"claim {name}"), quote=cases.typed_quote(self.desk, self.fill("quote"), ""),
            claimant=self.fill("claimant"), claimed_on="2026-03-01", appearance=self.fill("appearance"),
            article=self.ids["article"], why=self.fill("why"), tags=("=1+1".replace("=", "").replace("+", ""),),
        )  # fmt: skip
        return cases.open_case(self.desk, new).case.id

    def _researched(self, name: str) -> str:
        case, desk, fill = self._open(name), self.desk, self.fill
        cases.tag(desk, case, (fill("tag"), "[/]", "=1+1"), ())
        cases.add_appearance(desk, case, fill("elsewhere"), "2026-02")
        cases.move_stage(desk, case, "open", because=fill("why open"))
        cases.assign(desk, case, (self.ana.partition("<")[0].strip(), fill("assignee")))
        cases.move_stage(desk, case, "researching", because=fill("why researching"))
        cases.add_note(desk, case, fill("note"))
        cases.link(desk, case, self.ids["triage"], "related")
        evidence.record_search(desk, case, fill("search"))
        self._evidence(case, name)
        asked = questions.ask_question(desk, case, fill("question")).id
        questions.answer_question(desk, case, asked, fill("answer"), (self.ids[f"{name} evidence"],))
        questions.ask_question(desk, case, fill("open question"))
        request = replies.request_reply(desk, case, to=fill("to"), text=fill("asked"), channel=fill("channel"),
                                        deadline="2031-01-31").id  # fmt: skip
        replies.receive_reply(desk, case, fill("reply"), request=request)
        cases.override(desk, case, "primary-source", fill("why set aside"))
        grid.add_element(desk, case, "who", fill("element"))
        self.ids |= {f"{name} question": asked, f"{name} request": request}
        return case

    def _evidence(self, case: str, name: str) -> None:
        file = self.folder / FILE_NAME
        file.write_bytes(b"a copy")
        sources = ("https://a.example/[/]", "https://b.example/=1+1", str(file), "https://d.example/")
        added = [
            evidence.add_evidence(self.desk, case, source, "refutes", self._details("open")).id for source in sources
        ]
        evidence.add_evidence(
            self.desk, case, "https://c.example/", "refutes", self._details("secret"), confidential=True
        )
        evidence.capture_file(self.desk, case, added[0], file)
        evidence.amend_evidence(self.desk, case, added[1], self._details("other"), because=self.fill("why amended"))
        evidence.withdraw_evidence(self.desk, case, added[3], self.fill("why gone"))
        self.ids[f"{name} evidence"] = added[0]

    def _details(self, sort: str) -> evidence.EvidenceDetails:
        names = ("title", "publisher", "author", "quote", "origin", "interest", "note")
        texts = {name: self.fill(f"{sort} {name}") for name in names}
        return evidence.EvidenceDetails(**texts, kind="primary", published_on="2026-01")

    def _drafted(self, name: str) -> str:
        case = self._researched(name)
        pieces = [piece.id for piece in self.desk.store.read_case(case).case.evidence if piece.counts]
        because = self.fill("reasoning") + "".join(f" [{piece}]" for piece in pieces)
        verdicts.propose_verdict(self.desk, case, "wobbly", because, tuple(pieces))
        grid.tie_evidence(self.desk, case, self.ids[f"{name} evidence"], ("who",))
        return case

    def _in_review(self, name: str) -> str:
        case = self._drafted(name)
        cases.move_stage(self.desk, case, "in-review", because=self.fill("why review"))
        return case

    def _approved(self, name: str) -> str:
        case, ben = self._in_review(name), self.desk.acting(by=self.ben)
        verdicts.review_verdict(ben, case, rating="solid", because=self.fill("own rating"))
        verdicts.review_verdict(ben, case, rating="wobbly", because=self.fill("second thoughts"))
        verdicts.review_verdict(ben, case, approve=True, because=self.fill("why approved"))
        return case

    def _published(self, name: str) -> str:
        case = self._approved(name)
        publishing.publish_case(self.desk, case, url="https://daily.example/[x]")
        return case

    def _corrected(self, name: str) -> str:
        case = self._published(name)
        publishing.correct_case(self.desk, case, was=self.fill("was"), now=self.fill("now"), because=self.fill("why"),
                                reported_by=self.fill("reader"))  # fmt: skip
        return case

    def _library(self) -> None:
        """A feed whose every field holds vectors, and a mistake in it, so that it is remarked on."""
        fill, feed = self.fill, self.folder / "feed.json"
        review = {
            "@type": "ClaimReview", "claimReviewed": fill("checked claim"), "headline": fill("headline"),
            "url": "https://checks.example/[/]", "datePublished": fill("no day"),
            "author": {"@type": "Organization", "name": fill("checker"), "url": fill("no site")},
            "reviewRating": {"alternateName": fill("their rating"), "ratingValue": fill("no number")},
            "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": fill("said by")},
                             "appearance": [{"url": fill("no address")}]},
        }  # fmt: skip
        feed.write_text(json.dumps([review]), encoding="utf-8")
        library.import_library(self.desk, feed)
        self.ids["entry"] = library.newest_entries(self.desk, 1)[0][0].id
        write_sheet(self.folder / "old-cases.csv", fill)

    def _conflict(self) -> None:
        case = self.ids["conflict"] = self._open("conflict")
        other = self.folder / "other"
        shutil.copytree(self.desk.root, other, ignore=shutil.ignore_patterns(".index", ".locks"))
        there = Desk(other, self.desk.settings, by=self.ben, environment={}, clock=self.desk.clock)
        for desk in (self.desk, there):
            cases.amend_claim(desk, case, claim=self.fill("reworded"), because=self.fill("why reworded"))
            cases.amend_claim(desk, case, details=cases.ClaimDetails(claimant=self.fill("claimant")))
        merging.merge_desk(self.desk, other)
        cases.add_note(there, case, self.fill("left to merge"))


def write_sheet(path: Path, fill: Filler) -> None:
    """A sheet whose names of columns and cells hold vectors."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["Claim", "Speaker", "Tags", fill.line("column"), "Date"])
    writer.writerow([fill("cell"), fill("speaker"), "[/], =1+1", fill("rest"), fill("no date")])
    writer.writerow(["", "x", "", "", ""])
    few_controls = written.getvalue().replace(
        VECTORS["controls"], "\x07\x08"
    )  # with more of them it is refused as no text
    path.write_text(few_controls, encoding="utf-8", newline="")


def article_text() -> str:
    """An article, invented, whose sentences hold every vector."""
    few_controls = ALL.replace(VECTORS["controls"], "\x07\x08")  # with more of them a source is refused as no text
    return (
        "Halden opens its new bridge [Reuters] [/]\n\n"
        f"The new bridge {few_controls} over the Tista cost 40 million crowns, Mayor Ivo Brandt said on Monday.\n\n"
        "“In 2024 the old bridge [/] was closed on 212 days,” \u202eBrandt =1+1 told the :smile: town council.\n\n"
        f"According to the \x9b31m Road Office, 23,000 vehicles {INNOCENT} crossed it every day before it closed.\n\n"
        f"{'It was a lovely morning for everybody. ' * 40}\n"
    )


def _settings(fill: Filler, people: list[str]) -> str:
    texts = {key: fill.line(key) for key in ("name", "organisation", "contact", "corrections", "funding")}
    lines = ["[desk]", f'scale = "{SCALE_KEY}"', *(f"{key} = {_quoted(text)}" for key, text in texts.items())]
    for name in people:
        lines += ["[[people]]", f"name = {_quoted(name)}", f"role = {_quoted(fill.line('role'))}"]
    return "\n".join(lines) + "\n"


def _scale(fill: Filler) -> str:
    lines = [f'key = "{SCALE_KEY}"', f"name = {_quoted(fill.line('scale'))}", f"version = {_quoted(fill.line('1', 60))}",
             'dated = "2026"', 'language = "en"', f"notes = {_quoted(fill.line('notes'))}"]  # fmt: skip
    for key in ("solid", "wobbly"):
        label, meaning = fill.line(f"{key}{' [Reuters] [/] :smile:'}", 100), fill.line("meaning")
        lines += ["[[ratings]]", f'key = "{key}"', f"labels.en = {_quoted(label)}", f"meaning.en = {_quoted(meaning)}"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
