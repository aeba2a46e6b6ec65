"""The command line."""

PROGRAM = "flexgui"
SELF_TEST = "--self-test"
COMMANDS = ("capture-context", "inspect", "tokenize", "code", "sandbox", "history")
