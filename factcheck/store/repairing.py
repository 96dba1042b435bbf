"""What `doctor --fix` does: it moves aside, sets rights, makes the index again. It deletes nothing and changes no content.

What is moved lies in `.aside/<moment>/` under its own path, so that everything can be put back by hand. What it can't mend
it names, with the reason.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from factcheck.errors import DamagedFileError, FactcheckError, SaveError
from factcheck.model.listing import Finding, Repair
from factcheck.store.atomic import fill, make_folders, sync_folder
from factcheck.store.doctor_folders import open_doors
from factcheck.store.doctor_ledger import RECORD
from factcheck.store.file_names import id_in_name
from factcheck.store.ledger import FOLDER as LEDGER
from factcheck.store.locks import locked
from factcheck.store.operations import FILE_MODE, FOLDER_MODE, OSOps
from factcheck.store.os_words import explain

ASIDE = ".aside"
MOVED, RIGHTS, INDEX, RECORDED, LEFT = "moved-aside", "rights-set", "index-made-again", "recorded", "left"
_MOVABLE = {"files", "copies", "leftovers", "copies-of-sync"}
_STAMP = str.maketrans("", "", "-:")  # a colon in a name is refused by Windows
_WHAT = "The damaged file"


class Repairer:
    """One repair of the desk at `root`. `examine` finds what is wrong, `check` reads one file again, `remake` makes the
    index again and tells how many cases are in it, `record` records in the ledger what it does not tell of yet and tells of
    how many files; `at` is the moment (UTC)."""

    def __init__(
        self,
        root: Path,
        ops: OSOps,
        at: str,
        *,
        examine: Callable[[], Iterator[Finding]],
        check: Callable[[Path], None],
        remake: Callable[[], int],
        record: Callable[[], int],
    ) -> None:
        self.root = root
        self.ops = ops
        self.at = at
        self.examine = examine
        self.check = check
        self.remake = remake
        self.record = record
        self._aside: Path | None = None

    def repair(self) -> Iterator[Repair]:
        """Do what can be done, and tell each thing that was done or left, with the finding that it answers."""
        # Rights come first: a file that its owner may not read looks damaged, and is not.
        yield from self._set_rights()
        index_is_wrong = False
        for finding in list(self.examine()):
            if finding.check == "index":
                index_is_wrong = True
            elif finding.check == "ledger" and finding.remedy == RECORD:
                yield self._record(finding)
            elif finding.check != "rights":
                repair = self._answer(finding)
                index_is_wrong = index_is_wrong or (repair.done == MOVED and finding.check == "files")
                yield repair
        if index_is_wrong:
            yield self._make_index()

    def _set_rights(self) -> Iterator[Repair]:
        for path in open_doors(self.root):
            known = path.lstat()
            mode = FOLDER_MODE if stat.S_ISDIR(known.st_mode) else FILE_MODE
            try:
                path.chmod(mode)
            except OSError as error:
                yield _left("rights", path, f"Its rights can't be set: {explain(error)}.", f"chmod {mode:o} {path}")
            else:
                before = stat.S_IMODE(known.st_mode)
                yield Repair(
                    "rights", RIGHTS, str(path), "", f"Only its owner may use it now ({before:o} → {mode:o}).", ""
                )

    def _answer(self, finding: Finding) -> Repair:
        path = Path(finding.path)
        if finding.check not in _MOVABLE or not self._is_whole_finding(finding, path):
            return _left(finding.check, path, finding.meaning, finding.remedy)
        try:
            if finding.check in ("files", "copies"):
                return self._move_damaged(finding, path)
            return self._move(finding, path)
        except SaveError as error:
            return _left(finding.check, path, error.message, error.hint)
        except OSError as error:
            return _left(finding.check, path, f"It can't be moved aside: {explain(error)}.", finding.remedy)

    def _is_whole_finding(self, finding: Finding, path: Path) -> bool:
        """Whether the file that is named is the one that is wrong: a missing copy is named by the case that wants it."""
        return finding.check != "copies" or not id_in_name(path.name)

    def _move_damaged(self, finding: Finding, path: Path) -> Repair:
        with locked(self.root, id_in_name(path.name) or path.name, what=_WHAT):
            # It is read again under the lock: somebody may have put a good copy there since.
            try:
                self.check(path)
            except DamagedFileError as error:
                if isinstance(error.__cause__, OSError):
                    return _left(
                        finding.check, path, error.message, "Make it readable, or put a good copy in its place."
                    )
                return self._move(finding, path)
            except FileNotFoundError:
                return _left(finding.check, path, "It is gone since it was looked at.", "factcheck doctor")
        return _left(finding.check, path, "It is sound again since it was looked at.", "factcheck doctor")

    def _move(self, finding: Finding, path: Path) -> Repair:
        target = self._aside_folder() / path.relative_to(self.root)
        make_folders(self.ops, str(self.root), str(target.parent), what=_WHAT)
        if os.path.lexists(target):
            return _left(finding.check, path, f"There is a file at {target} already.", finding.remedy)
        self.ops.replace(str(path), str(target))
        for folder in (target.parent, path.parent):
            with suppress(OSError):  # it is moved; a cut of the power can only undo that
                sync_folder(self.ops, str(folder))
        remedy = finding.remedy if finding.check in ("files", "copies") else ""
        return Repair(finding.check, MOVED, str(path), str(target), finding.meaning, remedy)

    def _aside_folder(self) -> Path:
        """A new folder for what this repair moves. Git is told to pass over it. Raises NotWritableError, OSError."""
        if self._aside is None:
            make_folders(self.ops, str(self.root), str(self.root / ASIDE), what=_WHAT)
            ignored = self.root / ASIDE / ".gitignore"
            if not os.path.lexists(ignored):
                fill(self.ops, str(ignored), b"*\n")
            stamp, number = self.at.translate(_STAMP), 1
            folder = self.root / ASIDE / stamp
            while os.path.lexists(folder):
                number += 1
                folder = self.root / ASIDE / f"{stamp}-{number}"
            make_folders(self.ops, str(self.root), str(folder), what=_WHAT)
            self._aside = folder
        return self._aside

    def _record(self, finding: Finding) -> Repair:
        path = self.root / LEDGER
        count = self.record()
        if not count:
            return _left(finding.check, path, "The ledger can't be written.", "Look at the rights of this folder.")
        meaning = f"The ledger tells now what {count} files hold that it did not tell of."
        return Repair(finding.check, RECORDED, str(path), "", meaning, "")

    def _make_index(self) -> Repair:
        path = self.root / ".index"
        try:
            count = self.remake()
        except FactcheckError as error:
            return _left("index", path, error.message, error.hint)
        return Repair("index", INDEX, str(path), "", f"The index is made again from the case files: {count} in it.", "")


def _left(check: str, path: Path, why: str, remedy: str) -> Repair:
    return Repair(check, LEFT, str(path), "", why, remedy)
