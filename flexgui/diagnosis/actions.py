"""The actions that a message can offer; the window and its controllers carry them out."""

from __future__ import annotations

from enum import StrEnum

from flexgui.translation import later, tr


class Action(StrEnum):
    """The action of a button under a message. The values are stable: ``--json`` prints them."""

    SEND_AGAIN = "send-again"
    SEND_ANYWAY = "send-anyway"
    SEND_WITH_SERVER_TIME = "send-with-server-time"
    EDIT_PROFILE = "edit-profile"
    ADD_PROFILE = "add-profile"
    HOW_SIGNED = "how-signed"
    USE_HTTP_SIGNATURE = "use-http-signature"
    FETCH_KEY_AGAIN = "fetch-key-again"
    UNLOCK_KEYRING = "unlock-keyring"
    FOLLOW_FIELDS = "follow-fields"
    CARD_PRESET = "card-preset"
    LEAVE_OUT_UNKNOWN = "leave-out-unknown"
    SHOW_EARLIER = "show-earlier"
    INSPECT = "inspect"
    PASTE_TOKEN = "paste-token"  # noqa: S105  a command's name
    TRY_SAMPLE = "try-sample"
    DISCARD_TOKEN = "discard-token"  # noqa: S105  a command's name
    TOKENIZE = "tokenize"
    PASTE_CONTEXT = "paste-context"
    NEW_CONTEXT = "new-context"
    USE_SANDBOX = "use-sandbox"
    SHOW_SANDBOX = "show-sandbox"
    DIAGNOSE = "diagnose"
    PASTE_REQUEST = "paste-request"
    OPEN_REQUEST = "open-request"

    @property
    def label(self) -> str:
        """The usual text of its button; a message may use another text."""
        return tr(_LABELS[self])


_LABELS = {
    Action.SEND_AGAIN: later("Send again"),
    Action.SEND_ANYWAY: later("Send it anyway"),
    Action.SEND_WITH_SERVER_TIME: later("Send again with the server’s time"),
    Action.EDIT_PROFILE: later("Edit profile…"),
    Action.ADD_PROFILE: later("Add a profile…"),
    Action.HOW_SIGNED: later("How it is signed"),
    Action.USE_HTTP_SIGNATURE: later("Try with HTTP Signature"),
    Action.FETCH_KEY_AGAIN: later("Fetch the key again"),
    Action.UNLOCK_KEYRING: later("Try again"),
    Action.FOLLOW_FIELDS: later("Follow the fields again"),
    Action.CARD_PRESET: later("Tick the Card preset"),
    Action.LEAVE_OUT_UNKNOWN: later("Leave unknown fields out"),
    Action.SHOW_EARLIER: later("Show the last response"),
    Action.INSPECT: later("Inspect a token…"),
    Action.PASTE_TOKEN: later("Paste from clipboard"),
    Action.TRY_SAMPLE: later("Try a sample"),
    Action.DISCARD_TOKEN: later("Do not use this token"),
    Action.TOKENIZE: later("Get one and tokenize"),
    Action.PASTE_CONTEXT: later("Paste a context…"),
    Action.NEW_CONTEXT: later("Get a new one"),
    Action.USE_SANDBOX: later("Use the sandbox"),
    Action.SHOW_SANDBOX: later("Open the sandbox panel"),
    Action.DIAGNOSE: later("Diagnose"),
    Action.PASTE_REQUEST: later("Paste a request"),
    Action.OPEN_REQUEST: later("Open a file…"),
}
