"""The store: the files of a desk, the lock and the durable write that guard them, and the index that finds them.

What it offers is loaded when it is first named: a list needs the index alone, and is asked for more often than all else.
"""

TYPE_CHECKING = False

if TYPE_CHECKING:
    from factcheck.store.case_files import ArticleFile, CaseFile
    from factcheck.store.desk_store import DeskStore

__all__ = ["ArticleFile", "CaseFile", "DeskStore"]


def __getattr__(name: str) -> object:
    if name == "DeskStore":
        from factcheck.store.desk_store import DeskStore

        return DeskStore
    if name in __all__:
        from factcheck.store import case_files

        return getattr(case_files, name)
    raise AttributeError(name)
