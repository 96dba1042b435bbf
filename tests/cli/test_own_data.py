"""What a desk adds without a programmer: a rating scale, a wording, its standards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.schemas import demand
from tests.cli.terminal import BEN, Terminal
from tests.desk.making import HOUSE_SCALE, settings_with


@pytest.fixture
def house(at_desk: Terminal) -> Terminal:
    """A desk that rates on a scale of its own."""
    (at_desk.desk / "scales").mkdir()
    (at_desk.desk / "scales" / "house.toml").write_text(HOUSE_SCALE, encoding="utf-8")
    (at_desk.desk / "desk.toml").write_text('[desk]\nname = "House"\nscale = "house"\n', encoding="utf-8")
    return at_desk


def test_a_scale_of_the_desk_works_in_every_place(house: Terminal, ids: dict[str, str]) -> None:
    case = ids["researching"]
    pieces = [piece["id"] for piece in house.case(case)["evidence"]]
    house.refused(4, "verdict", "propose", case, "false", "--because", "x", "--cites", pieces[0])
    told = house.done("verdict", "propose", case, "WOBBLY", "--because", "So it is.", "--cites", ",".join(pieces)).out
    assert "Wobbly" in told
    found = house.case(case)
    assert (found["rating"], found["verdict"]["scale"]) == ("wobbly", "house")
    assert "Wobbly" in house.done("show", case).out
    assert "Wobbly" in house.done("list", "--stage", "drafted").out
    assert [row["id"] for row in house.done("list", "--verdict", "Wobbly", "--json").lines] == [case]
    house.done("stage", case, "in-review")
    house.done("review", case, "--approve", by=BEN)
    house.done("publish", case)
    for form in ("text", "markdown", "html"):
        assert "Wobbly" in house.done("summary", case, "--format", form).out
    assert "house" in {scale["key"] for scale in house.done("scale", "list", "--json").lines}
    assert house.done("scale", "show", "--json").data["key"] == "house"
    assert "Wobbly" in house.done("history", case).out


def test_a_verdict_on_the_scale_before_keeps_its_label(house: Terminal, ids: dict[str, str]) -> None:
    assert "False" in house.done("show", ids["published"]).out
    assert "False" in house.done("summary", ids["published"]).out
    assert "False" in house.done("list", "--stage", "published").out


def test_a_scale_with_a_mistake_is_named_with_its_file(house: Terminal, ids: dict[str, str]) -> None:
    (house.desk / "scales" / "house.toml").write_text(HOUSE_SCALE.replace('key = "solid"', 'key = "Solid!"'))
    error = house.refused(2, "verdict", "propose", ids["researching"], "wobbly", "--because", "x", "--cites", "y")
    assert "house.toml" in error["message"]


def test_a_wording_of_the_desk_is_a_format(at_desk: Terminal, ids: dict[str, str]) -> None:
    templates = at_desk.desk / "templates"
    templates.mkdir()
    wording = "{% for case in summary.cases %}{{ case.rating_label }}: {{ case.claim }}\n{% endfor %}"
    (templates / "post.txt.j2").write_text(wording, encoding="utf-8")
    assert at_desk.done("summary", ids["published"], "--format", "post").out == "False: The bridge cost 40 million.\n"
    demand("summary", at_desk.done("summary", ids["published"], "--format", "json").data)
    (templates / "post.txt.j2").write_text("{{ summary.gone }}", encoding="utf-8")
    error = at_desk.refused(2, "summary", ids["published"], "--format", "post")
    assert "post.txt.j2" in error["message"]
    (templates / "post.txt.j2").unlink()
    assert "markdown" in at_desk.refused(4, "summary", ids["published"], "--format", "post")["hint"]


def test_the_standards_of_the_desk_are_its_settings(at_desk: Terminal, ids: dict[str, str]) -> None:
    settings = at_desk.desk / "desk.toml"
    case = ids["approved"]
    settings.write_text(settings_with(right_of_reply="require"), encoding="utf-8")
    error = at_desk.refused(3, "publish", case)
    assert error["hint"].startswith(f"factcheck stage {case} in-review ")  # the first step back to where one asks
    settings.write_text(settings_with(right_of_reply="sometimes"), encoding="utf-8")
    error = at_desk.refused(2, "publish", case)
    assert "right-of-reply" in error["message"]
    settings.write_text(settings_with(right_of_reply="off"), encoding="utf-8")
    named = {one["name"] for one in at_desk.done("verdict", "check", case, "--json").data["standards"]}
    assert "right-of-reply" not in named
    at_desk.done("publish", case)


def test_settings_that_can_not_be_read_are_named_with_their_line(at_desk: Terminal) -> None:
    Path(at_desk.desk / "desk.toml").write_text('[desk]\nname = "X\n')
    error = at_desk.refused(2, "list")
    assert "desk.toml" in error["message"]
    assert "2" in error["message"]
