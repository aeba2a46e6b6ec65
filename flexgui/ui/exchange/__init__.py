"""An exchange for people: the answer, or why there is none."""
