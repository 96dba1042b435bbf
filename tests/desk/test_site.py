"""The site: what it shows, what it never shows, and that only what has to change is written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from urllib.parse import urljoin

import pytest

from factcheck.desk import cases, evidence, publishing, verdicts
from factcheck.desk.place import Desk
from factcheck.desk.site import build_site
from factcheck.desk.site_checking import check_site
from factcheck.errors import RefusedError, SettingsError, UsageError
from factcheck.publish.site.folder import MANIFEST
from tests.desk import making

HOME = "https://daily.example/checks"
CANARY = "Canary of the harbour office"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    return making.make_desk(tmp_path / "cases")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


def state_of(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and bytes."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def page_of(folder: Path, case: str) -> str:
    (path,) = (folder / "checks").glob(f"{case}*.html")
    return path.read_text(encoding="utf-8")


def test_only_what_was_published_has_a_page(desk: Desk, folder: Path) -> None:
    seen, waiting = making.published(desk), making.approved(desk, "The ferry sank twice.")
    build_site(desk, folder, base_url=HOME)
    assert [path.name[:8] for path in (folder / "checks").glob("*.html")] == [seen]
    assert not [name for name, (_, data) in state_of(folder).items() if b"ferry" in data or waiting.encode() in data]


def test_building_again_without_a_change_writes_nothing(desk: Desk, folder: Path) -> None:
    making.published(desk)
    build_site(desk, folder, base_url=HOME)
    before = state_of(folder)
    again = build_site(desk, folder, base_url=HOME)
    assert (again.written, again.removed, again.read) == (0, 0, 0)
    assert state_of(folder) == before


def test_without_its_memory_and_with_other_times_the_same_site_is_left_as_it_is(desk: Desk, folder: Path) -> None:
    making.published(desk)
    build_site(desk, folder, base_url=HOME)
    for memory in (desk.root / ".index").glob("site-*.json"):
        memory.unlink()
    for path in folder.rglob("*.html"):
        os.utime(path, ns=(1, 1))
    before = {name: data for name, data in state_of(folder).items() if name != MANIFEST}
    assert build_site(desk, folder, base_url=HOME).written == 0
    assert {name: data for name, data in state_of(folder).items() if name != MANIFEST} == before


def test_a_correction_rewrites_only_what_shows_it(desk: Desk, folder: Path) -> None:
    corrected, other = making.published(desk), making.published(desk, "The old bridge stood for 90 years.")
    build_site(desk, folder, base_url=HOME)
    before = state_of(folder)
    publishing.correct_case(desk.acting(by=making.BEN), corrected, was="31", now="34 million.", because="A revision.")
    built = build_site(desk, folder, base_url=HOME)
    changed = {name for name, state in state_of(folder).items() if before.get(name) != state}
    assert built.read == 1
    assert not [name for name in changed if name.startswith("checks/") and other in name]
    assert {"corrections.html", "feed.xml", "claimreview.json", "search/1.js", "index.html"} <= changed
    assert {"method.html", "404.html", "style.css", "outlets.html", "robots.txt"} & changed == set()
    page = page_of(folder, corrected)
    assert "What was wrong: 31" in page
    assert "34 million." in page
    assert '"CorrectionComment"' in page


def test_old_versions_stay_with_their_hashes_to_the_byte(desk: Desk, folder: Path) -> None:
    case = making.published(desk)
    publishing.correct_case(desk.acting(by=making.BEN), case, was="31", now="34 million.", because="A revision.")
    build_site(desk, folder, base_url=HOME)
    first, _ = making.read(desk, case).publications
    assert (folder / "versions" / f"{first.kept['json']}.json").read_bytes() == desk.store.read_capture(
        first.kept["json"]
    )
    version = (folder / "versions" / f"{first.kept['json']}.html").read_text(encoding="utf-8")
    assert "an earlier version" in version
    assert "ClaimReview" not in version.split("<footer")[0]
    assert all(digest in page_of(folder, case) for digest in first.kept.values())


def test_a_withdrawn_check_keeps_a_page_that_says_so(desk: Desk, folder: Path) -> None:
    case = making.published(desk)
    build_site(desk, folder, base_url=HOME)
    publishing.withdraw_case(desk, case, "The claim was never made.")
    build_site(desk, folder, base_url=HOME)
    page = page_of(folder, case)
    assert "The claim was never made." in page
    assert "application/ld+json" not in page
    (item,) = json.loads((folder / "claimreview.json").read_text())["dataFeedElement"]
    (path,) = (folder / "checks").glob("*.html")
    assert (item["url"], item["item"], item["dateDeleted"]) == (f"{HOME}/checks/{path.name}", [], desk.today)


def test_a_check_at_work_again_shows_what_was_published_and_says_so(desk: Desk, folder: Path) -> None:
    case = making.published(desk)
    cases.move_stage(desk, case, "correcting", because="a new account")
    build_site(desk, folder, base_url=HOME)
    assert "We are at work on this claim again." in page_of(folder, case)
    assert "False" in page_of(folder, case)


def test_the_words_of_an_address_never_change_with_the_claim(desk: Desk, folder: Path) -> None:
    case = making.published(desk)
    build_site(desk, folder, base_url=HOME)
    (before,) = (folder / "checks").glob("*.html")
    cases.amend_claim(desk, case, claim="The bridge cost 40 million crowns.", because="the unit")
    build_site(desk, folder, base_url=HOME)
    assert list((folder / "checks").glob("*.html")) == [before]
    assert before.name == f"{case}-the-halden-bridge-cost-40-million.html"


def test_what_is_protected_later_leaves_page_copy_and_old_versions(desk: Desk, folder: Path, tmp_path: Path) -> None:
    case = making.researched(desk)
    file = tmp_path / "memo.txt"
    file.write_text(f"{CANARY} wrote this memo.", encoding="utf-8")
    details = evidence.EvidenceDetails(
        title=CANARY, publisher="Harbour office", interest="none known", quote=CANARY * 2
    )
    piece = evidence.add_evidence(desk, case, str(file), "refutes", details).id
    making.propose(desk, case)
    cases.move_stage(desk, case, "in-review")
    verdicts.review_verdict(desk.acting(by=making.BEN), case, approve=True)
    publishing.publish_case(desk, case)
    build_site(desk, folder, base_url=HOME)
    assert CANARY in page_of(folder, case)
    assert [path for path in (folder / "copies").iterdir() if CANARY in path.read_text(encoding="utf-8")]
    evidence.amend_evidence(desk, case, piece, evidence.EvidenceDetails(), confidential=True, because="they asked")
    assert [one.check for one in check_site(desk, folder) if one.check == "confidential"]
    build_site(desk, folder, base_url=HOME)
    held = [name for name, (_, data) in state_of(folder).items() if CANARY.encode() in data or piece.encode() in data]
    assert held == []
    assert "no longer offered" in page_of(folder, case)
    assert [one for one in check_site(desk, folder) if one.check == "confidential"] == []


def test_a_copy_that_is_confidential_in_another_case_is_not_shown(desk: Desk, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "minutes.txt"
    file.write_text("The council met.", encoding="utf-8")
    seen, other = making.researched(desk), making.researched(desk, "The council never met.")
    details = evidence.EvidenceDetails(title="Minutes", publisher="The council", interest="none known")
    evidence.add_evidence(desk, seen, str(file), "refutes", details)
    evidence.add_evidence(desk, other, str(file), "refutes", details, confidential=True)
    making.propose(desk, seen)
    cases.move_stage(desk, seen, "in-review")
    verdicts.review_verdict(desk.acting(by=making.BEN), seen, approve=True)
    publishing.publish_case(desk, seen)
    build_site(desk, folder, base_url=HOME)
    assert not list(folder.glob("copies/*"))
    assert "Read the copy" not in page_of(folder, seen)


@pytest.mark.parametrize(("copies", "files"), [("text", {".html"}), ("files", {".html", ".txt"}), ("none", set())])
def test_the_setting_says_how_much_of_a_copy_readers_get(
    copies: str, files: set[str], desk: Desk, folder: Path, tmp_path: Path
) -> None:
    settings = f'[desk]\nname = "The Daily"\n[site]\ncopies = "{copies}"\n'
    (desk.root / "desk.toml").write_text(settings, encoding="utf-8")
    desk = making.reopen(desk)
    case = making.researched(desk)
    page = tmp_path / "page.html"
    page.write_text("<p>The account says 31 million.</p><script>alert(1)</script>", encoding="utf-8")
    details = evidence.EvidenceDetails(title="Account", publisher="Office", interest="none known")
    evidence.add_evidence(desk, case, str(page), "refutes", details)
    making.propose(desk, case)
    cases.move_stage(desk, case, "in-review")
    verdicts.review_verdict(desk.acting(by=making.BEN), case, approve=True)
    publishing.publish_case(desk, case)
    build_site(desk, folder, base_url=HOME)
    assert {path.suffix for path in folder.glob("copies/*")} == files
    # A captured page keeps its bytes, under an ending that no browser takes for a page of this site.
    assert all(path.name.endswith(".html.txt") for path in folder.glob("copies/*.txt"))


def test_a_picture_of_each_check_is_drawn_where_the_desk_wants_it(desk: Desk, folder: Path) -> None:
    (desk.root / "desk.toml").write_text('[desk]\nname = "The Daily"\n[site]\ncards = true\n', encoding="utf-8")
    desk = making.reopen(desk)
    case, taken = making.published(desk), making.published(desk, "The old bridge stood for 90 years.")
    publishing.withdraw_case(desk, taken, "It was never said.")
    build_site(desk, folder, base_url=HOME)
    assert [path.name for path in (folder / "cards").iterdir()] == [f"{case}.png"]
    assert (folder / "cards" / f"{case}.png").read_bytes().startswith(b"\x89PNG")
    page = page_of(folder, case)
    assert f'<meta property="og:image" content="{HOME}/cards/{case}.png">' in page
    assert 'og:image:alt" content="The claim “The Halden bridge cost 40 million.” and our verdict: False"' in page
    assert build_site(desk, folder, base_url=HOME).written == 0
    assert check_site(desk, folder) == []


def test_a_folder_of_others_is_not_touched(desk: Desk, folder: Path) -> None:
    making.published(desk)
    folder.mkdir()
    (folder / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(RefusedError, match="did not make"):
        build_site(desk, folder, base_url=HOME)
    assert state_of(folder).keys() == {"index.html"}


def test_what_lies_in_the_way_or_leads_elsewhere_is_not_written_over(desk: Desk, folder: Path, tmp_path: Path) -> None:
    case = making.published(desk)
    build_site(desk, folder, base_url=HOME)
    secret = tmp_path / "secret.txt"
    secret.write_text("theirs", encoding="utf-8")
    (page,) = (folder / "checks").glob(f"{case}*.html")
    page.unlink()
    page.symlink_to(secret)
    with pytest.raises(RefusedError, match="in the way"):
        build_site(desk, folder, base_url=HOME)
    assert secret.read_text(encoding="utf-8") == "theirs"
    page.unlink()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    build_site(desk, folder, base_url=HOME)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_manifest_of_strangers_takes_nothing_away_outside(desk: Desk, folder: Path, tmp_path: Path) -> None:
    making.published(desk)
    build_site(desk, folder, base_url=HOME)
    (tmp_path / "kept.txt").write_text("theirs", encoding="utf-8")
    told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    told["files"]["../kept.txt"] = told["files"]["checks/../../kept.txt"] = ["0", "0", 6, 0]
    told["files"]["versions/gone.json"] = ["0", "0", 6, 0]
    (folder / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    build_site(desk, folder, base_url=HOME)
    assert (tmp_path / "kept.txt").read_text(encoding="utf-8") == "theirs"


def test_the_desk_itself_is_no_place_for_its_site(desk: Desk) -> None:
    for place in (desk.root, desk.root / "public", desk.root.parent):
        with pytest.raises(RefusedError, match="lie in each other"):
            build_site(desk, place, base_url=HOME)


def test_an_address_or_a_language_that_is_none_is_refused_before_anything_is_made(desk: Desk, folder: Path) -> None:
    for address in ("daily.example", "ftp://daily.example", "https://daily.example/?a=1", "javascript:alert(1)"):
        with pytest.raises(UsageError, match="no address"):
            build_site(desk, folder, base_url=address)
    with pytest.raises(SettingsError, match="no words"):
        build_site(desk, folder, language="nl")
    assert not folder.exists()


def test_the_feed_is_what_readers_of_feeds_expect(desk: Desk, folder: Path) -> None:
    import feedparser

    first, second = making.published(desk), making.published(desk, "The old bridge stood for 90 years.")
    publishing.correct_case(desk.acting(by=making.BEN), first, was="31", now="34 million.", because="A revision.")
    build_site(desk, folder, base_url=HOME)
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id.startswith("urn:uuid:")
    assert feed.feed.author
    assert feed.feed.updated == max(entry.updated for entry in feed.entries)
    assert [entry.title.startswith("Correction:") for entry in feed.entries] == [True, False]
    assert len({entry.id for entry in feed.entries}) == 2
    for entry, case in zip(feed.entries, (first, second), strict=True):
        assert entry.link.startswith(f"{HOME}/checks/{case}")
        assert entry.published
        assert entry.updated >= entry.published
        assert (folder / entry.link.removeprefix(f"{HOME}/")).is_file()


def test_the_site_map_names_every_page_for_readers_and_no_other(desk: Desk, folder: Path) -> None:
    from xml.etree import ElementTree

    case = making.published(desk)
    publishing.correct_case(desk.acting(by=making.BEN), case, was="31", now="34 million.", because="A revision.")
    build_site(desk, folder, base_url=HOME)
    found = ElementTree.parse(folder / "sitemap.xml").iterfind("{*}url/{*}loc")
    named = {str(one.text).removeprefix(f"{HOME}/") for one in found}
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert named == {page for page in pages if not page.startswith(("versions/", "copies/")) and page != "404.html"}
    assert urljoin(f"{HOME}/", "sitemap.xml") in (folder / "robots.txt").read_text(encoding="utf-8")


def test_without_an_address_there_is_no_site_map_and_that_is_said(desk: Desk, folder: Path) -> None:
    making.published(desk)
    built = build_site(desk, folder)
    assert not (folder / "sitemap.xml").exists()
    assert any("--base-url" in note for note in built.notes)


def test_the_page_on_method_is_made_from_the_settings(desk: Desk, folder: Path) -> None:
    settings = """[desk]
