"""Attacks on a desk by somebody who may write all of its files: each is found by the layer that is there for it, and by no
other, so that none is found by accident.

The layers: `files` (the chain within a file), `ledger`, `signatures`, `keys`, `anchors`. What no layer finds is written down
as well: it is what the manual says an insider can still do.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.config import write_new_desk_settings
from factcheck.config.own_keys import make_own_key
from factcheck.desk import anchoring, keys, ledgers
from factcheck.desk.cases import NewClaim, add_note, open_case
from factcheck.desk.health import examine
from factcheck.desk.merging import merge_desk
from factcheck.desk.place import Desk, open_desk
from factcheck.errors import NotFoundError
from factcheck.model.desk_key import DeskKey
from factcheck.model.event import Who
from factcheck.store.ledger_reading import read_ledger
from factcheck.store.operations import RealOps
from tests.desk.forging import (
    anchor_again,
    forged,
    only_heads,
    own_signer,
    put_key,
    reseal,
    rewrite,
    signer_for,
    without,
)

ANA, BEN = "Ana Ruiz <ana@desk.example>", "Ben Okafor <ben@desk.example>"
DAY = "2026-10-0{}T10:00:00Z"


class Signed:
    """A desk of two people with keys: Ana opened two cases, Ben noted something in the first, and Ana after him."""

    def __init__(self, root: Path, *, signing: bool = True) -> None:
        self.root = root
        root.mkdir(0o700)
        write_new_desk_settings(root / "desk.toml", name="Desk")
        if signing:
            text = (root / "desk.toml").read_text().replace("on-change = false", "on-change = true")
            (root / "desk.toml").write_text(text)
            for who in (ANA, BEN):
                keys.make_key(self.as_(who, 1), in_file=True)
        self.case = open_case(self.as_(ANA, 2), NewClaim("The lake froze in July")).case.id
        self.other = open_case(self.as_(ANA, 2), NewClaim("The bridge is closed")).case.id
        self.before = self.path.read_bytes()
        add_note(self.as_(BEN, 3), self.case, "Asked the harbour")
        add_note(self.as_(ANA, 4), self.case, "The harbour says no")

    def as_(self, who: str, day: int) -> Desk:
        return open_desk(self.root, by=who, at=DAY.format(day), environment={})

    @property
    def path(self) -> Path:
        return next(self.root.glob(f"2026-10/{self.case}-*.json"))

    @property
    def place(self) -> str:
        return f"2026-10/{self.case}"

    def key_of(self, who: str) -> DeskKey:
        return next(key for key in keys.keys_of(self.as_(who, 5)) if str(key.who) == who)

    def anchored(self) -> str:
        return anchoring.anchor_desk(self.as_(BEN, 5)).root

    def layers(self) -> set[str]:
        return {one.check for one in examine(self.as_(ANA, 6)) if one.severity != "note"}

    def found(self) -> list[str]:
        return [f"{one.check}: {one.meaning}" for one in examine(self.as_(ANA, 6)) if one.severity != "note"]


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CONFIG", str(tmp_path / "config" / "settings.toml"))


@pytest.fixture
def desk(tmp_path: Path) -> Signed:
    return Signed(tmp_path / "cases")


@pytest.fixture
def unsigned(tmp_path: Path) -> Signed:
    return Signed(tmp_path / "plain", signing=False)


def roll_back(desk: Signed) -> None:
    desk.path.write_bytes(desk.before)


def delete(desk: Signed) -> None:
    desk.path.unlink()


def delete_and_forget(desk: Signed) -> None:
    """The case, and the lines that tell of it cut out, with all seals as they were."""
    desk.path.unlink()
    for path in (desk.root / "ledger").iterdir():
        path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if desk.case not in line))


def delete_and_reseal(desk: Signed) -> None:
    desk.path.unlink()
    reseal(desk.root, without(desk.place))


def delete_and_cut(desk: Signed) -> None:
    """The other case, and the end of the ledger from the line on that tells of it first; what follows is lost with it."""
    next(desk.root.glob(f"2026-10/{desk.other}-*.json")).unlink()
    for path in (desk.root / "ledger").iterdir():
        lines = path.read_text().splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if desk.other in line)
        path.write_text("".join(lines[:at]))


def alter(desk: Signed) -> None:
    desk.path.write_bytes(desk.path.read_bytes().replace(b"says no", b"says so"))


def rewrite_unsigned(desk: Signed) -> None:
    rewrite(desk.path, "says no", "says yes")


def rewrite_and_go_on(desk: Signed) -> None:
    """The history written anew, and then a change by the program, which records it as always."""
    rewrite(desk.path, "says no", "says yes", sign=own_signer(desk.key_of(ANA).key))
    add_note(desk.as_(ANA, 5), desk.case, "And so it stands")


def rewritten(desk: Signed, sign: Callable[..., tuple[str, str] | None] | None) -> list[str]:
    heads = rewrite(desk.path, "says no", "says yes", sign=sign)
    reseal(desk.root, only_heads(desk.place, heads))
    return heads


def resign_with_a_stranger(desk: Signed) -> None:
    rewritten(desk, own_signer(make_own_key(in_file=True)[0]))


def resign_with_anothers(desk: Signed) -> None:
    """Ben signs everything with his own key, Ana's events too."""
    rewritten(desk, own_signer(desk.key_of(BEN).key))


