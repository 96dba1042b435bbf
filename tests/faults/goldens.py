"""Promise 14: what was written under any schema opens, verifies, is listed, and can be gone on with.

`tests/store/golden/schema-N` is a desk as its files were laid down under that schema. They are never made again.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from factcheck.errors import DamagedFileError
from factcheck.model.canonical import sha256
from factcheck.model.case import SCHEMA
from factcheck.model.listing import ListQuery
from factcheck.store import DeskStore
from tests.faults.desks import ANA, AT, declining, differing_answers, events_of, note, read_everything
from tests.faults.outcome import Outcome, Tell, say_nothing

FOLDER = Path(__file__).resolve().parents[1] / "store" / "golden"
# The SHA-256 of each file, by its schema and the id in its name.
DIGESTS = {
    "schema-1 c4se0001": "6d41160c2760b2f2ef6909f585361febb0164dcd50501658b1139b6c84b37d19",
    "schema-1 art0c1e5": "29b377a2a24789cdc0ac4c23a0c2bb1b6a460296c1ffaa263e27862ac4e8e0e4",
}


def open_goldens(folder: Path, tell: Tell = say_nothing) -> Outcome:
    """Open every golden file of every schema."""
    wrong = [] if (FOLDER / f"schema-{SCHEMA}").is_dir() else [f"there is no golden desk of schema {SCHEMA}"]
    files = sorted(FOLDER.rglob("*.json"))
    found = {f"{path.relative_to(FOLDER).parts[0]} {path.name[:8]}": sha256(path.read_bytes()) for path in files}
    wrong += [
        f"{name} is not what was laid down" for name in found.keys() | DIGESTS if found.get(name) != DIGESTS.get(name)
    ]
    schemas = sorted({name.split(" ")[0] for name in found})
    for schema in schemas:
        tell(schema)
        shutil.copytree(FOLDER / schema, folder / schema)
        wrong += [f"{schema}: {one}" for one in _open(folder / schema)]
    return Outcome(14, "golden files of every schema", len(found), "files", tuple(wrong), note=", ".join(schemas))


def _open(root: Path) -> list[str]:
    files = list(read_everything(root))
    wrong = [file.message for file in files if isinstance(file, DamagedFileError)]
    store = DeskStore(root)
    wrong += [finding.meaning for finding in store.examine() if finding.check == "files"]
    if wrong:
        return wrong
    rows = store.list_cases(ListQuery(limit=0)).rows
    wrong += [f"the list calls {row.id} damaged" for row in rows if row.damaged]
    wrong += [] if len(rows) + len(store.article_ids()) == len(files) else ["the list does not hold every case"]
    before = events_of(root)
    for identifier in store.case_ids():
        note(store, identifier, "claim gone on with")
    for identifier in store.article_ids():
        store.change_article(identifier, declining("The bridge was closed."), by=ANA, at=AT)
    after = events_of(root)
    wrong += [f"{path} can't be gone on with" for path, events in before.items() if not events < after[path]]
    return wrong + differing_answers(root, store)
