"""The command line."""

PROGRAM = "flexgui"
SELF_TEST = "--self-test"
COMMANDS = ("capture-context", "inspect", "tokenize", "diagnose", "code", "sandbox", "history")