def drop_signatures(desk: Signed) -> None:
    rewritten(desk, None)


def keep_signatures(desk: Signed) -> None:
    rewritten(desk, forged)


def put_a_key_there(desk: Signed) -> None:
    """A key of the attacker's, put into the desk by hand as one of Ana's, and her newest note written anew under it."""
    ana = Who("Ana Ruiz", "ana@desk.example")
    key = put_key(desk.root, ana, DAY.format(1))
    rewritten(desk, signer_for(ana.name, key))


def be_an_insider(desk: Signed) -> None:
    """Ana writes her own newest note anew, signs it, and writes the ledger anew. She can't sign what is Ben's, nor need she:
    it stands before hers, unchanged."""
    rewritten(desk, signer_for("Ana Ruiz", desk.key_of(ANA).key))


def take_a_key(desk: Signed) -> None:
    (desk.root / "keys" / f"{desk.key_of(BEN).id}.json").unlink()


def take_the_anchor(desk: Signed) -> None:
    next((desk.root / "anchors").iterdir()).unlink()


def take_the_ledger(desk: Signed) -> None:
    shutil.rmtree(desk.root / "ledger")


# What is done: the layers that find it without an anchor, and with one that was made before.
SIGNED: dict[str, tuple[Callable[[Signed], None], set[str], set[str]]] = {
    "nothing": (lambda _desk: None, set(), set()),
    "an older copy": (roll_back, {"ledger"}, {"ledger", "anchors"}),
    "a case deleted": (delete, {"ledger"}, {"ledger", "anchors"}),
    "a case deleted, its lines cut out": (delete_and_forget, {"ledger"}, {"ledger", "anchors"}),
    "a case deleted, the ledger written anew": (delete_and_reseal, set(), {"anchors"}),
    "a case deleted, the end of the ledger cut": (delete_and_cut, set(), {"anchors"}),
    "a word altered": (alter, {"files"}, {"files"}),
    "written anew, then gone on": (rewrite_and_go_on, {"ledger", "signatures"}, {"ledger", "signatures", "anchors"}),
    "written anew and signed by a stranger": (resign_with_a_stranger, {"signatures"}, {"signatures", "anchors"}),
    "written anew and signed by a colleague": (resign_with_anothers, {"signatures"}, {"signatures", "anchors"}),
    "written anew, signatures dropped": (drop_signatures, {"signatures"}, {"signatures", "anchors"}),
    "written anew, signatures kept": (keep_signatures, {"signatures"}, {"signatures", "anchors"}),
    "a key put there by hand": (put_a_key_there, {"keys"}, {"keys", "anchors"}),
    "a key taken away": (take_a_key, {"keys", "signatures"}, {"keys", "signatures"}),
    "the ledger taken away": (take_the_ledger, {"ledger"}, {"ledger", "anchors"}),
    "an insider writes her own words anew": (be_an_insider, set(), {"anchors"}),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNED)
def test_an_attack_on_a_signed_desk_is_found_by_its_layer(desk: Signed, name: str) -> None:
    act, layers, _ = SIGNED[name]
    assert desk.layers() == set()
    act(desk)
    assert desk.layers() == layers, desk.found()


@pytest.mark.parametrize("name", SIGNED)
def test_an_anchor_finds_also_what_was_written_anew_everywhere(desk: Signed, name: str) -> None:
    act, _, layers = SIGNED[name]
    desk.anchored()
    assert desk.layers() == set()
    act(desk)
    assert desk.layers() == layers, desk.found()


@pytest.mark.parametrize(("act", "layers"), [
    (roll_back, {"ledger"}), (delete, {"ledger"}), (delete_and_forget, {"ledger"}), (alter, {"files"}),
    (rewrite_unsigned, {"ledger"}),
    # Without signatures and without an anchor whoever writes file and ledger anew is not found.
    (lambda desk: rewritten(desk, None), set()),
], ids=["older", "deleted", "cut out", "altered", "rewritten", "rewritten with its ledger"])  # fmt: skip
def test_an_attack_on_a_desk_without_keys(unsigned: Signed, act: Callable[[Signed], None], layers: set[str]) -> None:
    assert unsigned.layers() == set()
    act(unsigned)
    assert unsigned.layers() == layers, unsigned.found()


