"""The mode Diagnose: a pasted request and its answer at the left, the diagnosis at the right."""
