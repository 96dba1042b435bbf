"""A bar for people who look, and silence for everybody else."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest

from factcheck.render import counting_bar
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


def test_a_count_is_there_at_once_moves_on_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter([0.0, 0.0, 0.05, 4.0, 4.0, 4.0])
    monkeypatch.setattr(counting_bar, "monotonic", lambda: next(now, 4.0))
    stderr = Terminal()
    output = make_output(stdout=io.StringIO(), stderr=stderr, env={"TERM": "xterm"})
    monkeypatch.setenv("COLUMNS", "60")
    with progress(output, "Indexing", total=4) as advance:
        assert stderr.getvalue() == f"\rIndexing {'╌' * 40} 0/4"
        advance(1)  # too soon after the first picture
        advance(1)
    pictures = stderr.getvalue().split("\r")
    assert pictures[2] == f"Indexing {'━' * 20}{'╌' * 20} 2/4 0:04"
    assert pictures[3].strip() == "" == pictures[4]
    assert len(pictures[3]) >= len(pictures[2])


@pytest.mark.parametrize("width", [40, 41, 80, 250])
def test_a_count_never_fills_its_line(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Terminal()
    output = make_output(stdout=io.StringIO(), stderr=stderr, env={"TERM": "xterm"})
    monkeypatch.setenv("COLUMNS", str(width))
    with progress(output, "A label that says far more than a label has to say", total=100_000):
        assert len(stderr.getvalue().strip("\r")) < width


def test_a_count_loads_no_rich() -> None:
    words = (
        "import sys, io; from factcheck.render.output import make_output; from factcheck.render.progress import progress;"
        "stream = io.StringIO(); stream.isatty = lambda: True;"
        "output = make_output(stdout=io.StringIO(), stderr=stream, env={'TERM': 'xterm'});"
        "exec('with progress(output, \"Indexing\", total=1) as advance: advance(1)');"
        "print('rich' in sys.modules, 'Indexing' in stream.getvalue())"
    )
    run = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert run.stdout == "False True\n"


def test_what_goes_wrong_in_the_work_is_not_hidden_by_the_bar() -> None:
    output = make_output(stdout=io.StringIO(), stderr=io.StringIO(), env={})
    with pytest.raises(KeyError), progress(output, "Reading"):
        raise KeyError("damage")
