"""Desks whose sites are tried: the one that ships as an example, one that publishes in Arabic, one that strangers filled."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from factcheck.config import read_desk_settings
from factcheck.desk import cases, evidence, intake, publishing, replies, verdicts
from factcheck.desk.place import Desk
from factcheck.desk.setup import init_desk
from tests.desk.making import Ticking
from tests.hostile.desks import Builder

ROOT = Path(__file__).resolve().parents[2]
BASE_URL = "https://desk.example/checks/"
ANA, BEN = "Ana Ruiz <ana@desk.example>", "Ben Okafor <ben@desk.example>"
ARABIC_SETTINGS = """[desk]
name = "مكتب التحقق"
organisation = "صحيفة المثال"
language = "ar"
corrections = "corrections@desk.example"
funding = "يموله أعضاؤه. مثال مخترع."
[site]
copies = "files"
"""
ARABIC_ARTICLE = (
    "الجسر الجديد\n\nقال رئيس البلدية إن الجسر الجديد كلف أربعين مليونًا وإنه انتهى قبل موعده بأربعة عشر شهرًا.\n"
)
PAGE = "<title>الحساب الختامي</title><p>بلغت الكلفة النهائية 31 مليونًا.</p><script>alert(1)</script>"


def example_desk(folder: Path) -> Desk:
    """A copy of the desk that ships, as it is in the project."""
    root = folder / "cases"
    shutil.copytree(ROOT / "cases", root, ignore=shutil.ignore_patterns(".index", ".locks"))
    return Desk(root, read_desk_settings(root / "desk.toml"), at="2026-11-20", environment={})


def arabic_desk(folder: Path) -> Desk:
    """A desk that publishes in Arabic: a check with a reply and a captured page, one corrected, one withdrawn."""
    desk = _desk(folder / "cases", ARABIC_SETTINGS)
    (folder / "article.txt").write_text(ARABIC_ARTICLE, encoding="utf-8")
    given = intake.Given("https://news.example/bridge", "الجسر الجديد يفتح", "صحيفة الميناء", "", "2026-03-01")
    article = intake.take_in(desk, intake.read_source(str(folder / "article.txt")), given).article.id
    checked = _published(desk, folder, "كلف الجسر الجديد أربعين مليونًا.", "false", article)
    corrected = _published(desk, folder, "انتهى الجسر قبل موعده بأربعة عشر شهرًا.", "mostly-true", article)
    publishing.correct_case(
        desk.acting(by=BEN), corrected, was="قلنا إنه صحيح في معظمه.", now="نصفه صحيح.", because="حساب جديد.",
        rating="half-true",
    )  # fmt: skip
    taken = _published(desk, folder, "أغلق المستشفى أبوابه.", "true", article)
    publishing.withdraw_case(desk, taken, "لم يثبت المصدر.")
    assert len({checked, corrected, taken}) == 3
    return desk


def hostile_desk(folder: Path) -> Desk:
    """A desk whose every field holds text that acts, hides or breaks something, if it is let."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        Builder(folder).build()
    root = folder / "cases"
    return Desk(root, read_desk_settings(root / "desk.toml"), at="2026-11-20", environment={})


def _desk(root: Path, settings: str) -> Desk:
    init_desk(root)
    (root / "desk.toml").write_text(settings, encoding="utf-8")
    return Desk(root, read_desk_settings(root / "desk.toml"), by=ANA, environment={}, clock=Ticking())


def _published(desk: Desk, folder: Path, claim: str, rating: str, article: str) -> str:
    new = cases.NewClaim(claim, claimant="رئيس البلدية", claimant_kind="person", claimed_on="2026-02",
                         appearance="https://news.example/bridge", article=article)  # fmt: skip
    case = cases.open_case(desk, new).case.id
    cases.move_stage(desk, case, "open")
    cases.assign(desk, case, ("Ana Ruiz",))
    cases.move_stage(desk, case, "researching")
    file = folder / "account.html"
    file.write_text(PAGE, encoding="utf-8")
    for number, source in enumerate((str(file), "https://office.example/2"), 1):
        details = evidence.EvidenceDetails(
            title="الحساب الختامي", publisher=f"ديوان الحسابات {number}", quote="بلغت الكلفة النهائية 31 مليونًا",
            interest="none known", kind="primary", published_on="2026-01-15",
        )  # fmt: skip
        evidence.add_evidence(desk, case, source, "refutes", details)
    request = replies.request_reply(desk, case, to="رئيس البلدية", text="?", channel="mail", deadline="2026-04-01").id
    replies.receive_reply(desk, case, "كان الرقم تقديرًا.", request=request)
    pieces = tuple(piece.id for piece in desk.store.read_case(case).case.evidence)
    because = f"يقول الحساب الختامي غير ذلك [{pieces[0]}]. ويؤكده المكتب [{pieces[1]}]."
    verdicts.propose_verdict(desk, case, rating, because, pieces)
    cases.move_stage(desk, case, "in-review")
    verdicts.review_verdict(desk.acting(by=BEN), case, approve=True)
    publishing.publish_case(desk, case)
    return case
