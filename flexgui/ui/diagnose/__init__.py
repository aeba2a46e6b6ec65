"""The mode Diagnose: a pasted request and its answer at the left, what was found at the right."""