def test_an_anchor_that_is_taken_away_is_missed(desk: Signed) -> None:
    desk.anchored()
    take_the_anchor(desk)
    assert desk.layers() == {"anchors"}


def test_who_writes_the_anchor_anew_as_well_is_found_by_the_hash_that_was_kept_elsewhere(desk: Signed) -> None:
    kept = desk.anchored()
    be_an_insider(desk)
    (path,) = (desk.root / "anchors").iterdir()
    heads = list(desk.as_(ANA, 6).store.read_case(desk.case).case.heads)
    ends = {f"ledger/{name}": [seal] for name, (_, seal) in read_ledger(str(desk.root), RealOps()).ends.items()}
    anchor_again(desk.root, path, {desk.place: heads, **{one: [] for one in ends}})
    assert desk.layers() == set(), desk.found()  # this is what an insider can still do
    with pytest.raises(NotFoundError, match="taken away, or written anew"):
        anchoring.verify_anchor(desk.as_(BEN, 6), root=kept)


def test_a_copy_of_the_desk_that_was_elsewhere_finds_a_ledger_that_was_written_anew(
    desk: Signed, tmp_path: Path
) -> None:
    shutil.copytree(desk.root, tmp_path / "elsewhere", ignore=shutil.ignore_patterns(".locks", ".index"))
    be_an_insider(desk)
    assert desk.layers() == set()
    elsewhere = open_desk(tmp_path / "elsewhere", by=BEN, environment={})
    report = merge_desk(elsewhere, desk.root)
    found = [one for one in examine(elsewhere) if one.check in ("ledger", "conflicts", "files")]
    assert found or report.problems


def test_what_is_found_names_file_event_meaning_and_command(desk: Signed) -> None:
    desk.anchored()
    be_an_insider(desk)
    for one in examine(desk.as_(BEN, 6)):
        assert all((one.path, one.meaning, one.remedy))
        assert one.event or "ledger" in one.path or one.check == "rights"
    assert str(desk.path) in {one.path for one in examine(desk.as_(BEN, 6))}


def test_what_is_missing_can_be_accepted_by_name_and_with_a_reason_that_stays(desk: Signed) -> None:
    delete(desk)
    place, count = ledgers.accept_missing(desk.as_(BEN, 5), desk.case[:5], "opened by mistake")
    assert (place, count) == (desk.place, 3)
    assert desk.layers() == set()
    notes = [one.meaning for one in examine(desk.as_(ANA, 6)) if one.check == "ledger"]
    assert [("Ben Okafor" in note, "opened by mistake" in note) for note in notes] == [(True, True)]
    with pytest.raises(NotFoundError):
        ledgers.accept_missing(desk.as_(BEN, 5), desk.case, "again")


def test_a_retired_key_signs_nothing_any_more(desk: Signed) -> None:
    keys.retire_key(desk.as_(BEN, 5), "Ben Okafor", "the laptop was stolen")
    add_note(desk.as_(BEN, 6), desk.case, "without a key")
    assert desk.layers() == set()
    shutil.copy(desk.path, desk.path.with_suffix(".kept"))
    (desk.root / "keys" / f"{desk.key_of(BEN).id}.retired.json").write_text(
        '{"at":"2026-10-02T10:00:00Z","because":"","by":"Ana"}\n'
    )
    assert "signatures" in desk.layers()


def test_an_event_that_says_it_is_older_than_the_key_is_expected_to_be_signed_all_the_same(desk: Signed) -> None:
    text = (desk.root / "desk.toml").read_text().replace("on-change = true", "on-change = false")
    (desk.root / "desk.toml").write_text(text)
    by = open_desk(desk.root, by=BEN, at="2026-09-01T10:00:00Z", environment={})
    add_note(by, desk.case, "dated back")
    assert desk.layers() == {"signatures"}


def test_events_of_before_the_key_and_of_people_without_one_need_no_signature(tmp_path: Path) -> None:
    plain = Signed(tmp_path / "plain", signing=False)
    keys.make_key(plain.as_(ANA, 5), in_file=True)
    add_note(plain.as_(BEN, 6), plain.case, "Ben has no key")
    assert plain.layers() == set()
    add_note(plain.as_(ANA, 6), plain.case, "Ana has one, and the desk does not sign")
    assert plain.layers() == {"signatures"}
