"""From what a list is asked to SQL. Words that people type are bound as values and quoted as text, never read as syntax."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model.listing import ListQuery

MOST_RANKED = 5000  # ranking reads every hit; beyond this the newest are shown first
# The column that a sort looks at, and when a case has nothing there; those come last in both directions.
_SORTS = {
    "updated": ("updated_at", ""),
    "opened": ("opened_at", ""),
    "claim": ("claim_key", "claim_key = ''"),
    "stage": ("stage_rank", "stage = ''"),
    "rating": ("rating", "rating = ''"),
    "claimant": ("claimant_key", "claimant_key = ''"),
    "assignee": ("assignee_key", "assignee_key = ''"),
    "deadline": ("deadline", "deadline = ''"),
    "due": ("due_last", "due_last = ''"),
    "next": ("finish_by", "finish_by = ''"),
    "priority": ("priority", ""),
    "score": ("score", "score IS NULL"),
    "id": ("id", ""),
}
_TIMES = ("updated", "opened")
_WEIGHTS = (10.0, 5.0, 3.0, 1.0, 1.0, 1.0, 2.0, 3.0)  # of the columns of the words, in their order
_NEWEST = "cases.updated_at DESC, cases.id"
_FOUND = "words MATCH ?"
_AMONG_HITS = f"+cases.row IN (SELECT rowid FROM words WHERE {_FOUND})"


class Condition:
    """Part of a statement: where the rows come from, what must hold, and the values bound to it."""

    def __init__(self) -> None:
        self.clauses: list[str] = []
        self.values: list[str] = []
        self.match = ""

    def add(self, clause: str, *values: str) -> None:
        """One more thing that must hold."""
        self.clauses.append(clause)
        self.values += values

    def add_any(self, clause: str, values: Iterable[str]) -> None:
        """One of several values; nothing where none is given. `{}` in the clause stands for their places."""
        given = [_bindable(value) for value in values]
        if given:
            self.add(clause.format(", ".join("?" * len(given))), *given)

    @property
    def tail(self) -> str:
        """The statement from FROM to the end of its conditions."""
        return _joined("words JOIN cases ON cases.row = words.rowid" if self.match else "cases", self.clauses)

    @property
    def counted(self) -> str:
        """The same for counting alone: words that must be found, and nothing else, need no look at the cases."""
        return _joined("words", self.clauses) if self.clauses == [_FOUND] else self.tail

    @property
    def by_time(self) -> str:
        """The same for the newest or oldest among very many that are found: the cases are gone through in their order until
        enough of them are among the hits, so that the hits need not be sorted."""
        return _joined("cases", [_AMONG_HITS if clause == _FOUND else clause for clause in self.clauses])


def _joined(source: str, clauses: Sequence[str]) -> str:
    return f"FROM {source} WHERE {' AND '.join(clauses)}" if clauses else f"FROM {source}"


def source_of(query: ListQuery, condition: Condition, total: int) -> str:
    """Where the rows come from, which depends on how many there are in all."""
    is_by_time = query.sort.removeprefix("-") in ("", *_TIMES)
    return condition.by_time if condition.match and total > MOST_RANKED and is_by_time else condition.tail


def condition_of(query: ListQuery) -> Condition:
    """What must hold of a case to be listed."""
    condition = Condition()
    if query.words:
        condition.match = match_of(query.words)
        condition.add(_FOUND, condition.match) if condition.match else condition.add("0")
    condition.add_any("cases.stage IN ({})", query.stages)
    condition.add_any("cases.rating IN ({})", query.ratings)
    condition.add_any("cases.article IN ({})", query.articles)
    _add_names(condition, query)
    if query.has_conflicts:
        condition.add("cases.conflicts > 0")
    if query.is_due:
        condition.add("cases.finish_by != ''")
    if query.overdue_on:
        condition.add("cases.finish_by != '' AND cases.finish_by < ?", _bindable(query.overdue_on))
    if query.opened_since:
        condition.add("cases.opened_at >= ?", _bindable(query.opened_since))
    if query.updated_since:
        condition.add("cases.updated_at >= ?", _bindable(query.updated_since))
    if query.met:
        from factcheck.store.index_meeting import CONDITION, meeting_values

        condition.add(CONDITION, *meeting_values(*query.met))
    if query.is_damaged:
        condition.add("cases.damaged != ''")
    return condition


def _add_names(condition: Condition, query: ListQuery) -> None:
    if not (query.assignees or query.tags or query.claimants):
        return
    from factcheck.store.word_keys import name_key

    labelled = "cases.row IN (SELECT row FROM labels WHERE kind = '{}' AND key IN ({{}}))"
    condition.add_any(labelled.format("assignee"), map(name_key, query.assignees))
    condition.add_any(labelled.format("tag"), map(name_key, query.tags))
    if query.claimants:
        asked = [_bindable(name_key(one)) for one in query.claimants]
        condition.add(f"({' OR '.join(['instr(cases.claimant_key, ?) > 0'] * len(asked))})", *asked)


def match_of(words: Iterable[str]) -> str:
    """The full-text query for texts that hold all of these words, or words that begin with them.

    It is "" where nothing can be looked for. Words typed with a space between them must stand side by side.
    """
    quoted = [_bindable(word).replace("\0", " ").replace('"', '""') for word in words]
    return " AND ".join(f'"{word}" *' for word in quoted if any(map(_is_searched, word)))


def order_of(query: ListQuery, condition: Condition, total: int) -> str:
    """What follows ORDER BY. Raises UsageError for an order that there is not."""
    name = query.sort.removeprefix("-")
    if not name:
        if condition.match and total <= MOST_RANKED:
            return f"bm25(words, {', '.join(map(str, _WEIGHTS))}), {_NEWEST}"
        return _NEWEST
    if name not in _SORTS:
        from factcheck.errors import UsageError

        raise UsageError(f"Cases can't be sorted by “{name}”.", hint=f"Sort by one of: {', '.join(_SORTS)}.")
    column, empty = _SORTS[name]
    is_back = query.sort.startswith("-")
    if name in _TIMES:  # an index holds the newest first and can be gone through from either end
        return f"cases.{column} DESC, cases.id" if is_back else f"cases.{column}, cases.id DESC"
    return f"{empty + ', ' if empty else ''}cases.{column} {'DESC' if is_back else 'ASC'}, cases.id"


def _is_searched(letter: str) -> bool:
    """Whether the tokenizer takes a character for part of a word."""
    if letter.isascii():
        return letter.isalnum()
    from unicodedata import category

    return category(letter)[0] in "LN" or category(letter) == "Co"


def _bindable(text: str) -> str:
    """A text that SQLite takes: half characters, which no file can hold, are replaced."""
    return text.encode("utf-8", "replace").decode()
