"""What is answered before Typer is loaded: the very same bytes as through Typer, for the forms it knows and no others.

FACTCHECK_PARITY says how many generated command lines are compared (about 200 without it).
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from factcheck import __main__ as program
from factcheck.cli import boundary, quick
from factcheck.desk.lists import Filters, list_cases
from factcheck.desk.place import open_desk
from factcheck.desk.quick_reads import QuickQuery
from factcheck.model.listing import ListQuery
from tests.cli.quick_desks import DESKS, Prepare, desk_with_new_settings, empty_desk, example_desk

COUNT = int(os.environ.get("FACTCHECK_PARITY", "198"))
SEED = 20_260_316
ROOT = Path(__file__).resolve().parents[2]

# A list is asked for with these, most of them right and some of them wrong.
OPTIONS = (
    ("--json",), ("--csv",), ("--plain",), ("--conflicts",), ("--overdue",), ("--due",), ("--sort", "next"),
    ("--stage", "open"), ("--stage", "triage"),
    ("--stage", "in-review"), ("--stage", "In Review"), ("--stage", "nowhere"), ("--stage",), ("--stage=open",),
    ("--limit", "3"), ("--limit", "0"), ("--limit", "007"), ("--limit", "-1"), ("--limit", "many"), ("--limit", "٣"),
    ("--limit=2",), ("--sort", "claim"), ("--sort", "-updated"), ("--sort", "deadline"), ("--sort", "--json"),
    ("--sort", "beauty"), ("--sort", ""), ("--sort", "-score"), ("--verdict", "true"), ("--assignee", "ana"),
    ("--tag", "health"), ("--claimant", "mayor"), ("--desk", "cases"), ("--desk", "."), ("--desk", "nowhere"),
    ("--desk", ""), ("--desk",), ("--help",), ("-h",), ("--",), ("-",), ("--nonsense",), ("--plai",),
)  # fmt: skip
WORDS = (
    "bridge", "hospital", "nurses", "the", "Kestrel", "zzz", "", " ", "'", '"', "a*", "OR", "NEAR", "橋", "é", "\x1b[31m",
    "bridge cost", "\udcff", "\u202e", "%", "_", "--", "40", "Forged:",
)  # fmt: skip
SETTINGS: tuple[dict[str, str], ...] = (
    {}, {}, {}, {"TERM": "dumb"}, {"FORCE_COLOR": "1"}, {"FORCE_COLOR": "1", "COLUMNS": "72"}, {"NO_COLOR": "1"},
    {"COLUMNS": "40"}, {"COLUMNS": "250"}, {"FACTCHECK_DESK": "cases"}, {"FACTCHECK_DESK": "nowhere"},
)  # fmt: skip


def a_command_line(random: Random, ids: list[str]) -> list[str]:
    """One command line: nearly always about lists or single cases."""
    command = random.choices(("list", "show", "search", "", "lis", "--desk"), (16, 12, 8, 0.2, 0.2, 0.2))[0]
    if command == "show":
        some = random.choice(ids)
        words = [random.choice((some, some, some[:4], some[:3], some[:1], some.upper(), "zzzz", "", "-", f" {some}"))]
        more = [option for option in OPTIONS if option[0] in ("--json", "--plain", "--desk", "--csv", "-h", "--")]
        parts = [words, *(list(random.choice(more)) for _ in range(random.choice((0, 0, 1, 1, 2))))]
    else:
        parts = [list(random.choice(OPTIONS)) for _ in range(random.choice((0, 1, 1, 1, 2, 3)))]
        parts += [[random.choice(WORDS)] for _ in range(random.choice((0, 0, 1, 2)))]
    random.shuffle(parts)
    return [command, *(word for part in parts for word in part)]


def printed_by(
    run: Callable[[list[str]], int], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[int, bytes, bytes]:
    """The exit code of a command and the bytes of its two streams."""
    out, err = io.BytesIO(), io.BytesIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", newline="\n"))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", newline="\n", errors="backslashreplace"))
        code = run(list(words))
        sys.stdout.flush()
        sys.stderr.flush()
        return code, out.getvalue(), err.getvalue()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a desk may be made, in the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cases"


@pytest.fixture
def at_example(place: Path) -> Path:
    """The example desk, listed before."""
    example_desk(place)()
    return place


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("state", DESKS)
def test_both_ways_print_the_same_bytes(state: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready: Prepare = DESKS[state](place)
    random = Random(f"{SEED} {state}")
    ids = sorted(path.name[:8] for path in place.glob("20*/*.json")) or ["k3f9x2ab"]
    number = list(DESKS).index(state)
    for _ in range(COUNT // len(DESKS) + (number < COUNT % len(DESKS))):
        words, settings = a_command_line(random, ids), random.choice(SETTINGS)
        with monkeypatch.context() as patch:
            for name, value in settings.items():
                patch.setenv(name, value)
            ready()
            through_both = printed_by(program._run, words, monkeypatch)
            ready()
            assert through_both == printed_by(boundary.run, words, monkeypatch), (state, words, settings)


@pytest.mark.parametrize(
    "line",
    [
        "list", "list --json", "list --csv", "list --plain", "list --stage open", "list word", "list --desk cases",
        "list --stage open --stage triage --limit 3 --sort -updated --conflicts", "list bridge hospital --json",
        "search hospital", "search bridge --limit 1 --json", "search the --plain --desk cases",
    ],
)  # fmt: skip
def test_a_known_list_is_answered_at_once(line: str, at_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary, "_run", lambda _words: pytest.fail("Typer was asked"))
    code, _, err = printed_by(program._run, line.split(), monkeypatch)
    assert code == 0
    assert at_example.exists()
    assert b"Error" not in err


@pytest.mark.parametrize(
    "line",
    [
        "", "--help", "--version", "lists", "list --help", "list -h", "list --overdue", "list --verdict true",
        "list -- word",
        "list --assignee ana", "list --json --csv", "list --stage nowhere", "list --stage", "list --limit x", "list --desk",
        "list --stage=open", "list --sort beauty", "list --nonsense", "--desk cases list", "search", "search --limit 0 word",
        "list --desk nowhere",
        "note x", "show", "show x y", "show 2g --csv", "show 2GT", "show 2gt --help", "show 2gt --desk", "show 2g -- ",
        "show zzzz", "show 2gt9zmdv2", "show 2gt --desk nowhere",
    ],
)  # fmt: skip
def test_it_steps_aside_for_anything_else(line: str, at_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert at_example.exists()

    def answer(words: list[str]) -> int:
        return -1 if quick.answer(words) is None else 0

    assert printed_by(answer, line.split(), monkeypatch) == (-1, b"", b"")


def test_a_case_that_was_verified_is_shown_at_once(at_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundary, "run", lambda _words: pytest.fail("Typer was asked"))
    for path in at_example.glob("20*/*.json"):
        for more in ((), ("--plain",), ("--json",), ("--desk", "cases")):
            code, out, err = printed_by(program._run, ["show", path.name[:8], *more], monkeypatch)
            assert (code, err) == (0, b"")
            assert path.name[:8].encode() in out


def test_any_changed_byte_of_a_case_or_its_article_is_noticed(at_example: Path) -> None:
    case = next(path for path in sorted(at_example.glob("20*/*.json")) if b'"article": null' not in path.read_bytes())
    record = case.read_bytes()
    article = next(path for path in at_example.glob("articles/20*/*.json") if path.name[:8].encode() in record)
    random = Random(SEED)
    for path in (case, article):
        whole = path.read_bytes()
        for place in (0, len(whole) - 1, *(random.randrange(len(whole)) for _ in range(60))):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << random.randrange(8)]) + whole[place + 1 :])
            assert quick.answer(["show", case.name[:8]]) is None, (path.name, place)
        for changed in (whole[:-1], whole + b" ", b""):
            path.write_bytes(changed)
            assert quick.answer(["show", case.name[:8]]) is None
        path.write_bytes(whole)
        assert quick.answer(["show", case.name[:8]]) == 0


def test_a_second_file_of_the_same_id_or_a_link_in_its_place_is_noticed(at_example: Path, tmp_path: Path) -> None:
    case = sorted(at_example.glob("20*/*.json"))[0]
    second = case.with_name(f"{case.name[:8]}-another.json")
    shutil.copy(case, second)
    assert quick.answer(["show", case.name[:8]]) is None
    second.unlink()
    assert quick.answer(["show", case.name[:8]]) == 0
    shutil.move(case, tmp_path / "moved.json")
    case.symlink_to(tmp_path / "moved.json")
    assert quick.answer(["show", case.name[:8]]) is None


def test_what_this_program_writes_needs_no_second_proof(at_example: Path, capfd: pytest.CaptureFixture[str]) -> None:
    identifier = min(path.name[:8] for path in at_example.glob("20*/*.json"))
    assert boundary.run(["note", identifier, "Called the ministry again", "--by", "Ana Ruiz <ana@desk.example>"]) == 0
    capfd.readouterr()
    assert quick.answer(["show", identifier]) == 0
    assert "Called the ministry again" in capfd.readouterr().out


def test_another_version_verifies_again(at_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.store import verified

    identifier = min(path.name[:8] for path in at_example.glob("20*/*.json"))
    monkeypatch.setattr(verified, "__version__", "99")
    assert quick.answer(["show", identifier]) is None


def test_a_case_that_was_never_verified_is_not_shown_at_once(at_example: Path) -> None:
    identifier = min(path.name[:8] for path in at_example.glob("20*/*.json"))
    shutil.rmtree(at_example / ".index")
    list_cases(open_desk(at_example), Filters())
    assert quick.answer(["show", identifier]) is None


def test_it_steps_aside_while_a_shell_completes(at_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert at_example.exists()
    monkeypatch.setenv("_FACTCHECK_COMPLETE", "complete_bash")
    assert quick.answer(["list"]) is None


def test_a_hurried_query_has_every_condition_of_a_query_as_it_is_by_default() -> None:
    assert vars(QuickQuery()) == vars(ListQuery())


@pytest.mark.parametrize("line", ["search hospital", "list --nonsense", "list --assignee ana"])
def test_it_steps_aside_without_an_index_and_makes_none(line: str, at_example: Path) -> None:
    shutil.rmtree(at_example / ".index")
    assert quick.answer(line.split()) is None
    assert not (at_example / ".index").exists()


def test_it_steps_aside_after_the_settings_changed(place: Path) -> None:
    desk_with_new_settings(place)()
    assert quick.answer(["list"]) is None


def test_it_answers_for_an_empty_desk(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    empty_desk(place)()
    assert quick.answer(["list"]) == 0
    assert capfd.readouterr() == ("", "No cases match.\n")


PROBE = """
import sys
before = set(sys.modules)
from factcheck.cli.quick import answer
code = answer(sys.argv[1:])
print(code, *sorted(set(sys.modules) - before), file=sys.stderr, flush=True)
"""
NEVER = {
    "typer", "dataclasses", "pathlib", "rich", "tinydb", "tomllib", "tomlkit", "click", "inspect", "typing", "datetime",
    "sqlite3", "contextlib", "subprocess", "secrets", "hashlib", "enum", "factcheck.desk.place", "factcheck.desk.lists",
    "factcheck.store.desk_store", "factcheck.model", "factcheck.errors", "factcheck.store.index_rows",
}  # fmt: skip


def loaded_by(*words: str) -> set[str]:
    """The modules that a command loads which a bare Python has not."""
    run = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    code, *names = run.stderr.splitlines()[-1].split()
    assert code == "0", run.stderr
    return set(names)


@pytest.mark.parametrize("line", ["list", "list --plain", "list --stage open", "list --sort -claim --limit 3"])
def test_a_list_loads_next_to_nothing(line: str, at_example: Path) -> None:
    assert at_example.exists()
    loaded = loaded_by(*line.split())
    assert loaded & (NEVER | {"json", "re", "csv"}) == set()
    assert len(loaded) < 45


@pytest.mark.parametrize("form", [(), ("--plain",)])
def test_showing_a_case_loads_next_to_nothing(form: tuple[str, ...], at_example: Path) -> None:
    identifier = min(path.name[:8] for path in at_example.glob("20*/*.json"))
    loaded = loaded_by("show", identifier, *form)
    assert loaded & (NEVER | {"json", "re", "csv"}) - {"factcheck.model"} == set()  # its package, for quotation marks


@pytest.mark.parametrize(("line", "form"), [("list --json", "json"), ("list --csv", "csv")])
def test_another_form_loads_what_writes_it(line: str, form: str, at_example: Path) -> None:
    assert at_example.exists()
    loaded = loaded_by(*line.split())
    assert form in loaded
    assert loaded & (NEVER - {"enum"}) == set()
