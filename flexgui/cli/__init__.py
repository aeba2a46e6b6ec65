"""The command line."""

PROGRAM = "flexgui"
SELF_TEST = "--self-test"
COMMANDS = ("capture-context", "inspect", "code", "sandbox", "history")
