"""What the editor is told beside the summary."""

from __future__ import annotations

from factcheck.desk.cases import override
from factcheck.desk.memo import editors_memo
from factcheck.desk.place import Desk
from factcheck.desk.replies import waive_reply
from tests.desk.making import drafted


def test_the_editor_reads_who_set_which_standard_aside_and_why(desk: Desk) -> None:
    case = drafted(desk)
    before = editors_memo(desk, case)
    assert "both-sides" in [one.name for one in before.unmet]
    override(desk, case, "both-sides", "There is only one register.")
    waive_reply(desk, case, "safety", "He threatened a reporter.")
    memo = editors_memo(desk, case)
    assert [(one.standard, one.because, one.by.name) for one in memo.overrides] == [
        ("both-sides", "There is only one register.", "Ana Ruiz")
    ]
    assert not {"both-sides", "right-of-reply"} & {one.name for one in memo.unmet}
    assert [one.reason for one in memo.not_asked] == ["safety: He threatened a reporter."]
