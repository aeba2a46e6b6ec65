"""The form for the selected entries."""

from __future__ import annotations

from flexgui.ui.history.entry_detail import EntryDetail
from tests.ui.helpers import Clock
from tests.ui.history.helpers import entry


def test_changed_names_and_notes_of_an_entry_are_emitted() -> None:
    detail, now = EntryDetail(), Clock()()
    changes: list[tuple[int, str]] = []
    detail.renamed.connect(lambda *change: changes.append(change))
    detail.annotated.connect(lambda *change: changes.append(change))
    detail.show_entries([entry(now, id=7, name="old")])
    for edit in (detail.name, detail.note):
        edit.editingFinished.emit()  # unchanged
        edit.setText("new")
        edit.editingFinished.emit()
    assert changes == [(7, "new"), (7, "new")]
    detail.show_entries([entry(now, id=7), entry(now, id=8)])
    assert not detail.name.isEnabled() and not detail.open.isEnabled()
    detail.show_entries([])
    assert detail.isHidden()


def test_only_a_token_is_compared_with_the_token_in_inspect() -> None:
    detail, now = EntryDetail(), Clock()()
    token, refusal = entry(now, id=7), entry(now, id=8, state="", status=401)
    offered = {
        (token,): "Compare with the token in Inspect",
        (refusal,): "",
        (token, refusal): "Compare these two",
        (token, refusal, token): "",
    }
    for entries, text in offered.items():
        detail.show_entries(entries)
        assert (detail.compare.text() if not detail.compare.isHidden() else "") == text
