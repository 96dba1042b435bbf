"""A summary as a file: the format may be told by its ending, the bytes are those of the summary, and what fails says why."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from factcheck.desk.place import Desk
from factcheck.desk.summaries import Wanted, write_summary_of
from factcheck.desk.summary_files import chosen_format, make_summary_file, save_summary_file, written_record
from factcheck.errors import NotFoundError, NotWritableError, UsageError
from tests.desk.making import CLAIM, published


def test_a_summary_is_written_to_a_file(desk: Desk, tmp_path: Path) -> None:
    made = make_summary_file(desk, Wanted((published(desk),)), "json")
    to = tmp_path / "summary.json"
    save_summary_file(made, to)
    assert to.read_bytes() == made.data == made.text.encode()
    assert json.loads(made.text)["cases"][0]["claim"] == CLAIM
    digest = hashlib.sha256(made.data).hexdigest()
    assert written_record(made, to) == {
        "file": str(to), "format": "json", "bytes": len(made.data), "sha256": digest, "alt": None,
    }  # fmt: skip


def test_a_file_that_cant_be_written_is_told_of(desk: Desk, tmp_path: Path) -> None:
    made = make_summary_file(desk, Wanted((published(desk),)), "text")
    with pytest.raises(NotWritableError) as caught:
        save_summary_file(made, tmp_path / "gone" / "summary.txt")
    assert caught.value.exit_code == 5


def test_text_is_the_same_in_a_file_and_in_print(desk: Desk) -> None:
    wanted = Wanted((published(desk),))
    assert make_summary_file(desk, wanted, "markdown").text == write_summary_of(desk, wanted, "markdown")


@pytest.mark.parametrize(
    ("said", "file", "chosen"),
    [("", None, "text"), ("html", None, "html"), ("", "a.md", "markdown"), ("", "A.HTM", "html"), ("", "a.json", "json"),
     ("text", "a.html", "text"), ("", "a", "text"), ("", "a.b.txt", "text")],
)  # fmt: skip
def test_the_ending_of_a_file_tells_the_format_where_nobody_says_it(
    said: str, file: str | None, chosen: str, desk: Desk
) -> None:
    assert chosen_format(desk, said, Path(file) if file else None, "text") == chosen


def test_an_ending_that_no_format_has_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError) as caught:
        chosen_format(desk, "", Path("summary.telex"), "text")
    assert ".md" in caught.value.hint


def test_an_unknown_format_is_refused_before_a_case_is_read(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="no format “telex”"):
        make_summary_file(desk, Wanted(("no-such-case",)), "telex")
