"""Every command with words that make it work on the hostile desk. A command that is not here fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from factcheck.cli.app import app
from tests.hostile.desks import SCALE_KEY, Hostile
from tests.hostile.vectors import ALL, FILE_NAME

Words = tuple[str, ...]

# A word in braces is an id of the desk, see Builder; ALL is every vector, FILE a file whose name is one.
COMMANDS: dict[str, tuple[Words, ...]] = {
    "desk init": (("new [Reuters]\x1b[2J\u202e", "--name", "=1+1 [/] :smile:"),),
    "desk show": ((),),
    "desk profile list": ((),),
    "desk profile show": (("ifcn",),),
    "desk profile adopt": (("ifcn", "--yes"),),
    "me": ((), ("[/] :smile: \u200b <a@[Reuters]>",)),
    "intake": (("article.txt", "--aside"), ("article.txt", "--accept", "none"), ("FILE-TEXT", "--accept", "all")),
    "article list": ((),),
    "article show": (("{article}",), ("{article}", "--text")),
    "article amend": (("{article}", "--title", "ALL", "--publisher", "ALL", "--author", "ALL"),),
    "open": (("new ALL", "--quote", "ALL", "--claimant", "ALL", "--appearance", "ALL", "--why", "ALL"),),
    "list": ((), ("--stage", "published"), ("--limit", "2"), ("smile",)),
    "show": (("{triage}",), ("{drafted}",), ("{corrected}",), ("{withdrawn}",), ("{conflict}",)),
    "search": (("smile",), ("Reuters", "etc")),
    "assign": (("{researching}", "ALL"),),
    "stage": (("{published}", "correcting", "--because", "ALL"),),
    "claim amend": (("{researching}", "--claim", "ALL", "--claimant", "ALL", "--quote", "ALL", "--because", "ALL"),),
    "claim appeared": (("{researching}", "ALL"),),
    "evidence add": (("{researching}", "FILE", "--stance", "context", "--title", "ALL"),),
    "evidence amend": (("{researching}", "{researching evidence}", "--title", "ALL", "--because", "ALL"),),
    "evidence withdraw": (("{researching}", "{researching evidence}", "--because", "ALL"),),
    "evidence capture": (("{researching}", "{researching evidence}", "--file", "FILE"),),
    "evidence export-sheet": ((), ("{drafted}",)),
    "evidence import-sheet": (("FILE",),),
    "evidence archive": (("{researching}", "{researching evidence}"),),
    "evidence retry": (("{triage}",),),
    "watch": (("{triage}",),),
    "evidence searched": (("{researching}", "ALL"),),
    "evidence list": (("{corrected}",),),
    "evidence origins": (("{corrected}",), ("{drafted}",)),
    "evidence tie": (("{researching}", "{researching evidence}", "who"),),
    "evidence untie": (("{drafted}", "{drafted evidence}", "who"),),
    "element propose": (("{researching}",), ("{triage}", "--accept", "all")),
    "element add": (("{researching}", "who", "ALL"),),
    "element amend": (("{drafted}", "who", "--text", "ALL"),),
    "element remove": (("{drafted}", "who", "--because", "ALL"),),
    "grid": (("{drafted}",), ("{drafted}", "--as-of", "claim"), ("{triage}",)),
    "question ask": (("{researching}", "ALL"),),
    "question answer": (("{researching}", "{researching question}", "ALL"),),
    "reply request": (("{researching}", "--to", "ALL", "--text", "ALL", "--deadline", "2099-01-31"),),
    "reply receive": (("{researching}", "ALL", "--request", "{researching request}"),),
    "reply letter": (("{researching}", "--to", "ALL", "--question", "ALL"), ("{researching}", "--lang", "es")),
    "reply follow-up": (("{researching}", "--request", "{researching request}", "--text", "ALL", "--channel", "ALL"),),
    "reply cite": (("{researching}", "--stance", "context"),),
    "reply waive": (("{researching}", "self-evident", "--note", "ALL"),),
    "note": (("{researching}", "ALL"),),
    "tag": (("{researching}", "+new"), ("{researching}",)),
    "link": (("{researching}", "{triage}", "--as", "same-claim"),),
    "verdict propose": (
        ("{researching}", "solid", "--because", "ALL", "--cites", "{researching evidence}", "--differs-because", "ALL"),
    ),
    "verdict check": (("{drafted}",), ("{approved}",)),
    "override": (("{researching}", "right-of-reply", "--because", "ALL"),),
    "review": (("{in-review}", "--ask-changes", "ALL", "--by", "BEN"),),
    "publish": (
        ("{triage}", "--dry-run"), ("{approved}", "--dry-run"), ("{approved}", "--url", "https://daily.example/[/]"),
    ),
    "correct": (("{published}", "--was", "ALL", "--now", "ALL", "--because", "ALL", "--reported-by", "ALL"),),
    "withdraw": (("{published}", "--because", "ALL"),),
    "ripple": ((), ("{published}",), ("{researching evidence}",), ("https://daily.example/[/]",),
               ("{corrected}", "--notices", "new [Reuters]", "-o", "new [b] notices.txt")),
    "bundle": (("{published}", "-o", "new [Reuters].zip", "--with-addresses"),
               ("--article", "{article}", "--with-addresses", "-o", "new [b] :smile:.zip")),
    "verify": (("bundle.zip",), ("altered.zip",)),
    "summary": (
        *(("--article", "{article}", "--drafts", "--format", name)
          for name in ("text", "markdown", "html", "json", "jsonl", "csv", "own")),
        ("{published}", "--format", "memo"), ("--article", "{article}", "-o", "[Reuters] :smile:.docx"),
        ("{published}", "-o", "[Reuters].png"),
    ),
    "site build": (("public",), ("public", "--base-url", "https://daily.example/[/]?x=1")),
    "site check": (("public",),),
    "site serve": (("public",),),
    "history": (("{corrected}",), ("{conflict}",), ("{withdrawn}",), ("{corrected}", "--published"),
                ("{corrected}", "--compare", "1..2")),
    "undo": (("{drafted}",),),
    "merge": (("other",),),
    "resolve": (("{conflict}",), ("{conflict}", "--field", "claim", "--take", "1", "--because", "ALL")),
    "stats": ((), ("--by-period", "month"), ("--since", "2020", "-o", "new [Reuters].svg")),
    "match": (("{researching}",), ("new ALL",), ("{researching}", "--same", "{entry}"),
              ("{researching}", "--different", "{drafted}", "--because", "ALL")),
    "library import": (("feed.json",), ("old-cases.csv", "--preview"), ("old-cases.csv",)),
    "library list": ((),),
    "library show": (("{entry}",),),
    "library search": (("smile",),),
    "library ratings": ((), ("[/] :smile: [Reuters]", "solid", "--publisher", "<script>=1+1")),
    "library adopt": (("{entry}", "--anyway"),),
    "import cases": (("old-cases.csv", "--preview"), ("old-cases.csv",)),
    "scale list": ((),),
    "scale show": ((), (SCALE_KEY,)),
    "scale crosswalk list": ((),),
    "scale crosswalk show": (("default", "snopes"), ("default", "ALL")),
    "doctor": ((),),
    "ledger show": ((),),
    "ledger accept": (("{triage}", "--because", "ALL"),),
    "key make": (("--file", "--by", "ALL <a@b.example>"),),
    "key list": ((),),
    "key show": (("ALL",),),
    "key trust": ((f"factcheck-key ed25519 {'1f' * 32} [/] :smile: <a@[Reuters]>",), ("ALL",), ("FILE",)),
    "key retire": (("ALL", "--because", "ALL"),),
    "anchor list": ((),),
    "anchor verify": ((), ("ALL",)),
    "reindex": ((),),
    "backup": (("new [Reuters]\x1b[2J.tar.gz",),),
    "restore": (("backup.tar.gz", "back [/]\u202e"),),
}  # fmt: skip

# Those that change nothing, so that no copy of the desk is needed for them.
READERS = {
    "desk show", "desk profile list", "desk profile show", "reply letter",
    "article list", "article show", "list", "show", "search", "evidence list", "verdict check", "summary",
    "library list", "library show", "library search",
    "evidence origins", "grid", "history", "verify", "stats", "scale list", "scale show", "doctor",
    "ledger show", "key list", "key show", "anchor list", "anchor verify",
}  # fmt: skip


def known_commands() -> dict[str, Any]:
    """Every command of the program by its words, as Typer knows it."""
    return dict(_commands(typer.main.get_command(app), ()))


def options_of(command: Any) -> set[str]:
    """The options of a command, by their long names."""
    return {name for one in command.params for name in one.opts if name.startswith("--")}


def valued_options(command: Any) -> list[str]:
    """The options of a command that take a value, but for those that all have."""
    found = [one for one in command.params if one.param_type_name == "option" and not one.is_flag]
    return [one.opts[-1] for one in found if not {"--desk", "--by", "--at"} & set(one.opts)]


def filled(words: Words, hostile: Hostile, everything: str = ALL) -> list[str]:
    """The words with ids, files and vectors in their places."""
    names = {"FILE": f"./{FILE_NAME}", "FILE-TEXT": f"./{FILE_NAME[:-4]}.txt", "BEN": hostile.ben}
    return [names.get(word) or _id(word, hostile) or word.replace("ALL", everything) for word in words]


def _id(word: str, hostile: Hostile) -> str:
    return hostile.ids[word[1:-1]] if word.startswith("{") else ""


def _commands(command: Any, words: Words) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield " ".join(words), command
        return
    for name, one in inner.items():
        yield from _commands(one, (*words, name))