name = "The Daily"
funding = "Paid for by 12 readers."
contact = "hello@daily.example"
[standards]
captured = "require"
named-sources = "off"
[standards.at-least]
independent-sources = 3
"""
    (desk.root / "desk.toml").write_text(settings, encoding="utf-8")
    build_site(making.reopen(desk), folder, base_url=HOME)
    page = (folder / "method.html").read_text(encoding="utf-8")
    required, aimed = page.split("Looked at each time")
    assert "Paid for by 12 readers." in page
    assert "hello@daily.example" in page
    assert "at least 3 different origins" in required
    assert "Each source that is cited has a captured copy" in required
    assert "source without a name" not in page
    assert "first-hand" in aimed
    assert "The evidence contradicts the claim." in page


def test_a_sound_site_has_no_findings_and_each_harm_is_named(desk: Desk, folder: Path) -> None:
    case = making.published(desk)
    build_site(desk, folder, base_url=HOME)
    assert check_site(desk, folder) == []
    (page,) = (folder / "checks").glob("*.html")
    good = page.read_text(encoding="utf-8")
    harms = {
        "links": good.replace('href="../method.html"', 'href="../gone.html"'),
        "ids": good.replace('id="why"', 'id="verdict"'),
        "pictures": good.replace("</main>", '<img src="../style.css"></main>'),
        "policy": good.replace("Content-Security-Policy", "X"),
        "scripts": good.replace("</main>", "<script>1</script></main>"),
        "hosts": good.replace("</main>", '<img alt="" src="https://evil.example/x.png"></main>'),
        "claim-review": good.replace('"alternateName":"False"', '"alternateName":"Purple"'),
    }
    for check, text in harms.items():
        assert text != good, check
        page.write_text(text, encoding="utf-8")
        found = check_site(desk, folder)
        assert {one.check for one in found} >= {check, "files"}, check
        assert all(one.meaning and one.remedy for one in found)
    page.write_text(good, encoding="utf-8")
    evidence.add_evidence(
        desk, case, "https://records.example/9", "supports", evidence.EvidenceDetails(publisher="Office 9")
    )
    assert "fresh-verdict" in {one.check for one in check_site(desk, folder)}


def test_words_that_would_give_a_source_away_keep_a_check_off_the_site(desk: Desk, folder: Path) -> None:
    case = making.published(desk)
    details = evidence.EvidenceDetails(
        title="final accounts say 31 million", publisher="A clerk", interest="none known"
    )
    evidence.add_evidence(desk, case, "https://clerk.example/", "refutes", details, confidential=True)
    built = build_site(desk, folder, base_url=HOME)
    assert built.checks == 0
    assert [leak for leak in built.leaks if case in leak]
    assert not list(folder.glob("checks/*"))
