from __future__ import annotations

from flexgui.ui.diagnose.page import DiagnosePage
from tests.ui.diagnose.pasted_texts import reading


def test_the_lines_of_a_finding_are_marked(light: object) -> None:
    page = DiagnosePage()
    page.paste.source.set_whole("curl x\n-H 'Signature: a'\n")
    found = next(each for each in reading().diagnosis.problems if each.id.startswith("signature."))
    page.mark(found)
    assert [each.cursor.blockNumber() for each in page.paste.source.extraSelections()] == [1]
    page.mark(None)
    assert page.paste.source.extraSelections() == []
