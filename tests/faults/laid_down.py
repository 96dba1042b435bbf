"""Files of a desk laid down as bytes, past the store: from events that happened somewhere else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from factcheck.model.event import Event, record_of
from factcheck.model.fold import State
from factcheck.store.file_names import file_name, month_of
from factcheck.store.layout import lay_out
from factcheck.store.subjects import ARTICLES, CASES, Subject


def subject_of(events: Sequence[Event]) -> Subject[Any]:
    """Whether these events are those of a case or of an article."""
    return ARTICLES if events[0].kind == ARTICLES.opening else CASES


def bytes_of(subject: Subject[State], events: Sequence[Event]) -> bytes:
    """The bytes of the file that these events make, which are in their order."""
    return lay_out(subject.name, subject.record_of(subject.fold(events)), [record_of(event) for event in events])


def place_of(subject: Subject[State], events: Sequence[Event]) -> str:
    """Where in a desk that file lies: its path never changes, so it is that of its first event."""
    opened = subject.fold(events[:1])
    folder = f"{subject.folder}/" if subject.folder else ""
    return f"{folder}{month_of(events[0].at)}/{file_name(opened.id, subject.title_of(opened))}"


def lay_down(root: Path, events: Sequence[Event]) -> Path:
    """Put the file of these events into a desk; its path."""
    subject = subject_of(events)
    path = root / place_of(subject, events)
    for folder in reversed([path.parent, *path.parent.parents]):
        if not folder.exists():
            folder.mkdir(mode=0o700)
    path.write_bytes(bytes_of(subject, events))
    path.chmod(0o600)
    return path
