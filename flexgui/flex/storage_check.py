"""Decides which text may be stored on the disk, in the history and in the settings alike."""

from __future__ import annotations

from flexgui.flex.card_number import holds_card_number
from flexgui.flex.redaction import holds_proof
from flexgui.translation import tr


def why_not_stored(text: str) -> str:
    """Return why `text` must not be stored, as a sentence for the user; empty if it may be stored."""
    if holds_card_number(text):
        return tr("This contains what looks like a card number, so it is not stored.")
    if holds_proof(text):
        return tr("This contains a secret or a signed token, so it is not stored.")
    return ""
