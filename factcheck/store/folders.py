"""Finding files by their names: the folders of months, and the files of cases and articles in them.

A month's folder that is a link is passed over, so that nothing outside the desk is ever taken for a part of it.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.errors import DamagedFileError


def is_month(name: str) -> bool:
    """Whether a name is that of a month's folder, `2026-10`. Written by hand because a list may not wait for `re`."""
    year, month = name[:4], name[5:]
    return (
        len(name) == 7
        and name[4] == "-"
        and name.isascii()
        and year.isdigit()
        and month.isdigit()
        and "00" < month < "13"
    )


def month_folders(root: str, subject_folder: str) -> list[str]:
    """The folders of months of one sort of file, relative to the desk, in order; none where there is no such folder."""
    place = os.path.join(root, subject_folder)
    if subject_folder and os.path.islink(place):
        return []
    try:
        with os.scandir(place) as entries:
            names = [entry.name for entry in entries if is_month(entry.name) and entry.is_dir(follow_symlinks=False)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unreadable(place, error) from error
    return [f"{subject_folder}/{name}" if subject_folder else name for name in sorted(names)]


def file_names_in(root: str, folder: str, prefix: str = "") -> list[str]:
    """The names of the files of cases or articles in one folder, in order; none where the folder is gone.

    With a prefix only those whose ids begin with it.
    """
    from factcheck.store.file_names import id_in_name

    place = os.path.join(root, folder)
    try:
        return sorted(name for name in os.listdir(place) if name.startswith(prefix) and id_in_name(name))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unreadable(place, error) from error


def all_files(root: str, subject_folder: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Folder and name of every file of one sort, in order; with a prefix only of those whose ids begin with it."""
    for folder in month_folders(root, subject_folder):
        for name in file_names_in(root, folder, prefix):
            yield folder, name


def taken_ids(root: str, subject_folder: str) -> set[str]:
    """The ids that no new file of one sort may have, and whatever else the names in its folders begin with."""
    taken: set[str] = set()
    for folder in month_folders(root, subject_folder):
        place = os.path.join(root, folder)
        try:
            taken.update([name[:8] for name in os.listdir(place)])
        except FileNotFoundError:
            continue  # taken away since the folders were read
        except OSError as error:
            raise unreadable(place, error) from error
    return taken


def unreadable(place: str, error: OSError) -> DamagedFileError:
    """The error for a file or folder of the desk that the system does not let us look at."""
    from factcheck.errors import DamagedFileError  # what goes wrong is loaded when it does
    from factcheck.store.os_words import explain

    return DamagedFileError(
        f"{place} can't be read: {explain(error)}.",
        path=place,
        hint="Ask its owner for the right to read it.",
    )


def files_in(folder: Path, name: re.Pattern[str]) -> list[Path]:
    """The files of a folder whose whole names are of this form, in order; none where it is a link or not there."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    return [folder / one for one in sorted(os.listdir(folder)) if name.fullmatch(one)]
