"""Where the fonts of pictures and PDF files lie: packages of the extras `card` and `pdf`, never those of the machine.

Each is a package of Python whose name begins with `fontpkg-`, under the SIL Open Font License. A desk that writes in another
script installs one more of them, and it is found here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from importlib.util import find_spec
from pathlib import Path

from factcheck.errors import MissingExtraError
from factcheck.model.dataclass import dataclass

_AMIRI = "fontpkg_amiri"
_SANS = "fontpkg_noto_sans"


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font: its files for plain and for bold letters, which are one where it `is_variable`."""

    regular: Path
    bold: Path
    is_variable: bool = False


def sans_fonts() -> tuple[FontFile, ...]:
    """The fonts for pictures, the first choice first. Raises ModuleNotFoundError where those of the extra are missing."""
    folders = dict.fromkeys((_folder(_SANS), _folder(_AMIRI), *_others()))
    return tuple(font for folder in folders if (font := _in_folder(folder)) is not None)


def serif_folders() -> tuple[Path, ...]:
    """The folders with fonts for pages: Amiri, for Arabic, and what else is installed.

    Raises ModuleNotFoundError where Amiri is not.
    """
    return tuple(dict.fromkeys((_folder(_AMIRI), *_others())))


def demand_letters(text: str, unknown: Collection[str], most: float) -> None:
    """Raise MissingExtraError where more than a part (0 to 1) of the letters of a text are in no font that is installed."""
    letters = [sign for sign in text if sign.isalpha()]
    missing = [sign for sign in letters if sign in unknown]
    if len(missing) > most * len(letters):
        raise MissingExtraError(
            f"No font that is installed has the letters {''.join(dict.fromkeys(missing[:5]))} of this text.",
            hint="Install a package fontpkg-… that has them, such as: pip install fontpkg-noto-sans-thai",
        )


def _others() -> Iterator[Path]:
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group="fontpkg.family"), key=lambda one: one.value):
        yield _folder(point.value)


def _in_folder(folder: Path) -> FontFile | None:
    """The upright font of a package: one variable file, or one for each weight."""
    files = sorted(path for path in folder.iterdir() if "Italic" not in path.name and path.suffix == ".ttf")
    variable = [path for path in files if "[" in path.name and "wght" in path.name]
    if variable:
        return FontFile(variable[0], variable[0], is_variable=True)
    regular = next((path for path in files if path.stem.endswith("-Regular")), None)
    bold = next((path for path in files if path.stem.endswith("-Bold")), regular)
    return FontFile(regular, bold) if regular and bold else None


def _folder(package: str) -> Path:
    found = find_spec(package)
    if found is None or not found.origin:
        raise ModuleNotFoundError(f"No module named '{package}'", name=package)
    return Path(found.origin).parent / "files"
