"""From a bare claim to publication by nothing but what `verdict check` says, command by command."""

from __future__ import annotations

from pathlib import Path

from factcheck.model.standards import STANDARDS
from tests.cli.terminal import BEN, Terminal
from tests.cli.test_remedies import fill

EVERY = "\n".join(f'{standard.name} = "require"' for standard in STANDARDS)
SETTINGS = f'[desk]\nname = "The Daily Example"\n[standards]\n{EVERY}\n[review]\nrate-first = true\n'


def test_whoever_follows_verdict_check_arrives_at_publication(terminal: Terminal, tmp_path: Path) -> None:
    terminal.done("desk", "init", "--name", "The Daily Example")
    (tmp_path / "cases" / "desk.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "page.html").write_text("<p>31 million, the accounts say.</p>", encoding="utf-8")
    case = terminal.done("open", "The bridge cost 40 million.", "--json").data["case"]
    taken: list[str] = []
    for step in range(40):
        ran = terminal("verdict", "check", case, "--json")
        following = ran.data["next"]
        if following is None:
            break
        taken.append(following)
        counting = [piece for piece in terminal.case(case)["evidence"] if not piece["withdrawn"]]
        following = following.replace("URL-or-FILE", f"https://office{step}.example/page")
        by = BEN if following.startswith("factcheck review") else ""
        terminal.done(*fill(following, first=counting[0]["id"] if counting else "", date="2031-01-31"), by=by)
    assert terminal.case(case)["stage"] == "published", taken
    assert terminal("verdict", "check", case).code in (0, 3)
