"""The signals of the mode Tokenize, which exist before its page is built."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class TokenizeSignals(QObject):
    """The base of `TokenizeController`, which other controllers connect to; `TokenFlow` emits its signals.

    Signals: ``busy_changed(bool)``; ``sendable_changed(str)`` with the reason why nothing can be sent, or "";
    ``finished(Outcome)`` after an answer to a request for a context or a token was shown; ``inspect_requested(str)``
    a token to show in Inspect; ``compare_requested(Outcome, Outcome)`` a transient token and its context;
    ``action(Action)`` an action of a message that the window carries out; ``history_requested()``;
    ``outcome_changed()`` after another token, or none, is shown.
    """

    busy_changed = Signal(bool)
    sendable_changed = Signal(str)
    finished = Signal(object)
    inspect_requested = Signal(str)
    compare_requested = Signal(object, object)
    action = Signal(object)
    history_requested = Signal()
    outcome_changed = Signal()
