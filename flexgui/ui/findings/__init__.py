"""The rows of findings, in the mode Diagnose and under a refused response: a cause, its evidence, its fix."""
