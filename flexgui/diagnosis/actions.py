"""The actions that a message can offer; the window and its controllers carry them out."""

from __future__ import annotations

from flexgui.translation import LabelledEnum, later


class Action(LabelledEnum):
    """The action of a button under a message, and the button's usual text. ``--json`` prints the values: keep them."""

    SEND_AGAIN = "send-again", later("Send again")
    SEND_ANYWAY = "send-anyway", later("Send it anyway")
    SEND_WITH_SERVER_TIME = "send-with-server-time", later("Send again with the server’s time")
    EDIT_PROFILE = "edit-profile", later("Edit profile…")
    ADD_PROFILE = "add-profile", later("Add a profile…")
    HOW_SIGNED = "how-signed", later("How it is signed")
    USE_HTTP_SIGNATURE = "use-http-signature", later("Try with HTTP Signature")
    FETCH_KEY_AGAIN = "fetch-key-again", later("Fetch the key again")
    UNLOCK_KEYRING = "unlock-keyring", later("Try again")
    FOLLOW_FIELDS = "follow-fields", later("Follow the fields again")
    CARD_PRESET = "card-preset", later("Tick the Card preset")
    LEAVE_OUT_UNKNOWN = "leave-out-unknown", later("Leave unknown fields out")
    SHOW_EARLIER = "show-earlier", later("Show the last response")
    INSPECT = "inspect", later("Inspect a token…")
    PASTE_TOKEN = "paste-token", later("Paste from clipboard")
    TRY_SAMPLE = "try-sample", later("Try a sample")
    DISCARD_TOKEN = "discard-token", later("Do not use this token")
    TOKENIZE = "tokenize", later("Get one and tokenize")
    PASTE_CONTEXT = "paste-context", later("Paste a context…")
    NEW_CONTEXT = "new-context", later("Get a new one")
    USE_SANDBOX = "use-sandbox", later("Use the sandbox")
    SHOW_SANDBOX = "show-sandbox", later("Open the sandbox panel")
    DIAGNOSE = "diagnose", later("Diagnose")
    PASTE_REQUEST = "paste-request", later("Paste a request")
    OPEN_REQUEST = "open-request", later("Open a file…")
