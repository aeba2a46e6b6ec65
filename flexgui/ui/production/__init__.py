"""The lock of production profiles: the dialog that unlocks it and the banner that shows it."""
