"""The store: the files of a desk, the lock and the durable write that guard them, and the index that finds them."""

from factcheck.store.case_files import ArticleFile, CaseFile
from factcheck.store.desk_store import DeskStore

__all__ = ["ArticleFile", "CaseFile", "DeskStore"]
