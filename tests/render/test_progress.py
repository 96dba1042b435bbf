"""A bar for people who look, and silence for everybody else."""

from __future__ import annotations

import io
import sys

import pytest

from factcheck.render.output import make_output
from factcheck.render.progress import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "plain"), [(io.StringIO(), False), (Terminal(), True)])
def test_nothing_is_drawn_where_nobody_looks_or_it_would_be_read_aloud(stream: io.StringIO, plain: bool) -> None:
    output = make_output(stdout=io.StringIO(), stderr=stream, plain=plain, env={"TERM": "xterm"})
    with progress(output, "Reading", total=3) as advance:
        advance(3)
    assert stream.getvalue() == ""


def test_a_bar_is_drawn_on_stderr_and_its_label_is_inert() -> None:
    stdout, stderr = io.StringIO(), Terminal()
    output = make_output(stdout=stdout, stderr=stderr, env={"TERM": "xterm", "COLUMNS": "80"})
    with progress(output, "Reading [bold]\x9b1m", total=2) as advance:
        advance(1)
        advance(1)
    assert stdout.getvalue() == ""
    assert "Reading [bold]⟨U+009B⟩1m" in stderr.getvalue()
    assert "\x9b" not in stderr.getvalue()
    assert sys.modules["rich.progress"]


def test_what_goes_wrong_in_the_work_is_not_hidden_by_the_bar() -> None:
    output = make_output(stdout=io.StringIO(), stderr=io.StringIO(), env={})
    with pytest.raises(KeyError), progress(output, "Reading"):
        raise KeyError("damage")
