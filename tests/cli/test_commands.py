"""Every command: its help, its examples, and the shape of its JSON."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.schemas import demand
from tests.cli.terminal import BEN, CLEO, Terminal, made_ready
from tests.desk.making import ARTICLE

ROOT = Path(__file__).resolve().parents[2]


def _leaves(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if hasattr(command, "commands"):
        for name, inner in command.commands.items():
            yield from _leaves(inner, (*words, name))
    else:
        yield words, command


COMMANDS = dict(_leaves(made_ready("")))
GROUPS = sorted({words[:1] for words in COMMANDS if len(words) > 1})


def named(words: tuple[str, ...]) -> str:
    return " ".join(words)


@pytest.mark.parametrize("words", [(), *GROUPS], ids=named)
def test_help_is_in_plain_words_on_stdout(terminal: Terminal, words: tuple[str, ...]) -> None:
    ran = terminal(*words, "-h")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: factcheck{''.join(f' {word}' for word in words)} ")
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("words", COMMANDS, ids=named)
def test_every_command_has_examples_of_itself_that_it_understands(terminal: Terminal, words: tuple[str, ...]) -> None:
    ran = terminal(*words, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: factcheck {named(words)} ")
    assert "\x1b" not in ran.out
    examples = [line.strip() for line in ran.out.partition("Examples:")[2].splitlines()]
    examples = [line for line in examples if f"factcheck {named(words)}" in line]
    assert examples
    known = {option for parameter in COMMANDS[words].params for option in (*parameter.opts, *parameter.secondary_opts)}
    for example in examples:
        command = example.partition("factcheck ")[2].partition(" | ")[0].partition(" < ")[0]
        for word in shlex.split(command):
            if word.startswith("--") or re.fullmatch(r"-[a-z]", word):
                assert word in known, example


ACT_ALONE = (("anchor",),)  # a group that is a command too

# The full screen prints nothing: what it does is done by other commands, which have both forms.
SCREENS: dict[tuple[str, ...], tuple[str, ...]] = {("ui",): ("--json", "--plain"), ("site", "serve"): ("--json",)}


@pytest.mark.parametrize("words", COMMANDS, ids=named)
def test_every_command_has_json_and_plain_and_names_its_desk(words: tuple[str, ...]) -> None:
    known = {option for parameter in COMMANDS[words].params for option in parameter.opts}
    assert known >= ({"--json", "--plain"} - set(SCREENS.get(words, ())))
    assert "--desk" in known or words in (("me",), ("verify",))


def test_every_command_that_the_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = {tuple(match.split()) for match in re.findall(r"^ {4}factcheck ([a-z]+(?: [a-z]+)?)", text, re.MULTILINE)}
    assert found
    for words in found:
        assert words in COMMANDS or words[:1] in COMMANDS or words in (("anchor",), ("ripple",)), (
            words
        )  # groups that act alone


def test_without_a_command_the_help_is_the_answer(terminal: Terminal) -> None:
    ran = terminal()
    assert ran.code == 2
    assert ran.out.startswith("Usage: factcheck ")
    assert terminal("evidence").out.startswith("Usage: factcheck evidence ")


def test_the_version_is_printed(terminal: Terminal) -> None:
    assert re.fullmatch(r"factcheck \d+\.\d+\.\d+\S*\n", terminal.done("--version").out)


# Each command once, in an order in which each is allowed: its words, who does it, and the schema of what it prints.
# `{stage}` stands for the case at that stage, `{first}` and `{second}` for its evidence, `{q}` for a question.
ADDED = "added"
LIFE: tuple[tuple[str, str, str], ...] = (
    ("desk show", "", "desk"),
    ("desk profile list", "", "profile"),
    ("desk profile show ifcn", "", "profile"),
    ("desk profile adopt ifcn", "", "profile"),
    ("me", "", ADDED),
    ("ledger show", "", "ledger"),
    ("key make --file", "", ADDED),
    ("key list", "", "key"),
    ("key show", "", "key"),
    (f"key trust 'factcheck-key ed25519 {'1f' * 32} Eva Lund <eva@desk.example>'", "", ADDED),
    ("key retire 'Eva Lund' --because 'not hers'", "", ADDED),
    ("anchor", "", "anchor"),
    ("anchor list", "", "anchor"),
    ("anchor verify", "", "anchor"),
    ("ledger accept {gone} --because 'deleted by mistake'", "", ADDED),
    ("intake article.txt --aside", "", "proposal"),
    ("intake article.txt --accept top2", "", "intake-case"),
    ("article list", "", "article-row"),
    ("article show {article}", "", "article"),
    ("article amend {article} --author 'Eva Lund'", "", ADDED),
    ("open 'The moon is made of cheese.' --claimant unknown --tag food", "", ADDED),
    ("list --sort=-id --limit 0", "", "case-row"),
    ("list --overdue --conflicts", "", "case-row"),
    ("list --due", "", "case-row"),
    ("show {published}", "", "case"),
    ("history {published}", "", "event"),
    ("search bridge", "", "search-hit"),
    ("stats", "", "stats"),
    ("stats --by-period month --since 2020 -o told.svg", "", "report"),
    ("claim amend {triage} --why 'Shared widely.' --priority 2", "", ADDED),
    ("claim appeared {triage} 'a leaflet' --when 2026-02", "", ADDED),
    ("tag {triage} +health -old", "", ADDED),
    ("tag {triage}", "", ADDED),
    ("link {triage} {open} --as related", "", ADDED),
    ("note {triage} 'Called the town hall.'", "", ADDED),
    ("assign {open} 'Ana Ruiz'", "", ADDED),
    ("stage {open} researching", "", ADDED),
    ("evidence add {researching} https://x.example/3 --stance context --publisher X", "", ADDED),
    ("evidence list {researching}", "", "evidence"),
    ("evidence amend {researching} {first} --title Log", "", ADDED),
    ("evidence capture {researching} {first} --file article.txt", "", ADDED),
    ("evidence searched {researching} 'The archive: nothing.'", "", ADDED),
    ("evidence withdraw {researching} {second} --because 'a forgery'", "", ADDED),
    ("evidence origins {researching}", "", "origins"),
    ("evidence origins {researching} --apart {first}", "", ADDED),
    ("element propose {researching}", "", "proposed-element"),
    ("element propose {researching} --accept 1", "", ADDED),
    ("element add {researching} where 'in Halden'", "", ADDED),
    ("element amend {researching} where --text 'near Halden'", "", ADDED),
    ("evidence tie {researching} {first} where --stance supports", "", ADDED),
    ("grid {researching} --as-of claim", "", "grid"),
    ("evidence retry {triage}", "", "capture"),
    ("watch {triage}", "", "watch"),
    ("evidence export-sheet", "", ADDED),
    ("evidence import-sheet sheet.csv", "", ADDED),
    ("evidence untie {researching} {first} where", "", ADDED),
    ("element remove {researching} where", "", ADDED),
    ("show {researching} --as-of 2020", "", "case"),
    ("question ask {researching} 'What did it cost?'", "", ADDED),
    ("question answer {researching} {q} '31 million' --cites {first}", "", ADDED),
    ("reply request {researching} --deadline 2031-01-31", "", ADDED),
    ("reply letter {researching} --in 3 --lang es", "", "letter"),
    ("reply follow-up {researching} --channel telephone", "", ADDED),
    ("reply receive {researching} 'We stand by it.'", "", ADDED),
    ("reply cite {researching} --stance context", "", ADDED),
    ("reply waive {researching} self-evident", "", ADDED),
    ("verdict propose {researching} half-true --because 'So it is.' --cites {first}", "", ADDED),
    ("library import feed.json", "", "library-import"),
    ("library list --limit 2", "", "library-entry"),
    ("library show {entry}", "", "library-entry"),
    ("library search well", "", "library-entry"),
    ("library ratings 'Four lighthouses' mostly-false", "", "library-rating"),
    ("library adopt {entry}", "", ADDED),
    ("match {triage} --limit 3", "", "near"),
    ("match {triage} --same {entry}", "", ADDED),
    ("import cases old-cases.csv", "", "cases-opened"),
    ("verdict check {approved}", "", "readiness"),
    ("verdict check {approved} --as-of 2020", "", "readiness"),
    ("override {researching} captured --because 'No camera.'", "", ADDED),
    ("undo {researching}", "", ADDED),
    ("review {in-review} --approve", BEN, ADDED),
    ("publish {approved} --url https://daily.example/1 --dry-run", "", "rehearsal"),
    ("publish {approved} --url https://daily.example/1", "", ADDED),
    ("correct {published} --was 31 --now 34 --because 'A revision.'", "", ADDED),
    ("history {published} --published", "", "published-version"),
    ("history {published} --published --compare 1..2", "", "version-comparison"),
    ("ripple {published}", "", "ripple"),
    ("withdraw {published} --because 'Never said.'", CLEO, ADDED),
    ("bundle {published} -o told.zip --with-addresses", "", "bundle"),
    ("verify told.zip", "", "bundle-report"),
    ("summary {published}", "", "summary"),
    ("site build ../public --base-url https://daily.example", "", "site-built"),
    ("site check ../public", "", "site-finding"),
    ("summary --since 2026-01", "", "summary"),
    ("summary --article {article}", "", "summary"),
    ("merge ../other", "", "merge"),
    ("resolve {triage}", "", "conflicts"),
    ("scale list", "", "scale"),
    ("scale show snopes", "", "scale"),
    ("scale crosswalk list", "", "crosswalk"),
    ("scale crosswalk show default politifact", "", "crosswalk"),
    ("summary {published} --scale politifact --lang fr", "", "summary"),
    ("doctor", "", "finding"),
    ("doctor --fix", "", "repair"),
    ("backup ../desk.zip", "", ADDED),
    ("restore ../desk.zip again", "", ADDED),
    ("doctor --fix", "", "repair"),
    ("backup ../kept.zip", "", ADDED),
    ("restore ../kept.zip ../again", "", ADDED),
    ("reindex", "", ADDED),
    ("desk init elsewhere --name Elsewhere", "", ADDED),
)
FEED = (
    '{"@type": "ClaimReview", "claimReviewed": "The ferry ran 14 times a day in 1952; the well is dry", "reviewRating": '
    '{"alternateName": "Four lighthouses"}, "author": {"name": "Example Checks"}, "url": "https://checks.example/1", '
    '"datePublished": "2026-02-03", "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Quill"}}}'
)
SILENT = {
    "list --overdue --conflicts",
    "doctor",
    "doctor --fix",
    "evidence retry {triage}",
    "watch {triage}",
    "site check ../public",
}  # nothing is late, disputed or damaged


def test_the_life_of_a_desk_names_every_command() -> None:
    typed = {tuple(line.split()[:length]) for line, _, _ in LIFE for length in (1, 2, 3)}
    assert set(COMMANDS) - set(SCREENS) - {("evidence", "archive")} <= typed  # asks a service that no test may ask


def test_every_command_prints_the_json_that_its_schema_promises(at_desk: Terminal, ids: dict[str, str]) -> None:
    (at_desk.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (at_desk.folder / "sheet.csv").write_text("Link,Archive Location\n", encoding="utf-8")
    (at_desk.folder / "feed.json").write_text(FEED, encoding="utf-8")
    (at_desk.folder / "old-cases.csv").write_text("Claim,Speaker\nThe well is deep.,Ada Quill\n", encoding="utf-8")
    at_desk.done("desk", "init", at_desk.folder.parent / "other")
    known = {name.replace("-", "_"): value for name, value in ids.items()}
    known["gone"] = json.loads(at_desk.done("open", "It is gone.", "--json", "--by", "Ana Ruiz").out)["id"]
    next((at_desk.folder / "cases").rglob(f"{known['gone']}-*.json")).unlink()
    known["first"], known["second"] = (piece["id"] for piece in at_desk.case(ids["researching"])["evidence"])
    for line, by, schema in LIFE:
        filled = re.sub(r"\{([a-z-]+)\}", lambda match: known[match[1].replace("-", "_")], line)
        ran = at_desk.done(*shlex.split(filled), "--json", by=by)
        assert ran.out.endswith("\n") or line in SILENT, line
        for found in ran.lines:
            if schema == "proposal" and "rank" not in found:
                assert found["aside"]  # a sentence that is not offered
                continue
            demand(schema, found)
        if line.startswith("intake article.txt --accept"):
            known["article"] = ran.lines[0]["article"]
        if line.startswith("library list"):
            known["entry"] = ran.lines[0]["id"]
        if line.startswith("question ask"):
            known["q"] = ran.data["id"]


@pytest.mark.parametrize("form", [(), ("--plain",)], ids=["rich", "plain"])
def test_every_way_of_looking_prints_something_for_people(
    at_desk: Terminal, ids: dict[str, str], form: tuple[str, ...]
) -> None:
    case = ids["published"]
    for words in (
        ("list",), ("show", case), ("history", case), ("search", "bridge"), ("stats",), ("desk", "show"), ("scale", "list"),
        ("scale", "show"), ("evidence", "list", case), ("summary", case), ("resolve", case), ("doctor",), ("reindex",),
    ):  # fmt: skip
        ran = at_desk.done(*words, *form)
        assert len(ran.out.strip() or ran.err.strip()) > 10, words


@pytest.mark.parametrize("words", [("list",), ("article", "list")], ids=named)
def test_a_table_is_also_for_spreadsheets(at_desk: Terminal, words: tuple[str, ...]) -> None:
    (at_desk.folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    at_desk.done("intake", "article.txt", "--title", "=HYPERLINK(1)", "--accept", "none")
    at_desk.done("open", "=1+1 is two.")
    out = at_desk.done(*words, "--csv").out
    header, *rows = out.splitlines()
    assert header.startswith("id,")
    assert rows
    assert "'=" in out
    assert ",=" not in out


@pytest.mark.parametrize("tag", ["health", "weather", "h-h", "by", "plain"])
def test_a_tag_is_taken_away_whatever_letters_it_is_made_of(tag: str, at_desk: Terminal, ids: dict[str, str]) -> None:
    at_desk.done("tag", ids["open"], f"+{tag}", "+kept")
    at_desk.done("tag", ids["open"], "--at", "2030-01-31", f"-{tag}", "+new")
    assert at_desk.case(ids["open"])["tags"] == ["kept", "new"]
    at_desk.refused(2, "tag", ids["open"], "--becuase", "a typing mistake")
    assert "Add tags to a case" in at_desk.done("tag", "-h").out
