"""Where there is no desk: the form that makes one, as an app of its own. Nothing is written before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual.app import ComposeResult

from factcheck.model.scale import RatingScale
from factcheck.render.inert import view
from factcheck.render.widths import truncate
from factcheck.tui.answering_app import AnsweringApp
from factcheck.tui.form import CHOICE, Field, Form, Option
from factcheck.tui.form_screen import FormScreen
from factcheck.tui.messages import Told

_CELLS = 62  # that a scale may take, so that it is one line of a form at 80 cells


class NewDeskApp(AnsweringApp[bool]):
    """Asks for the name and the scale of a desk in `root`; the result says whether it was made."""

    CSS_PATH = "app.tcss"

    def __init__(self, root: Path, *, theme: str = "dark") -> None:
        super().__init__(theme)
        self.root = root

    def compose(self) -> ComposeResult:
        """Nothing but the form."""
        yield from ()

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(FormScreen(new_desk_form(self.root)), lambda told: self.exit(told is not None))


def new_desk_form(root: Path) -> Form:
    """What is asked of whoever makes a desk in a folder, as `desk init` asks it."""
    from factcheck.desk.lists import all_scales
    from factcheck.desk.setup import init_desk, name_of_folder

    def save(values: Mapping[str, str]) -> Told:
        made = init_desk(
            root, name=values["name"].strip(), scale=values["scale"], language=values["language"].strip() or "en"
        )
        return Told(f"The desk “{made.settings.name}” is ready.", undoes=False)

    scales = all_scales(None)
    fields = (
        Field("name", "Name", "as readers see it on every summary", value=name_of_folder(root), needed=True),
        Field("language", "Language", "that you publish in: en, es, fr, de, pt, ar …", value="en", needed=True),
        Field("scale", "Rating scale", "what verdicts are called; ↓ for more, space chooses",
              kind=CHOICE, value="default", options=tuple(map(_scale_option, scales)), needed=True),
    )  # fmt: skip
    about = (
        f"There is no desk here or above. ^s makes one in {_end_of(view(str(root)), _CELLS)}; until then nothing is "
        "written. One that lies elsewhere is opened with: factcheck ui --desk FOLDER"
    )
    command = "factcheck desk init --name NAME --scale KEY"
    return Form("desk-init", "Make a desk here", fields, save, (), command, about, keeps_draft=False)


def _scale_option(scale: RatingScale) -> Option:
    """A scale by its name, language and what it rates with."""
    labels = ", ".join(scale.label(rating.key) for rating in scale.ratings) or "a sentence"
    return Option(scale.key, truncate(f"{scale.name} ({scale.language}): {labels}", _CELLS))


def _end_of(path: str, cells: int) -> str:
    """A path of which the beginning is left out where it is longer than a line."""
    return truncate(path[::-1], cells)[::-1]
