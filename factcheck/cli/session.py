"""One command's two ends: the desk it works on and the output it prints to."""

from __future__ import annotations

import typing
from contextlib import suppress
from pathlib import Path

from factcheck.model.dataclass import dataclass

if typing.TYPE_CHECKING:
    from factcheck.desk.cases import Done
    from factcheck.desk.place import Desk
    from factcheck.render.output import Output
    from factcheck.render.words import RatingLabels

MANY = 1_000  # cases; so many are read in the time that a person takes for none
_default_desk: list[Path] = []  # what `factcheck --desk FOLDER COMMAND` said


@dataclass
class Session:
    """A desk with an output."""

    desk: Desk
    output: Output

    @property
    def labels(self) -> RatingLabels:
        """What ratings are called at this desk."""
        from factcheck.desk.labels import Labels
        from factcheck.render.words import RatingLabels

        labels = Labels(self.desk)
        return RatingLabels(labels.label, labels.position, self.desk.settings.rate_first)

    def show_indexing(self) -> None:
        """Where a large desk has no index yet, make it now and show how far it is. It is never needed for a right answer."""
        from factcheck.desk.health import cases_to_index, reindex
        from factcheck.errors import NotWritableError

        count = cases_to_index(self.desk)
        if count < MANY:
            return
        from factcheck.render.progress import progress

        with suppress(NotWritableError), progress(self.output, "Indexing", total=count) as advance:
            reindex(self.desk, progress=lambda _done, _all: advance(1))

    def tell(self, sentence: str, done: Done, **more: object) -> None:
        """Say what a job did: a sentence, or an object with the id of what it added."""
        from factcheck.render.added import show_added

        extra = {"stage": done.case.stage, **more}
        show_added(self.output, sentence, identifier=done.id, case=done.case.id, more=extra)


def remember_desk(folder: Path | None) -> None:
    """Keep what was said before the command's name."""
    _default_desk[:] = [folder] if folder is not None else []


def named_desk(folder: Path | None) -> Path | None:
    """The desk that was named, with the command or before it."""
    return folder if folder is not None else (_default_desk[0] if _default_desk else None)


def start(
    folder: Path | None = None,
    *,
    by: str = "",
    at: str = "",
    json: bool = False,
    csv: bool = False,
    plain: bool = False,
) -> Session:
    """Open the desk and the output that a command asked for."""
    from factcheck.desk.place import open_desk
    from factcheck.render.output import make_output

    output = make_output(json=json, csv=csv, plain=plain)
    return Session(open_desk(named_desk(folder), by=by, at=at), output)


def output_only(*, json: bool = False, csv: bool = False, plain: bool = False) -> Output:
    """The output of a command that works without a desk."""
    from factcheck.render.output import make_output

    return make_output(json=json, csv=csv, plain=plain)
