"""Confidential evidence is in no public output, in no form: a canary stands in its every field.

Public are: a summary in every format, a desk's own templates too, for a case, an article and a period, printed and written
to a file, and the copies that publishing and correcting keep. Not public are the desk's own views (show, list, search,
evidence list, history, their --json and --csv, exports of a case file): they are read by the people who may see the source.
"""

from __future__ import annotations

import base64
import html
import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from factcheck.desk import cases, evidence, intake, letters, publishing, questions, summaries, summary_files, verdicts
from factcheck.desk.place import Desk
from factcheck.publish.formats import list_formats
from tests.desk import making
from tests.publish.test_confidential import WITHOUT_SOURCES
from tests.publish.writers.reading import raw_parts

CANARY = "Canary<&\"'>é/=1911"
OWN = "{{ summary.cases | length }} {% for case in summary.cases %}{{ case }}{% endfor %}\n{{ summary }}\n"


def forms(secret: str) -> set[bytes]:
    """A secret raw and in every coding it might pass through."""
    raw = secret.encode()
    base64s = {base64.b64encode(b"x" * shift + raw)[4 * (shift > 0) : -4] for shift in range(3)}
    texts = {quote(secret), quote(secret, safe=""), html.escape(secret), html.escape(secret, quote=False),
             json.dumps(secret)[1:-1], secret.casefold(), secret.upper()}  # fmt: skip
    return {raw, raw.hex().encode(), raw.hex().upper().encode(), *base64s, *(one.encode() for one in texts),
            b"Canary", b"canary"}  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a template of its own for each medium, which prints all that it is given."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    desk = making.make_desk(tmp_path / "cases")
    desk.templates_folder.mkdir()
    for medium in ("txt", "md", "html"):
        (desk.templates_folder / f"own-{medium}.{medium}.j2").write_text(OWN, encoding="utf-8")
    return desk


def published(desk: Desk, folder: Path, *, confidential: bool) -> tuple[str, str, str]:
    """A published and corrected case that rests on evidence with the canary in every field; its id, its article's, and
    the evidence's."""
    article = folder / "article.txt"
    article.write_text(making.ARTICLE, encoding="utf-8")
    taken = intake.take_in(desk, intake.read_source(str(article)), intake.Given(title="The bridge"))
    case = making.researched(desk)
    cases.amend_claim(desk, case, details=cases.ClaimDetails(article=taken.article.id, why=CANARY))
    names = ("title", "publisher", "author", "quote", "origin", "interest", "note")
    details = evidence.EvidenceDetails(**dict.fromkeys(names, CANARY), kind="primary", published_on="1911-05-03")
    secret = evidence.add_evidence(
        desk, case, "https://canary.example/x", "refutes", details, confidential=confidential
    ).id
    file = folder / "Canary=1911.pdf"
    file.write_bytes(CANARY.encode())
    evidence.capture_file(desk, case, secret, file)
    hidden = evidence.add_evidence(desk, case, str(file), "refutes", details, confidential=confidential).id
    asked = questions.ask_question(desk, case, CANARY).id
    questions.answer_question(desk, case, asked, CANARY, (secret,))
    cases.add_note(desk, case, CANARY)
    evidence.record_search(desk, case, CANARY)
    pieces = [piece.id for piece in making.read(desk, case).evidence]
    because = f"It is not so [{secret}]. Nor so [{hidden}, {pieces[0]}]. See [{pieces[1]}]."
    verdicts.propose_verdict(desk, case, "false", because, tuple(pieces))
    cases.override(desk, case, "right-of-reply", CANARY)
    cases.move_stage(desk, case, "in-review", because=CANARY)
    verdicts.review_verdict(desk.acting(by=making.BEN), case, approve=True, because=CANARY)
    publishing.publish_case(desk, case)
    publishing.correct_case(desk, case, was="31 million", now="34 million", because="Revised.")
    return case, taken.article.id, secret


def public(desk: Desk, case: str, article: str) -> Iterator[tuple[str, bytes]]:
    """Everything public, by name."""
    wanted = {"case": summaries.Wanted((case,)), "article": summaries.Wanted(article=article, drafts=True),
              "period": summaries.Wanted(since="2026-01-01")}  # fmt: skip
    for name, what in wanted.items():
        summary = summaries.make_summary(desk, what)
        for one in list_formats(desk.templates_folder):
            if one.only_one and name != "case":
                continue
            made = summary_files.write_summary_file(desk, summary, one)
            yield f"{one.name} of a {name}", raw_parts(made.data)
            if made.alternative:
                yield f"what the {one.name} of a {name} shows", made.alternative.encode()
    for language in ("en", "es"):
        wanted_letter = letters.LetterWanted(language=language, questions=("Why?",))
        yield f"letter in {language}", letters.write_reply_letter(desk, case, wanted_letter)[1].encode()
    kept = [digest for event in desk.store.read_case(case).events for digest in event.fields.get("kept", {}).values()]
    assert len(set(kept)) >= 4
    for digest in kept:
        path = next((desk.root / "captures" / digest[:2]).glob(f"{digest}.*"))
        yield f"kept {path.name}", path.read_bytes()


def test_confidential_evidence_is_in_no_public_output(desk: Desk, tmp_path: Path) -> None:
    case, article, secret = published(desk, tmp_path, confidential=True)
    shas = [copy.sha256.encode() for piece in making.read(desk, case).evidence for copy in piece.copies]
    told = list(public(desk, case, article))
    secrets = forms(CANARY) | {secret.encode(), *shas}
    assert [(name, form) for name, data in told for form in secrets if form in data] == []
    # In what is packed a number may stand by chance.
    readable = [(name, data) for name, data in told if not data.startswith((b"%PDF", b"PK", b"\x89PNG"))]
    assert [name for name, data in readable if b"1911" in data] == []


def test_the_canary_would_be_found_were_the_evidence_public(desk: Desk, tmp_path: Path) -> None:
    case, article, _ = published(desk, tmp_path, confidential=False)
    missing = {name for name, data in public(desk, case, article) if not any(f in data for f in forms(CANARY))}
    assert missing == {name for name in missing if any(one in name for one in WITHOUT_SOURCES)}
    assert "pdf of a case" not in missing


@pytest.mark.parametrize("confidential", [True, False], ids=["confidential", "public"])
def test_confidential_evidence_is_in_no_file_of_the_site(confidential: bool, desk: Desk, tmp_path: Path) -> None:
    from factcheck.desk.site import build_site
    from factcheck.desk.site_checking import check_site

    case, _, secret = published(desk, tmp_path, confidential=confidential)
    shas = [copy.sha256.encode() for piece in making.read(desk, case).evidence for copy in piece.copies]
    site = build_site(desk, tmp_path / "site", base_url="https://daily.example").folder
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    told = [(path.name.encode() + b" " + path.read_bytes(), path.name) for path in files]
    held = {name for data, name in told if any(form in data for form in (*forms(CANARY), secret.encode(), *shas))}
    assert len(files) > 15
    assert bool(held) is not confidential
    assert {one.check for one in check_site(desk, site)} & {"confidential"} == set()
